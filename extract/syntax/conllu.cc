#include "extract/syntax/conllu.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "extract/readers/encoding.h"

namespace whosaid {
namespace {

constexpr size_t kColumns = 10;
using Columns = std::array<std::string_view, kColumns>;

std::optional<Columns> SplitColumns(std::string_view line) {
  Columns columns;
  for (size_t i = 0; i < kColumns; ++i) {
    const size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == kColumns)) return std::nullopt;
    columns[i] = line.substr(0, tab);
    line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
  }
  return columns;
}

std::optional<uint32_t> ParseNumber(std::string_view digits) {
  uint32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

// Whether every word leads to the one root. Each is looked at twice at most.
bool IsTree(const std::vector<ConlluWord>& words) {
  enum class Mark : uint8_t { kNew, kUnderWay, kLeadsToRoot };
  std::vector<Mark> marks(words.size() + 1, Mark::kNew);
  marks[0] = Mark::kLeadsToRoot;
  for (size_t i = 1; i <= words.size(); ++i) {
    size_t at = i;
    for (; marks[at] == Mark::kNew; at = words[at - 1].head) marks[at] = Mark::kUnderWay;
    if (marks[at] == Mark::kUnderWay) return false;
    for (at = i; marks[at] == Mark::kUnderWay; at = words[at - 1].head) {
      marks[at] = Mark::kLeadsToRoot;
    }
  }
  return std::ranges::count(words, 0u, &ConlluWord::head) == 1;
}

// Reads line by line; the state is the sentence under way.
class Reader {
 public:
  explicit Reader(std::string_view name) : name_(name) {}

  Result<void> ReadLine(std::string_view line);
  Result<void> FinishSentence();
  std::vector<ConlluSentence> Take() { return std::move(sentences_); }

 private:
  Result<void> ReadWord(const Columns& columns);
  tl::unexpected<Error> Fails(std::string_view what) const {
    return Fail(ErrorKind::kBadInput, fmt::format("{}:{}: {}", name_, line_, what));
  }

  std::string_view name_;
  size_t line_ = 0;
  ConlluSentence sentence_;
  uint32_t contraction_end_ = 0;  // the last word of the contraction under way, or 0
  bool space_after_contraction_ = true;
  std::vector<ConlluSentence> sentences_;
};

Result<void> Reader::ReadWord(const Columns& columns) {
  const bool space_after = columns[9].find("SpaceAfter=No") == std::string_view::npos;
  const size_t dash = columns[0].find('-');
  if (dash != std::string_view::npos) {
    const std::optional<uint32_t> last = ParseNumber(columns[0].substr(dash + 1));
    if (!last) return Fails("not a range of words");
    contraction_end_ = *last;
    space_after_contraction_ = space_after;
    return {};
  }
  if (columns[0].find('.') != std::string_view::npos) return {};  // an empty node
  const std::optional<uint32_t> id = ParseNumber(columns[0]);
  const std::optional<uint32_t> head = ParseNumber(columns[6]);
  if (!id || *id != sentence_.words.size() + 1) return Fails("words are not numbered from 1");
  if (*id > kLongestTree) return Fails("a sentence of more than 4096 words");
  if (IsBlank(columns[1])) return Fails("a word without a form");
  if (!head || *head == *id) return Fails("not the number of a head");
  bool space = space_after;
  if (*id < contraction_end_) space = false;
  if (*id == contraction_end_) space = space_after_contraction_;
  sentence_.words.push_back({std::string(columns[1]), std::string(columns[2]),
                             std::string(columns[3]), std::string(columns[4]),
                             std::string(columns[5]), *head, std::string(columns[7]), space});
  return {};
}

Result<void> Reader::ReadLine(std::string_view line) {
  ++line_;
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.empty()) return FinishSentence();
  if (line.front() == '#') {
    if (line.starts_with("# newdoc")) {
      sentence_.begins_document = true;
      const size_t id = line.find("id = ");
      if (id != std::string_view::npos) sentence_.document_id = line.substr(id + 5);
    }
    if (line.starts_with("# newpar")) sentence_.begins_paragraph = true;
    return {};
  }
  const std::optional<Columns> columns = SplitColumns(line);
  if (!columns) return Fails("a word needs ten columns parted by tabs");
  return ReadWord(*columns);
}

Result<void> Reader::FinishSentence() {
  if (sentence_.words.empty()) return {};
  for (const ConlluWord& word : sentence_.words) {
    if (word.head > sentence_.words.size()) return Fails("a head lies outside of its sentence");
  }
  if (!IsTree(sentence_.words)) return Fails("the heads above are no tree with one root");
  sentences_.push_back(std::move(sentence_));
  sentence_ = {};
  contraction_end_ = 0;
  return {};
}

}  // namespace

Result<std::vector<ConlluSentence>> ReadConllu(std::string_view content, std::string_view name) {
  Reader reader(name);
  while (!content.empty()) {
    const size_t end = content.find('\n');
    const Result<void> read = reader.ReadLine(content.substr(0, end));
    if (!read) return tl::make_unexpected(read.error());
    content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
  }
  const Result<void> finished = reader.FinishSentence();
  if (!finished) return tl::make_unexpected(finished.error());
  return reader.Take();
}

Article ToArticle(std::span<const ConlluSentence> sentences) {
  Article article;
  std::string& text = article.text;
  const auto size = [&] { return static_cast<uint32_t>(text.size()); };
  bool space = false;
  for (const ConlluSentence& sentence : sentences) {
    if (sentence.words.empty()) continue;
    const bool is_apart = sentence.begins_document || sentence.begins_paragraph;
    if (!text.empty()) text += is_apart ? "\n\n" : space ? " " : "";
    const auto first = static_cast<uint32_t>(article.known_words.size());
    for (const ConlluWord& word : sentence.words) {
      const bool is_first = &word == &sentence.words.front();
      const bool is_last = &word == &sentence.words.back();
      const uint32_t begin = size();
      text += word.form;
      const auto own = static_cast<uint32_t>(article.known_words.size());
      article.known_words.push_back({{begin, size()},
                                     is_first,
                                     Parse<Upos>(word.upos).value_or(Upos::kX),
                                     word.xpos,
                                     word.deprel,
                                     word.head == 0 ? own : first + word.head - 1,
                                     word.lemma});
      space = word.space_after;
      if (space && !is_last) text += ' ';
    }
  }
  return article;
}

std::string ToConllu(const Document& document) {
  std::string out = fmt::format("# newdoc id = {}\n", document.article.uri);
  uint32_t end = 0;  // of the sentence before
  for (size_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    const std::string_view between = document.Text({end, sentence.span.begin});
    if (s > 0 && between.find_first_of("\n\r") != std::string_view::npos) out += "# newpar\n";
    std::string line(document.Text(sentence.span));
    std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    out += fmt::format("# sent_id = {}\n# text = {}\n", s + 1, line);
    for (uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      const SyntaxWord& word = document.syntax[i];
      const uint32_t after = document.tokens[i].span.end;
      const bool glued =
          i + 1 < document.tokens.size() && document.tokens[i + 1].span.begin == after;
      out += fmt::format("{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t{}\n", i + 1 - sentence.first_token,
                         document.Text(document.tokens[i].span), word.lemma, NameOf(word.upos),
                         word.xpos, word.head == i ? 0 : word.head + 1 - sentence.first_token,
                         word.deprel, glued ? "SpaceAfter=No" : "_");
    }
    out += '\n';
    end = sentence.span.end;
  }
  return out;
}

}  // namespace whosaid
