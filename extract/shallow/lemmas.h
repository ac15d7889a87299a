// Lemmas and the nouns that name actions: regular inflection by rule, the rest from word lists
// (models/lexicons/verbs.tsv, irregular.tsv, nominalisations.tsv).
#ifndef WHOSAID_EXTRACT_SHALLOW_LEMMAS_H_
#define WHOSAID_EXTRACT_SHALLOW_LEMMAS_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"
#include "extract/shallow/word_classes.h"

namespace whosaid {

// How a verb becomes part of a noun phrase.
struct Nominalisation {
  enum class Kind : uint8_t {
    kNoun,   // "repeal the act" → "act repeal"
    kLight,  // "take the lead" → "lead", "restore the old harbour" → "old harbour"
  };
  Kind kind = Kind::kNoun;
  std::string noun;  // empty for kLight
};

class Lemmas {
 public:
  // The contents of the three files named above; the first line that breaks its format is an error.
  static Result<Lemmas> Parse(std::string_view verbs, std::string_view irregular,
                              std::string_view nominalisations);

  // `lower` is in lower case. Words of closed classes come back as they are.
  std::string Of(std::string_view lower, WordClass word_class) const;
  std::string Verb(std::string_view lower) const;
  std::string Noun(std::string_view lower) const;

  bool IsVerb(std::string_view lemma) const { return verbs_.contains(lemma); }
  // Makes the lemma known as a verb.
  void AddVerb(const std::string& lemma) { verbs_.try_emplace(lemma); }
  // All forms of a verb with their classes: "go", "goes", "going", "went", "gone".
  std::vector<std::pair<std::string, WordClass>> FormsOf(std::string_view verb_lemma) const;
  // The verbs that this file's own list knows how to turn into nouns.
  std::vector<std::string> OwnVerbs() const;
  // For any verb: where no noun is known, its -ing form.
  Nominalisation Nominalise(std::string_view verb_lemma) const;
  // One word for a family of derived words and near synonyms: "reduce", "reduction" → "reduction".
  // For keys. Next to the name of an organisation "bid" and "entry" mean membership.
  std::string Family(std::string_view noun_or_verb_lemma, bool with_organisation) const;

 private:
  std::map<std::string, std::string, std::less<>> verbs_;  // lemma → action noun or ""
  std::map<std::string, std::string, std::less<>> irregular_verbs_;
  std::map<std::string, std::string, std::less<>> irregular_nouns_;
  std::map<std::string, Nominalisation, std::less<>> own_;
  std::map<std::string, std::string, std::less<>> synonyms_;
  std::map<std::string, std::string, std::less<>> memberships_;
};

// "build" → "building", "plan" → "planning".
std::string IngForm(std::string_view verb_lemma);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_SHALLOW_LEMMAS_H_
