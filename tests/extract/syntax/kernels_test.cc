#include "extract/syntax/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "extract/syntax/sigmoid.h"

namespace whosaid {
namespace {

std::vector<int8_t> RandomBytes(std::mt19937& random, size_t count) {
  std::uniform_int_distribution<int> bytes(-127, 127);
  std::vector<int8_t> values(count);
  for (int8_t& value : values) value = static_cast<int8_t>(bytes(random));
  return values;
}

std::vector<float> RandomFloats(std::mt19937& random, size_t count, float most) {
  std::uniform_real_distribution<float> floats(-most, most);
  std::vector<float> values(count);
  for (float& value : values) value = floats(random);
  return values;
}

TEST(Kernels, MultiplyExactly) {
  std::mt19937 random(1);
  for (const size_t inner : {1u, 4u, 63u, 200u}) {
    for (const size_t columns : {1u, 16u, 51u, 130u}) {
      for (const size_t rows : {1u, 2u, 3u, 9u}) {
        const std::vector<int8_t> right = RandomBytes(random, inner * columns);
        const PackedMatrix packed(right.data(), inner, columns, columns, 1);
        std::vector<int8_t> left(rows * packed.rows, 0);
        for (size_t i = 0; i < rows; ++i) {
          const std::vector<int8_t> row = RandomBytes(random, inner);
          std::copy(row.begin(), row.end(), left.begin() + static_cast<ptrdiff_t>(i * packed.rows));
        }
        for (const Kernels& kernels : AvailableKernels()) {
          std::vector<int32_t> sums(rows * packed.columns, -1);
          kernels.multiply(left.data(), rows, packed, sums.data());
          for (size_t i = 0; i < rows; ++i) {
            for (size_t j = 0; j < columns; ++j) {
              int32_t sum = 0;
              for (size_t k = 0; k < inner; ++k) {
                sum += left[i * packed.rows + k] * right[k * columns + j];
              }
              ASSERT_EQ(sums[i * packed.columns + j], sum)
                  << kernels.name << " " << inner << " " << columns << " " << rows;
            }
          }
        }
      }
    }
  }
}

TEST(Kernels, MultiplyTheLargestNumbers) {
  const std::vector<int8_t> right(256 * 16, 127);
  const PackedMatrix packed(right.data(), 256, 16, 16, 1);
  const std::vector<int8_t> left(256, -127);
  for (const Kernels& kernels : AvailableKernels()) {
    std::vector<int32_t> sums(16);
    kernels.multiply(left.data(), 1, packed, sums.data());
    EXPECT_EQ(sums[5], -127 * 127 * 256) << kernels.name;
  }
}

TEST(Kernels, GiveTheSameBits) {
  std::mt19937 random(2);
  constexpr size_t kCount = 133;
  const Kernels& plain = AvailableKernels().front();
  for (const float most : {0.001f, 1.0f, 40.0f}) {
    const std::vector<float> values = RandomFloats(random, 8 * kCount, most);
    const float* const v = values.data();
    std::vector<int8_t> rounded(kCount);
    std::vector<float> cell(kCount), output(kCount), scaled(kCount);
    std::vector<int32_t> sums(kCount);
    for (size_t i = 0; i < kCount; ++i) sums[i] = static_cast<int32_t>(values[i] * 1000);
    const auto run = [&](const Kernels& kernels) {
      kernels.recur({v, v + kCount, v + 2 * kCount, v + 3 * kCount, v + 4 * kCount, v + 5 * kCount,
                     v + 6 * kCount, cell.data(), output.data(), kCount});
      kernels.rescale(sums.data(), 0.37f, v, v + kCount, kCount, scaled.data());
      return kernels.quantise(v, kCount, rounded.data());
    };
    const float scale = run(plain);
    const auto expected = std::tuple(rounded, cell, output, scaled);
    for (const Kernels& kernels : AvailableKernels()) {
      EXPECT_EQ(run(kernels), scale) << kernels.name;
      EXPECT_EQ(std::tuple(rounded, cell, output, scaled), expected) << kernels.name;
    }
  }
}

TEST(Kernels, QuantiseNothingToZeros) {
  for (const Kernels& kernels : AvailableKernels()) {
    const std::vector<float> zeros(5, 0);
    std::vector<int8_t> rounded(5, 3);
    EXPECT_EQ(kernels.quantise(zeros.data(), 5, rounded.data()), 0);
    EXPECT_EQ(rounded, std::vector<int8_t>(5, 0));
  }
}

TEST(Sigmoid, IsTheLogisticFunction) {
  for (float x = -18; x < 18; x += 0.37f) {
    EXPECT_NEAR(Sigmoid(x), 1 / (1 + std::exp(-static_cast<double>(x))), 2e-6) << x;
  }
  EXPECT_NEAR(Sigmoid(1000), 1, 1e-6);
  EXPECT_NEAR(Sigmoid(-1000), 0, 1e-6);
}

}  // namespace
}  // namespace whosaid
