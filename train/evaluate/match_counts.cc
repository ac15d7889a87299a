#include "train/evaluate/match_counts.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace whosaid {
namespace {

double Percent(size_t part, size_t whole) {
  return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<size_t>(whole, 1));
}

}  // namespace

void MatchCounts::Add(const std::vector<Span>& gold_spans, const std::vector<Span>& found_spans) {
  std::vector<Span> both;
  std::ranges::set_intersection(gold_spans, found_spans, std::back_inserter(both));
  Add({gold_spans.size(), found_spans.size(), both.size()});
}

void MatchCounts::Add(const MatchCounts& other) {
  gold += other.gold;
  found += other.found;
  right += other.right;
}

double MatchCounts::Precision() const { return Percent(right, found); }
double MatchCounts::Recall() const { return Percent(right, gold); }
double MatchCounts::F1() const { return Percent(2 * right, gold + found); }

std::string ToLine(std::string_view name, const MatchCounts& counts) {
  return fmt::format("{:10} P {:5.2f} R {:5.2f} F1 {:5.2f}  (gold {}, found {})\n", name,
                     counts.Precision(), counts.Recall(), counts.F1(), counts.gold, counts.found);
}

}  // namespace whosaid
