#include "train/learn/matrix.h"

#include <algorithm>
#include <cassert>

namespace whosaid {
namespace {

// Panels of kPanel columns of b times tiles of kTile rows of a; kDepth keeps a panel in the cache.
constexpr size_t kTile = 6;
constexpr size_t kPanel = 32;
constexpr size_t kDepth = 256;

// One tile: `a` holds kTile floats, `b` kPanel floats a step; `sum` is kTile x kPanel.
template <size_t kWidth>
[[gnu::always_inline]] inline void MultiplyTile(const float* a, const float* b, size_t depth,
                                                float* sum) {
  typedef float Vector __attribute__((vector_size(kWidth * sizeof(float)), aligned(4)));
  constexpr size_t kVectors = kPanel / kWidth;
  // A second pass over the columns where the registers of narrow vectors don't suffice.
  constexpr size_t kAtOnce = std::min<size_t>(kVectors, 2);
  for (size_t part = 0; part < kVectors; part += kAtOnce) {
    Vector total[kTile][kAtOnce];
    for (size_t i = 0; i < kTile; ++i) {
      for (size_t j = 0; j < kAtOnce; ++j) {
        total[i][j] = *reinterpret_cast<const Vector*>(sum + i * kPanel + (part + j) * kWidth);
      }
    }
    for (size_t k = 0; k < depth; ++k) {
      Vector right[kAtOnce];
      for (size_t j = 0; j < kAtOnce; ++j) {
        right[j] = *reinterpret_cast<const Vector*>(b + k * kPanel + (part + j) * kWidth);
      }
      for (size_t i = 0; i < kTile; ++i) {
        const float left = a[k * kTile + i];
        for (size_t j = 0; j < kAtOnce; ++j) total[i][j] += left * right[j];
      }
    }
    for (size_t i = 0; i < kTile; ++i) {
      for (size_t j = 0; j < kAtOnce; ++j) {
        *reinterpret_cast<Vector*>(sum + i * kPanel + (part + j) * kWidth) = total[i][j];
      }
    }
  }
}

[[gnu::target("avx512f")]] void MultiplyTile512(const float* a, const float* b, size_t depth,
                                                float* sum) {
  MultiplyTile<16>(a, b, depth, sum);
}
[[gnu::target("avx2,fma")]] void MultiplyTile256(const float* a, const float* b, size_t depth,
                                                 float* sum) {
  MultiplyTile<8>(a, b, depth, sum);
}
void MultiplyTilePlain(const float* a, const float* b, size_t depth, float* sum) {
  MultiplyTile<4>(a, b, depth, sum);
}

using Kernel = void (*)(const float*, const float*, size_t, float*);
Kernel ChooseKernel() {
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f")) return MultiplyTile512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return MultiplyTile256;
  return MultiplyTilePlain;
}

// The panels of b's rows [first, first + depth), one after the other, zeros at the right edge.
void PackPanels(const MatrixView& b, size_t first, size_t depth, std::vector<float>& packed) {
  const size_t panels = (b.columns + kPanel - 1) / kPanel;
  packed.assign(panels * depth * kPanel, 0);
  for (size_t panel = 0; panel < panels; ++panel) {
    const size_t column = panel * kPanel;
    const size_t width = std::min(kPanel, b.columns - column);
    for (size_t k = 0; k < depth; ++k) {
      const float* const from = b.data + (first + k) * b.row_step + column * b.column_step;
      float* const to = packed.data() + (panel * depth + k) * kPanel;
      for (size_t j = 0; j < width; ++j) to[j] = from[j * b.column_step];
    }
  }
}

}  // namespace

void AddProduct(const MatrixView& a, const MatrixView& b, float* sum, size_t step) {
  static const Kernel kernel = ChooseKernel();
  assert(a.columns == b.rows);
  thread_local std::vector<float> packed;
  float left[kTile * kDepth];
  float tile[kTile * kPanel];
  for (size_t first = 0; first < a.columns; first += kDepth) {
    const size_t depth = std::min(kDepth, a.columns - first);
    PackPanels(b, first, depth, packed);
    for (size_t row = 0; row < a.rows; row += kTile) {
      const size_t height = std::min(kTile, a.rows - row);
      std::fill(left, left + kTile * depth, 0.0f);
      for (size_t i = 0; i < height; ++i) {
        const float* const from = a.data + (row + i) * a.row_step + first * a.column_step;
        for (size_t k = 0; k < depth; ++k) left[k * kTile + i] = from[k * a.column_step];
      }
      for (size_t column = 0; column < b.columns; column += kPanel) {
        const size_t width = std::min(kPanel, b.columns - column);
        std::fill(tile, tile + kTile * kPanel, 0.0f);
        for (size_t i = 0; i < height; ++i) {
          std::copy_n(sum + (row + i) * step + column, width, tile + i * kPanel);
        }
        kernel(left, packed.data() + column / kPanel * depth * kPanel, depth, tile);
        for (size_t i = 0; i < height; ++i) {
          std::copy_n(tile + i * kPanel, width, sum + (row + i) * step + column);
        }
      }
    }
  }
}

}  // namespace whosaid
