// Abbreviations that are written with a full stop, from models/lexicons/abbreviations.tsv.
#ifndef WHOSAID_EXTRACT_TOKENS_ABBREVIATIONS_H_
#define WHOSAID_EXTRACT_TOKENS_ABBREVIATIONS_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace whosaid {

// How likely a sentence ends with the full stop of an abbreviation.
enum class AbbreviationKind : uint8_t {
  kTitle,   // a name or number must follow: "Gov.", "No.", "vs."
  kNumber,  // one only if a number follows: "No. 5" against "No."
  kEither,  // may end a sentence: "Inc.", "a.m.", "etc."
};

// The kind of `word`, which is given without its last full stop ("Gov", "a.m"); nothing for a word
// that is none. Case matters: "Gen" is one, "gen" is not.
std::optional<AbbreviationKind> FindAbbreviation(std::string_view word);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_TOKENS_ABBREVIATIONS_H_
