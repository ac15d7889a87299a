#include "extract/weights/crf_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace whosaid {
namespace {

struct FileHeader {
  std::array<char, 8> magic;  // "whosaidF"
  uint32_t version;
  uint32_t labels;
  uint32_t states;
  uint32_t buckets;
  float unit;
};
constexpr std::string_view kMagic = "whosaidF";
constexpr uint32_t kVersion = 1;
constexpr float kNever = -1e30f;
constexpr float kLeast = -60;  // scores further below the best of their position count as this far

template <typename T>
void Append(std::string& bytes, const T* values, size_t count) {
  bytes.append(reinterpret_cast<const char*>(values), sizeof(T) * count);
}

// Forward-backward with each position scaled to sum one (Rabiner 1989).
class Sum {
 public:
  Sum(const StateGraph& graph, std::span<const float> scores, std::span<const float> transitions)
      : graph_(graph),
        states_(graph.states()),
        positions_(scores.size() / graph.labels),
        factors_(size_t{states_} * states_),
        emissions_(scores.size()),
        forward_(positions_ * states_),
        scales_(positions_) {
    for (const auto [from, to] : graph.edges) {
      factors_[from * states_ + to] = std::exp(transitions[from * states_ + to]);
    }
    const uint32_t labels = graph.labels;
    for (size_t i = 0; i < positions_; ++i) {
      const auto row = scores.subspan(i * labels, labels);
      const float top = *std::ranges::max_element(row);
      result_.log_sum += top;
      for (uint32_t label = 0; label < labels; ++label) {
        emissions_[i * labels + label] = std::exp(std::max(row[label] - top, kLeast));
      }
    }
  }

  Marginals Run(bool with_edges) {
    Forward();
    result_.labels.assign(positions_ * graph_.labels, 0);
    if (with_edges) result_.edges.assign(size_t{states_} * states_, 0);
    std::array<float, StateGraph::kMaxStates> backward{};
    for (uint32_t state = graph_.first_final; state < states_; ++state) {
      backward[state] = 1;
      result_.finals.push_back(forward_[(positions_ - 1) * states_ + state]);
    }
    for (size_t i = positions_; i-- > 0;) {
      for (uint32_t state = 0; state < states_; ++state) {
        result_.labels[i * graph_.labels + graph_.label_of[state]] +=
            forward_[i * states_ + state] * backward[state];
      }
      if (i > 0) StepBack(i, backward, with_edges);
    }
    return std::move(result_);
  }

 private:
  bool MayStand(uint32_t state, size_t i) const {
    return (state >= graph_.first_final) == (i + 1 == positions_);
  }

  void Forward() {
    for (size_t i = 0; i < positions_; ++i) {
      float* row = &forward_[i * states_];
      if (i == 0) {
        for (const uint8_t state : graph_.starts) row[state] = 1;
      } else {
        const float* before = row - states_;
        for (const auto [from, to] : graph_.edges) {
          row[to] += before[from] * factors_[from * states_ + to];
        }
      }
      for (uint32_t state = 0; state < states_; ++state) {
        row[state] *= MayStand(state, i) ? Emission(i, state) : 0;
        scales_[i] += row[state];
      }
      for (uint32_t state = 0; state < states_; ++state) row[state] /= scales_[i];
      result_.log_sum += std::log(scales_[i]);
    }
  }

  float Emission(size_t i, uint32_t state) const {
    return emissions_[i * graph_.labels + graph_.label_of[state]];
  }

  // From the backward probabilities of position i to those of the one before.
  void StepBack(size_t i, std::array<float, StateGraph::kMaxStates>& backward, bool with_edges) {
    std::array<float, StateGraph::kMaxStates> ahead{};
    for (uint32_t state = 0; state < states_; ++state) {
      if (MayStand(state, i)) ahead[state] = backward[state] * Emission(i, state) / scales_[i];
    }
    backward.fill(0);
    const float* before = &forward_[(i - 1) * states_];
    for (const auto [from, to] : graph_.edges) {
      const float step = factors_[from * states_ + to] * ahead[to];
      backward[from] += step;
      if (with_edges) result_.edges[from * states_ + to] += before[from] * step;
    }
  }

  const StateGraph& graph_;
  uint32_t states_;
  size_t positions_;
  std::vector<float> factors_;
  std::vector<float> emissions_;
  std::vector<float> forward_;
  std::vector<float> scales_;
  Marginals result_;
};

}  // namespace

std::vector<uint8_t> DecodeStates(const StateGraph& graph, std::span<const float> scores,
                                  std::span<const float> transitions,
                                  std::span<const float> final_scores, float* score) {
  const uint32_t states = graph.states();
  const size_t positions = scores.size() / graph.labels;
  std::vector<float> best(positions * states, kNever);
  std::vector<uint8_t> back(positions * states);
  for (size_t i = 0; i < positions; ++i) {
    float* row = &best[i * states];
    if (i == 0) {
      for (const uint8_t state : graph.starts) row[state] = 0;
    } else {
      const float* before = row - states;
      const bool last = i + 1 == positions;
      for (const auto [from, to] : graph.edges) {
        if ((to >= graph.first_final) != last) continue;
        const float sum = before[from] + transitions[from * states + to];
        if (sum > row[to]) {
          row[to] = sum;
          back[i * states + to] = from;
        }
      }
    }
    for (uint32_t state = 0; state < states; ++state) {
      row[state] += scores[i * graph.labels + graph.label_of[state]];
    }
  }
  const float* end = &best[(positions - 1) * states];
  uint32_t state = graph.first_final;
  float top = kNever * 2;
  for (uint32_t last = graph.first_final; last < states; ++last) {
    const float bonus = final_scores.empty() ? 0 : final_scores[last - graph.first_final];
    if (end[last] + bonus <= top) continue;
    top = end[last] + bonus;
    state = last;
  }
  if (score) *score = top;
  std::vector<uint8_t> chain(positions);
  for (size_t i = positions; i-- > 0;) {
    chain[i] = static_cast<uint8_t>(state);
    state = back[i * states + state];
  }
  return chain;
}

Marginals SumStates(const StateGraph& graph, std::span<const float> scores,
                    std::span<const float> transitions, bool with_edges) {
  return Sum(graph, scores, transitions).Run(with_edges);
}

std::optional<CrfModel> CrfModel::Open(std::string_view bytes, const StateGraph& graph,
                                       size_t* used) {
  FileHeader header;
  if (bytes.size() < sizeof header) return std::nullopt;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::string_view(header.magic.data(), 8) != kMagic || header.version != kVersion ||
      header.labels != graph.labels || header.states != graph.states() || header.buckets == 0 ||
      (header.buckets & (header.buckets - 1)) != 0) {
    return std::nullopt;
  }
  const size_t transitions = size_t{header.states} * header.states;
  const size_t weights = HashedRows::BytesOf(header.buckets, header.labels - 1);
  const size_t size = sizeof header + sizeof(float) * transitions + weights;
  if (bytes.size() < size) return std::nullopt;
  CrfModel model;
  model.labels_ = header.labels;
  model.unit_ = header.unit;
  model.transitions_.resize(transitions);
  const char* at = bytes.data() + sizeof header;
  std::memcpy(model.transitions_.data(), at, sizeof(float) * transitions);
  model.weights_ = HashedRows(at + sizeof(float) * transitions, header.buckets, header.labels - 1);
  if (used) *used = size;
  return model;
}

std::string CrfModel::Serialise(const StateGraph& graph, std::span<const float> weights,
                                std::span<const float> transitions) {
  const float unit = HashedRows::UnitOf(weights);
  FileHeader header{{}, kVersion, graph.labels, graph.states(), 0, unit};
  std::ranges::copy(kMagic, header.magic.begin());
  const uint32_t columns = graph.labels - 1;
  header.buckets = static_cast<uint32_t>(weights.size() / columns);
  std::string bytes;
  Append(bytes, &header, 1);
  Append(bytes, transitions.data(), transitions.size());
  HashedRows::Append(weights, columns, unit, bytes);
  return bytes;
}

std::vector<float> CrfModel::Scores(std::span<const FeatureList> features) const {
  std::vector<float> scores(features.size() * labels_);
  for (size_t i = 0; i < features.size(); ++i) {
    std::array<int32_t, StateGraph::kMaxLabels> sums{};
    for (const uint32_t feature : features[i]) weights_.AddTo(&sums[1], feature);
    for (uint32_t label = 1; label < labels_; ++label) {
      scores[i * labels_ + label] = unit_ * static_cast<float>(sums[label]);
    }
  }
  return scores;
}

}  // namespace whosaid
