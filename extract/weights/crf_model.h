// CrfModel: a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over
// hashed features. It runs over the states of a graph, of which several may share a label: a state
// can remember what the chain has seen ("the source is behind us"), while only labels have weights.
//
// The weights are a view of bytes that must outlive the model; opening costs nothing, and any
// number of threads may use one model at once.
#ifndef WHOSAID_EXTRACT_WEIGHTS_CRF_MODEL_H_
#define WHOSAID_EXTRACT_WEIGHTS_CRF_MODEL_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/weights/chain_model.h"
#include "extract/weights/hashed_rows.h"

namespace whosaid {

// Which states follow which. A chain begins in a start state and ends in a final one; final states
// stand nowhere else, so that a sequence of n tokens has a chain of n + 1 states.
struct StateGraph {
  static constexpr uint32_t kMaxStates = 16;
  static constexpr uint32_t kMaxLabels = 8;
  struct Edge {
    uint8_t from;
    uint8_t to;
  };
  uint32_t labels = 0;
  std::vector<uint8_t> label_of;  // of each state; label 0 has no weights
  std::vector<Edge> edges;
  std::vector<uint8_t> starts;
  uint8_t first_final = 0;  // this state and all behind it are final

  uint32_t states() const { return static_cast<uint32_t>(label_of.size()); }
};

// `scores` below are position-major, graph.labels a position; `transitions` [from][to] by state.

// The best chain. final_scores: added by final state, or empty. *score: the chain's, where asked.
std::vector<uint8_t> DecodeStates(const StateGraph& graph, std::span<const float> scores,
                                  std::span<const float> transitions,
                                  std::span<const float> final_scores = {}, float* score = nullptr);

// What the sum over all chains says (forward-backward).
struct Marginals {
  std::vector<float> labels;  // probability of each label at each position
  std::vector<float> edges;   // expected number of each transition, [from][to]
  std::vector<float> finals;  // probability of each final state
  float log_sum = 0;          // logarithm of the sum over chains
};
Marginals SumStates(const StateGraph& graph, std::span<const float> scores,
                    std::span<const float> transitions, bool with_edges);

class CrfModel {
 public:
  // The bytes of a model: "whosaidF", version, labels, states, buckets (a power of two), unit of
  // the weights as float32, transitions as float32, then for each bucket a shift (int8) and a
  // weight (int8) for each label but the first, to be shifted left by it. Little-endian.
  // Nothing where `bytes` are no model of this version over `graph`. `used`: bytes consumed.
  static std::optional<CrfModel> Open(std::string_view bytes, const StateGraph& graph,
                                      size_t* used = nullptr);
  // `weights`: labels - 1 a bucket.
  static std::string Serialise(const StateGraph& graph, std::span<const float> weights,
                               std::span<const float> transitions);

  const std::vector<float>& transitions() const { return transitions_; }
  // Scores of each label at each position, in the unit of the trained weights.
  std::vector<float> Scores(std::span<const FeatureList> features) const;

 private:
  uint32_t labels_ = 0;
  float unit_ = 1;
  std::vector<float> transitions_;
  HashedRows weights_;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_WEIGHTS_CRF_MODEL_H_
