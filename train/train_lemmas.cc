// train_lemmas SHARED OUT: learns the rules for lemmas from the trees of SHARED/data/ud.
#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "train/learn/lemma_rules.h"

int main(int argc, char** argv) {
  using namespace whosaid;
  if (argc != 3) {
    fmt::print(stderr, "usage: train_lemmas SHARED OUT\n");
    return 2;
  }
  std::vector<ConlluSentence> trees;
  for (const char* const name : {"en_ewt-ud-train.conllu", "en_gum_by-ud-train.conllu"}) {
    const std::string path = fmt::format("{}/data/ud/{}", argv[1], name);
    std::ostringstream content;
    content << std::ifstream(path, std::ios::binary).rdbuf();
    const auto read = ReadConllu(content.str(), path);
    if (!read || read->empty()) {
      fmt::print(stderr, "train_lemmas: {}\n", read ? path + ": no trees" : read.error().message);
      return 2;
    }
    trees.insert(trees.end(), read->begin(), read->end());
  }
  std::ofstream out(argv[2], std::ios::binary);
  for (const std::string& line : LearnLemmaRules(trees)) out << line << '\n';
  out.close();
  if (!out) {
    fmt::print(stderr, "train_lemmas: {}: cannot be written\n", argv[2]);
    return 2;
  }
  return 0;
}
