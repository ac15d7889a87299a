#include "cli/intake/skipped.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>
#include <vector>

namespace whosaid {
namespace {

std::string_view ReasonOf(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kUsage:
      return "misused";
    case ErrorKind::kNotFound:
      return "not found";
    case ErrorKind::kBadInput:
      return "bad";
    case ErrorKind::kSystem:
      return "unreadable";
  }
  return "";
}

}  // namespace

void Skipped::Add(const Error& error) {
  terminal_.Say(error.message);
  ++count_;
  ++by_kind_[error.kind];
}

std::string Skipped::Why() const {
  std::vector<std::string> reasons;
  for (const auto& [kind, count] : by_kind_) {
    reasons.push_back(fmt::format("{} {}", count, ReasonOf(kind)));
  }
  return reasons.empty() ? "" : fmt::format(": {}", fmt::join(reasons, ", "));
}

}  // namespace whosaid
