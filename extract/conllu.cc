#include "extract/conllu.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>

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
    if (line.starts_with("# newdoc")) sentence_.begins_document = true;
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

Document ToDocument(std::span<const ConlluSentence> sentences) {
  Document document;
  std::string& text = document.article.text;
  const auto size = [&] { return static_cast<uint32_t>(text.size()); };
  bool space = false;
  for (const ConlluSentence& sentence : sentences) {
    if (sentence.words.empty()) continue;
    const bool is_apart = sentence.begins_document || sentence.begins_paragraph;
    if (!text.empty()) text += is_apart ? "\n\n" : space ? " " : "";
    const auto first = static_cast<uint32_t>(document.tokens.size());
    for (const ConlluWord& word : sentence.words) {
      const bool is_last = &word == &sentence.words.back();
      const uint32_t begin = size();
      text += word.form;
      document.tokens.push_back({{begin, size()}});
      space = word.space_after;
      if (space && !is_last) text += ' ';
      const auto own = static_cast<uint32_t>(document.syntax.size());
      document.syntax.push_back({Parse<Upos>(word.upos).value_or(Upos::kX), word.xpos, word.deprel,
                                 word.head == 0 ? own : first + word.head - 1, word.lemma});
    }
    document.sentences.push_back({{document.tokens[first].span.begin, size()},
                                  first,
                                  static_cast<uint32_t>(document.tokens.size())});
  }
  if (!text.empty()) document.zones = {{ZoneKind::kBody, {0, size()}}};
  return document;
}

}  // namespace whosaid
