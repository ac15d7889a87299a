#include "train/learn/matrix.h"

#include <gtest/gtest.h>

#include "train/learn/random.h"

namespace whosaid {
namespace {

Matrix RandomMatrix(size_t rows, size_t columns, Random& random) {
  Matrix matrix(rows, columns);
  for (float& value : matrix.values) value = random.Uniform(-1, 1);
  return matrix;
}

TEST(AddProduct, AddsRowsTimesColumns) {
  Random random(3);
  for (const size_t rows : {1u, 5u, 6u, 13u}) {
    for (const size_t inner : {1u, 7u, 300u}) {
      for (const size_t columns : {1u, 31u, 32u, 70u}) {
        const Matrix a = RandomMatrix(rows, inner, random);
        const Matrix b = RandomMatrix(columns, inner, random);
        Matrix sum = RandomMatrix(rows, columns, random);
        const Matrix before = sum;
        AddProduct(a, MatrixView(b).Transposed(), sum);
        for (size_t i = 0; i < rows; ++i) {
          for (size_t j = 0; j < columns; ++j) {
            double expected = before.Row(i)[j];
            for (size_t k = 0; k < inner; ++k) {
              expected += static_cast<double>(a.Row(i)[k]) * b.Row(j)[k];
            }
            ASSERT_NEAR(sum.Row(i)[j], expected, 1e-4) << rows << " " << inner << " " << columns;
          }
        }
      }
    }
  }
}

TEST(AddProduct, TakesPartsOfMatrices) {
  Random random(4);
  const Matrix a = RandomMatrix(9, 4, random);
  const Matrix b = RandomMatrix(4, 3, random);
  Matrix whole(9, 3);
  AddProduct(a, b, whole);
  Matrix part(2, 3);
  AddProduct(MatrixView(a).RowsFrom(5, 2), b, part);
  for (size_t j = 0; j < 3; ++j) EXPECT_EQ(part.Row(1)[j], whole.Row(6)[j]);
}

}  // namespace
}  // namespace whosaid
