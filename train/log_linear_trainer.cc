#include "train/log_linear_trainer.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "train/random.h"

namespace whosaid {
namespace {

class Learner {
 public:
  explicit Learner(const LogLinearOptions& options)
      : options_(options),
        random_(options.seed),
        weights_(size_t{options.buckets} * options.labels),
        squares_(weights_.size(), 1e-6f),
        sums_(weights_.size()) {}

  void Learn(const LogLinearExample& example) {
    lists_ = example.features;
    if (options_.dropout > 0) {
      for (FeatureList& list : lists_) {
        std::erase_if(list, [&](uint32_t) { return random_.Uniform() < options_.dropout; });
      }
    }
    const std::vector<float> probabilities = Probabilities(example);
    for (size_t o = 0; o < example.options.size(); ++o) {
      const LogLinearOption& option = example.options[o];
      if (option.bare) continue;
      const float slope = probabilities[o] - (o == example.gold ? 1.0f : 0.0f);
      for (const uint32_t feature : lists_[option.features]) {
        Step(Row(feature) + option.label, slope);
      }
    }
  }

  // Adds the weights to their average.
  void Note() {
    for (size_t i = 0; i < weights_.size(); ++i) sums_[i] += double{weights_[i]};
    ++noted_;
  }

  std::string Serialise() const {
    std::vector<float> averaged(weights_.size());
    for (size_t i = 0; i < averaged.size(); ++i) {
      averaged[i] = static_cast<float>(sums_[i] / static_cast<double>(noted_));
    }
    const std::vector<float> transitions(size_t{options_.labels} * options_.labels);
    return ChainModel::Serialise(averaged, transitions, options_.labels);
  }

 private:
  size_t Row(uint32_t feature) const {
    return size_t{feature & (options_.buckets - 1)} * options_.labels;
  }

  void Step(size_t index, float slope) {
    float& weight = weights_[index];
    slope += options_.decay * weight;
    squares_[index] += slope * slope;
    weight -= options_.rate * slope / std::sqrt(squares_[index]);
  }

  std::vector<float> Probabilities(const LogLinearExample& example) const {
    std::vector<float> scores;
    for (const LogLinearOption& option : example.options) {
      float score = 0;
      if (!option.bare) {
        for (const uint32_t feature : lists_[option.features]) {
          score += weights_[Row(feature) + option.label];
        }
      }
      scores.push_back(score);
    }
    const float most = *std::ranges::max_element(scores);
    float sum = 0;
    for (float& score : scores) sum += score = std::exp(score - most);
    for (float& score : scores) score /= sum;
    return scores;
  }

  const LogLinearOptions options_;
  Random random_;
  std::vector<FeatureList> lists_;
  std::vector<float> weights_;
  std::vector<float> squares_;
  std::vector<double> sums_;
  uint64_t noted_ = 0;
};

}  // namespace

std::string TrainLogLinear(const std::vector<LogLinearExample>& examples,
                           const LogLinearOptions& options) {
  Learner learner(options);
  Random random(options.seed);
  std::vector<size_t> order(examples.size());
  std::iota(order.begin(), order.end(), size_t{0});
  for (int epoch = 1; epoch <= options.epochs; ++epoch) {
    random.Shuffle(order);
    for (const size_t i : order) learner.Learn(examples[i]);
    if (2 * epoch > options.epochs) learner.Note();
  }
  return learner.Serialise();
}

}  // namespace whosaid
