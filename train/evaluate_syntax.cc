// evaluate_syntax SHARED [MODEL]: how well the shipped model, or the one in the file MODEL, tags,
// lemmatises and parses the held-out trees of EWT and GUM with gold tokens, and how fast.
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "extract/conllu.h"
#include "extract/syntax.h"

namespace whosaid {
namespace {

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

std::string_view WithoutSubtype(std::string_view label) { return label.substr(0, label.find(':')); }

// All words count, punctuation too; labels are compared without subtypes (CoNLL 2018).
void Evaluate(const char* name, const std::filesystem::path& path, const Models& models) {
  const auto trees = ReadConllu(ReadFile(path), path.string());
  if (!trees) {
    fmt::print(stderr, "evaluate_syntax: {}\n", trees.error().message);
    return;
  }
  const Document gold = ToDocument(*trees);
  double best = 1e9;
  std::vector<SyntaxWord> words;
  for (int run = 0; run < 5; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    words = FindSyntax(gold, models);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    best = std::min(best, took.count());
  }
  size_t upos = 0, xpos = 0, lemma = 0, heads = 0, labelled = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    const SyntaxWord& a = words[i];
    const SyntaxWord& b = gold.syntax[i];
    upos += a.upos == b.upos;
    xpos += a.xpos == b.xpos;
    lemma += a.lemma == b.lemma;
    heads += a.head == b.head;
    labelled += a.head == b.head && WithoutSubtype(a.deprel) == WithoutSubtype(b.deprel);
  }
  const double share = 100.0 / static_cast<double>(words.size());
  const auto percent = [&](size_t right) { return static_cast<double>(right) * share; };
  fmt::print(
      "{} {} words: UPOS {:.2f} XPOS {:.2f} lemmas {:.2f} UAS {:.2f} LAS {:.2f}; {:.0f} words/s\n",
      name, words.size(), percent(upos), percent(xpos), percent(lemma), percent(heads),
      percent(labelled), static_cast<double>(words.size()) / best);
}

}  // namespace
}  // namespace whosaid

int main(int argc, char** argv) {
  using namespace whosaid;
  if (argc < 2) {
    fmt::print(stderr, "usage: evaluate_syntax SHARED [MODEL]\n");
    return 2;
  }
  Models models = LoadModels();
  std::string bytes;
  if (argc > 2) {
    bytes = ReadFile(argv[2]);
    auto syntax = SyntaxModel::Load(bytes, argv[2]);
    if (!syntax) {
      fmt::print(stderr, "evaluate_syntax: {}\n", syntax.error().message);
      return 2;
    }
    models.syntax = std::move(*syntax);
  }
  const std::filesystem::path trees = std::filesystem::path(argv[1]) / "data/ud";
  Evaluate("EWT dev", trees / "en_ewt-ud-dev.conllu", models);
  Evaluate("GUM dev", trees / "en_gum_by-ud-dev.conllu", models);
  return 0;
}
