// ChainModel: labels a sequence of tokens: a linear chain over hashed features, decoded by Viterbi
// (structured perceptron, Collins 2002). It knows nothing of what the labels mean; who uses it
// says which label may follow which.
//
// The weights are a view of bytes that must outlive the model; opening costs nothing, and any
// number of threads may use one model at once.
#ifndef WHOSAID_EXTRACT_WEIGHTS_CHAIN_MODEL_H_
#define WHOSAID_EXTRACT_WEIGHTS_CHAIN_MODEL_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/weights/hashed_rows.h"

namespace whosaid {

// The features of one token, as hashes; a model keeps their low bits.
using FeatureList = std::vector<uint32_t>;

// Hash of a feature: the number of its template and up to two values.
uint32_t HashFeature(uint64_t number, uint64_t a, uint64_t b = 0);

// Which labels may follow which; the ends of a sequence count as label 0.
class LabelRules {
 public:
  // `may_follow(label, next)` for all pairs below `labels`.
  LabelRules(uint32_t labels, bool (*may_follow)(uint32_t label, uint32_t next));
  uint32_t labels() const { return labels_; }
  bool MayFollow(uint32_t label, uint32_t next) const { return allowed_[label * labels_ + next]; }
  // Those that `next` may follow, in rising order.
  const std::vector<uint32_t>& Before(uint32_t next) const { return before_[next]; }

 private:
  uint32_t labels_;
  std::vector<bool> allowed_;
  std::vector<std::vector<uint32_t>> before_;
};

// The best allowed label sequence. `scores` are token-major, rules.labels() a token;
// `transitions` are [label][next]. The score of the sequence goes to *score where asked for.
std::vector<uint8_t> DecodeChain(std::span<const float> scores, std::span<const float> transitions,
                                 const LabelRules& rules, float* score = nullptr);

class ChainModel {
 public:
  // The bytes of a model: "whosaidC", version, labels, buckets (a power of two), unit of the
  // weights as float32, transitions as float32, then for each bucket a shift (int8) and a weight
  // (int8) for each label, to be shifted left by it. Little-endian.
  // Nothing where `bytes` are no model of this version. `used`: bytes consumed.
  static std::optional<ChainModel> Open(std::string_view bytes, size_t* used = nullptr);
  static std::string Serialise(std::span<const float> weights, std::span<const float> transitions,
                               uint32_t labels);

  uint32_t labels() const { return labels_; }
  std::span<const float> transitions() const { return transitions_; }
  // Scores of each label for one token, in the unit of the trained weights.
  void Score(std::span<const uint32_t> features, float* scores) const;
  // The same for each token, token-major.
  std::vector<float> Scores(std::span<const FeatureList> features) const;

 private:
  uint32_t labels_ = 0;
  float unit_ = 1;
  std::vector<float> transitions_;
  HashedRows weights_;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_WEIGHTS_CHAIN_MODEL_H_
