#include "cli/arguments.h"

#include <charconv>

namespace whosaid {
namespace {

template <typename T>
std::optional<T> Number(std::string_view text) {
  T number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

const std::vector<std::string>& Arguments::All(std::string_view name) const {
  static const std::vector<std::string> kNone;
  const auto found = values_.find(name);
  return found == values_.end() ? kNone : found->second;
}

const std::string& Arguments::Text(std::string_view name) const {
  static const std::string kEmpty;
  const std::vector<std::string>& all = All(name);
  return all.empty() ? kEmpty : all.back();
}

std::optional<uint32_t> Arguments::CountOf(std::string_view name) const {
  return Number<uint32_t>(Text(name));
}

std::optional<double> Arguments::FractionOf(std::string_view name) const {
  return Number<double>(Text(name));
}

}  // namespace whosaid
