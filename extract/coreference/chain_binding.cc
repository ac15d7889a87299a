// What the trees of one sentence say of who may be whom (binding: Chomsky 1981; how a search in the
// tree finds antecedents: Hobbs 1978).
#include <algorithm>

#include "extract/coreference/chain_features.h"
#include "extract/coreference/chains.h"

namespace whosaid {
namespace {

constexpr uint8_t kLastPersonal = 4;  // NounPhrase::pronoun of "they"
constexpr int kMostSteps = 40;        // up a tree
constexpr uint64_t kClauses = 4;      // told apart

bool IsArgument(PhraseRole role) {
  return IsSubject(role) || role == PhraseRole::kObject || role == PhraseRole::kOblique;
}

bool OpensClause(const SyntaxWord& word) {
  const std::string_view relation = PlainRelation(word);
  constexpr std::string_view kClauseRelations[] = {"ccomp", "xcomp", "advcl",
                                                   "acl",   "csubj", "parataxis"};
  return std::ranges::find(kClauseRelations, relation) != std::end(kClauseRelations);
}

}  // namespace

// "She told her": two arguments of one verb are two persons.
bool ChainFeatures::IsCoargument(const NounPhrase& a, const NounPhrase& b) const {
  const auto is_argument = [](PhraseRole role) {
    return IsSubject(role) || role == PhraseRole::kObject || role == PhraseRole::kOblique;
  };
  const auto& syntax = reading_.document.syntax;
  return is_argument(a.role) && is_argument(b.role) && !a.reflexive && !b.reflexive &&
         syntax[a.head].head == syntax[b.head].head;
}

// "Ruiz, [a lawyer]", "Ruiz is [a lawyer]": "a" brings in somebody new anywhere else.
bool ChainFeatures::IsPredicated(const NounPhrase& phrase, const NounPhrase& latest) const {
  const auto& syntax = reading_.document.syntax;
  return phrase.sentence == latest.sentence &&
         (syntax[phrase.head].head == latest.head || syntax[latest.head].head == phrase.head);
}

// The number of clauses between what `above` is an argument of and `below`, from 1; 0 where `below`
// does not lie under it: "[Ruiz] said Okafor would call [her]".
uint64_t ChainFeatures::Commands(const NounPhrase& above, TokenIndex below) const {
  const auto& syntax = reading_.document.syntax;
  const TokenIndex governor = syntax[above.head].head;
  if (governor == above.head || !IsArgument(above.role)) return 0;
  uint64_t clauses = 1;
  TokenIndex i = below;
  for (int steps = 0; steps < kMostSteps; ++steps) {
    if (i == above.head) return 0;
    if (i == governor) return clauses;
    if (OpensClause(syntax[i])) clauses = std::min(clauses + 1, kClauses);
    if (syntax[i].head == i) return 0;
    i = syntax[i].head;
  }
  return 0;
}

bool ChainFeatures::SpeaksOf(uint32_t phrase, uint32_t name) const {
  return speaks_[phrases_[phrase].head] && Commands(phrases_[phrase], phrases_[name].head) != 0;
}

// Whether the phrase is part of what the other names: "[his] wife". A clause about the other may
// speak of it: "Ruiz, who said [she] was late".
bool ChainFeatures::IsPart(const NounPhrase& phrase, const NounPhrase& other) const {
  const bool inside =
      other.tokens.begin <= phrase.tokens.begin && phrase.tokens.end <= other.tokens.end;
  const bool personal = phrase.form == PhraseForm::kPronoun && phrase.pronoun <= kLastPersonal &&
                        phrase.gender != PhraseGender::kNeuter;
  if (!inside || !personal) return inside;
  const auto& syntax = reading_.document.syntax;
  TokenIndex i = phrase.head;
  for (int steps = 0; steps < kMostSteps && i != other.head; ++steps) {
    if (OpensClause(syntax[i])) return false;
    if (syntax[i].head == i) return true;
    i = syntax[i].head;
  }
  return true;
}

// Whether none of the chain's mentions in the phrase's sentence rules it out.
bool ChainFeatures::MayBind(const NounPhrase& phrase, const State& state) const {
  return std::ranges::none_of(state.here, [&](uint32_t i) {
    const NounPhrase& other = phrases_[i];
    return IsPart(phrase, other) || IsCoargument(other, phrase);
  });
}

void ChainFeatures::AddBinding(uint32_t chain, const State& state, FeatureList& features) const {
  const NounPhrase& phrase = phrases_[phrase_];
  uint64_t nearest = 0;
  uint64_t by_subject = 0;
  if (state.size > 0 && state.sentence == phrase.sentence) {
    for (uint32_t i : state.here) {
      const uint64_t clauses = Commands(phrases_[i], phrase.head);
      if (clauses == 0) continue;
      if (nearest == 0 || clauses < nearest) nearest = clauses;
      if (IsSubject(phrases_[i].role) && (by_subject == 0 || clauses < by_subject)) {
        by_subject = clauses;
      }
    }
  }
  Add(70, nearest * 8 + by_subject, state, features);
  const auto next = next_of_.find(chain);
  if (next != next_of_.end()) {
    Add(71, 1 + Commands(phrase, phrases_[next->second].head), state, features);
  }
}

}  // namespace whosaid
