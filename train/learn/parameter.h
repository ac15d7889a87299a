// Parameters: trained numbers with their gradients, and Adam, which moves them.
#ifndef WHOSAID_TRAIN_LEARN_PARAMETER_H_
#define WHOSAID_TRAIN_LEARN_PARAMETER_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "train/learn/matrix.h"
#include "train/learn/random.h"

namespace whosaid {

// The settings of one step of Adam.
struct AdamStep {
  float rate = 0.003f;
  float clip = 5.0f;  // the longest gradient that is taken whole
  size_t number = 1;  // of the step, from 1
};

// A dense parameter.
struct Parameter {
  Matrix value;
  Matrix gradient;
  Matrix first;  // moments
  Matrix second;

  Parameter() = default;
  Parameter(size_t rows, size_t columns);
  // Uniform, by the sizes of its sides (Glorot).
  void Randomise(Random& random);
  double SquaredGradient() const;
  // Moves the value against `scale` * gradient and clears the gradient.
  void Move(const AdamStep& step, float scale);
};

// An embedding table: only the rows that a step touches move.
class EmbeddingTable {
 public:
  EmbeddingTable() = default;
  EmbeddingTable(size_t rows, size_t columns, Random& random);

  size_t columns() const { return parameter_.value.columns; }
  Matrix& value() { return parameter_.value; }
  const Matrix& value() const { return parameter_.value; }
  const float* Row(size_t row) const { return parameter_.value.Row(row); }
  void AddGradient(size_t row, const float* gradient);
  double SquaredGradient() const;
  void Move(const AdamStep& step, float scale);

 private:
  Parameter parameter_;
  std::vector<uint32_t> touched_;
  std::vector<bool> is_touched_;
};

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_LEARN_PARAMETER_H_
