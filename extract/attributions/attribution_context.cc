// AttributionContext: what the features of AttributionModel know of each token.
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <string>

#include "extract/attributions/attribution_model.h"
#include "extract/attributions/attribution_pack.h"
#include "extract/tokens/characters.h"
#include "extract/zones/paragraphs.h"

namespace whosaid {
namespace {

uint64_t Hash(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

std::string ShapeOf(std::string_view word) {
  std::string shape;
  for (const char c : word) {
    const char kind = c >= 'A' && c <= 'Z'                        ? 'X'
                      : (c >= 'a' && c <= 'z') || (c & 0x80) != 0 ? 'x'
                      : c >= '0' && c <= '9'                      ? 'd'
                                                                  : c;
    if (shape.empty() || shape.back() != kind) shape += kind;
    if (shape.size() == 6) break;
  }
  return shape;
}

std::string_view Suffix(std::string_view word, size_t length) {
  return word.size() <= length ? word : word.substr(word.size() - length);
}

// Relations whose presence below a word says what kind of cue it may be.
constexpr std::array<std::string_view, kDependantBits> kDependants = {
    "nsubj", "ccomp", "xcomp",      "parataxis", "obj",       "iobj",
    "obl",   "mark",  "aux",        "cop",       "advmod",    "nmod",
    "case",  "acl",   "nsubj:pass", "aux:pass",  "nmod:poss", "obl:agent"};

std::string_view WithoutSubtype(std::string_view relation) {
  return relation.substr(0, relation.find(':'));
}

uint64_t DependantBit(std::string_view relation) {
  auto at = std::find(kDependants.begin(), kDependants.end(), relation);
  if (at == kDependants.end()) {
    at = std::find(kDependants.begin(), kDependants.end(), WithoutSubtype(relation));
  }
  return at == kDependants.end() ? 0 : uint64_t{1} << (at - kDependants.begin());
}

}  // namespace

AttributionContext::AttributionContext(const Document& document, const NameModel& names)
    : document_(document), words_(document.tokens.size()) {
  for (size_t i = 0; i < words_.size(); ++i) {
    const std::string_view token = document.Text(document.tokens[i].span);
    const std::string lower = Folded(token);
    Word& word = words_[i];
    word.lower = Hash(lower);
    word.exact = Hash(token);
    word.shape = Hash(ShapeOf(token));
    word.suffix2 = Hash(Suffix(lower, 2));
    word.suffix3 = Hash(Suffix(lower, 3));
    word.cluster = names.ClusterOf(lower);
    word.comma = token == ",";
    word.that = lower == "that";
  }
  for (size_t i = 0; i < document.syntax.size(); ++i) {
    const SyntaxWord& analysed = document.syntax[i];
    Word& word = words_[i];
    word.lemma = Hash(analysed.lemma);
    word.upos = 1 + static_cast<uint64_t>(analysed.upos);
    word.xpos = Hash(analysed.xpos);
    word.relation = Hash(analysed.deprel);
    word.head = analysed.head;
    if (analysed.head != i) words_[analysed.head].dependants |= DependantBit(analysed.deprel);
  }
  for (const Name& name : document.names) {
    for (uint32_t i = name.first_token; i < name.end_token; ++i) {
      words_[i].name = 1 + static_cast<uint64_t>(AsConll(name.type)) + (i + 1 == name.end_token ? 8 : 0);
    }
  }
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    for (uint32_t i = sentence.first_token; i < sentence.end_token; ++i) words_[i].sentence = s;
  }
  const std::vector<Span> paragraphs = FindParagraphs(document);
  for (size_t i = 0, p = 0; i < words_.size(); ++i) {
    while (p + 1 < paragraphs.size() && document.tokens[i].span.begin >= paragraphs[p].end) ++p;
    words_[i].paragraph = static_cast<uint32_t>(p);
  }
  for (uint32_t q = 0; q < document.quotations.size(); ++q) {
    const Quotation& quotation = document.quotations[q];
    auto at = std::lower_bound(
        document.tokens.begin(), document.tokens.end(), quotation.span.begin,
        [](const Token& token, uint32_t offset) { return token.span.begin < offset; });
    for (; at != document.tokens.end() && at->span.begin < quotation.span.end; ++at) {
      Word& word = words_[static_cast<size_t>(at - document.tokens.begin())];
      word.quotation = q + 1;
      if (!quotation.inner.Contains(at->span)) word.quotation_mark = true;
    }
  }
  ReadParts();
}

// What hangs below each word, and how far.
void AttributionContext::ReadParts() {
  if (document_.syntax.empty()) return;
  std::vector<TokenRange> extents(words_.size());
  for (uint32_t i = 0; i < words_.size(); ++i) extents[i] = {i, i};
  for (uint32_t i = 0; i < words_.size(); ++i) {
    uint32_t at = i;
    for (int step = 0; step < 40; ++step) {
      extents[at].begin = std::min(extents[at].begin, i);
      extents[at].end = std::max(extents[at].end, i);
      if (words_[at].head == at) break;
      at = words_[at].head;
    }
  }
  for (uint32_t i = 0; i < words_.size(); ++i) {
    uint32_t largest = i;
    for (uint32_t at = i; extents[at].begin == i; at = words_[at].head) {
      largest = at;
      if (words_[at].head == at) break;
    }
    words_[i].opens = words_[largest].relation;
    largest = i;
    for (uint32_t at = i; extents[at].end == i; at = words_[at].head) {
      largest = at;
      if (words_[at].head == at) break;
    }
    words_[i].closes = words_[largest].relation;
  }
  static const uint64_t kSubject = Hash("nsubj");
  static const uint64_t kPassiveSubject = Hash("nsubj:pass");
  static const uint64_t kObject = Hash("obj");
  static const uint64_t kAuxiliary = Hash("aux");
  static const uint64_t kClause = Hash("ccomp");
  static const uint64_t kBeside = Hash("parataxis");
  for (uint32_t i = 0; i < words_.size(); ++i) {
    const Word& word = words_[i];
    Word& head = words_[word.head];
    if (word.relation == kObject && head.object == 0) head.object = word.lemma;
    if (word.relation == kAuxiliary && head.auxiliary == 0) head.auxiliary = word.lemma;
    if (word.relation == kSubject || word.relation == kPassiveSubject) {
      head.subject = word.name != 0                            ? Pack(word.name, 1)
                     : document_.syntax[i].upos == Upos::kPron ? Pack(word.lower, 2)
                                                               : Pack(word.cluster, 3);
    } else if (word.relation == kClause || word.relation == kBeside) {
      head.clause =
          Pack(word.relation == kClause, word.quotation != 0, i > word.head, word.dependants);
    }
  }
}

TokenRange AttributionContext::SentenceTokens(uint32_t sentence) const {
  const Sentence& row = document_.sentences[sentence];
  return {row.first_token, row.end_token};
}

uint32_t AttributionContext::HeadOf(TokenRange range) const {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const uint32_t head = words_[i].head;
    if (head < range.begin || head >= range.end || head == i) return i;
  }
  return range.begin;
}

TokenRange AttributionContext::Window(TokenRange cue) const {
  const Word& word = words_[cue.begin];
  const uint32_t last_sentence = static_cast<uint32_t>(document_.sentences.size()) - 1;
  uint32_t first = word.sentence;
  uint32_t last = word.sentence;
  const auto same_paragraph = [&](uint32_t sentence) {
    return words_[document_.sentences[sentence].first_token].paragraph == word.paragraph;
  };
  while (first > 0 && word.sentence - first < 2 && same_paragraph(first - 1)) --first;
  while (last < last_sentence && last - word.sentence < 4 && same_paragraph(last + 1)) ++last;
  return {document_.sentences[first].first_token, document_.sentences[last].end_token};
}

}  // namespace whosaid
