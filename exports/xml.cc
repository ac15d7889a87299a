#include "exports/xml.h"

#include "core/utf8.h"

namespace whosaid {
namespace {

// XML 1.0, production 2; surrogates do not occur in valid UTF-8.
bool IsXmlCharacter(char32_t character) {
  if (character < 0x20) return character == '\t' || character == '\n' || character == '\r';
  return character != 0xFFFE && character != 0xFFFF;
}

}  // namespace

std::string EscapeXml(std::string_view text) {
  std::string escaped;
  for (size_t offset = 0; offset < text.size();) {
    const size_t begin = offset;
    const char32_t character = NextCodePoint(text, offset);
    switch (character) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\r':  // a literal one would be read as a newline
        escaped += "&#13;";
        break;
      default:
        escaped += IsXmlCharacter(character) ? text.substr(begin, offset - begin)
                                             : std::string_view("\uFFFD");
    }
  }
  return escaped;
}

}  // namespace whosaid
