// Evaluates the segmentation: how well tokens and sentences are found in raw
// text: against the gold of EWT and GUM and the machine-made sentences of PolNeAR (dev, or train).
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/utf8.h"
#include "extract/characters.h"
#include "extract/conllu.h"
#include "extract/sentences.h"
#include "extract/tokens.h"

namespace whosaid {
namespace {

struct Segments {
  std::string text;
  std::vector<Span> tokens;
  std::vector<Span> sentences;
};

struct Counts {
  size_t gold = 0;
  size_t found = 0;
  size_t right = 0;

  void Add(const std::vector<Span>& gold_spans, const std::vector<Span>& found_spans);
  double Share() const {
    return 200.0 * static_cast<double>(right) / static_cast<double>(gold + found);
  }
};

void Counts::Add(const std::vector<Span>& gold_spans, const std::vector<Span>& found_spans) {
  gold += gold_spans.size();
  found += found_spans.size();
  std::vector<Span> both;
  std::set_intersection(gold_spans.begin(), gold_spans.end(), found_spans.begin(),
                        found_spans.end(), std::back_inserter(both));
  right += both.size();
}

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

// The raw text of a treebank's documents with its gold spans.
std::vector<Segments> ReadTreebank(const std::filesystem::path& path) {
  std::vector<Segments> documents;
  const auto read = ReadConllu(ReadFile(path), path.string());
  if (!read) {
    fmt::print(stderr, "{}\n", read.error().message);
    return {};
  }
  bool space = false;
  for (const ConlluSentence& sentence : *read) {
    if (sentence.begins_document || documents.empty()) {
      documents.emplace_back();
    } else {
      documents.back().text += sentence.begins_paragraph ? "\n\n" : space ? " " : "";
    }
    Segments& to = documents.back();
    const auto begin = static_cast<uint32_t>(to.text.size());
    for (const ConlluWord& word : sentence.words) {
      const auto at = static_cast<uint32_t>(to.text.size());
      to.text += word.form;
      to.tokens.push_back({at, static_cast<uint32_t>(to.text.size())});
      space = word.space_after;
      if (space && &word != &sentence.words.back()) to.text += " ";
    }
    to.sentences.push_back({begin, to.tokens.back().end});
  }
  return documents;
}

// PolNeAR's texts with the sentences that CoreNLP found.
std::vector<Segments> ReadPolnear(const std::filesystem::path& folder, const std::string& split) {
  std::map<std::string, Segments> documents;
  std::istringstream records(ReadFile(folder / ("polnear." + split + ".jsonl")));
  for (std::string line; std::getline(records, line);) {
    const nlohmann::json record = nlohmann::json::parse(line);
    documents[record["id"].get<std::string>()].text = record["text"].get<std::string>();
  }
  std::istringstream silver(ReadFile(folder / ("polnear." + split + ".silver.conll")));
  Segments* to = nullptr;
  std::vector<Span> words;
  for (std::string line; std::getline(silver, line);) {
    if (line.starts_with("#begin document ")) {
      to = &documents[line.substr(16)];
    } else if (line.empty() || line.starts_with("#")) {
      if (!words.empty()) to->sentences.push_back({words.front().begin, words.back().end});
      words.clear();
    } else {
      std::vector<std::string> columns;
      std::istringstream fields(line);
      for (std::string field; std::getline(fields, field, '\t');) columns.push_back(field);
      words.push_back({static_cast<uint32_t>(std::stoul(columns[7])),
                       static_cast<uint32_t>(std::stoul(columns[8]))});
    }
  }
  std::vector<Segments> all;
  for (auto& [id, document] : documents) {
    if (document.sentences.empty()) continue;
    const CodePointIndex index(document.text);
    for (Span& sentence : document.sentences) sentence = index.ToBytes(sentence);
    all.push_back(std::move(document));
  }
  return all;
}

// The spans from first to last letter or digit: CoreNLP takes the marks '' for closing ones even
// where they open, which says nothing about where a sentence ends.
std::vector<Span> WithoutMarks(std::string_view text, const std::vector<Span>& spans) {
  const auto is_mark = [&](uint32_t at) {
    const char32_t code = CharacterAt(text, at).code;
    return IsCodePointBoundary(text, at) && ClassOf(code) != CharacterClass::kLetter &&
           ClassOf(code) != CharacterClass::kDigit;
  };
  std::vector<Span> inner;
  for (Span span : spans) {
    while (span.begin < span.end && is_mark(span.begin)) ++span.begin;
    while (span.begin < span.end && is_mark(span.end - 1)) --span.end;
    if (!span.empty()) inner.push_back(span);
  }
  return inner;
}

void PrintDifferences(const Segments& gold, const std::vector<Span>& gold_spans,
                      const std::vector<Span>& found) {
  const auto print = [&](char sign, const Span& span) {
    std::string around(Slice(
        gold.text,
        {span.end, std::min<uint32_t>(span.end + 30, static_cast<uint32_t>(gold.text.size()))}));
    std::string text(Slice(gold.text, span));
    if (text.size() > 90) text = text.substr(0, 30) + " ... " + text.substr(text.size() - 55);
    std::replace(text.begin(), text.end(), '\n', '~');
    std::replace(around.begin(), around.end(), '\n', '~');
    fmt::print("{} {} >> {}\n", sign, text, around);
  };
  size_t g = 0;
  size_t f = 0;
  while (g < gold_spans.size() || f < found.size()) {
    if (f == found.size() || (g < gold_spans.size() && gold_spans[g] < found[f])) {
      print('-', gold_spans[g++]);
    } else if (g == gold_spans.size() || found[f] < gold_spans[g]) {
      print('+', found[f++]);
    } else {
      ++g, ++f;
    }
  }
}

void Evaluate(const char* name, const std::vector<Segments>& documents, const std::string& errors) {
  Counts tokens;
  Counts sentences;
  Counts unmarked;
  for (const Segments& gold : documents) {
    Document document;
    document.article.text = gold.text;
    document.tokens = FindTokens(document);
    document.sentences = FindSentences(document);
    std::vector<Span> found_tokens;
    std::vector<Span> found_sentences;
    for (const Token& token : document.tokens) found_tokens.push_back(token.span);
    for (const Sentence& sentence : document.sentences) found_sentences.push_back(sentence.span);
    if (!gold.tokens.empty()) tokens.Add(gold.tokens, found_tokens);
    sentences.Add(gold.sentences, found_sentences);
    unmarked.Add(WithoutMarks(gold.text, gold.sentences), WithoutMarks(gold.text, found_sentences));
    if (errors == "tokens" && !gold.tokens.empty()) {
      PrintDifferences(gold, gold.tokens, found_tokens);
    }
    if (errors == "sentences") PrintDifferences(gold, gold.sentences, found_sentences);
    if (errors == "unmarked") {
      PrintDifferences(gold, WithoutMarks(gold.text, gold.sentences),
                       WithoutMarks(gold.text, found_sentences));
    }
  }
  if (tokens.gold > 0) fmt::print("{} tokens F1 {:.2f}\n", name, tokens.Share());
  fmt::print("{} sentences F1 {:.2f}, without marks at their ends {:.2f}\n", name,
             sentences.Share(), unmarked.Share());
}

}  // namespace
}  // namespace whosaid

// evaluate_segmentation DATA [train|dev [tokens|sentences|unmarked [ewt|gum|polnear]]]
int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(
        stderr,
        "usage: evaluate_segmentation DATA [train|dev [tokens|sentences|unmarked [CORPUS]]]\n");
    return 2;
  }
  const std::filesystem::path data = argv[1];
  const std::string split = argc > 2 ? argv[2] : "dev";
  const std::string errors = argc > 3 ? argv[3] : "";
  const std::string only = argc > 4 ? argv[4] : "";
  using namespace whosaid;
  if (only.empty() || only == "ewt") {
    Evaluate("EWT", ReadTreebank(data / ("ud/en_ewt-ud-" + split + ".conllu")), errors);
  }
  if (only.empty() || only == "gum") {
    Evaluate("GUM", ReadTreebank(data / ("ud/en_gum_by-ud-" + split + ".conllu")), errors);
  }
  if (only.empty() || only == "polnear") {
    Evaluate("PolNeAR", ReadPolnear(data / "polnear", split), errors);
  }
  return 0;
}
