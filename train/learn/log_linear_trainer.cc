#include "train/learn/log_linear_trainer.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>
#include <utility>

namespace whosaid {
namespace {

using Vector = std::vector<double>;

double Dot(const Vector& a, const Vector& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

void AddScaled(Vector& to, double factor, const Vector& from) {
  for (size_t i = 0; i < to.size(); ++i) to[i] += factor * from[i];
}

// The negative log-likelihood of examples with its penalty, and the gradient.
class Loss {
 public:
  Loss(const std::vector<LogLinearExample>& examples, const LogLinearOptions& options)
      : examples_(examples), options_(options) {}

  size_t size() const { return size_t{options_.buckets} * options_.labels; }

  double operator()(const Vector& weights, Vector& gradient) const {
    double loss = options_.penalty / 2 * Dot(weights, weights);
    gradient = weights;
    for (double& slope : gradient) slope *= options_.penalty;
    for (const LogLinearExample& example : examples_) loss += Add(example, weights, gradient);
    return loss;
  }

 private:
  size_t Index(uint32_t feature, uint32_t label) const {
    return size_t{feature & (options_.buckets - 1)} * options_.labels + label;
  }

  double Add(const LogLinearExample& example, const Vector& weights, Vector& gradient) const {
    Vector scores;
    for (const LogLinearOption& option : example.options) {
      double score = 0;
      if (!option.bare) {
        for (const uint32_t feature : example.features[option.features]) {
          score += weights[Index(feature, option.label)];
        }
      }
      scores.push_back(score);
    }
    const double most = *std::ranges::max_element(scores);
    double sum = 0;
    for (const double score : scores) sum += std::exp(score - most);
    const double total = most + std::log(sum);
    for (size_t o = 0; o < scores.size(); ++o) {
      const LogLinearOption& option = example.options[o];
      if (option.bare) continue;
      const double slope = std::exp(scores[o] - total) - (o == example.gold ? 1 : 0);
      for (const uint32_t feature : example.features[option.features]) {
        gradient[Index(feature, option.label)] += slope;
      }
    }
    return total - scores[example.gold];
  }

  const std::vector<LogLinearExample>& examples_;
  const LogLinearOptions& options_;
};

// The last steps and the changes of the gradient that they made.
class History {
 public:
  void Note(Vector step, Vector change) {
    const double curvature = Dot(step, change);
    if (curvature <= 0) return;
    pairs_.push_back({std::move(step), std::move(change), curvature});
    if (pairs_.size() > kKept) pairs_.pop_front();
  }

  // The direction of descent: the gradient times an estimate of the inverse Hessian (two loops).
  Vector Direction(const Vector& gradient) const {
    Vector direction = gradient;
    std::vector<double> factors(pairs_.size());
    for (size_t i = pairs_.size(); i-- > 0;) {
      factors[i] = Dot(pairs_[i].step, direction) / pairs_[i].curvature;
      AddScaled(direction, -factors[i], pairs_[i].change);
    }
    double scale = -1 / std::max(1.0, std::sqrt(Dot(gradient, gradient)));
    if (!pairs_.empty()) {
      scale = -pairs_.back().curvature / Dot(pairs_.back().change, pairs_.back().change);
    }
    for (double& value : direction) value *= scale;
    for (size_t i = 0; i < pairs_.size(); ++i) {
      const double by = Dot(pairs_[i].change, direction) / pairs_[i].curvature;
      AddScaled(direction, -factors[i] - by, pairs_[i].step);
    }
    return direction;
  }

 private:
  static constexpr size_t kKept = 7;
  struct Pair {
    Vector step;
    Vector change;
    double curvature;
  };
  std::deque<Pair> pairs_;
};

Vector Minimise(const Loss& loss, int iterations) {
  Vector weights(loss.size());
  Vector gradient;
  double value = loss(weights, gradient);
  History history;
  for (int i = 0; i < iterations; ++i) {
    const Vector direction = history.Direction(gradient);
    const double slope = Dot(direction, gradient);
    if (slope > -1e-6) break;
    // Halves the step until the loss falls by a share of what the slope promises (Armijo).
    double length = 1;
    Vector next;
    Vector next_gradient;
    double next_value = 0;
    do {
      next = weights;
      AddScaled(next, length, direction);
      next_value = loss(next, next_gradient);
      length /= 2;
    } while (next_value > value + 2e-4 * length * slope && length > 1e-6);
    if (next_value >= value) break;
    Vector change = next_gradient;
    AddScaled(change, -1, gradient);
    AddScaled(weights, -1, next);
    for (double& step : weights) step = -step;
    history.Note(std::move(weights), std::move(change));
    weights = std::move(next);
    gradient = std::move(next_gradient);
    value = next_value;
  }
  return weights;
}

}  // namespace

std::string TrainLogLinear(const std::vector<LogLinearExample>& examples,
                           const LogLinearOptions& options) {
  const Vector weights = Minimise(Loss(examples, options), options.iterations);
  const std::vector<float> transitions(size_t{options.labels} * options.labels);
  return ChainModel::Serialise(std::vector<float>(weights.begin(), weights.end()), transitions,
                               options.labels);
}

}  // namespace whosaid
