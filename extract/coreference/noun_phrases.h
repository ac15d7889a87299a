// Noun phrases: whatever may refer to something, by the dependency trees: names, pronouns, "the
// secretary", and "Ruiz and Okafor" as one. extract/coreference/chains.h says which ones refer to
// the same.
#ifndef WHOSAID_EXTRACT_COREFERENCE_NOUN_PHRASES_H_
#define WHOSAID_EXTRACT_COREFERENCE_NOUN_PHRASES_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "extract/syntax/words.h"

namespace whosaid {

enum class PhraseForm : uint8_t { kPronoun, kName, kNominal };
enum class PhrasePerson : uint8_t { kFirst, kSecond, kThird };
enum class PhraseNumber : uint8_t { kUnknown, kSingular, kPlural };
enum class PhraseGender : uint8_t { kUnknown, kFemale, kMale, kNeuter };
enum class PhraseRole : uint8_t {
  kSubject,
  kPassiveSubject,
  kObject,
  kOblique,
  kPossessor,
  kModifier,  // of a noun: "the mayor [of Oslo]"
  kConjunct,
  kApposition,
  kCompound,   // "[defense] minister"
  kPredicate,  // "she is [a lawyer]"
  kOther,
};

inline bool IsSubject(PhraseRole role) {
  return role == PhraseRole::kSubject || role == PhraseRole::kPassiveSubject;
}

enum class PhraseArticle : uint8_t {
  kBare,
  kDefinite,
  kIndefinite,
  kDemonstrative,
  kPossessive,
  kQuantified,
};

struct NounPhrase {
  TokenRange
      tokens;  // with all that depends on the head but appositions and what is joined by "and"
  TokenIndex head = 0;
  PhraseForm form = PhraseForm::kNominal;
  PhrasePerson person = PhrasePerson::kThird;
  PhraseNumber number = PhraseNumber::kUnknown;
  PhraseGender gender = PhraseGender::kUnknown;
  PhraseRole role = PhraseRole::kOther;
  PhraseArticle article = PhraseArticle::kBare;
  bool joined = false;     // "Ruiz and Okafor"
  bool reflexive = false;  // "herself"
  uint8_t pronoun = 0;     // what the forms of one pronoun share, from 1; 0 for others
  std::optional<NameType> name;
  uint32_t sentence = 0;
  uint32_t quotation = kNoQuotation;
};

// In the order of their beginning, the longer first. Empty where syntax has not run.
std::vector<NounPhrase> FindNounPhrases(const Document& document, const Words& words);

// The sex of whom a common noun or title names, folded.
PhraseGender GenderOfNoun(std::string_view noun);

// A relation without its subtype: "nsubj" of "nsubj:pass".
std::string_view PlainRelation(const SyntaxWord& word);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_COREFERENCE_NOUN_PHRASES_H_
