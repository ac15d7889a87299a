#include "cli/terminal/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <system_error>

#include "cli/terminal/text.h"

namespace whosaid {
namespace {

using Seconds = std::chrono::duration<double>;

// "8 s", "3 min 05 s", "2 h 10 min"
std::string Duration(double seconds) {
  const auto whole = std::llround(seconds);
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

}  // namespace

Progress::Progress(const std::vector<std::string>& inputs, Terminal& terminal)
    : terminal_(terminal) {
  if (!terminal_.shows_status()) return;
  uint64_t sum = 0;
  for (const std::string& input : inputs) {
    bytes_before_.push_back(sum);
    std::error_code unknown;
    const auto size = std::filesystem::file_size(input, unknown);
    if (!unknown) sum += size;
  }
  bytes_before_.push_back(sum);
}

void Progress::Advance(size_t input, uint64_t bytes) {
  ++documents_;
  if (!terminal_.shows_status()) return;
  bytes_of_input_ = (input == input_ ? bytes_of_input_ : 0) + bytes;
  input_ = input;
  const uint64_t done = std::min(bytes_before_[input] + bytes_of_input_, bytes_before_[input + 1]);
  const uint64_t all = std::max<uint64_t>(bytes_before_.back(), 1);
  const double share = static_cast<double>(done) / static_cast<double>(all);
  const int percent = static_cast<int>(100 * share);
  const auto now = std::chrono::steady_clock::now();
  // Every step of the percentage, and once a second for the rate where those are long.
  if (percent == percent_ && now - shown_ < Seconds(1)) return;
  percent_ = percent;
  shown_ = now;
  terminal_.ShowStatus(Shorten(Line(share), terminal_.status_width() - 1));
}

std::string Progress::Line(double share) const {
  constexpr size_t kBar = 24;
  const auto filled = static_cast<size_t>(share * kBar);
  const double seconds = Seconds(shown_ - begin_).count();
  std::string line = fmt::format("[{}{}] {} %  {} documents", std::string(filled, '='),
                                 std::string(kBar - filled, ' '), percent_, documents_);
  if (seconds < 1) return line;
  line += fmt::format("  {:.0f}/s", static_cast<double>(documents_) / seconds);
  if (share > 0) line += fmt::format("  {} left", Duration(seconds / share - seconds));
  return line;
}

}  // namespace whosaid
