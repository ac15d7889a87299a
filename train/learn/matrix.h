// Matrix: a row-major matrix of floats and its product, for training.
//
// The product adds in the same order on every machine with fused multiply-add, whatever the width
// of its vectors, so that training gives the same weights everywhere.
#ifndef WHOSAID_TRAIN_LEARN_MATRIX_H_
#define WHOSAID_TRAIN_LEARN_MATRIX_H_

#include <cstddef>
#include <vector>

namespace whosaid {

struct Matrix {
  size_t rows = 0;
  size_t columns = 0;
  std::vector<float> values;

  Matrix() = default;
  Matrix(size_t row_count, size_t column_count)
      : rows(row_count), columns(column_count), values(row_count * column_count) {}

  float* Row(size_t row) { return values.data() + row * columns; }
  const float* Row(size_t row) const { return values.data() + row * columns; }
  size_t size() const { return values.size(); }
};

// A matrix somewhere else: element (i, j) is data[i * row_step + j * column_step].
struct MatrixView {
  const float* data;
  size_t rows;
  size_t columns;
  size_t row_step;
  size_t column_step;

  MatrixView(const Matrix& matrix)  // NOLINT: a matrix is a view of itself
      : MatrixView(matrix.values.data(), matrix.rows, matrix.columns, matrix.columns, 1) {}
  MatrixView(const float* begin, size_t row_count, size_t column_count, size_t rows_apart,
             size_t columns_apart)
      : data(begin),
        rows(row_count),
        columns(column_count),
        row_step(rows_apart),
        column_step(columns_apart) {}

  MatrixView Transposed() const { return {data, columns, rows, column_step, row_step}; }
  MatrixView RowsFrom(size_t first, size_t count) const {
    return {data + first * row_step, count, columns, row_step, column_step};
  }
};

// sum += a · b, where `sum` has a.rows rows of b.columns floats that are `step` apart.
// REQUIRES: a.columns == b.rows
void AddProduct(const MatrixView& a, const MatrixView& b, float* sum, size_t step);
inline void AddProduct(const MatrixView& a, const MatrixView& b, Matrix& sum) {
  AddProduct(a, b, sum.values.data(), sum.columns);
}

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_LEARN_MATRIX_H_
