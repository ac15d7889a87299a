#include "extract/coreference/chain_features.h"

#include <algorithm>
#include <utility>

#include "extract/coreference/chains.h"

namespace whosaid {
namespace {

constexpr uint8_t kLastPersonal = 4;  // NounPhrase::pronoun of "they"
constexpr double kFade = 0.45;        // what a sentence leaves of salience
constexpr size_t kMostWords = 8;      // remembered of a chain
constexpr uint32_t kDescribed = 4;    // sentences over which a description reaches back to a name
constexpr uint64_t kDeepest = 6;      // steps in a tree that are told apart

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

void Remember(std::string_view word, std::vector<std::string_view>& words) {
  if (words.size() < kMostWords && !IsIn(word, words)) words.push_back(word);
}

// "senator" of "Sen."
std::string_view Spelt(std::string_view title) {
  constexpr std::pair<std::string_view, std::string_view> kTitles[] = {
      {"sen.", "senator"},         {"rep.", "representative"}, {"gov.", "governor"},
      {"gen.", "general"},         {"lt.", "lieutenant"},      {"col.", "colonel"},
      {"capt.", "captain"},        {"sgt.", "sergeant"},       {"prof.", "professor"},
      {"dr.", "doctor"},           {"adm.", "admiral"},        {"rev.", "pastor"},
      {"supt.", "superintendent"}, {"atty.", "attorney"},      {"del.", "delegate"}};
  for (const auto& [form, noun] : kTitles) {
    if (title == form || title == form.substr(0, form.size() - 1)) return noun;
  }
  return title;
}

bool IsSubject(PhraseRole role) {
  return role == PhraseRole::kSubject || role == PhraseRole::kPassiveSubject;
}

bool IsHuman(ReferentKind kind) {
  return kind == ReferentKind::kPerson || kind == ReferentKind::kUnknown;
}

// What a mention adds to the salience of what it refers to (after Lappin and Leass 1994).
double WeightOf(const NounPhrase& phrase) {
  double weight = 1;
  if (IsSubject(phrase.role)) weight = 3;
  if (phrase.role == PhraseRole::kPossessor) weight = 0.8;
  if (phrase.role == PhraseRole::kOblique || phrase.role == PhraseRole::kModifier) weight = 0.6;
  return phrase.quotation == kNoQuotation ? weight : weight * 0.4;
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

ChainFeatures::ChainFeatures(const CoreferenceReading& reading,
                             const std::vector<NounPhrase>& phrases)
    : reading_(reading), phrases_(phrases), chain_of_(phrases.size()) {
  for (uint32_t i = 0; i < phrases.size(); ++i) {
    if (!phrases[i].joined) by_head_.emplace(phrases[i].head, i);
    cluster_of_.push_back(reading.models.names.ClusterOf(reading.words[phrases[i].head].folded));
  }
  ReadQuotations();
}

// A cue verb beside a quotation makes its subject the speaker: "…," Ruiz said.
void ChainFeatures::ReadQuotations() {
  const auto& document = reading_.document;
  const Words& words = reading_.words;
  speaker_of_.resize(document.quotations.size());
  speaks_.resize(words.size());
  for (const CueVerb& cue : reading_.cues) {
    if (!cue.subject || cue.relative) continue;
    TokenIndex head = cue.subject->end - 1;
    for (TokenIndex i = cue.subject->begin; i < cue.subject->end; ++i) {
      const TokenIndex above = document.syntax[i].head;
      if (above < cue.subject->begin || above >= cue.subject->end) head = i;
    }
    speaks_[head] = true;
    if (words[cue.verb].quotation != kNoQuotation) continue;
    const Sentence& sentence = document.sentences[words.SentenceOf(cue.verb)];
    const auto mark = [&](TokenIndex i) {
      const uint32_t quotation = words[i].quotation;
      if (quotation != kNoQuotation && !speaker_of_[quotation]) speaker_of_[quotation] = head;
    };
    for (TokenIndex i = sentence.first_token; i < sentence.end_token; ++i) mark(i);
  }
}

std::string_view ChainFeatures::Lemma(uint32_t phrase) const {
  return reading_.document.syntax[phrases_[phrase].head].lemma;
}

std::string_view ChainFeatures::TextOf(const NounPhrase& phrase) const {
  TokenRange tokens = phrase.tokens;
  const Words& words = reading_.words;
  if (tokens.end - tokens.begin > 1 && words[tokens.begin].folded == "the") ++tokens.begin;
  if (tokens.end - tokens.begin > 1 && words[tokens.end - 1].IsClass(WordClass::kPossessive)) {
    --tokens.end;
  }
  return reading_.document.Text(words.SpanOf(tokens));
}

std::vector<std::string_view> ChainFeatures::ModifiersOf(const NounPhrase& phrase) const {
  std::vector<std::string_view> modifiers;
  const auto& syntax = reading_.document.syntax;
  for (TokenIndex i = phrase.tokens.begin; i < phrase.tokens.end; ++i) {
    if (i == phrase.head || modifiers.size() >= kMostWords) continue;
    const Upos upos = syntax[i].upos;
    const bool content = upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kAdj ||
                         upos == Upos::kNum || upos == Upos::kVerb;
    if (content) modifiers.push_back(syntax[i].lemma);
  }
  return modifiers;
}

ReferentKind ChainFeatures::KindOf(const NounPhrase& phrase) const {
  if (phrase.form == PhraseForm::kPronoun) {
    if (phrase.person != PhrasePerson::kThird) return ReferentKind::kPerson;
    if (phrase.gender == PhraseGender::kNeuter) return ReferentKind::kThing;
    return phrase.gender == PhraseGender::kUnknown ? ReferentKind::kUnknown : ReferentKind::kPerson;
  }
  const Word& head = reading_.words[phrase.head];
  if (phrase.joined) return ReferentKind::kUnknown;
  if (phrase.name == NameType::kPerson) return ReferentKind::kPerson;
  if (phrase.name == NameType::kOrganisation) return ReferentKind::kOrganisation;
  if (phrase.name == NameType::kLocation) return ReferentKind::kPlace;
  if (phrase.gender == PhraseGender::kFemale || phrase.gender == PhraseGender::kMale) {
    return ReferentKind::kPerson;
  }
  if (head.Is(kRole | kTitle) && !head.Is(kOrganisationHead)) return ReferentKind::kPerson;
  if (head.Is(kPeople)) return ReferentKind::kGroup;
  if (head.Is(kOrganisationActor | kOrganisationHead | kMediumNoun))
    return ReferentKind::kOrganisation;
  return ReferentKind::kUnknown;
}

void ChainFeatures::SetActor(uint32_t chain, ActorIndex index) {
  State& state = states_[chain];
  const Actor& actor = reading_.actors[index];
  state.actor = index;
  state.named = true;
  if (actor.sex == Sex::kFemale) state.name_gender = PhraseGender::kFemale;
  if (actor.sex == Sex::kMale) state.name_gender = PhraseGender::kMale;
  switch (actor.kind) {
    case ActorKind::kPerson:
    case ActorKind::kAnonymous:
      state.kind = ReferentKind::kPerson;
      state.number = PhraseNumber::kSingular;
      break;
    case ActorKind::kOrganisation:
      state.kind = ReferentKind::kOrganisation;
      break;
    case ActorKind::kCountry:
    case ActorKind::kPlace:
      state.kind = ReferentKind::kPlace;
      break;
    case ActorKind::kGroup:
      state.kind = ReferentKind::kGroup;
      state.number = PhraseNumber::kPlural;
      break;
  }
  for (std::string_view role : actor.role_words) Remember(Spelt(role), state.nouns);
}

void ChainFeatures::Join(uint32_t index, uint32_t chain) {
  State& state = states_[chain];
  const NounPhrase& phrase = phrases_[index];
  chain_of_[index] = chain;
  if (state.size == 0) state.first = index;
  if (state.size == 0 || phrase.sentence != state.sentence) {
    state.role_before = state.size == 0 ? PhraseRole::kOther : state.role;
    state.sentence_before = state.size == 0 ? UINT32_MAX : state.sentence;
    state.salience = SalienceOf(state, phrase.sentence);
    state.sentence = phrase.sentence;
    state.role = phrase.role;
    state.in_sentence = 0;
  }
  state.role = std::min(state.role, phrase.role);
  state.salience += WeightOf(phrase);
  ++state.in_sentence;
  ++state.size;
  state.latest = index;
  if (state.gender == PhraseGender::kUnknown) state.gender = phrase.gender;
  const bool plural_they = phrase.pronoun == 4 && state.number == PhraseNumber::kSingular;
  if (state.number == PhraseNumber::kUnknown && !plural_they) state.number = phrase.number;
  if (state.kind == ReferentKind::kUnknown) state.kind = KindOf(phrase);
  if (phrase.form == PhraseForm::kPronoun) {
    state.pronoun = phrase.pronoun;
  } else {
    state.named |= phrase.form == PhraseForm::kName;
    Remember(Lemma(index), state.nouns);
    Remember(TextOf(phrase), state.words);
    for (std::string_view modifier : ModifiersOf(phrase)) Remember(modifier, state.modifiers);
  }
  if (speaks_[phrase.head] && last_speaker_ != chain) {
    speaker_before_ = last_speaker_;
    last_speaker_ = chain;
  }
}

double ChainFeatures::SalienceOf(const State& state, uint32_t sentence) const {
  double salience = state.salience;
  for (uint32_t i = state.sentence; i < sentence && salience > 1e-3; ++i) salience *= kFade;
  return salience;
}

bool ChainFeatures::Agree(uint32_t index, uint32_t chain) const {
  const State& state = states_[chain];
  const NounPhrase& phrase = phrases_[index];
  const ReferentKind kind = KindOf(phrase);
  const bool genders = phrase.gender == PhraseGender::kUnknown ||
                       state.gender == PhraseGender::kUnknown || phrase.gender == state.gender;
  if (!genders) return false;
  if (phrase.form == PhraseForm::kPronoun) {
    if (phrase.gender == PhraseGender::kNeuter) {
      return state.kind != ReferentKind::kPerson && state.number != PhraseNumber::kPlural;
    }
    if (phrase.gender != PhraseGender::kUnknown) {  // "he", "she": names may be of the wrong kind
      return (state.kind == ReferentKind::kPerson ||
              (state.named && state.kind != ReferentKind::kGroup)) &&
             state.number != PhraseNumber::kPlural;
    }
    if (phrase.person != PhrasePerson::kThird) return IsHuman(state.kind) || !state.named;
    const bool one = state.named && state.kind == ReferentKind::kPerson;
    return phrase.number != PhraseNumber::kPlural || !one;
  }
  const bool numbers = phrase.number == PhraseNumber::kUnknown ||
                       state.number == PhraseNumber::kUnknown || phrase.number == state.number;
  if (!numbers) return false;
  if (kind == ReferentKind::kPerson) return IsHuman(state.kind);
  return kind == ReferentKind::kUnknown || state.kind != ReferentKind::kPerson;
}

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

bool ChainFeatures::MayJoin(uint32_t index, uint32_t chain) const {
  if (!Agree(index, chain)) return false;
  const NounPhrase& phrase = phrases_[index];
  if (states_[chain].size == 0) return true;
  const NounPhrase& latest = phrases_[states_[chain].latest];
  if (phrase.article == PhraseArticle::kIndefinite && !IsPredicated(phrase, latest)) return false;
  if (latest.sentence != phrase.sentence) return true;
  if (latest.tokens.begin <= phrase.tokens.begin && phrase.tokens.end <= latest.tokens.end) {
    return false;  // "his" is not the one whom "his wife" names
  }
  return !IsCoargument(latest, phrase);
}

bool ChainFeatures::MayBeActor(uint32_t index) const {
  const NounPhrase& phrase = phrases_[index];
  if (phrase.form == PhraseForm::kPronoun) {
    return phrase.person == PhrasePerson::kThird && phrase.pronoun <= kLastPersonal;
  }
  return speaks_[phrase.head] || KindOf(phrase) != ReferentKind::kUnknown;
}

bool ChainFeatures::MayDescribe(uint32_t index, uint32_t chain) const {
  const State& state = states_[chain];
  const NounPhrase& phrase = phrases_[index];
  return speaks_[phrase.head] && phrase.form == PhraseForm::kNominal &&
         phrase.quotation == kNoQuotation && phrase.article == PhraseArticle::kDefinite &&
         phrase.gender == PhraseGender::kUnknown && phrase.number == PhraseNumber::kSingular &&
         KindOf(phrase) == ReferentKind::kPerson && state.actor &&
         state.kind == ReferentKind::kPerson && phrase.sentence <= state.sentence + kDescribed;
}

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

// Whether the chain is who speaks the quotation.
bool ChainFeatures::Speaks(const State& state, uint32_t chain, uint32_t quotation) const {
  if (quotation == kNoQuotation || !speaker_of_[quotation]) return false;
  const auto speaker = by_head_.find(*speaker_of_[quotation]);
  if (speaker == by_head_.end()) return false;
  if (speaker->second < phrase_) return chain_of_[speaker->second] == chain;
  return state.actor && actor_of_[speaker->second] == state.actor;
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
      phrase.quotation == kNoQuotation         ? 0
      : Speaks(state, chain, phrase.quotation) ? 1
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
  AddWords(state, features);
  AddQuotations(chain, state, features);
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
