#include "extract/tokens/characters.h"

#include <unicode/uchar.h>

#include "core/utf8.h"

namespace whosaid {
namespace {

UChar32 ToIcu(char32_t code) { return static_cast<UChar32>(code); }

}  // namespace

Character CharacterAt(std::string_view text, size_t offset) {
  if (offset >= text.size()) return {};
  size_t end = offset;
  const char32_t code = NextCodePoint(text, end);
  return {code, static_cast<uint32_t>(end - offset)};
}

CharacterClass ClassOf(char32_t code) {
  if (code < 0x80) {
    if ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z'))
      return CharacterClass::kLetter;
    if (code >= '0' && code <= '9') return CharacterClass::kDigit;
    return code <= ' ' || code == 0x7F ? CharacterClass::kSpace : CharacterClass::kOther;
  }
  constexpr uint32_t kMarks = U_GC_M_MASK;
  if (code == 0xAD || u_isalpha(ToIcu(code)) || (U_MASK(u_charType(ToIcu(code))) & kMarks) != 0) {
    return CharacterClass::kLetter;
  }
  if (u_isdigit(ToIcu(code))) return CharacterClass::kDigit;
  const bool invisible = code == 0x200B || code == 0x2060 || code == 0xFEFF ||
                         (code >= 0x200E && code <= 0x200F) || (code >= 0x202A && code <= 0x202E);
  return u_isUWhiteSpace(ToIcu(code)) || invisible ? CharacterClass::kSpace
                                                   : CharacterClass::kOther;
}

bool IsUpper(char32_t code) {
  if (code < 0x80) return code >= 'A' && code <= 'Z';
  return u_isupper(ToIcu(code)) || u_istitle(ToIcu(code));
}

bool IsLower(char32_t code) {
  if (code < 0x80) return code >= 'a' && code <= 'z';
  return u_islower(ToIcu(code));
}

bool IsQuotationMark(char32_t code) {
  switch (code) {
    case U'"':
    case U'\'':
    case U'`':
    case 0xAB:
    case 0xBB:
      return true;
    default:
      return (code >= 0x2018 && code <= 0x201F) || code == 0x2039 || code == 0x203A ||
             code == 0xFF02;
  }
}

bool IsDash(char32_t code) {
  return code == U'-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212;
}

std::string Folded(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const char byte = text[i];
    if (text.substr(i, 3) == "\u2019") {
      folded += '\'';
      i += 2;
    } else {
      folded += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte;
    }
  }
  return folded;
}

}  // namespace whosaid
