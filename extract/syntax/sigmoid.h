// The logistic function as training and inference compute it: by plain arithmetic, so that
// compilers vectorise it and every machine gives the same bits. Off by less than 1e-6.
#ifndef WHOSAID_EXTRACT_SYNTAX_SIGMOID_H_
#define WHOSAID_EXTRACT_SYNTAX_SIGMOID_H_

#include <bit>
#include <cstdint>

namespace whosaid {

[[gnu::always_inline]] inline float Sigmoid(float x) {
  // exp(-x) = 2^n * 2^f with |f| <= 1/2; adding the magic number rounds to an integer.
  constexpr float kMagic = 12582912.0f;  // 1.5 * 2^23
  float t = -1.44269504f * x;
  t = t > 30.0f ? 30.0f : t;
  t = t < -30.0f ? -30.0f : t;
  const float shifted = t + kMagic;
  const float f = t - (shifted - kMagic);
  float power = 0.00133335581f;
  power = power * f + 0.00961812911f;
  power = power * f + 0.0555041087f;
  power = power * f + 0.240226507f;
  power = power * f + 0.693147181f;
  power = power * f + 1.0f;
  const uint32_t exponent = std::bit_cast<uint32_t>(shifted) << 23;
  const float scaled = std::bit_cast<float>(std::bit_cast<uint32_t>(power) + exponent);
  return 1.0f / (1.0f + scaled);
}

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_SYNTAX_SIGMOID_H_
