#include "extract/syntax/word_features.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "extract/tokens/characters.h"

namespace whosaid {
namespace {

void AppendUtf8(char32_t code, std::string& out) {
  const auto byte = [&](char32_t value) { out += static_cast<char>(value); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0 | (code >> 6));
    byte(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    byte(0xE0 | (code >> 12));
    byte(0x80 | ((code >> 6) & 0x3F));
    byte(0x80 | (code & 0x3F));
  } else {
    byte(0xF0 | (code >> 18));
    byte(0x80 | ((code >> 12) & 0x3F));
    byte(0x80 | ((code >> 6) & 0x3F));
    byte(0x80 | (code & 0x3F));
  }
}

char32_t NormalCharacter(char32_t code) {
  switch (code) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case U'`':
      return U'\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
      return U'"';
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return 0x2013;
    default:
      break;
  }
  if (code < 0x80) return code >= 'A' && code <= 'Z' ? code + 32 : code;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(code)));
}

// FNV-1a, 32 bits.
uint32_t Hash(std::string_view bytes) {
  uint32_t hash = 2166136261u;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619u;
  return hash ^ (hash >> 15);
}

size_t PrefixEnd(std::string_view word, size_t characters) {
  size_t at = 0;
  for (; characters > 0 && at < word.size(); --characters) at += CharacterAt(word, at).size;
  return at;
}

size_t SuffixBegin(std::string_view word, size_t characters) {
  size_t at = word.size();
  while (characters > 0 && at > 0) {
    --at;
    if ((static_cast<unsigned char>(word[at]) & 0xC0) != 0x80) --characters;
  }
  return at;
}

// "Xxxx", "dd-dd", "X.X.": classes of characters, runs cut to three.
std::string Shape(std::string_view form) {
  constexpr size_t kLongest = 24;
  std::string shape;
  size_t run = 0;
  for (size_t at = 0; at < form.size() && shape.size() < kLongest;) {
    const Character next = CharacterAt(form, at);
    const CharacterClass kind = ClassOf(next.code);
    char sign = next.code < 0x80 ? static_cast<char>(next.code) : '?';
    if (kind == CharacterClass::kLetter) sign = IsUpper(next.code) ? 'X' : 'x';
    if (kind == CharacterClass::kDigit) sign = 'd';
    run = !shape.empty() && shape.back() == sign ? run + 1 : 1;
    if (run <= 3) shape += sign;
    at += next.size;
  }
  return shape;
}

}  // namespace

std::string NormalWord(std::string_view form) {
  bool digits_only = false;
  size_t characters = 0;
  std::string normal;
  normal.reserve(form.size() + 4);
  for (size_t at = 0; at < form.size(); ++characters) {
    const Character next = CharacterAt(form, at);
    const CharacterClass kind = ClassOf(next.code);
    const bool in_number = next.code == U'.' || next.code == U',' || next.code == U':';
    if (characters == 0) digits_only = kind == CharacterClass::kDigit;
    digits_only = digits_only && (kind == CharacterClass::kDigit || in_number);
    AppendUtf8(NormalCharacter(next.code), normal);
    at += next.size;
  }
  if (digits_only) return "<num" + std::to_string(std::min<size_t>(characters, 9)) + ">";
  return normal == "''" || normal == "``" ? "\"" : normal;
}

Affixes AffixesOf(std::string_view form, std::string_view normal, bool first) {
  const auto bucket = [](AffixFeature feature, std::string_view bytes) {
    return Hash(bytes) % kAffixBuckets[static_cast<size_t>(feature)];
  };
  const std::string shape = Shape(form) + (first ? "^" : "");
  return {bucket(AffixFeature::kPrefix1, normal.substr(0, PrefixEnd(normal, 1))),
          bucket(AffixFeature::kPrefix3, normal.substr(0, PrefixEnd(normal, 3))),
          bucket(AffixFeature::kSuffix2, normal.substr(SuffixBegin(normal, 2))),
          bucket(AffixFeature::kSuffix3, normal.substr(SuffixBegin(normal, 3))),
          bucket(AffixFeature::kSuffix4, normal.substr(SuffixBegin(normal, 4))),
          bucket(AffixFeature::kShape, shape)};
}

}  // namespace whosaid
