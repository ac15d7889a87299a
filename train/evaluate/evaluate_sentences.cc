// Sentences against CoreNLP's, in CoNLL columns with offsets (column 8 and 9, code points) into the
// text of the articles; documents begin at "#begin document ID", sentences end at empty lines.
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/utf8.h"
#include "extract/tokens/characters.h"
#include "extract/tokens/sentences.h"
#include "extract/tokens/tokens.h"
#include "train/evaluate/evaluate.h"
#include "train/evaluate/match_counts.h"

namespace whosaid {
namespace {

constexpr std::string_view kBegin = "#begin document ";

// The spans of each document's sentences, in code points.
using Sentences = std::map<std::string, std::vector<Span>>;

Result<Span> OffsetsOf(const std::string& line, std::string_view name, size_t number) {
  std::vector<std::string> columns;
  std::istringstream fields(line);
  for (std::string field; std::getline(fields, field, '\t');) columns.push_back(field);
  Span span;
  const auto read = [](const std::string& text, uint32_t& to) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), to);
    return error == std::errc() && end == text.data() + text.size();
  };
  if (columns.size() < 9 || !read(columns[7], span.begin) || !read(columns[8], span.end)) {
    return Fail(ErrorKind::kBadInput, std::string(name) + ":" + std::to_string(number) +
                                          ": expected offsets in columns 8 and 9");
  }
  return span;
}

Result<Sentences> ReadSentences(const LayerEvaluation& evaluation) {
  Sentences documents;
  std::vector<Span>* to = nullptr;
  std::optional<Span> sentence;
  const auto finish = [&] {
    if (sentence && to != nullptr) to->push_back(*sentence);
    sentence.reset();
  };
  std::istringstream lines(evaluation.gold);
  size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.starts_with(kBegin)) to = &documents[line.substr(kBegin.size())];
    if (line.empty() || line.starts_with("#")) {
      finish();
      continue;
    }
    const Result<Span> word = OffsetsOf(line, evaluation.name, number);
    if (!word) return tl::make_unexpected(word.error());
    sentence = Span{sentence ? sentence->begin : word->begin, word->end};
  }
  finish();
  return documents;
}

// The spans from first to last letter or digit: CoreNLP takes the marks '' for closing ones even
// where they open, which says nothing about where a sentence ends.
std::vector<Span> WithoutMarks(std::string_view text, const std::vector<Span>& spans) {
  const auto is_mark = [&](uint32_t at) {
    const CharacterClass kind = ClassOf(CharacterAt(text, at).code);
    return IsCodePointBoundary(text, at) && kind != CharacterClass::kLetter &&
           kind != CharacterClass::kDigit;
  };
  std::vector<Span> inner;
  for (Span span : spans) {
    while (span.begin < span.end && is_mark(span.begin)) ++span.begin;
    while (span.begin < span.end && is_mark(span.end - 1)) --span.end;
    if (!span.empty()) inner.push_back(span);
  }
  return inner;
}

}  // namespace

Result<std::string> EvaluateSentences(const LayerEvaluation& evaluation) {
  const Result<Sentences> documents = ReadSentences(evaluation);
  if (!documents) return tl::make_unexpected(documents.error());
  MatchCounts counts;
  MatchCounts unmarked;
  for (const std::string& line : evaluation.facts) {
    const auto facts = nlohmann::json::parse(line, nullptr, false);
    if (facts.is_discarded()) return Fail(ErrorKind::kBadInput, "facts are no JSON");
    const auto gold = documents->find(DocumentKey(facts.at("document").at("uri")));
    if (gold == documents->end()) continue;
    Document document;
    document.article.text = facts.at("document").at("text");
    const std::string_view text = document.text();
    document.tokens = FindTokens(document);
    std::vector<Span> found;
    for (const Sentence& sentence : FindSentences(document)) found.push_back(sentence.span);
    const CodePointIndex index(text);
    std::vector<Span> expected;
    for (const Span& sentence : gold->second) expected.push_back(index.ToBytes(sentence));
    counts.Add(expected, found);
    unmarked.Add(WithoutMarks(text, expected), WithoutMarks(text, found));
  }
  return ToLine("sentences", counts) + ToLine("without marks at their ends", unmarked);
}

}  // namespace whosaid
