// What tells for whom "he" and "she" stand, beside what is asked of all phrases.
#include <algorithm>

#include "extract/coreference/chain_features.h"
#include "extract/coreference/chains.h"

namespace whosaid {
namespace {

constexpr int kMostSteps = 12;        // up a tree
constexpr PhraseIndex kNearby = 40;   // phrases looked back at for a pronoun
constexpr PhraseIndex kAround = 24;   // phrases looked at for the subject of a clause
constexpr TokenIndex kBracketed = 6;  // tokens behind an opening bracket

uint64_t Number(auto value) { return static_cast<uint64_t>(value); }

// Steps of a factor of 1.4 from 1/16 on; 0 for nothing.
uint64_t Steps(double value, uint64_t most) {
  if (value <= 0) return 0;
  uint64_t steps = 1;
  for (double next = 1.0 / 16; value >= next && steps < most; next *= 1.4) ++steps;
  return steps;
}

}  // namespace

// "[Ruiz] said that the mayor, whom [she] knew, …": of the clauses around the phrase how many have
// a subject below the one whose subject the chain is, from 1; 0 where it is of none.
uint64_t ChainFeatures::ClausesUpToSubject(uint32_t chain) const {
  const auto& syntax = reading_.document.syntax;
  const NounPhrase& phrase = phrases_[phrase_];
  const auto last = std::min<size_t>(phrases_.size(), phrase_ + kAround / 2);
  const auto first = phrase_ - std::min<PhraseIndex>(phrase_, kAround);
  uint64_t level = 1;
  TokenIndex i = phrase.head;
  for (int steps = 0; steps < kMostSteps && syntax[i].head != i; ++steps) {
    i = syntax[i].head;
    bool has_subject = false;
    for (PhraseIndex k = first; k < last; ++k) {
      const NounPhrase& other = phrases_[k];
      const bool subject = IsSubject(other.role) && !other.joined && k != phrase_;
      if (!subject || syntax[other.head].head != i) continue;
      const bool mine = k < phrase_ ? chain_of_[k] == chain
                                    : actor_of_[k] && actor_of_[k] == states_[chain].actor;
      if (mine) return level;
      has_subject = true;
    }
    level += has_subject ? 1 : 0;
  }
  return 0;
}

// "Ruiz and [Okafor]": one of several.
bool ChainFeatures::IsListed(uint32_t index) const {
  const NounPhrase& phrase = phrases_[index];
  if (phrase.role == PhraseRole::kConjunct) return true;
  return index > 0 && phrases_[index - 1].joined && phrases_[index - 1].head == phrase.head;
}

// "the captain ([Ana Ruiz])": who plays or held a part.
bool ChainFeatures::IsInBrackets(const NounPhrase& phrase) const {
  const Words& words = reading_.words;
  const TokenIndex first = phrase.tokens.begin;
  for (TokenIndex i = first; i > 0 && first - i < kBracketed; --i) {
    if (IsMark(words[i - 1], ')')) return false;
    if (IsMark(words[i - 1], '(')) return true;
  }
  return false;
}

// The last pronoun of the same sex: whether it stood for the chain, where and as what.
uint64_t ChainFeatures::PronounBefore(uint32_t chain) const {
  const NounPhrase& phrase = phrases_[phrase_];
  for (PhraseIndex k = phrase_; k > 0 && phrase_ - k < kNearby; --k) {
    const NounPhrase& other = phrases_[k - 1];
    if (other.form != PhraseForm::kPronoun || other.gender != phrase.gender) continue;
    const uint64_t sentences = std::min<uint64_t>(phrase.sentence - other.sentence, 3);
    return (chain_of_[k - 1] == chain ? 1u : 2u) + 4 * sentences + (IsSubject(other.role) ? 16 : 0);
  }
  return 0;
}

// How many persons come before it, the last sentence first and each from its beginning (Hobbs
// 1978).
uint64_t ChainFeatures::OrderOfMention(size_t rank) const {
  const State& state = states_[candidates_[rank]];
  if (state.here.empty()) return 7;
  uint64_t before = 0;
  for (size_t i = 0; i < candidates_.size(); ++i) {
    const State& other = states_[candidates_[i]];
    if (i == rank || other.kind != ReferentKind::kPerson || other.here.empty()) continue;
    const bool first = other.sentence > state.sentence ||
                       (other.sentence == state.sentence && other.here[0] < state.here[0]);
    before += first ? 1 : 0;
  }
  return std::min<uint64_t>(before, 6);
}

bool ChainFeatures::IsInHeadline(uint32_t index) const {
  const auto& sentences = reading_.document.sentences;
  return sentences[phrases_[index].sentence].zone == ZoneKind::kHeadline;
}

void ChainFeatures::AddPersonal(size_t rank, FeatureList& features) const {
  const uint32_t chain = candidates_[rank];
  const State& state = states_[chain];
  const NounPhrase& phrase = phrases_[phrase_];
  const NounPhrase& latest = phrases_[state.latest];
  double best_other = 0;
  for (size_t i = 0; i < saliences_.size(); ++i) {
    if (i != rank) best_other = std::max(best_other, saliences_[i]);
  }
  const bool person = state.actor && reading_.actors[*state.actor].kind == ActorKind::kPerson;
  const uint64_t who = (person ? 1u : 0u) + (state.actor ? 2u : 0u) + (state.named ? 4u : 0u);
  const uint64_t near =
      std::min<uint64_t>(phrase.sentence - std::min(phrase.sentence, state.sentence), 2);
  const uint64_t role = Number(phrase.role);
  const uint64_t ratio = Steps(saliences_[rank] / (best_other + 0.1), 20);
  const uint64_t salience = Steps(saliences_[rank], 20);
  const uint64_t up = std::min<uint64_t>(ClausesUpToSubject(chain), 4);
  const auto next = next_of_.find(chain);
  const uint64_t ahead =
      next == next_of_.end() ? 0 : 1 + Commands(phrases_[next->second], phrase.head);
  const uint64_t apart = Steps((phrase.head - std::min(phrase.head, latest.head)) / 8.0, 16);
  const uint64_t order = OrderOfMention(rank);
  const uint64_t listed = state.size == 0 ? 2 : IsListed(state.latest) ? 1 : 0;
  const uint64_t last = Number(latest.role);
  const auto add = [&](uint64_t number, uint64_t value) {
    features.push_back(HashFeature(number, value));
    features.push_back(HashFeature(number + 40, value, role));
    features.push_back(HashFeature(number + 80, value, who * 4 + near));
  };
  add(401, who);
  add(402, ratio);
  add(403, salience);
  add(404, up);
  add(405, ahead);
  add(406, apart);
  add(407, order);
  add(408, listed);
  add(409, IsInBrackets(latest) ? 1 : 0);
  add(410, PronounBefore(chain));
  add(416, state.size == 0 ? 2 : IsInHeadline(state.first) ? 1 : 0);
  add(411, ratio * 8 + up);
  add(412, up * 16 + last);
  add(413, ratio * 16 + last);
  add(414, ratio * 8 + order);
  add(415, up * 8 + order);
}

}  // namespace whosaid
