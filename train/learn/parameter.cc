#include "train/learn/parameter.h"

#include <algorithm>
#include <cmath>

namespace whosaid {
namespace {

// Adam on `count` numbers.
void MoveNumbers(const AdamStep& step, float scale, size_t count, float* value, float* gradient,
                 float* first, float* second) {
  constexpr float kFirstDecay = 0.9f;
  constexpr float kSecondDecay = 0.98f;
  const auto number = static_cast<float>(step.number);
  const float first_bias = 1 - std::pow(kFirstDecay, number);
  const float second_bias = 1 - std::pow(kSecondDecay, number);
  for (size_t i = 0; i < count; ++i) {
    const float slope = gradient[i] * scale;
    first[i] = kFirstDecay * first[i] + (1 - kFirstDecay) * slope;
    second[i] = kSecondDecay * second[i] + (1 - kSecondDecay) * slope * slope;
    const float size = std::sqrt(second[i] / second_bias) + 1e-8f;
    value[i] -= step.rate * (first[i] / first_bias) / size;
    gradient[i] = 0;
  }
}

double SquaredSum(const float* values, size_t count) {
  double sum = 0;
  for (size_t i = 0; i < count; ++i) sum += static_cast<double>(values[i]) * values[i];
  return sum;
}

}  // namespace

Parameter::Parameter(size_t rows, size_t columns)
    : value(rows, columns), gradient(rows, columns), first(rows, columns), second(rows, columns) {}

void Parameter::Randomise(Random& random) {
  const float bound = std::sqrt(6.0f / static_cast<float>(value.rows + value.columns));
  for (float& number : value.values) number = random.Uniform(-bound, bound);
}

double Parameter::SquaredGradient() const {
  return SquaredSum(gradient.values.data(), gradient.size());
}

void Parameter::Move(const AdamStep& step, float scale) {
  MoveNumbers(step, scale, value.size(), value.values.data(), gradient.values.data(),
              first.values.data(), second.values.data());
}

EmbeddingTable::EmbeddingTable(size_t rows, size_t columns, Random& random)
    : parameter_(rows, columns), is_touched_(rows, false) {
  const float bound = std::sqrt(3.0f / static_cast<float>(columns)) * 0.5f;
  for (float& number : parameter_.value.values) number = random.Uniform(-bound, bound);
}

void EmbeddingTable::AddGradient(size_t row, const float* gradient) {
  if (!is_touched_[row]) {
    is_touched_[row] = true;
    touched_.push_back(static_cast<uint32_t>(row));
  }
  float* const sum = parameter_.gradient.Row(row);
  for (size_t i = 0; i < columns(); ++i) sum[i] += gradient[i];
}

double EmbeddingTable::SquaredGradient() const {
  double sum = 0;
  for (const uint32_t row : touched_) sum += SquaredSum(parameter_.gradient.Row(row), columns());
  return sum;
}

void EmbeddingTable::Move(const AdamStep& step, float scale) {
  for (const uint32_t row : touched_) {
    MoveNumbers(step, scale, columns(), parameter_.value.Row(row), parameter_.gradient.Row(row),
                parameter_.first.Row(row), parameter_.second.Row(row));
    is_touched_[row] = false;
  }
  touched_.clear();
}

}  // namespace whosaid
