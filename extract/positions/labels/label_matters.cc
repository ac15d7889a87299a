// What hangs behind a noun in an issue's label: the matter that it is about, and what is but the
// occasion.
#include <algorithm>
#include <string>
#include <string_view>

#include "extract/positions/labels/labeller.h"
#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

// Nouns and the prepositions of what they are about.
constexpr Derived kMatters[] = {{"ban", "on"},
                                {"moratorium", "on"},
                                {"tax", "on"},
                                {"limit", "on to"},
                                {"curb", "on"},
                                {"cap", "on"},
                                {"restriction", "on"},
                                {"sanction", "on against"},
                                {"tariff", "on"},
                                {"levy", "on"},
                                {"vote", "on"},
                                {"embargo", "on against"},
                                {"freeze", "on"},
                                {"deal", "on with"},
                                {"agreement", "on with"},
                                {"debate", "on about"},
                                {"referendum", "on"},
                                {"crackdown", "on"},
                                {"stance", "on"},
                                {"attack", "on against"},
                                {"law", "on against"},
                                {"rule", "on for"},
                                {"toll", "on"},
                                {"duty", "on"},
                                {"role", "in"},
                                {"part", "in"},
                                {"stake", "in"},
                                {"involvement", "in"},
                                {"faith", "in"},
                                {"confidence", "in"},
                                {"trust", "in"},
                                {"interest", "in"},
                                {"connection", "to with"},
                                {"commitment", "to"},
                                {"tie", "to with"},
                                {"link", "to with"},
                                {"access", "to"},
                                {"opposition", "to"},
                                {"change", "to in"},
                                {"cut", "to in"},
                                {"threat", "to from"},
                                {"damage", "to"},
                                {"path", "to"},
                                {"aid", "to for from"},
                                {"support", "for from"},
                                {"leeway", "for"},
                                {"respect", "for"},
                                {"concern", "about over"},
                                {"warning", "about"},
                                {"question", "about"},
                                {"doubt", "about"},
                                {"talk", "with about"},
                                {"relation", "with"},
                                {"war", "on with against in"},
                                {"fight", "against"},
                                {"peace", "with"},
                                {"charge", "against"},
                                {"case", "against"},
                                {"increase", "in"},
                                {"reduction", "in"},
                                {"solution", "to"},
                                {"return", "to"},
                                {"alternative", "to"},
                                {"answer", "to"},
                                {"troops", "from"},
                                {"troop", "from"},
                                {"soldier", "from"},
                                {"peacekeeper", "from"},
                                {"force", "from"},
                                {"help", "from"},
                                {"guarantee", "from"},
                                {"funding", "from"},
                                {"money", "from"},
                                {"pressure", "from"},
                                {"protection", "from"},
                                {"import", "from"},
                                {"goods", "from"},
                                {"oil", "from"},
                                {"immigration", "from"},
                                {"immigrant", "from"},
                                {"migrant", "from"},
                                {"refugee", "from"}};
// "Arden club membership in any deal with Lodria": when the stand holds rather than on what.
constexpr std::string_view kDeals[] = {
    "deal",  "agreement", "accord",     "pact",        "treaty",    "ceasefire", "truce",
    "talks", "talk",      "settlement", "negotiation", "armistice", "compromise"};
constexpr std::string_view kSomeOrOther[] = {"any", "a", "an", "some"};
}  // namespace

bool Labeller::IsOccasion(WordIndex deal, WordIndex of) const {
  const MaybeWord preposition = p_.Child(deal, "case");
  if (!preposition || !IsOneOf(p_[deal].lemma, kDeals)) return false;
  const std::string_view in = p_[*preposition].lower;
  if (in != "in" && in != "under") return false;
  // "a role in any deal"
  if (TakesPreposition(kMatters, p_[of].lemma, in)) return false;
  const bool known = std::ranges::any_of(p_.ChildrenOf(deal), [&](WordIndex child) {
    const bool any = IsOneOf(p_[child].lower, kSomeOrOther);
    const bool named = child < deal && words_.Entity(child).has_value();
    return (p_[child].relation == "det" && !any) || p_[child].deprel == "nmod:poss" || named;
  });
  const bool told = std::ranges::any_of(p_.ChildrenOf(of), [&](WordIndex child) {
    return child < of && words_.Entity(child).has_value();
  });
  return !known && (told || p_.IsVerb(of));
}

MaybeWord Labeller::MatterOf(WordIndex noun) const {
  const WordIndex on = p_[noun].yield.end;
  if (on >= p_.size()) return {};
  if (!TakesPreposition(kMatters, p_[noun].lemma, p_[on].lower)) return {};
  const WordIndex matter = p_[on].head;
  const bool beside = matter > on && !p_.IsRoot(noun) && p_[matter].head == p_[noun].head;
  // Not "keep migrants from voting".
  const bool doing =
      p_[matter].relation == "advcl" && p_[matter].xpos == "VBG" && p_[on].lower != "from";
  const bool named = doing || (p_[matter].relation == "obl" && Names(matter, on));
  return beside && named ? MaybeWord(matter) : std::nullopt;
}

}  // namespace whosaid
