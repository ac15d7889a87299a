#include "train/learn/layers.h"

#include <algorithm>
#include <cmath>

namespace whosaid {
namespace {

void AddBias(const Matrix& bias, Matrix& matrix) {
  for (size_t i = 0; i < matrix.rows; ++i) {
    float* const row = matrix.Row(i);
    for (size_t j = 0; j < matrix.columns; ++j) row[j] += bias.values[j];
  }
}

void AddColumnSums(const Matrix& matrix, Matrix& sums) {
  for (size_t i = 0; i < matrix.rows; ++i) {
    for (size_t j = 0; j < matrix.columns; ++j) sums.values[j] += matrix.Row(i)[j];
  }
}

}  // namespace

void Leak(Matrix& matrix) {
  for (float& value : matrix.values) value = value < 0 ? kLeak * value : value;
}

void BackThroughLeak(const Matrix& output, Matrix& gradient) {
  for (size_t i = 0; i < gradient.size(); ++i) {
    if (output.values[i] < 0) gradient.values[i] *= kLeak;
  }
}

Matrix Linear(const Matrix& input, const Parameter& weights, const Parameter& bias) {
  Matrix output(input.rows, weights.value.columns);
  AddProduct(input, weights.value, output);
  AddBias(bias.value, output);
  return output;
}

void BackThroughLinear(const Matrix& input, const Matrix& output_gradient, Parameter& weights,
                       Parameter& bias, Matrix& input_gradient) {
  AddProduct(MatrixView(input).Transposed(), output_gradient, weights.gradient);
  AddColumnSums(output_gradient, bias.gradient);
  AddProduct(output_gradient, MatrixView(weights.value).Transposed(), input_gradient);
}

double SoftmaxGradient(float* scores, size_t count, size_t gold, float weight) {
  const float most = *std::max_element(scores, scores + count);
  double sum = 0;
  for (size_t i = 0; i < count; ++i) sum += std::exp(static_cast<double>(scores[i] - most));
  const double loss = std::log(sum) - (scores[gold] - most);
  for (size_t i = 0; i < count; ++i) {
    const double share = std::exp(static_cast<double>(scores[i] - most)) / sum;
    scores[i] = weight * static_cast<float>(share - (i == gold ? 1 : 0));
  }
  return loss;
}

Matrix DropoutMask(size_t rows, size_t columns, float rate, Random& random) {
  Matrix mask(rows, columns);
  for (float& value : mask.values) value = random.Uniform() < rate ? 0 : 1 / (1 - rate);
  return mask;
}

void MultiplyBy(const Matrix& mask, Matrix& matrix) {
  if (mask.size() == 0) return;
  for (size_t i = 0; i < matrix.size(); ++i) matrix.values[i] *= mask.values[i];
}

Parameter Randomised(size_t rows, size_t columns, Random& random) {
  Parameter parameter(rows, columns);
  parameter.Randomise(random);
  return parameter;
}

}  // namespace whosaid
