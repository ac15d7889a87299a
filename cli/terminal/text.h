// Text as a screen shows it: widths in columns, lines that fit.
#ifndef WHOSAID_CLI_TERMINAL_TEXT_H_
#define WHOSAID_CLI_TERMINAL_TEXT_H_

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace whosaid {

// Columns that `text` takes: none for combining marks, two for wide East Asian characters.
// REQUIRES: valid UTF-8.
size_t DisplayWidth(std::string_view text);

// `text` for one line of a screen: white space as single blanks, control characters (which could
// steer the terminal) as U+FFFD.
std::string OneLine(std::string_view text);

// Lines of at most `width` columns, broken at blanks; words that are longer stand alone. One line
// where width is 0.
std::vector<std::string> Wrap(std::string_view text, size_t width);

// At most `width` columns, with … at the end where something was cut; all of it where width is 0.
std::string Shorten(std::string_view text, size_t width);

// The same with the … and the cut at the beginning.
std::string ShortenFront(std::string_view text, size_t width);

// Filled up with blanks to `width` columns, before it or behind it.
std::string PadLeft(std::string text, size_t width);
std::string PadRight(std::string text, size_t width);

// "1 document", "2 documents".
std::string Counted(std::integral auto count, std::string_view what) {
  return std::to_string(count).append(" ").append(what).append(count == 1 ? "" : "s");
}

}  // namespace whosaid

#endif  // WHOSAID_CLI_TERMINAL_TEXT_H_
