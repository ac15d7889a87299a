// MatchCounts: how much of what people marked was found, and how much of what was found is right.
#ifndef WHOSAID_TRAIN_EVALUATE_MATCH_COUNTS_H_
#define WHOSAID_TRAIN_EVALUATE_MATCH_COUNTS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace whosaid {

struct MatchCounts {
  size_t gold = 0;
  size_t found = 0;
  size_t right = 0;

  // Counts equal spans as right. REQUIRES: both sorted
  void Add(const std::vector<Span>& gold_spans, const std::vector<Span>& found_spans);
  void Add(const MatchCounts& other);

  // In percent; 0 of nothing.
  double Precision() const;
  double Recall() const;
  double F1() const;
};

// "tokens     P 99.10 R 99.18 F1 99.14  (gold 25147, found 25167)" and a line feed.
std::string ToLine(std::string_view name, const MatchCounts& counts);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_EVALUATE_MATCH_COUNTS_H_
