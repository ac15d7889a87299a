#include "cli/terminal/terminal.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <streambuf>

namespace whosaid {
namespace {

// Standard output and standard error have different screens when one of them is redirected.
size_t ColumnsOf(int descriptor) {
  winsize size{};
  if (isatty(descriptor) == 0 || ioctl(descriptor, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

bool WantsColor(ColorChoice choice) {
  if (choice != ColorChoice::kAuto) return choice == ColorChoice::kAlways;
  const char* term = std::getenv("TERM");
  const char* no_color = std::getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) != 0 && term != nullptr && std::strcmp(term, "dumb") != 0 &&
         (no_color == nullptr || *no_color == '\0');
}

int WriteAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return 0;
}

constexpr std::string_view kCodes[] = {"",         "\033[1m",    "\033[2m", "\033[32m",
                                       "\033[31m", "\033[1;36m", "\033[3m"};
constexpr std::string_view kReset = "\033[0m";
constexpr std::string_view kEraseLine = "\r\033[K";

}  // namespace

// Standard output that remembers why a write failed.
class Terminal::OutputBuffer : public std::streambuf {
 public:
  OutputBuffer() { setp(bytes_.data(), bytes_.data() + bytes_.size()); }

  int error() const { return error_; }

 protected:
  int_type overflow(int_type character) override {
    if (sync() != 0) return traits_type::eof();
    if (!traits_type::eq_int_type(character, traits_type::eof())) {
      *pptr() = traits_type::to_char_type(character);
      pbump(1);
    }
    return traits_type::not_eof(character);
  }

  int sync() override {
    if (error_ == 0) {
      error_ =
          WriteAll(STDOUT_FILENO, std::string_view(pbase(), static_cast<size_t>(pptr() - pbase())));
    }
    setp(bytes_.data(), bytes_.data() + bytes_.size());
    return error_ == 0 ? 0 : -1;
  }

 private:
  std::array<char, 1 << 16> bytes_;
  int error_ = 0;
};

Terminal::Terminal(ColorChoice choice)
    : buffer_(std::make_unique<OutputBuffer>()),
      out_(std::make_unique<std::ostream>(buffer_.get())),
      color_(WantsColor(choice)),
      width_(ColumnsOf(STDOUT_FILENO)),
      status_width_(ColumnsOf(STDERR_FILENO)) {
  const char* term = std::getenv("TERM");
  shows_status_ = status_width_ > 0 && term != nullptr && std::strcmp(term, "dumb") != 0;
}

Terminal::~Terminal() { ShowStatus(""); }

void Terminal::Say(std::string_view line) {
  // What was printed before comes before, also where both go to one file.
  out_->flush();
  const std::string erase(status_.empty() ? "" : kEraseLine);
  WriteAll(STDERR_FILENO, fmt::format("{}whosaid: {}\n{}", erase, line, status_));
}

void Terminal::ShowStatus(std::string_view line) {
  if (!shows_status_ || line == status_) return;
  WriteAll(STDERR_FILENO, fmt::format("{}{}", kEraseLine, line));
  status_ = line;
}

std::string Terminal::Paint(Style style, std::string_view text) const {
  if (!color_ || style == Style::kPlain || text.empty()) return std::string(text);
  return fmt::format("{}{}{}", kCodes[static_cast<size_t>(style)], text, kReset);
}

Result<void> Terminal::Finish() {
  out_->flush();
  if (buffer_->error() == 0 || buffer_->error() == EPIPE) return {};
  return Fail(ErrorKind::kSystem,
              fmt::format("standard output: can't write: {}", std::strerror(buffer_->error())));
}

}  // namespace whosaid
