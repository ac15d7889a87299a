// Nominals: verbs by their forms and the nouns that name their actions, for labels and keys of
// issues, from word lists (models/lexicons/verbs.tsv, irregular.tsv, nominalisations.tsv).
#ifndef WHOSAID_EXTRACT_COREFERENCE_NOMINALS_H_
#define WHOSAID_EXTRACT_COREFERENCE_NOMINALS_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "core/result.h"

namespace whosaid {

// How a verb becomes part of a noun phrase.
struct Nominalisation {
  enum class Kind : uint8_t {
    kNoun,   // "repeal the act" → "act repeal"
    kLight,  // "take the lead" → "lead", "restore the old harbour" → "old harbour"
  };
  Kind kind = Kind::kNoun;
  std::string noun;     // empty for kLight
  bool listed = false;  // by our own list; else guessed from a dictionary or an -ing form
};

class Nominals {
 public:
  // The contents of the three files named above; the first line that breaks its format is an error.
  static Result<Nominals> Parse(std::string_view verbs, std::string_view irregular,
                                std::string_view nominalisations);

  // Makes a verb known, which the lists of verbs need not have.
  void AddVerb(const std::string& lemma) { verbs_.try_emplace(lemma); }
  bool IsVerb(std::string_view lemma) const { return verbs_.contains(lemma); }
  // The dictionary form of a verb, in lower case: regular inflection by rule, the rest by list. A
  // form of no known verb comes back as it is.
  std::string VerbOf(std::string_view form) const;

  // For any verb: where no noun is known, its -ing form.
  Nominalisation Of(std::string_view verb_lemma) const;
  // One word for a family of derived words and near synonyms: "reduce", "reduction" → "reduction".
  // For keys. Next to the name of an organisation "bid" and "entry" mean membership.
  std::string Family(std::string_view noun_or_verb_lemma, bool with_organisation) const;

 private:
  std::map<std::string, std::string, std::less<>> verbs_;      // lemma → action noun or ""
  std::map<std::string, std::string, std::less<>> irregular_;  // form → verb
  std::map<std::string, Nominalisation, std::less<>> own_;
  std::map<std::string, std::string, std::less<>> synonyms_;
  std::map<std::string, std::string, std::less<>> memberships_;
};

// "build" → "building", "plan" → "planning".
std::string IngForm(std::string_view verb_lemma);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_COREFERENCE_NOMINALS_H_
