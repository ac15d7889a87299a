#include "extract/syntax/kernels.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "extract/syntax/sigmoid.h"

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace whosaid {
namespace {

void MultiplyPlain(const int8_t* left, size_t rows, const PackedMatrix& matrix, int32_t* sums) {
  const size_t panel_size = matrix.rows * kPanelColumns;
  for (size_t row = 0; row < rows; ++row) {
    const int8_t* const a = left + row * matrix.rows;
    for (size_t panel = 0; panel * kPanelColumns < matrix.columns; ++panel) {
      std::array<int32_t, kPanelColumns> total{};
      const int8_t* b = matrix.values.data() + panel * panel_size;
      for (size_t k = 0; k < matrix.rows; k += kGroupRows) {
        for (size_t j = 0; j < kPanelColumns; ++j, b += kGroupRows) {
          for (size_t i = 0; i < kGroupRows; ++i) total[j] += a[k + i] * b[i];
        }
      }
      std::copy(total.begin(), total.end(), sums + row * matrix.columns + panel * kPanelColumns);
    }
  }
}

[[gnu::always_inline]] inline void RescaleBody(const int32_t* sums, float scale,
                                               const float* scales, const float* bias, size_t count,
                                               float* to) {
  for (size_t i = 0; i < count; ++i) {
    to[i] = static_cast<float>(sums[i]) * (scale * scales[i]) + bias[i];
  }
}

// Several numbers in one register; read and written wherever floats lie.
template <size_t kLanes>
struct Lanes {
  typedef float Floats __attribute__((vector_size(kLanes * 4), aligned(4), may_alias));
  typedef uint32_t Integers __attribute__((vector_size(kLanes * 4)));

  [[gnu::always_inline]] static const Floats& At(const float* from) {
    return *reinterpret_cast<const Floats*>(from);
  }
  [[gnu::always_inline]] static Floats& At(float* from) { return *reinterpret_cast<Floats*>(from); }
};

// The largest absolute value. Of floats without sign the bits order as the numbers do.
template <size_t kLanes>
[[gnu::always_inline]] inline float LargestSize(const float* from, size_t count) {
  using Integers = typename Lanes<kLanes>::Integers;
  constexpr uint32_t kWithoutSign = 0x7FFFFFFF;
  Integers most{};
  size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    const Integers bits = (Integers)Lanes<kLanes>::At(from + i) & kWithoutSign;
    most = bits > most ? bits : most;
  }
  uint32_t largest = 0;
  for (size_t lane = 0; lane < kLanes; ++lane) largest = std::max(largest, most[lane]);
  for (; i < count; ++i) {
    largest = std::max(largest, std::bit_cast<uint32_t>(from[i]) & kWithoutSign);
  }
  return std::bit_cast<float>(largest);
}

template <size_t kLanes>
[[gnu::always_inline]] inline float QuantiseBody(const float* from, size_t count, int8_t* to) {
  constexpr float kMost = 127.0f;
  constexpr float kMagic = 12582912.0f;  // adding it rounds to an integer
  const float largest = LargestSize<kLanes>(from, count);
  if (largest == 0) {
    std::fill_n(to, count, int8_t{0});
    return 0;
  }
  const float factor = kMost / largest;
  for (size_t i = 0; i < count; ++i) {
    const float rounded = (from[i] * factor + kMagic) - kMagic;
    to[i] = static_cast<int8_t>(static_cast<int32_t>(rounded));
  }
  return largest / kMost;
}

// The logistic function of each lane, by the same steps as Sigmoid. Written out, as GCC does not
// vectorise the loop over it by itself.
template <size_t kLanes>
[[gnu::always_inline]] inline void SigmoidOfLanes(typename Lanes<kLanes>::Floats& x) {
  using Floats = typename Lanes<kLanes>::Floats;
  using Integers = typename Lanes<kLanes>::Integers;
  constexpr float kMagic = 12582912.0f;
  Floats t = -1.44269504f * x;
  t = t > 30.0f ? Floats{} + 30.0f : t;
  t = t < -30.0f ? Floats{} - 30.0f : t;
  const Floats shifted = t + kMagic;
  const Floats f = t - (shifted - kMagic);
  Floats power = f * 0.00133335581f + 0.00961812911f;
  power = power * f + 0.0555041087f;
  power = power * f + 0.240226507f;
  power = power * f + 0.693147181f;
  power = power * f + 1.0f;
  const Floats scaled = (Floats)((Integers)power + ((Integers)shifted << 23));
  x = 1.0f / (1.0f + scaled);
}

template <size_t kLanes>
[[gnu::always_inline]] inline void RecurBody(const RecurrentStep& step) {
  using L = Lanes<kLanes>;
  using Floats = typename L::Floats;
  size_t i = 0;
  for (; i + kLanes <= step.units; i += kLanes) {
    const Floats before = L::At(step.cell_before + i);
    Floats f = L::At(step.f + i) + L::At(step.recall_f + i) * before;
    Floats r = L::At(step.r + i) + L::At(step.recall_r + i) * before;
    SigmoidOfLanes<kLanes>(f);
    SigmoidOfLanes<kLanes>(r);
    const Floats c = f * before + (1.0f - f) * L::At(step.z + i);
    L::At(step.cell + i) = c;
    L::At(step.output + i) = r * c + (1.0f - r) * L::At(step.input + i);
  }
  for (; i < step.units; ++i) {
    const float f = Sigmoid(step.f[i] + step.recall_f[i] * step.cell_before[i]);
    const float r = Sigmoid(step.r[i] + step.recall_r[i] * step.cell_before[i]);
    const float c = f * step.cell_before[i] + (1.0f - f) * step.z[i];
    step.cell[i] = c;
    step.output[i] = r * c + (1.0f - r) * step.input[i];
  }
}

float QuantisePlain(const float* from, size_t count, int8_t* to) {
  return QuantiseBody<4>(from, count, to);
}
void RescalePlain(const int32_t* sums, float scale, const float* scales, const float* bias,
                  size_t count, float* to) {
  RescaleBody(sums, scale, scales, bias, count, to);
}
void RecurPlain(const RecurrentStep& step) { RecurBody<4>(step); }

#ifdef __x86_64__

// kRows rows times one panel, both widened to 16 bits, so that no sum of two products overflows.
template <size_t kRows>
[[gnu::target("avx2")]] void MultiplyPanel256(const int16_t* left, const PackedMatrix& matrix,
                                              const int16_t* panel, int32_t* sums) {
  constexpr size_t kParts = kPanelColumns / 4;  // a register holds four columns
  __m256i total[kRows][kParts];
  for (auto& row : total) {
    for (__m256i& part : row) part = _mm256_setzero_si256();
  }
  for (size_t k = 0; k < matrix.rows; k += kGroupRows) {
    __m256i a[kRows];
    for (size_t i = 0; i < kRows; ++i) {
      int64_t group;
      std::memcpy(&group, left + i * matrix.rows + k, sizeof(group));
      a[i] = _mm256_set1_epi64x(group);
    }
    for (size_t part = 0; part < kParts; ++part, panel += 16) {
      const __m256i b = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(panel));
      for (size_t i = 0; i < kRows; ++i) {
        total[i][part] = _mm256_add_epi32(total[i][part], _mm256_madd_epi16(a[i], b));
      }
    }
  }
  for (size_t i = 0; i < kRows; ++i) {
    for (size_t part = 0; part < kParts; part += 2) {
      const __m256i pairs = _mm256_hadd_epi32(total[i][part], total[i][part + 1]);
      const __m256i ordered = _mm256_permute4x64_epi64(pairs, 0b11011000);
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + i * matrix.columns + part * 4),
                          ordered);
    }
  }
}

[[gnu::target("avx2")]] void Multiply256(const int8_t* left, size_t rows,
                                         const PackedMatrix& matrix, int32_t* sums) {
  constexpr size_t kRows = 3;  // with their sums as many as there are registers for
  const size_t panel_size = matrix.rows * kPanelColumns;
  const std::vector<int16_t> wide_left(left, left + rows * matrix.rows);
  std::vector<int16_t> wide_panel(panel_size);
  for (size_t panel = 0; panel * kPanelColumns < matrix.columns; ++panel) {
    const int8_t* const from = matrix.values.data() + panel * panel_size;
    std::copy(from, from + panel_size, wide_panel.begin());
    int32_t* const to = sums + panel * kPanelColumns;
    size_t row = 0;
    for (; row + kRows <= rows; row += kRows) {
      MultiplyPanel256<kRows>(wide_left.data() + row * matrix.rows, matrix, wide_panel.data(),
                              to + row * matrix.columns);
    }
    for (; row < rows; ++row) {
      MultiplyPanel256<1>(wide_left.data() + row * matrix.rows, matrix, wide_panel.data(),
                          to + row * matrix.columns);
    }
  }
}

[[gnu::target("avx2")]] float Quantise256(const float* from, size_t count, int8_t* to) {
  return QuantiseBody<8>(from, count, to);
}
[[gnu::target("avx2")]] void Rescale256(const int32_t* sums, float scale, const float* scales,
                                        const float* bias, size_t count, float* to) {
  RescaleBody(sums, scale, scales, bias, count, to);
}
[[gnu::target("avx2")]] void Recur256(const RecurrentStep& step) { RecurBody<8>(step); }

#define WHOSAID_AVX512 gnu::target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")

// kRows rows times kPanels panels. The instruction takes the left side unsigned: 128 has been added
// to it, and 128 times the column's sum is taken off in the end.
template <size_t kRows, size_t kPanels>
[[WHOSAID_AVX512]] void MultiplyPanels512(const uint8_t* left, const PackedMatrix& matrix,
                                          size_t first_panel, int32_t* sums) {
  const size_t panel_size = matrix.rows * kPanelColumns;
  const int8_t* const b = matrix.values.data() + first_panel * panel_size;
  __m512i total[kRows][kPanels];
  for (auto& row : total) {
    for (__m512i& panel : row) panel = _mm512_setzero_si512();
  }
  for (size_t k = 0; k < matrix.rows; k += kGroupRows) {
    __m512i columns[kPanels];
    for (size_t p = 0; p < kPanels; ++p) {
      columns[p] = _mm512_loadu_si512(b + p * panel_size + k * kPanelColumns);
    }
    for (size_t i = 0; i < kRows; ++i) {
      int32_t group;
      std::memcpy(&group, left + i * matrix.rows + k, sizeof(group));
      const __m512i a = _mm512_set1_epi32(group);
      for (size_t p = 0; p < kPanels; ++p) {
        total[i][p] = _mm512_dpbusd_epi32(total[i][p], a, columns[p]);
      }
    }
  }
  for (size_t p = 0; p < kPanels; ++p) {
    const size_t column = (first_panel + p) * kPanelColumns;
    const __m512i excess = _mm512_slli_epi32(_mm512_loadu_si512(matrix.sums.data() + column), 7);
    for (size_t i = 0; i < kRows; ++i) {
      _mm512_storeu_si512(sums + i * matrix.columns + column,
                          _mm512_sub_epi32(total[i][p], excess));
    }
  }
}

template <size_t kPanels>
[[WHOSAID_AVX512]] void MultiplyRows512(const uint8_t* left, size_t rows,
                                        const PackedMatrix& matrix, size_t panel, int32_t* sums) {
  constexpr size_t kRows = 4;
  size_t row = 0;
  for (; row + kRows <= rows; row += kRows) {
    MultiplyPanels512<kRows, kPanels>(left + row * matrix.rows, matrix, panel,
                                      sums + row * matrix.columns);
  }
  for (; row < rows; ++row) {
    MultiplyPanels512<1, kPanels>(left + row * matrix.rows, matrix, panel,
                                  sums + row * matrix.columns);
  }
}

[[WHOSAID_AVX512]] void Multiply512(const int8_t* left, size_t rows, const PackedMatrix& matrix,
                                    int32_t* sums) {
  std::vector<uint8_t> shifted(rows * matrix.rows);
  for (size_t i = 0; i < shifted.size(); ++i) shifted[i] = static_cast<uint8_t>(left[i] ^ 0x80);
  const size_t panels = matrix.columns / kPanelColumns;
  size_t panel = 0;
  for (; panel + 4 <= panels; panel += 4) {
    MultiplyRows512<4>(shifted.data(), rows, matrix, panel, sums);
  }
  for (; panel < panels; ++panel) MultiplyRows512<1>(shifted.data(), rows, matrix, panel, sums);
}

[[WHOSAID_AVX512]] float Quantise512(const float* from, size_t count, int8_t* to) {
  return QuantiseBody<16>(from, count, to);
}
[[WHOSAID_AVX512]] void Rescale512(const int32_t* sums, float scale, const float* scales,
                                   const float* bias, size_t count, float* to) {
  RescaleBody(sums, scale, scales, bias, count, to);
}
[[WHOSAID_AVX512]] void Recur512(const RecurrentStep& step) { RecurBody<16>(step); }

#undef WHOSAID_AVX512

#endif  // __x86_64__

constexpr Kernels kAll[] = {
    {"portable", MultiplyPlain, QuantisePlain, RescalePlain, RecurPlain},
#ifdef __x86_64__
    {"avx2", Multiply256, Quantise256, Rescale256, Recur256},
    {"avx512-vnni", Multiply512, Quantise512, Rescale512, Recur512},
#endif
};

size_t CountAvailable() {
#ifdef __x86_64__
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2")) return 1;
  const bool wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                    __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
                    __builtin_cpu_supports("avx512vnni");
  return wide ? 3 : 2;
#else
  return 1;
#endif
}

size_t RoundUp(size_t number, size_t to) { return (number + to - 1) / to * to; }

}  // namespace

PackedMatrix::PackedMatrix(const int8_t* from, size_t row_count, size_t column_count,
                           size_t row_step, size_t column_step)
    : rows(RoundUp(row_count, kGroupRows)),
      columns(RoundUp(column_count, kPanelColumns)),
      values(rows * columns, 0),
      sums(columns, 0) {
  for (size_t j = 0; j < column_count; ++j) {
    int8_t* const panel = values.data() + j / kPanelColumns * rows * kPanelColumns;
    const size_t column = j % kPanelColumns * kGroupRows;
    size_t i = 0;
    for (; row_step == 1 && i + kGroupRows <= row_count; i += kGroupRows) {
      const int8_t* const group = from + j * column_step + i;
      std::memcpy(panel + i * kPanelColumns + column, group, kGroupRows);
      sums[j] += group[0] + group[1] + group[2] + group[3];
    }
    for (; i < row_count; ++i) {
      const int8_t value = from[i * row_step + j * column_step];
      panel[i / kGroupRows * kGroupRows * kPanelColumns + column + i % kGroupRows] = value;
      sums[j] += value;
    }
  }
}

std::span<const Kernels> AvailableKernels() {
  static const size_t count = CountAvailable();
  return std::span(kAll).first(count);
}

}  // namespace whosaid
