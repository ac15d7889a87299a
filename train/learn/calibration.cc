#include "train/learn/calibration.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace whosaid {

Calibration FitCalibration(const std::vector<JudgedEvidence>& outcomes) {
  std::array<double, kEvidence> mean{};
  std::array<double, kEvidence> deviation{};
  const auto count = static_cast<double>(outcomes.size());
  for (size_t k = 1; k < kEvidence; ++k) {
    for (const JudgedEvidence& outcome : outcomes) mean[k] += double{outcome.evidence[k]} / count;
    for (const JudgedEvidence& outcome : outcomes) {
      deviation[k] += std::pow(double{outcome.evidence[k]} - mean[k], 2) / count;
    }
    deviation[k] = std::sqrt(deviation[k] + 1e-9);
  }
  const auto standardised = [&](const JudgedEvidence& outcome, size_t k) {
    return k == 0 ? 1 : (double{outcome.evidence[k]} - mean[k]) / deviation[k];
  };
  std::array<double, kEvidence> weights{};
  for (int turn = 0; turn < 300; ++turn) {
    std::array<double, kEvidence> slope{};
    for (const JudgedEvidence& outcome : outcomes) {
      double sum = 0;
      for (size_t k = 0; k < kEvidence; ++k) sum += weights[k] * standardised(outcome, k);
      const double error = 1 / (1 + std::exp(-sum)) - (outcome.right ? 1 : 0);
      for (size_t k = 0; k < kEvidence; ++k) slope[k] += error * standardised(outcome, k) / count;
    }
    for (size_t k = 0; k < kEvidence; ++k) weights[k] -= slope[k];
  }
  Calibration fitted;
  double bias = weights[0];
  for (size_t k = 1; k < kEvidence; ++k) {
    fitted.weights[k] = static_cast<float>(weights[k] / deviation[k]);
    bias -= weights[k] * mean[k] / deviation[k];
  }
  fitted.weights[0] = static_cast<float>(bias);
  return fitted;
}

void PrintReliability(const Calibration& calibration, const std::vector<JudgedEvidence>& outcomes) {
  constexpr size_t kBins = 10;
  std::array<size_t, kBins> counts{};
  std::array<size_t, kBins> rights{};
  std::array<double, kBins> sums{};
  for (const JudgedEvidence& outcome : outcomes) {
    const float confidence = calibration.Confidence(outcome.evidence);
    const size_t bin = std::min(kBins - 1, static_cast<size_t>(confidence * kBins));
    ++counts[bin];
    rights[bin] += outcome.right;
    sums[bin] += double{confidence};
  }
  for (size_t bin = 0; bin < kBins; ++bin) {
    if (counts[bin] == 0) continue;
    const auto count = static_cast<double>(counts[bin]);
    fmt::print("confidence {:.1f}-{:.1f}: {:5} found, mean {:.2f}, right {:.2f}\n",
               static_cast<double>(bin) / kBins, static_cast<double>(bin + 1) / kBins, counts[bin],
               sums[bin] / count, static_cast<double>(rights[bin]) / count);
  }
}

}  // namespace whosaid
