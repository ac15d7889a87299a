#include "extract/coreference/chain_features.h"

#include <algorithm>

#include "extract/coreference/chains.h"

namespace whosaid {
namespace {

constexpr uint64_t kDeepest = 6;  // steps in a tree that are told apart

uint64_t Number(auto value) { return static_cast<uint64_t>(value); }
uint64_t HashOf(std::string_view word) { return HashOfNameWord(word); }

// 0, 1, 2, 3, 4–5, 6–9, 10–19, more.
uint64_t Bucket(uint64_t n) {
  if (n < 4) return n;
  return n < 6 ? 4 : n < 10 ? 5 : n < 20 ? 6 : 7;
}

bool IsIn(std::string_view word, const std::vector<std::string_view>& words) {
  return std::ranges::find(words, word) != words.end();
}

bool IsHeOrShe(const NounPhrase& phrase) {
  return phrase.form == PhraseForm::kPronoun &&
         (phrase.gender == PhraseGender::kFemale || phrase.gender == PhraseGender::kMale);
}

// What kind of phrase features are learnt apart for. "He" and "she" work alike.
uint64_t TypeOf(const NounPhrase& phrase) {
  if (phrase.form == PhraseForm::kPronoun) {
    const uint64_t pronoun = IsHeOrShe(phrase) ? 1 : phrase.pronoun;
    return pronoun + (phrase.role == PhraseRole::kPossessor ? 16u : 0u) +
           (phrase.reflexive ? 32u : 0u) + (IsSubject(phrase.role) ? 64u : 0u);
  }
  return 128 + 16 * Number(phrase.form) + Number(phrase.article) + (phrase.joined ? 8u : 0u);
}

}  // namespace

void ChainFeatures::Begin(uint32_t phrase, const std::vector<uint32_t>& candidates) {
  phrase_ = phrase;
  next_of_.clear();
  modifiers_ = ModifiersOf(phrases_[phrase]);
  candidates_ = candidates;
  first_subject_ = largest_ = SIZE_MAX;
  likely_ = 0;
  ranks_.clear();
  saliences_.clear();
  head_matches_ = false;
  const bool person = IsHeOrShe(phrases_[phrase]);
  for (size_t i = 0; i < candidates.size(); ++i) {
    const State& state = states_[candidates[i]];
    ranks_.push_back(likely_);
    const bool unlikely = person && state.kind != ReferentKind::kPerson;
    saliences_.push_back(unlikely ? 0 : SalienceOf(state, phrases_[phrase].sentence));
    head_matches_ |= IsIn(Lemma(phrase), state.nouns);
    if (unlikely) continue;
    ++likely_;
    if (first_subject_ == SIZE_MAX && IsSubject(state.role)) first_subject_ = i;
    if (largest_ == SIZE_MAX || state.size > states_[candidates[largest_]].size) largest_ = i;
  }
}

void ChainFeatures::Add(uint64_t number, uint64_t value, const State& state,
                        FeatureList& features) const {
  const NounPhrase& phrase = phrases_[phrase_];
  const NounPhrase& latest = phrases_[state.latest];
  const uint64_t type = TypeOf(phrase);
  const uint64_t chain = Number(state.kind) * 4 + Number(latest.form) + (state.named ? 32u : 0u);
  features.push_back(HashFeature(number, value, Number(phrase.form)));
  features.push_back(HashFeature(number + 100, value, type));
  features.push_back(HashFeature(number + 200, value, type << 8 | chain));
}

void ChainFeatures::AddAgreement(const State& state, FeatureList& features) const {
  const NounPhrase& phrase = phrases_[phrase_];
  Add(1, Number(phrase.gender) * 4 + Number(state.gender), state, features);
  Add(6, Number(phrase.gender) * 4 + Number(state.name_gender), state, features);
  Add(2, Number(phrase.number) * 4 + Number(state.number), state, features);
  Add(3, Number(KindOf(phrase)) * 8 + Number(state.kind), state, features);
  const NounPhrase& latest = phrases_[state.latest];
  Add(4, latest.form == PhraseForm::kPronoun ? latest.pronoun : 16 + Number(latest.article), state,
      features);
  Add(5, state.pronoun, state, features);
}

void ChainFeatures::AddDistance(size_t rank, const State& state, FeatureList& features) const {
  const NounPhrase& phrase = phrases_[phrase_];
  const uint64_t sentences = Bucket(phrase.sentence - std::min(phrase.sentence, state.sentence));
  Add(10, sentences, state, features);
  Add(11, Bucket(phrase_ - state.latest), state, features);
  Add(12, Bucket(ranks_[rank]) * 8 + Bucket(likely_), state, features);
  Add(13, Bucket(state.size), state, features);
  Add(14, (rank == first_subject_ ? 1u : 0u) + (rank == largest_ ? 2u : 0u), state, features);
  Add(15, Bucket(state.in_sentence) * 8 + std::min<uint64_t>(sentences, 3), state, features);
  const bool opens = state.latest == 0 || phrases_[state.latest - 1].sentence != state.sentence;
  Add(19, (opens ? 1u : 0u) + 2 * std::min<uint64_t>(sentences, 3), state, features);
  Add(16, std::min<uint64_t>(state.first, 4) * 4 + std::min<uint64_t>(sentences, 3), state,
      features);
  Add(17, Number(state.role) * 4 + std::min<uint64_t>(sentences, 3), state, features);
  const bool before = state.sentence_before + 1 == phrase.sentence;
  Add(18, before ? 1 + Number(state.role_before) : 0, state, features);
}

// Where the two stand in their trees: how far each is from what holds both, and how deep the one
// before lies in its own sentence.
void ChainFeatures::AddPath(const NounPhrase& latest, uint64_t near, FeatureList& features) const {
  const NounPhrase& phrase = phrases_[phrase_];
  const auto& syntax = reading_.document.syntax;
  const uint64_t roles = Number(phrase.role) * 16 + Number(latest.role);
  const uint64_t type = TypeOf(phrase);
  uint64_t depth = 0;
  for (TokenIndex i = latest.head; syntax[i].head != i && depth < kDeepest; i = syntax[i].head) {
    ++depth;
  }
  features.push_back(HashFeature(26, depth * 4 + near, roles));
  features.push_back(HashFeature(27, depth * 4 + near, type));
  const TokenIndex above = syntax[phrase.head].head;
  features.push_back(HashFeature(28, HashOf(syntax[above].deprel), roles * 4 + near));
  if (near != 0) return;
  TokenIndex from = phrase.head;
  for (uint64_t up = 0; up < kDeepest; ++up) {
    TokenIndex other = latest.head;
    for (uint64_t down = 0; down < kDeepest; ++down) {
      if (other == from) {
        features.push_back(HashFeature(29, up * 16 + down, roles));
        features.push_back(HashFeature(129, up * 16 + down, type));
        return;
      }
      other = syntax[other].head;
    }
    from = syntax[from].head;
  }
}

void ChainFeatures::AddSalience(size_t rank, const State& state, FeatureList& features) const {
  const double own = saliences_[rank];
  uint64_t above = 0;
  double best_other = 0;
  for (size_t i = 0; i < saliences_.size(); ++i) {
    if (i == rank) continue;
    above += saliences_[i] > own ? 1 : 0;
    best_other = std::max(best_other, saliences_[i]);
  }
  const double ratio = own / (best_other + 0.1);
  const uint64_t share = ratio < 0.25  ? 0
                         : ratio < 0.6 ? 1
                         : ratio < 1   ? 2
                         : ratio < 2   ? 3
                         : ratio < 5   ? 4
                                       : 5;
  Add(8, std::min<uint64_t>(above, 3), state, features);
  Add(9, share, state, features);
}

void ChainFeatures::AddGrammar(size_t rank, const State& state, FeatureList& features) const {
  const NounPhrase& phrase = phrases_[phrase_];
  const NounPhrase& latest = phrases_[state.latest];
  const auto& syntax = reading_.document.syntax;
  const uint64_t near = phrase.sentence == latest.sentence       ? 0
                        : phrase.sentence == latest.sentence + 1 ? 1
                                                                 : 2;
  Add(20, Number(phrase.role) * 64 + Number(latest.role) * 4 + near, state, features);
  const SyntaxWord& head = syntax[phrase.head];
  const SyntaxWord& before = syntax[latest.head];
  uint64_t relation = 0;
  if (near == 0) {
    if (head.head == latest.head) relation = PlainRelation(head) == "appos" ? 1 : 2;
    if (before.head == phrase.head) {
      relation = IsSubject(latest.role) && phrase.role == PhraseRole::kPredicate ? 3 : 4;
    }
    if (head.head == before.head) relation = 5;
    // "Ruiz's aides praised [her]": who owns an argument of the same verb
    if (syntax[before.head].head == head.head) relation = 6;
    if (before.head == syntax[head.head].head) relation = 7;
    if (phrase.tokens.begin <= latest.tokens.begin && latest.tokens.end <= phrase.tokens.end) {
      relation += 8;
    }
  }
  Add(21, relation, state, features);
  AddPath(latest, near, features);
  const auto next = next_of_.find(candidates_[rank]);
  if (next != next_of_.end()) {
    const NounPhrase& name = phrases_[next->second];
    Add(24, 1 + Number(name.role), state, features);
    const bool owner = syntax[phrase.head].head == name.head;
    Add(25, (owner ? 1u : 0u) + (state.size == 0 ? 2u : 0u), state, features);
  } else {
    Add(24, 0, state, features);
  }
  if (!IsSubject(phrase.role) && phrase.role != PhraseRole::kObject) return;
  features.push_back(
      HashFeature(22, HashOf(syntax[head.head].lemma),
                  Number(phrase.role) * 64 + Number(state.kind) * 8 + Number(phrase.form)));
  const bool same_verb = syntax[head.head].lemma == syntax[before.head].lemma;
  if (same_verb && near != 0) Add(23, phrase.role == latest.role ? 1 : 0, state, features);
}

void ChainFeatures::AddWords(const State& state, FeatureList& features) const {
  const NounPhrase& phrase = phrases_[phrase_];
  const std::string_view noun = state.nouns.empty() ? std::string_view() : state.nouns.front();
  const uint64_t cluster = cluster_of_[state.first];
  if (phrase.form == PhraseForm::kPronoun) {
    features.push_back(HashFeature(30, HashOf(noun), phrase.pronoun));
    features.push_back(HashFeature(31, cluster, phrase.pronoun));
    return;
  }
  const std::string_view lemma = Lemma(phrase_);
  const bool head = IsIn(lemma, state.nouns);
  bool fresh = false;
  bool shared = false;
  for (std::string_view modifier : modifiers_) {
    (IsIn(modifier, state.modifiers) || IsIn(modifier, state.nouns) ? shared : fresh) = true;
  }
  const uint64_t match = (head ? 1u : 0u) + (fresh ? 2u : 0u) + (shared ? 4u : 0u) +
                         (state.modifiers.empty() ? 0u : 8u);
  Add(32, match, state, features);
  Add(33, IsIn(TextOf(phrase), state.words) ? 1 : 0, state, features);
  if (!head) {
    features.push_back(HashFeature(34, HashOf(lemma), HashOf(noun)));
    features.push_back(HashFeature(35, cluster_of_[phrase_], cluster));
    features.push_back(
        HashFeature(36, HashOf(lemma), Number(state.kind) * 8 + Number(phrase.article)));
  } else {
    features.push_back(HashFeature(37, HashOf(lemma), match));
    features.push_back(HashFeature(38, cluster_of_[phrase_], match));
  }
}

// Whether the chain is who speaks the quotation, as far as is known at the phrase.
bool ChainFeatures::Speaks(uint32_t phrase, uint32_t chain, uint32_t quotation) const {
  if (quotation == kNoQuotation || !speaker_of_[quotation]) return false;
  const auto speaker = by_head_.find(*speaker_of_[quotation]);
  if (speaker == by_head_.end()) return false;
  if (speaker->second < phrase) return chain_of_[speaker->second] == chain;
  const auto& actor = states_[chain].actor;
  return actor && actor_of_[speaker->second] == actor;
}

void ChainFeatures::AddQuotations(uint32_t chain, const State& state, FeatureList& features) const {
  const NounPhrase& phrase = phrases_[phrase_];
  const NounPhrase& latest = phrases_[state.latest];
  const uint64_t where = phrase.quotation == kNoQuotation
                             ? (latest.quotation == kNoQuotation ? 0 : 1)
                         : latest.quotation == kNoQuotation     ? 2
                         : latest.quotation == phrase.quotation ? 3
                                                                : 4;
  Add(40, where, state, features);
  Add(41,
      phrase.quotation == kNoQuotation           ? 0
      : Speaks(phrase_, chain, phrase.quotation) ? 1
                                                 : 2,
      state, features);
  const uint64_t turn = last_speaker_ == chain ? 1 : speaker_before_ == chain ? 2 : 0;
  Add(42, turn * 2 + (speaks_[phrase.head] ? 1 : 0), state, features);
}

void ChainFeatures::AddPair(size_t rank, FeatureList& features) const {
  const uint32_t chain = candidates_[rank];
  const State& state = states_[chain];
  features.push_back(HashFeature(0, TypeOf(phrases_[phrase_])));
  AddAgreement(state, features);
  AddDistance(rank, state, features);
  AddSalience(rank, state, features);
  AddGrammar(rank, state, features);
  AddBinding(chain, state, features);
  AddWords(state, features);
  AddQuotations(chain, state, features);
  if (IsHeOrShe(phrases_[phrase_])) AddPersonal(rank, features);
}

void ChainFeatures::AddAlone(FeatureList& features) const {
  const NounPhrase& phrase = phrases_[phrase_];
  const auto& syntax = reading_.document.syntax;
  const uint64_t type = TypeOf(phrase);
  const std::string_view lemma = Lemma(phrase_);
  const auto add = [&](uint64_t number, uint64_t value) {
    features.push_back(HashFeature(number, value, Number(phrase.form)));
    features.push_back(HashFeature(number + 100, value, type));
  };
  add(50, 0);
  add(51, HashOf(lemma));
  add(52, cluster_of_[phrase_]);
  add(53, Bucket(phrase.tokens.end - phrase.tokens.begin));
  add(54, Number(phrase.role));
  add(55, Bucket(phrase.sentence));
  add(56, phrase.tokens.end - 1 > phrase.head ? 1 : 0);
  add(57, head_matches_ ? 1 : 0);
  add(58, Bucket(likely_));
  add(59, phrase.quotation == kNoQuotation ? 0 : 1);
  add(60, HashOf(syntax[syntax[phrase.head].head].lemma));
  add(61, Number(KindOf(phrase)));
  if (phrase.head + 1 < syntax.size()) add(62, HashOf(syntax[phrase.head + 1].lemma));
  if (phrase.tokens.begin > 0) add(63, HashOf(syntax[phrase.tokens.begin - 1].lemma));
  add(64, HashOf(reading_.words[phrase.tokens.begin].folded));
  add(65, Number(phrase.number));
}

}  // namespace whosaid
