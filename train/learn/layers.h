// What networks are made of, forward and backward: linear layers, leaky units, softmax, dropout.
#ifndef WHOSAID_TRAIN_LEARN_LAYERS_H_
#define WHOSAID_TRAIN_LEARN_LAYERS_H_

#include <cstddef>

#include "train/learn/matrix.h"
#include "train/learn/parameter.h"

namespace whosaid {

// How much of a negative input a leaky unit lets through.
inline constexpr float kLeak = 0.1f;

void Leak(Matrix& matrix);

// `gradient`: of `output` on entry, of the units' input on return. A leaky unit keeps the sign of
// its input.
void BackThroughLeak(const Matrix& output, Matrix& gradient);

// input · weights + bias.
Matrix Linear(const Matrix& input, const Parameter& weights, const Parameter& bias);

// Adds the gradients of Linear to those of the parameters and to `input_gradient`.
void BackThroughLinear(const Matrix& input, const Matrix& output_gradient, Parameter& weights,
                       Parameter& bias, Matrix& input_gradient);

// Turns `count` scores into the gradient of their softmax's cross entropy, times `weight`; returns
// the loss, which is not weighted.
double SoftmaxGradient(float* scores, size_t count, size_t gold, float weight);

// A mask of zeros, at this rate, and 1 / (1 - rate).
Matrix DropoutMask(size_t rows, size_t columns, float rate, Random& random);

// An empty mask masks nothing.
void MultiplyBy(const Matrix& mask, Matrix& matrix);

Parameter Randomised(size_t rows, size_t columns, Random& random);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_LEARN_LAYERS_H_
