// Word vectors from bare text: positive pointwise mutual information between words and their
// neighbours at -2, -1, +1, +2, reduced by randomised singular value decomposition (Levy and
// Goldberg 2014; Halko et al. 2011), and clusters of them by k-means, numbered so that the leading
// bits of a number name a coarser cluster.
#ifndef WHOSAID_TRAIN_LEARN_WORD_VECTORS_H_
#define WHOSAID_TRAIN_LEARN_WORD_VECTORS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace whosaid {

using TokenisedText = std::vector<std::vector<std::string>>;  // sentences or paragraphs of tokens

struct WordVectors {
  uint32_t dimensions = 0;
  std::vector<std::string> words;  // most frequent first
  std::vector<float> values;       // [word][dimension], unit length
};

// The form under which words are counted: lower case (ASCII), curly quotes straight, digits-only
// tokens as "<num4>".
std::string VectorForm(std::string_view token);

struct VectorOptions {
  uint32_t dimensions = 64;
  uint32_t min_count = 4;
  uint32_t context_words = 2500;
  uint32_t seed = 17;
};
WordVectors TrainVectors(const TokenisedText& text, const VectorOptions& options = {});

// The cluster of each word. `bits`: of a cluster's number, 9 for 512 clusters.
std::vector<uint32_t> ClusterWords(const WordVectors& vectors, uint32_t bits);

// A file of vectors: "whosaidV", dimensions and number of words (uint32), each word with a newline
// behind it, the values as float32.
Result<void> WriteVectors(const WordVectors& vectors, const std::string& path);
Result<WordVectors> ReadVectors(const std::string& path);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_LEARN_WORD_VECTORS_H_
