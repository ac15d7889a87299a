#include "cli/terminal/text.h"

#include <unicode/uchar.h>

#include "core/utf8.h"

namespace whosaid {
namespace {

size_t WidthOf(char32_t code_point) {
  const auto character = static_cast<UChar32>(code_point);
  const int category = u_charType(character);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) {
    return 0;
  }
  const int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

size_t DisplayWidth(std::string_view text) {
  size_t width = 0;
  for (size_t offset = 0; offset < text.size();) width += WidthOf(NextCodePoint(text, offset));
  return width;
}

std::string OneLine(std::string_view text) {
  std::string out;
  bool blank = false;
  for (size_t offset = 0; offset < text.size();) {
    const size_t begin = offset;
    const auto character = static_cast<UChar32>(NextCodePoint(text, offset));
    if (u_isUWhiteSpace(character)) {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    // Bidirectional overrides can make a line read as something else.
    const bool steers = u_iscntrl(character) || (character >= 0x202A && character <= 0x202E) ||
                        (character >= 0x2066 && character <= 0x2069);
    out += steers ? std::string_view("\uFFFD") : text.substr(begin, offset - begin);
  }
  return out;
}

std::vector<std::string> Wrap(std::string_view text, size_t width) {
  if (width == 0) return {std::string(text)};
  std::vector<std::string> lines(1);
  size_t used = 0;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    const size_t columns = DisplayWidth(word);
    if (used > 0 && used + 1 + columns > width) {
      lines.emplace_back();
      used = 0;
    }
    if (used > 0) lines.back() += ' ';
    used += columns + (used > 0 ? 1 : 0);
    lines.back() += word;
    begin = end + 1;
  }
  return lines;
}

std::string Shorten(std::string_view text, size_t width) {
  if (width == 0 || DisplayWidth(text) <= width) return std::string(text);
  size_t used = 0;
  size_t offset = 0;
  while (offset < text.size()) {
    size_t next = offset;
    used += WidthOf(NextCodePoint(text, next));
    if (used + 1 > width) break;
    offset = next;
  }
  return std::string(text.substr(0, offset)) + "…";
}

std::string ShortenFront(std::string_view text, size_t width) {
  if (width == 0) return std::string(text);
  size_t columns = DisplayWidth(text);
  if (columns <= width) return std::string(text);
  size_t offset = 0;
  while (columns + 1 > width) columns -= WidthOf(NextCodePoint(text, offset));
  return "…" + std::string(text.substr(offset));
}

std::string PadLeft(std::string text, size_t width) {
  const size_t columns = DisplayWidth(text);
  return columns < width ? std::string(width - columns, ' ') + text : text;
}

std::string PadRight(std::string text, size_t width) {
  const size_t columns = DisplayWidth(text);
  return columns < width ? text + std::string(width - columns, ' ') : text;
}

}  // namespace whosaid
