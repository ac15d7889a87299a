// Characters: the classes of characters that reading English needs, over valid UTF-8.
#ifndef WHOSAID_EXTRACT_TOKENS_CHARACTERS_H_
#define WHOSAID_EXTRACT_TOKENS_CHARACTERS_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace whosaid {

enum class CharacterClass : uint8_t { kSpace, kLetter, kDigit, kOther };

// One decoded character and the bytes it takes; size 0 (and code point 0) past the end.
struct Character {
  char32_t code = 0;
  uint32_t size = 0;
};

// REQUIRES: `offset` on a boundary.
Character CharacterAt(std::string_view text, size_t offset);

// Marks that combine with the letter before them count as letters, and so do soft hyphens; spaces
// include no-break and zero-width ones.
CharacterClass ClassOf(char32_t code);
bool IsUpper(char32_t code);  // upper or title case
bool IsLower(char32_t code);

inline bool IsApostrophe(char32_t code) { return code == U'\'' || code == U'\u2019'; }
// Marks that may open or close a quotation: straight, curly, low, angle, backticks; apostrophes
// too.
bool IsQuotationMark(char32_t code);
bool IsDash(char32_t code);

// ASCII letters lowered, curly apostrophes made straight, everything else as it is.
std::string Folded(std::string_view text);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_TOKENS_CHARACTERS_H_
