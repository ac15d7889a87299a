// Syntax data: treebanks in numbers, and the vocabularies that number them.
#ifndef WHOSAID_TRAIN_CORPORA_SYNTAX_DATA_H_
#define WHOSAID_TRAIN_CORPORA_SYNTAX_DATA_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/syntax/conllu.h"
#include "train/learn/syntax_network.h"

namespace whosaid {

// Strings numbered from 0 in the order in which they were added.
class Numbering {
 public:
  static constexpr uint32_t kUnknown = 0xFFFFFFFF;

  uint32_t Add(const std::string& text);
  uint32_t Find(const std::string& text) const;  // or kUnknown
  const std::vector<std::string>& texts() const { return texts_; }

 private:
  std::vector<std::string> texts_;
  std::unordered_map<std::string, uint32_t> numbers_;
};

struct SyntaxVocabulary {
  Numbering words;  // the first is for unknown words
  Numbering upos;
  Numbering xpos;
  Numbering labels;

  // The words of `known` and those that the trees hold at least twice; all tags and labels.
  SyntaxVocabulary(const std::vector<ConlluSentence>& trees, const std::vector<std::string>& known);
  // Unknown tags and labels, which only held-out trees have, become Numbering::kUnknown.
  SyntaxExample Number(const ConlluSentence& sentence) const;
};

// Shares of words that are right, in percent. Labels are compared without subtypes and all words
// count, as in the CoNLL 2018 shared task.
struct SyntaxScores {
  double upos = 0;
  double xpos = 0;
  double unlabelled = 0;
  double labelled = 0;
};

SyntaxScores Score(const SyntaxNetwork& network, const SyntaxVocabulary& vocabulary,
                   const std::vector<SyntaxExample>& examples);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_CORPORA_SYNTAX_DATA_H_
