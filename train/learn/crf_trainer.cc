#include "train/learn/crf_trainer.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <span>

namespace whosaid {
namespace {

constexpr float kNegligible = 0.002f;  // slopes below move no weight

// One step of AdaGrad.
void Step(float slope, float rate, float start, float& sum, float& weight) {
  sum += slope * slope;
  weight -= rate * slope / std::sqrt(sum + start);
}

}  // namespace

void CrfExamples::Add(const std::vector<FeatureList>& features, const std::vector<uint8_t>& chain) {
  for (size_t i = 0; i < chain.size(); ++i) {
    features_.insert(features_.end(), features[i].begin(), features[i].end());
    positions_.push_back(features_.size());
    states_.push_back(chain[i]);
  }
  sequences_.push_back(states_.size());
}

void CrfExamples::DropRare(uint32_t fewest) {
  constexpr uint32_t kSlots = 1u << 27;
  std::vector<uint8_t> counts(kSlots);
  const auto count = [&](uint32_t feature) -> uint8_t& { return counts[feature & (kSlots - 1)]; };
  for (const uint32_t feature : features_) {
    if (count(feature) < UINT8_MAX) ++count(feature);
  }
  size_t kept = 0;
  size_t at = 0;
  for (size_t& end : positions_) {
    for (; at < end; ++at) {
      if (count(features_[at]) >= fewest) features_[kept++] = features_[at];
    }
    end = kept;
  }
  features_.resize(kept);
}

class CrfTrainer {
 public:
  CrfTrainer(const CrfExamples& examples, const StateGraph& graph, const CrfOptions& options)
      : examples_(examples),
        graph_(graph),
        options_(options),
        columns_(graph.labels - 1),
        weights_(size_t{options.buckets} * columns_),
        sums_(weights_.size()),
        transitions_(size_t{graph.states()} * graph.states()),
        transition_sums_(transitions_.size()) {}

  std::string Train() {
    std::mt19937 random(options_.seed);
    std::vector<float> weights(weights_.size());
    std::vector<float> transitions(transitions_.size());
    for (int run = 0; run < options_.runs; ++run) {
      Run(random);
      AddShare(weights_, weights);
      AddShare(transitions_, transitions);
    }
    return CrfModel::Serialise(graph_, weights, transitions);
  }

 private:
  // Learns from nothing, in an order of its own.
  void Run(std::mt19937& random) {
    for (auto* values : {&weights_, &sums_, &transitions_, &transition_sums_}) {
      std::ranges::fill(*values, 0.0f);
    }
    std::vector<size_t> order(examples_.size());
    std::iota(order.begin(), order.end(), size_t{0});
    for (int epoch = 1; epoch <= options_.epochs; ++epoch) {
      // Fisher-Yates by hand: std::shuffle differs between standard libraries.
      for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      for (const size_t sequence : order) Learn(sequence);
    }
  }

  void AddShare(const std::vector<float>& values, std::vector<float>& mean) const {
    const float share = 1.0f / static_cast<float>(options_.runs);
    for (size_t i = 0; i < values.size(); ++i) mean[i] += share * values[i];
  }

  std::span<const uint32_t> FeaturesAt(size_t position) const {
    const size_t begin = examples_.positions_[position];
    return {&examples_.features_[begin], examples_.positions_[position + 1] - begin};
  }

  size_t Row(uint32_t feature) const { return size_t{feature & (options_.buckets - 1)} * columns_; }

  // The slope of the negative log-likelihood: expected less observed.
  void Learn(size_t sequence) {
    const size_t first = examples_.sequences_[sequence];
    const size_t count = examples_.sequences_[sequence + 1] - first;
    std::vector<float> scores(count * graph_.labels);
    for (size_t i = 0; i < count; ++i) {
      for (const uint32_t feature : FeaturesAt(first + i)) {
        const float* row = &weights_[Row(feature)];
        for (uint32_t k = 0; k < columns_; ++k) scores[i * graph_.labels + 1 + k] += row[k];
      }
    }
    Marginals slopes = SumStates(graph_, scores, transitions_, true);
    for (size_t i = 0; i < count; ++i) {
      const uint8_t state = examples_.states_[first + i];
      slopes.labels[i * graph_.labels + graph_.label_of[state]] -= 1;
      if (i > 0) slopes.edges[examples_.states_[first + i - 1] * graph_.states() + state] -= 1;
      LearnAt(first + i, {&slopes.labels[i * graph_.labels + 1], columns_});
    }
    for (const auto [from, to] : graph_.edges) {
      const size_t k = from * graph_.states() + to;
      Step(slopes.edges[k], options_.rate, 1, transition_sums_[k], transitions_[k]);
    }
  }

  void LearnAt(size_t position, std::span<const float> slopes) {
    if (std::ranges::all_of(slopes, [](float x) { return std::abs(x) < kNegligible; })) return;
    for (const uint32_t feature : FeaturesAt(position)) {
      const size_t row = Row(feature);
      for (uint32_t k = 0; k < columns_; ++k) {
        Step(slopes[k], options_.rate, 0.1f, sums_[row + k], weights_[row + k]);
      }
    }
  }

  const CrfExamples& examples_;
  const StateGraph& graph_;
  const CrfOptions& options_;
  uint32_t columns_;  // labels with weights
  std::vector<float> weights_;
  std::vector<float> sums_;
  std::vector<float> transitions_;
  std::vector<float> transition_sums_;
};

std::string TrainCrf(CrfExamples& examples, const StateGraph& graph, const CrfOptions& options) {
  examples.DropRare(options.fewest);
  return CrfTrainer(examples, graph, options).Train();
}

}  // namespace whosaid
