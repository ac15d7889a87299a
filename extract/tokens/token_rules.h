// The rules that say which token begins at a place: addresses, numbers, words, marks.
#ifndef WHOSAID_EXTRACT_TOKENS_TOKEN_RULES_H_
#define WHOSAID_EXTRACT_TOKENS_TOKEN_RULES_H_

#include <cstddef>
#include <string_view>

#include "extract/tokens/characters.h"

namespace whosaid {

// Whether a word in lower case is written on to another with an apostrophe: "she|'s", "we|'ll".
bool IsClitic(std::string_view word);

// The rules for one chunk: text without white space. They read on to the next line for where
// sentences end.
class TokenRules {
 public:
  // The chunk is text[begin, end); `text` outlives this object.
  TokenRules(std::string_view text, size_t begin, size_t end)
      : text_(text),
        begin_(begin),
        end_(end),
        has_at_sign_(Text(begin, end).find('@') != std::string_view::npos) {}

  // The end of the token that begins at `at`: the first rule that finds one there has it.
  // REQUIRES: begin <= at < end.
  size_t EndOf(size_t at) const;

 private:
  // Each returns the end of the token that begins at `at`, or `at` where it finds none.
  size_t Url(size_t at) const;
  size_t Email(size_t at) const;
  size_t Emoticon(size_t at) const;
  size_t Handle(size_t at) const;
  size_t Clitic(size_t at) const;
  size_t Number(size_t at) const;
  size_t Word(size_t at) const;
  size_t Repeated(size_t at) const;
  size_t Symbol(size_t at) const;

  Character At(size_t offset) const {
    return offset < end_ ? CharacterAt(text_, offset) : Character{};
  }
  CharacterClass ClassAt(size_t offset) const {
    return offset < end_ ? ClassOf(CharacterAt(text_, offset).code) : CharacterClass::kSpace;
  }
  bool IsLetter(size_t at) const { return ClassAt(at) == CharacterClass::kLetter; }
  bool IsDigit(size_t at) const { return ClassAt(at) == CharacterClass::kDigit; }
  bool IsWordPart(size_t at) const { return IsLetter(at) || IsDigit(at) || At(at).code == U'_'; }
  std::string_view Text(size_t begin, size_t end) const { return text_.substr(begin, end - begin); }

  size_t SkipLetters(size_t at) const;
  size_t SkipDigits(size_t at) const;
  size_t TrimUrl(size_t at, size_t end) const;
  size_t PhoneNumber(size_t at, size_t digits_end) const;
  size_t NumberSuffix(size_t end) const;
  size_t Acronym(size_t at) const;
  size_t JoinedWord(size_t at) const;
  bool EndsLine(size_t at, bool or_sentence) const;
  size_t WithFullStop(size_t at, size_t end) const;

  std::string_view text_;
  size_t begin_;
  size_t end_;
  bool has_at_sign_;  // the chunk
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_TOKENS_TOKEN_RULES_H_
