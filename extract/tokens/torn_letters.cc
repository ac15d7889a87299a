#include "extract/tokens/torn_letters.h"

#include <array>

#include "extract/tokens/characters.h"

namespace whosaid {
namespace {

// What the first byte of most letters of Europe looks like, and that byte.
struct Lead {
  std::string_view text;
  char byte;
};
constexpr std::array<Lead, 4> kLeads = {
    {{"\u00C3", '\xC3'}, {"A\u0303", '\xC3'}, {"\u00C2", '\xC2'}, {"A\u0302", '\xC2'}}};

bool IsRest(char32_t code) { return code >= 0x80 && code <= 0xBF; }

std::string MendedOnce(std::string_view text) {
  std::string mended;
  for (size_t i = 0; i < text.size();) {
    size_t taken = 0;
    for (const Lead& lead : kLeads) {
      if (!text.substr(i).starts_with(lead.text)) continue;
      const Character rest = CharacterAt(text, i + lead.text.size());
      if (!IsRest(rest.code)) continue;
      mended += lead.byte;
      mended += static_cast<char>(rest.code);
      taken = lead.text.size() + rest.size;
    }
    if (taken == 0) mended += text[i];
    i += taken == 0 ? 1 : taken;
  }
  return mended;
}

}  // namespace

bool IsTorn(std::string_view before, char32_t code) {
  if (!IsRest(code)) return false;
  for (const Lead& lead : kLeads) {
    // "Â" alone is seldom a word's beginning: "Â£5".
    const bool inside = lead.byte == '\xC3' || before.size() > lead.text.size();
    if (before.ends_with(lead.text) && inside) return true;
  }
  return false;
}

std::string Mended(std::string_view text) { return MendedOnce(MendedOnce(text)); }

}  // namespace whosaid
