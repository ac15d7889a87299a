// Torn letters: those beyond ASCII whose UTF-8 was read as Latin-1, once or twice, and so stands as
// several characters: "JosÃ©", also with the tilde as a mark of its own.
#ifndef WHOSAID_EXTRACT_TOKENS_TORN_LETTERS_H_
#define WHOSAID_EXTRACT_TOKENS_TORN_LETTERS_H_

#include <string>
#include <string_view>

namespace whosaid {

// Whether the character with this code, behind `before` in its word, is the rest of a torn letter.
bool IsTorn(std::string_view before, char32_t code);

// The text with whole letters.
std::string Mended(std::string_view text);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_TOKENS_TORN_LETTERS_H_
