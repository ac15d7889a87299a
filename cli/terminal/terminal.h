// Terminal: how the program talks. Data goes to standard output, talk to standard error; colour,
// line width and a status line only where there is a terminal to show them.
#ifndef WHOSAID_CLI_TERMINAL_TERMINAL_H_
#define WHOSAID_CLI_TERMINAL_TERMINAL_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

#include "core/result.h"

namespace whosaid {

enum class ColorChoice : uint8_t { kAuto, kAlways, kNever };

enum class Style : uint8_t { kPlain, kBold, kDim, kGood, kBad, kName, kQuote };

class Terminal {
 public:
  // kAuto: colour where standard output is a terminal, TERM is not dumb and NO_COLOR is not set.
  explicit Terminal(ColorChoice choice);
  ~Terminal();

  // Standard output. Once a write has failed it takes no more: long listings stop on !out().
  std::ostream& out() { return *out_; }

  // One line to standard error, after the program's name: "whosaid: FILE:LINE: …".
  void Say(std::string_view line);

  // A line at the foot of the screen that Say leaves below its own; an empty one takes it away.
  // Does nothing where standard error is no terminal.
  void ShowStatus(std::string_view line);
  bool shows_status() const { return shows_status_; }

  // Columns of the screen behind standard output; 0, meaning no limit, where there is none.
  size_t width() const { return width_; }
  // Columns of the screen behind standard error; 0 where there is none.
  size_t status_width() const { return status_width_; }

  bool color() const { return color_; }
  std::string Paint(Style style, std::string_view text) const;

  // Writes out what is still buffered. A reader that has gone away (head, a pager) is no error.
  Result<void> Finish();

 private:
  class OutputBuffer;
  std::unique_ptr<OutputBuffer> buffer_;
  std::unique_ptr<std::ostream> out_;
  std::string status_;
  bool color_ = false;
  bool shows_status_ = false;
  size_t width_ = 0;
  size_t status_width_ = 0;
};

}  // namespace whosaid

#endif  // WHOSAID_CLI_TERMINAL_TERMINAL_H_
