#include "extract/syntax/syntax.h"

#include <algorithm>
#include <string_view>

#include "extract/syntax/lost_verbs.h"
#include "extract/syntax/true_case.h"

namespace whosaid {
namespace {

// Up to so many words go through the model at once, for speed; results don't depend on it.
constexpr size_t kBatchWords = 512;

// A sentence or part of one: a half-open range of tokens.
struct Part {
  uint32_t first;
  uint32_t end;
  bool continues;  // the sentence of the part before
};

// Headlines are cut where a new clause may begin: "Berg: pier 'unsafe,' tolls too high".
bool EndsHeadlinePart(const Document& document, uint32_t token) {
  const std::string_view text = document.Text(document.tokens[token].span);
  if (text == ":" || text == ";") return true;
  const bool closes = text == "'" || text == "\"" || text == "\u2019" || text == "\u201d";
  return closes && token > 0 && document.Text(document.tokens[token - 1].span) == ",";
}

std::vector<Part> CutSentences(const Document& document) {
  std::vector<Part> parts;
  for (const Sentence& sentence : document.sentences) {
    const bool headline = sentence.zone == ZoneKind::kHeadline;
    for (uint32_t first = sentence.first_token; first < sentence.end_token;) {
      const auto longest = static_cast<uint32_t>(
          std::min<size_t>(sentence.end_token, first + SyntaxModel::kLongestSentence));
      uint32_t end = headline ? first + 1 : longest;
      while (end < longest && !EndsHeadlinePart(document, end - 1)) ++end;
      parts.push_back({first, end, first != sentence.first_token});
      first = end;
    }
  }
  return parts;
}

using Forms = std::vector<std::optional<std::string>>;

std::string_view FormOf(const Document& document, const Forms& true_case, uint32_t token) {
  return true_case[token] ? *true_case[token] : document.Text(document.tokens[token].span);
}

void AddWords(const Document& document, const Forms& true_case, const Models& models,
              const Kernels& kernels, std::span<const Part> parts, const std::vector<Upos>& upos,
              std::optional<StandIn> stand_in, std::vector<SyntaxWord>& words) {
  std::vector<std::string_view> forms;
  std::vector<size_t> sizes;
  for (const Part& part : parts) {
    sizes.push_back(part.end - part.first);
    for (uint32_t i = part.first; i < part.end; ++i) {
      const bool stands_in = stand_in && stand_in->token == i;
      forms.push_back(stands_in ? stand_in->form : FormOf(document, true_case, i));
    }
  }
  const std::vector<PredictedWord> predicted = models.syntax.Predict(forms, sizes, kernels);
  size_t next = 0;
  for (const Part& part : parts) {
    for (uint32_t i = part.first; i < part.end; ++i, ++next) {
      const PredictedWord& from = predicted[next];
      SyntaxWord& word = words[i];
      word.upos = upos[from.upos];
      word.xpos = models.syntax.xpos_names()[from.xpos];
      word.deprel = models.syntax.label_names()[from.label];
      word.head = from.head == 0 ? i : part.first + from.head - 1;
      word.lemma = models.lemma_rules.Find(FormOf(document, true_case, i), word.xpos);
    }
  }
}

// The root of the tree that a word belongs to. Cost: the tree's height.
uint32_t RootOf(const std::vector<SyntaxWord>& words, uint32_t word) {
  while (words[word].head != word) word = words[word].head;
  return word;
}

// The known trees. Tags and labels that the model doesn't know stay "_" and "dep".
std::vector<SyntaxWord> KnownSyntax(const Document& document, const Models& models) {
  const auto named = [](const std::vector<std::string_view>& names, std::string_view name,
                        std::string_view otherwise) {
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? otherwise : *found;
  };
  std::vector<SyntaxWord> words;
  for (const KnownWord& known : document.article.known_words) {
    SyntaxWord& word = words.emplace_back();
    word.upos = known.upos;
    word.xpos = named(models.syntax.xpos_names(), known.xpos, "_");
    const std::string_view label = known.deprel;
    const std::string_view universal =
        named(models.syntax.label_names(), label.substr(0, label.find(':')), "dep");
    word.deprel = named(models.syntax.label_names(), label, universal);
    word.head = known.head;
    word.lemma = known.lemma;
  }
  return words;
}

}  // namespace

std::vector<SyntaxWord> FindSyntax(const Document& document, const Models& models,
                                   const Kernels& kernels) {
  if (!document.article.known_words.empty()) return KnownSyntax(document, models);
  std::vector<Upos> upos;
  for (const std::string_view name : models.syntax.upos_names()) {
    upos.push_back(Parse<Upos>(name).value_or(Upos::kX));
  }
  std::vector<SyntaxWord> words(document.tokens.size());
  const Forms true_case = FindTrueCase(document, models);
  const std::vector<Part> parts = CutSentences(document);
  for (size_t first = 0; first < parts.size();) {
    size_t end = first;
    for (size_t count = 0; end < parts.size(); ++end) {
      count += parts[end].end - parts[end].first;
      if (end > first && count > kBatchWords) break;
    }
    AddWords(document, true_case, models, kernels, std::span(parts).subspan(first, end - first),
             upos, {}, words);
    first = end;
  }
  for (const Part& part : parts) {
    if (const auto lost = FindLostVerb(document, models, words, part.first, part.end)) {
      AddWords(document, true_case, models, kernels, std::span(&part, 1), upos, lost, words);
    }
  }
  uint32_t root = 0;
  for (const Part& part : parts) {
    const uint32_t own = RootOf(words, part.first);
    if (part.continues) {
      words[own].head = root;
      words[own].deprel = "parataxis";
    } else {
      root = own;
    }
  }
  return words;
}

}  // namespace whosaid
