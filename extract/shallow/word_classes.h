// Word classes (parts of speech) by a hidden Markov model over the classes of three words in a row.
// Trained by train/train_word_classes; a parser's tags can take its place.
#ifndef WHOSAID_EXTRACT_SHALLOW_WORD_CLASSES_H_
#define WHOSAID_EXTRACT_SHALLOW_WORD_CLASSES_H_

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace whosaid {

// The Penn Treebank's tags, merged where nothing here tells them apart.
enum class WordClass : uint8_t {
  kNoun,
  kName,
  kPronoun,
  kPossessivePronoun,
  kDeterminer,
  kAdjective,
  kNumber,
  kAdverb,
  kBase,            // infinitive, imperative
  kPast,            // "said"
  kPastParticiple,  // "taken"
  kIng,
  kPresentS,  // "says"
  kPresent,   // "say"
  kModal,
  kPreposition,  // and subordinating conjunctions
  kTo,
  kConjunction,
  kPossessive,  // 's
  kWh,
  kExistential,  // "there is"
  kParticle,     // "rule out"
  kPunctuation,
  kOther,
};
inline constexpr size_t kWordClassCount = 24;

// The class of a Penn Treebank tag.
WordClass WordClassOf(std::string_view penn_tag);

class WordClassModel {
 public:
  // The format is that of models/word_classes.tsv; the first line that breaks it is an error.
  static Result<WordClassModel> Parse(std::string_view tsv);

  // The most likely classes of the words of one sentence. Linear in its length. `title_case` says
  // that capitals mark no names here, as in a headline.
  std::vector<WordClass> Tag(std::span<const std::string_view> words, bool title_case) const;

  // Lets a word stand in a class in which training did not see it. `word` in lower case.
  void Learn(std::string_view word, WordClass word_class);

  // Whether the word was seen in a class; `word` in lower case.
  bool Knows(std::string_view word, WordClass word_class) const;

 private:
  using Scores = std::array<float, kWordClassCount>;  // log P(word | class), or kNever
  using Words = std::map<std::string, Scores, std::less<>>;

  Scores Emission(std::string_view word, bool first, bool title_case) const;
  const Scores& Suffix(std::string_view word) const;
  void SetTransitions(std::span<const double> counts);

  Words words_;
  Words suffixes_;
  Scores once_{};                   // of a word seen once, by class
  std::vector<float> transitions_;  // log P(c | a, b) at (a * n + b) * n + c, n with the boundary
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_SHALLOW_WORD_CLASSES_H_
