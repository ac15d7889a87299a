#include "extract/weights/hashed_rows.h"

#include <algorithm>
#include <cmath>

namespace whosaid {

float HashedRows::UnitOf(std::span<const float> weights) {
  constexpr float kMaxRounded = 32000;
  float largest = 1e-6f;
  for (const float weight : weights) largest = std::max(largest, std::abs(weight));
  return largest / kMaxRounded;
}

void HashedRows::Append(std::span<const float> weights, uint32_t columns, float unit,
                        std::string& bytes) {
  for (size_t row = 0; row < weights.size(); row += columns) {
    const auto values = weights.subspan(row, columns);
    float top = 0;
    for (const float weight : values) top = std::max(top, std::abs(weight / unit));
    int shift = 0;
    while (top > 127.49f) {
      top /= 2;
      ++shift;
    }
    bytes += static_cast<char>(shift);
    for (const float weight : values) {
      bytes +=
          static_cast<char>(static_cast<int8_t>(std::round(std::ldexp(weight / unit, -shift))));
    }
  }
}

}  // namespace whosaid
