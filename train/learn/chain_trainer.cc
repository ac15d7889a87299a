#include "train/learn/chain_trainer.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <utility>

namespace whosaid {
namespace {

class Perceptron {
 public:
  Perceptron(const LabelRules& rules, const ChainOptions& options)
      : rules_(rules),
        cost_(options.cost),
        longest_step_(options.longest_step),
        labels_(rules.labels()),
        mask_(options.buckets - 1),
        weights_(size_t{options.buckets} * labels_),
        sums_(weights_.size()),
        transitions_(size_t{labels_} * labels_),
        transition_sums_(transitions_.size()) {}

  // One step; true where the prediction was wrong.
  bool Learn(const ChainExample& example) {
    ++step_;
    const std::vector<uint8_t> predicted = Predict(example);
    if (predicted == example.labels) return false;
    const float by = cost_ ? StepTo(example, predicted) : 1;
    uint32_t gold_before = 0;
    uint32_t predicted_before = 0;
    for (size_t i = 0; i < predicted.size(); ++i) {
      const uint32_t gold = example.labels[i];
      const uint32_t wrong = predicted[i];
      if (gold != wrong) {
        for (const uint32_t feature : example.features[i]) {
          const size_t row = size_t{feature & mask_} * labels_;
          Update(weights_, sums_, row + gold, by);
          Update(weights_, sums_, row + wrong, -by);
        }
      }
      Update(transitions_, transition_sums_, gold_before * labels_ + gold, by);
      Update(transitions_, transition_sums_, predicted_before * labels_ + wrong, -by);
      gold_before = gold;
      predicted_before = wrong;
    }
    return true;
  }

  // The bytes of the weights averaged over all steps.
  std::string Serialise() const {
    return ChainModel::Serialise(Averaged(weights_, sums_),
                                 Averaged(transitions_, transition_sums_), labels_);
  }

 private:
  std::vector<uint8_t> Predict(const ChainExample& example) const {
    std::vector<float> scores = example.scores;
    scores.resize(example.features.size() * labels_);
    for (size_t i = 0; i < example.features.size(); ++i) {
      for (const uint32_t feature : example.features[i]) {
        const float* weights = &weights_[size_t{feature & mask_} * labels_];
        for (uint32_t label = 0; label < labels_; ++label) {
          scores[i * labels_ + label] += weights[label];
        }
      }
      if (!cost_) continue;
      for (uint32_t label = 0; label < labels_; ++label) {
        scores[i * labels_ + label] += cost_(example.labels[i], label);
      }
    }
    return DecodeChain(scores, transitions_, rules_);
  }

  // The step after which gold would score above the prediction by its cost, but for the longest.
  float StepTo(const ChainExample& example, const std::vector<uint8_t>& predicted) const {
    double missing = 0;
    size_t changed = 0;
    uint32_t gold_before = 0;
    uint32_t predicted_before = 0;
    for (size_t i = 0; i < predicted.size(); ++i) {
      const uint32_t gold = example.labels[i];
      const uint32_t wrong = predicted[i];
      missing += double{transitions_[predicted_before * labels_ + wrong]} -
                 double{transitions_[gold_before * labels_ + gold]};
      changed += gold != wrong || gold_before != predicted_before ? 2 : 0;
      gold_before = gold;
      predicted_before = wrong;
      if (gold == wrong) continue;
      missing += double{cost_(gold, wrong)};
      if (!example.scores.empty()) {
        missing += double{example.scores[i * labels_ + wrong]};
        missing -= double{example.scores[i * labels_ + gold]};
      }
      changed += 2 * example.features[i].size();
      for (const uint32_t feature : example.features[i]) {
        const size_t row = size_t{feature & mask_} * labels_;
        missing += double{weights_[row + wrong]} - double{weights_[row + gold]};
      }
    }
    return std::clamp(static_cast<float>(missing / static_cast<double>(changed)), 0.0F,
                      longest_step_);
  }

  void Update(std::vector<float>& weights, std::vector<double>& sums, size_t index, float by) {
    weights[index] += by;
    sums[index] += static_cast<double>(step_) * double{by};
  }

  std::vector<float> Averaged(const std::vector<float>& weights,
                              const std::vector<double>& sums) const {
    const auto steps = static_cast<double>(step_ + 1);
    std::vector<float> averaged(weights.size());
    for (size_t i = 0; i < weights.size(); ++i) {
      averaged[i] = static_cast<float>(double{weights[i]} - sums[i] / steps);
    }
    return averaged;
  }

  const LabelRules& rules_;
  LabelCost cost_;
  float longest_step_;
  uint32_t labels_;
  uint32_t mask_;
  std::vector<float> weights_;
  std::vector<double> sums_;
  std::vector<float> transitions_;
  std::vector<double> transition_sums_;
  uint64_t step_ = 0;
};

}  // namespace

std::string TrainChain(const std::vector<ChainExample>& examples, const LabelRules& rules,
                       const ChainOptions& options, const EpochReport& report) {
  Perceptron perceptron(rules, options);
  std::mt19937 random(options.seed);
  std::vector<size_t> order(examples.size());
  std::iota(order.begin(), order.end(), size_t{0});
  for (int epoch = 1; epoch <= options.epochs; ++epoch) {
    // Fisher-Yates by hand: std::shuffle differs between standard libraries.
    for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    size_t wrong = 0;
    for (const size_t i : order) wrong += perceptron.Learn(examples[i]);
    if (report) report(epoch, wrong);
  }
  return perceptron.Serialise();
}

}  // namespace whosaid
