// train_vectors SHARED OUT: word vectors from all bare text of SHARED/data that may be trained on.
#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "core/document.h"
#include "extract/tokens/sentences.h"
#include "extract/tokens/tokens.h"
#include "extract/zones/zones.h"
#include "train/corpora/name_corpus.h"
#include "train/learn/word_vectors.h"

namespace whosaid {
namespace {

// Tokenises raw text with our own tokeniser, one row for each sentence.
void AddText(std::string raw, TokenisedText& text) {
  Document document;
  document.article.text = std::move(raw);
  document.zones = {{ZoneKind::kBody, {0, static_cast<uint32_t>(document.text().size())}}};
  if (document.text().empty()) return;
  document.tokens = FindTokens(document);
  document.sentences = FindSentences(document);
  for (const Sentence& sentence : document.sentences) {
    std::vector<std::string> row;
    for (uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      row.push_back(VectorForm(document.Text(document.tokens[i].span)));
    }
    text.push_back(std::move(row));
  }
}

bool AddLines(const std::string& path, TokenisedText& text) {
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) AddText(line, text);
  return file.eof();
}

// The "text" or "body" of each JSON line.
bool AddRecords(const std::string& path, TokenisedText& text) {
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    const auto record = nlohmann::json::parse(line, nullptr, false);
    for (const char* field : {"text", "body"}) {
      if (record.is_object() && record.contains(field) && record[field].is_string()) {
        AddText(record[field].get<std::string>(), text);
      }
    }
  }
  return file.eof();
}

bool AddConllu(const std::string& path, TokenisedText& text) {
  std::ifstream file(path);
  std::string line;
  std::vector<std::string> row;
  while (std::getline(file, line)) {
    if (line.empty()) {
      text.push_back(std::move(row));
      row.clear();
      continue;
    }
    const size_t tab = line.find('\t');
    if (line[0] == '#' || line.substr(0, tab).find_first_of("-.") != std::string::npos) continue;
    row.push_back(
        VectorForm(std::string_view(line).substr(tab + 1, line.find('\t', tab + 1) - tab - 1)));
  }
  return file.eof();
}

bool AddNames(const std::string& path, TokenisedText& text) {
  const auto documents = ReadBio(path);
  if (!documents) return false;
  for (const NameDocument& document : *documents) {
    for (const NameSentence& sentence : document) {
      std::vector<std::string> row;
      for (const std::string& token : SplitHyphens(sentence).tokens)
        row.push_back(VectorForm(token));
      text.push_back(std::move(row));
    }
  }
  return true;
}

int Run(const std::string& shared, const std::string& out) {
  using Adder = bool (*)(const std::string&, TokenisedText&);
  constexpr std::pair<const char*, Adder> kSources[] = {
      {"unlabelled/news.txt", AddLines},
      {"polnear/polnear.train.jsonl", AddRecords},
      {"rawnews/wikinews_2019_2020.jsonl", AddRecords},
      {"ud/en_ewt-ud-train.conllu", AddConllu},
      {"ud/en_gum_by-ud-train.conllu", AddConllu},
      {"ner/conllpp.train.bio", AddNames},
  };
  TokenisedText text;
  for (const auto& [name, add] : kSources) {
    const std::string path = fmt::format("{}/data/{}", shared, name);
    if (!add(path, text)) {
      fmt::print(stderr, "train_vectors: {}: cannot be read\n", path);
      return 2;
    }
  }
  size_t tokens = 0;
  for (const auto& row : text) tokens += row.size();
  const WordVectors vectors = TrainVectors(text);
  fmt::print("{} tokens, {} words\n", tokens, vectors.words.size());
  if (const auto written = WriteVectors(vectors, out); !written) {
    fmt::print(stderr, "train_vectors: {}\n", written.error().message);
    return 2;
  }
  return 0;
}

}  // namespace
}  // namespace whosaid

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: train_vectors SHARED OUT\n");
    return 2;
  }
  return whosaid::Run(argv[1], argv[2]);
}
