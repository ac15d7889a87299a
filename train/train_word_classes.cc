// Counts words, endings and class sequences of CoNLL-U files for extract/shallow/word_classes.h:
//   train_word_classes FILE.conllu… > models/word_classes.tsv
// With --test as the first argument, prints the share of right classes on the files instead.
#include <array>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/strings.h"
#include "extract/shallow/word_classes.h"

namespace whosaid {
namespace {

using Sentence = std::vector<std::pair<std::string, WordClass>>;
using Counts = std::map<std::string, std::map<int, int>>;

std::vector<Sentence> Read(const std::string& path) {
  std::ifstream file(path);
  std::vector<Sentence> sentences(1);
  for (std::string line; std::getline(file, line);) {
    const auto fields = SplitAt(line, '\t');
    if (line.empty() && !sentences.back().empty()) sentences.emplace_back();
    if (fields.size() < 5 || fields[0].find_first_of("-.") != std::string_view::npos) continue;
    sentences.back().emplace_back(std::string(fields[1]), WordClassOf(fields[4]));
  }
  if (sentences.back().empty()) sentences.pop_back();
  return sentences;
}

void Print(char kind, const Counts& counts, int least) {
  for (const auto& [word, classes] : counts) {
    int sum = 0;
    for (const auto& [word_class, count] : classes) sum += count;
    if (sum < least) continue;
    std::cout << kind << '\t' << word;
    for (const auto& [word_class, count] : classes) {
      std::cout << '\t' << word_class << ':' << count;
    }
    std::cout << '\n';
  }
}

void Train(const std::vector<Sentence>& sentences) {
  constexpr int kOutside = static_cast<int>(kWordClassCount);
  constexpr int kRare = 4;
  Counts words;
  Counts suffixes;
  std::map<std::array<int, 3>, int> transitions;
  for (const Sentence& sentence : sentences) {
    int a = kOutside;
    int b = kOutside;
    for (size_t i = 0; i < sentence.size(); ++i) {
      const auto& [form, word_class] = sentence[i];
      const int c = static_cast<int>(word_class);
      const bool plain = i == 0 && word_class != WordClass::kName && form != "I";
      ++words[plain ? ToLower(form) : form][c];
      ++transitions[{a, b, c}];
      a = std::exchange(b, c);
    }
    ++transitions[{a, b, kOutside}];
  }
  for (const auto& [word, classes] : words) {
    int sum = 0;
    for (const auto& [word_class, count] : classes) sum += count;
    if (sum > kRare || !IsAlphanumeric(word.front())) continue;
    const std::string lower = ToLower(word);
    for (size_t n = 0; n <= 4 && n < lower.size(); ++n) {
      const std::string ending = n == 0 ? "*" : lower.substr(lower.size() - n);
      for (const auto& [word_class, count] : classes) suffixes[ending][word_class] += count;
    }
  }
  for (const auto& [classes, count] : transitions) {
    std::cout << "T\t" << classes[0] << '\t' << classes[1] << '\t' << classes[2] << '\t' << count
              << '\n';
  }
  Print('W', words, 2);
  Print('S', suffixes, 5);
}

void Test(const std::vector<Sentence>& sentences, const WordClassModel& model) {
  size_t right = 0;
  size_t all = 0;
  for (const Sentence& sentence : sentences) {
    std::vector<std::string_view> words;
    for (const auto& word : sentence) words.push_back(word.first);
    const std::vector<WordClass> classes = model.Tag(words, false);
    for (size_t i = 0; i < words.size(); ++i) right += classes[i] == sentence[i].second;
    all += words.size();
  }
  std::printf("%zu of %zu right\n", right, all);
}

int Main(const std::vector<std::string>& arguments) {
  const bool test = !arguments.empty() && arguments[0] == "--test";
  std::vector<Sentence> sentences;
  for (size_t i = test ? 2 : 0; i < arguments.size(); ++i) {
    std::ranges::move(Read(arguments[i]), std::back_inserter(sentences));
  }
  if (!test) {
    Train(sentences);
    return 0;
  }
  std::ifstream file(arguments.at(1));
  const std::string tsv{std::istreambuf_iterator<char>(file), {}};
  const Result<WordClassModel> model = WordClassModel::Parse(tsv);
  if (!model) {
    std::cerr << model.error().message << '\n';
    return 2;
  }
  Test(sentences, *model);
  return 0;
}

}  // namespace
}  // namespace whosaid

int main(int argc, char** argv) {
  return whosaid::Main(std::vector<std::string>(argv + 1, argv + argc));
}
