// Random: a small generator (SplitMix64) whose numbers are the same on every machine.
#ifndef WHOSAID_TRAIN_LEARN_RANDOM_H_
#define WHOSAID_TRAIN_LEARN_RANDOM_H_

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace whosaid {

class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t Next() {
    uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  // In [0, 1).
  float Uniform() { return static_cast<float>(Next() >> 40) * 0x1p-24f; }
  float Uniform(float low, float high) { return low + (high - low) * Uniform(); }
  // REQUIRES: bound > 0
  size_t Below(size_t bound) { return static_cast<size_t>(Next() % bound); }

  template <typename T>
  void Shuffle(std::vector<T>& items) {
    for (size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[Below(i)]);
  }

 private:
  uint64_t state_;
};

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_LEARN_RANDOM_H_
