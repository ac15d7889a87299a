// Kernels: the arithmetic of the syntax model, written for three kinds of processors. All give the
// same bits: products are exact integers, and everything else works number by number without
// fused or reordered additions.
#ifndef WHOSAID_EXTRACT_SYNTAX_KERNELS_H_
#define WHOSAID_EXTRACT_SYNTAX_KERNELS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace whosaid {

inline constexpr size_t kPanelColumns = 16;
inline constexpr size_t kGroupRows = 4;

// A matrix of int8 laid out for products: panels of 16 columns, in each groups of 4 rows, in each
// column after column. Zeros fill the last panel and the last group.
struct PackedMatrix {
  size_t rows = 0;     // a multiple of kGroupRows
  size_t columns = 0;  // a multiple of kPanelColumns
  std::vector<int8_t> values;
  std::vector<int32_t> sums;  // of each column

  PackedMatrix() = default;
  // Element (i, j) is values[i * row_step + j * column_step].
  PackedMatrix(const int8_t* from, size_t row_count, size_t column_count, size_t row_step,
               size_t column_step);
};

// One direction of a recurrent layer at one word; all arrays hold `units` numbers.
struct RecurrentStep {
  const float* z;
  const float* f;
  const float* r;
  const float* recall_f;
  const float* recall_r;
  const float* input;
  const float* cell_before;
  float* cell;
  float* output;
  size_t units;
};

struct Kernels {
  std::string_view name;
  // sums (rows x matrix.columns) = left (rows x matrix.rows, row-major) times matrix.
  void (*multiply)(const int8_t* left, size_t rows, const PackedMatrix& matrix, int32_t* sums);
  // Rounds `count` numbers to int8; returns the scale that undoes it.
  float (*quantise)(const float* from, size_t count, int8_t* to);
  // to[i] = sums[i] * (scale * scales[i]) + bias[i]
  void (*rescale)(const int32_t* sums, float scale, const float* scales, const float* bias,
                  size_t count, float* to);
  void (*recur)(const RecurrentStep& step);
};

// The kernels that this machine can run; the last is the fastest.
std::span<const Kernels> AvailableKernels();

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_SYNTAX_KERNELS_H_
