// What is known of chains, and which phrases they may take in.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "extract/coreference/actor_nouns.h"
#include "extract/coreference/chain_features.h"
#include "extract/coreference/chains.h"
#include "extract/tokens/characters.h"

namespace whosaid {
namespace {

constexpr uint8_t kLastPersonal = 4;  // NounPhrase::pronoun of "they"
constexpr double kFade = 0.45;        // what a sentence leaves of salience
constexpr size_t kMostWords = 8;      // remembered of a chain
constexpr size_t kMostHere = 8;       // mentions in one sentence that are looked at
constexpr uint32_t kGoesOn = 3;       // sentences after which a speaker goes on
constexpr size_t kTwice = 2;          // as often named as any other
constexpr uint32_t kDescribed = 4;    // sentences over which a description reaches back to a name

void Remember(std::string_view word, std::vector<std::string_view>& words) {
  const bool known = std::ranges::find(words, word) != words.end();
  if (words.size() < kMostWords && !known) words.push_back(word);
}

bool IsIn(std::string_view word, const std::vector<std::string_view>& words) {
  return std::ranges::find(words, word) != words.end();
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

}  // namespace

ChainFeatures::ChainFeatures(const CoreferenceReading& reading,
                             const std::vector<NounPhrase>& phrases)
    : reading_(reading), phrases_(phrases), chain_of_(phrases.size()) {
  for (uint32_t i = 0; i < phrases.size(); ++i) {
    if (!phrases[i].joined) by_head_.emplace(phrases[i].head, i);
    cluster_of_.push_back(reading.models.names.ClusterOf(reading.words[phrases[i].head].folded));
  }
  ReadQuotations();
  main_body_ = MainBody();
  for (size_t i = 0; i < reading.names.size(); ++i) {
    const uint32_t quotation = reading.words[reading.names[i].tokens.begin].quotation;
    if (quotation != kNoQuotation) named_in_.emplace(quotation, reading.actor_of[i]);
  }
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
      if (quotation == kNoQuotation || speaker_of_[quotation]) return;
      speaker_of_[quotation] = head;
      spoken_by_.emplace(head, quotation);
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
  if (index == main_body_) main_chain_ = chain;
  state.either_sex = actor.either_sex;
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
  for (std::string_view role : actor.role_words) Remember(role, state.nouns);
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
    state.here.clear();
  }
  if (state.here.size() < kMostHere) state.here.push_back(index);
  state.role = std::min(state.role, phrase.role);
  state.salience += WeightOf(phrase);
  ++state.in_sentence;
  ++state.size;
  state.latest = index;
  const bool odd = phrase.form != PhraseForm::kPronoun &&
                   state.name_gender != PhraseGender::kUnknown &&
                   state.name_gender != phrase.gender;
  if (state.gender == PhraseGender::kUnknown && !odd) state.gender = phrase.gender;
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
  if (phrase.quotation == kNoQuotation && phrase.sentence != told_in_) {
    ++told_;
    told_in_ = phrase.sentence;
  }
  if (Tells(phrase)) {
    last_told_ = chain;
    told_ = 0;
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
  // A name's sex holds until a pronoun says otherwise.
  const bool sexes = phrase.gender == PhraseGender::kUnknown ||
                     phrase.gender == PhraseGender::kNeuter ||
                     state.name_gender == PhraseGender::kUnknown ||
                     phrase.gender == state.name_gender || phrase.gender == state.gender;
  if (!genders || !sexes) return false;
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

bool ChainFeatures::MayJoin(uint32_t index, uint32_t chain) const {
  if (!Agree(index, chain)) return false;
  const NounPhrase& phrase = phrases_[index];
  if (states_[chain].size == 0) return true;
  const NounPhrase& latest = phrases_[states_[chain].latest];
  if (phrase.article == PhraseArticle::kIndefinite && !IsPredicated(phrase, latest)) return false;
  if (latest.sentence == phrase.sentence && !MayBind(phrase, states_[chain])) return false;
  return MayBeQuoted(index, chain);
}

// Who speaks is not "he" within the quotation, nor called by name there.
bool ChainFeatures::MayBeQuoted(uint32_t index, uint32_t chain) const {
  const State& state = states_[chain];
  const NounPhrase& phrase = phrases_[index];
  if (phrase.form != PhraseForm::kPronoun || phrase.person != PhrasePerson::kThird) return true;
  if (Speaks(index, chain, phrase.quotation)) return false;
  const auto [low, high] = spoken_by_.equal_range(phrase.head);
  return !state.actor || std::none_of(low, high, [&](const auto& spoken) {
    return named_in_.contains({spoken.second, *state.actor});
  });
}

bool ChainFeatures::MayBeActor(uint32_t index) const {
  const NounPhrase& phrase = phrases_[index];
  if (phrase.form == PhraseForm::kPronoun) {
    return phrase.person == PhrasePerson::kThird && phrase.pronoun <= kLastPersonal;
  }
  return speaks_[phrase.head] || KindOf(phrase) != ReferentKind::kUnknown;
}

void ChainFeatures::KeepOfSex(uint32_t index, std::vector<uint32_t>& chains) const {
  const NounPhrase& phrase = phrases_[index];
  if (phrase.form != PhraseForm::kPronoun || KindOf(phrase) != ReferentKind::kPerson) return;
  const bool known = std::ranges::any_of(chains, [&](uint32_t chain) {
    const State& state = states_[chain];
    const bool fits = state.gender == PhraseGender::kUnknown || state.gender == phrase.gender;
    return state.name_gender == phrase.gender && fits && state.sentence == phrase.sentence;
  });
  if (!known) return;
  std::erase_if(chains, [&](uint32_t chain) {
    return states_[chain].either_sex && states_[chain].gender == PhraseGender::kUnknown;
  });
}

// "Ruiz and Okafor", "scientists": who can say something together.
bool ChainFeatures::MayBePeople(const NounPhrase& phrase) const {
  const auto first = by_head_.find(phrase.head);
  const std::string_view lemma = reading_.document.syntax[phrase.head].lemma;
  if (phrase.form == PhraseForm::kPronoun || ActorNounOf(lemma) != ActorNoun::kNone) return true;
  if ((ShippedLexicon().Find(lemma).traits & (kMediumNoun | kOrganisationActor)) != 0) return true;
  if (!phrase.joined || first == by_head_.end()) return false;
  const ReferentKind kind = KindOf(phrases_[first->second]);
  return kind == ReferentKind::kPerson || kind == ReferentKind::kGroup ||
         kind == ReferentKind::kOrganisation;
}

void ChainFeatures::KeepSpeakers(uint32_t index, std::vector<uint32_t>& chains) const {
  const NounPhrase& phrase = phrases_[index];
  const bool it = phrase.form == PhraseForm::kPronoun && phrase.gender == PhraseGender::kNeuter;
  const bool they = phrase.form == PhraseForm::kPronoun && phrase.pronoun == kLastPersonal;
  if ((!it && !they) || !speaks_[phrase.head]) return;
  const auto is_thing = [&](uint32_t chain) {
    const State& state = states_[chain];
    if (they && state.size > 0 && MayBePeople(phrases_[state.first])) return false;
    return state.kind == ReferentKind::kUnknown || state.kind == ReferentKind::kThing ||
           (they && state.kind == ReferentKind::kPlace);
  };
  if (!std::ranges::all_of(chains, is_thing)) std::erase_if(chains, is_thing);
}

void ChainFeatures::KeepDescribed(uint32_t index, std::vector<uint32_t>& chains) const {
  const std::vector<std::string_view> modifiers = ModifiersOf(phrases_[index]);
  const auto is_called = [&](uint32_t chain) {
    const State& state = states_[chain];
    return MayDescribe(index, chain) && IsIn(Lemma(index), state.nouns) &&
           std::ranges::all_of(modifiers, [&](std::string_view modifier) {
             return IsIn(modifier, state.modifiers) || IsIn(modifier, state.nouns);
           });
  };
  if (!std::ranges::any_of(chains, is_called)) return;
  std::erase_if(chains, [&](uint32_t chain) { return !is_called(chain); });
}

// "Ruiz, who runs the port, [said] …": by the trees, too, which see further than cues do.
bool ChainFeatures::Tells(const NounPhrase& phrase) const {
  const TokenIndex verb = reading_.document.syntax[phrase.head].head;
  const bool subject = IsSubject(phrase.role) && reading_.words[verb].cues != nullptr;
  return phrase.quotation == kNoQuotation && (subject || speaks_[phrase.head]);
}

std::optional<uint32_t> ChainFeatures::WhoGoesOn(uint32_t index) const {
  return last_told_ && GoesOn(index, *last_told_) ? last_told_ : std::nullopt;
}

bool ChainFeatures::GoesOn(uint32_t index, uint32_t chain) const {
  const NounPhrase& phrase = phrases_[index];
  const State& state = states_[chain];
  const bool quotes = spoken_by_.contains(phrase.head) && phrase.quotation == kNoQuotation;
  const bool sexes =
      state.name_gender == PhraseGender::kUnknown || state.name_gender == phrase.gender;
  return quotes && phrase.form == PhraseForm::kPronoun && KindOf(phrase) == ReferentKind::kPerson &&
         state.kind == ReferentKind::kPerson && state.actor && sexes && told_ <= kGoesOn &&
         MayJoin(index, chain);
}

bool ChainFeatures::MayDescribe(uint32_t index, uint32_t chain) const {
  const State& state = states_[chain];
  const NounPhrase& phrase = phrases_[index];
  // "the Republican"
  const bool nominal = phrase.form == PhraseForm::kNominal || phrase.name == NameType::kMisc ||
                       phrase.name == NameType::kGroup;
  // "the owner of Orlice Ferries" says who it is, "the secretary of state" what.
  for (TokenIndex i = phrase.head + 1; i < phrase.tokens.end; ++i) {
    if (reading_.words[i].capital && !IsIn(Lemma(index), state.nouns)) return false;
  }
  // "the woman" says too little, "the spokesman" enough where somebody was called so.
  const bool says = phrase.gender == PhraseGender::kUnknown || IsIn(Lemma(index), state.nouns);
  return speaks_[phrase.head] && nominal && phrase.quotation == kNoQuotation &&
         phrase.article == PhraseArticle::kDefinite && says &&
         phrase.number == PhraseNumber::kSingular && KindOf(phrase) == ReferentKind::kPerson &&
         state.actor && state.kind == ReferentKind::kPerson &&
         phrase.sentence <= state.sentence + kDescribed;
}

bool ChainFeatures::CallsBody(const NounPhrase& phrase) const {
  constexpr std::string_view kBodies[] = {
      "company",   "group",     "firm",    "organization", "organisation", "agency",
      "nonprofit", "charity",   "airline", "retailer",     "automaker",    "carmaker",
      "network",   "publisher", "maker",   "manufacturer", "startup",      "corporation",
      "business",  "team",      "club",    "association",  "institute",    "foundation",
      "union",     "movement",  "lobby",   "society",      "coalition",    "alliance"};
  const bool bare = phrase.tokens.end == phrase.head + 1 && phrase.tokens.begin + 1 == phrase.head;
  return bare && speaks_[phrase.head] && phrase.form == PhraseForm::kNominal &&
         phrase.quotation == kNoQuotation && phrase.article == PhraseArticle::kDefinite &&
         std::ranges::find(kBodies, reading_.document.syntax[phrase.head].lemma) !=
             std::end(kBodies);
}

// The institution that the article is about, by how often it names each; none where another comes
// near.
std::optional<ActorIndex> ChainFeatures::MainBody() const {
  // A state's bodies are called by what they are.
  constexpr std::string_view kOfState[] = {"house",          "senate",   "congress",   "parliament",
                                           "government",     "court",    "department", "ministry",
                                           "administration", "campaign", "party",      "committee"};
  std::optional<ActorIndex> main;
  size_t most = 0;
  size_t second = 0;
  for (ActorIndex i = 0; i < reading_.actors.size(); ++i) {
    const Actor& actor = reading_.actors[i];
    if (actor.kind != ActorKind::kOrganisation) continue;
    const std::string name = Folded(actor.text);
    if (std::ranges::any_of(kOfState,
                            [&](std::string_view word) { return name.ends_with(word); })) {
      continue;
    }
    const size_t named = actor.mentions.size();
    second = std::max(second, std::min(most, named));
    if (named > most) main = i;
    most = std::max(most, named);
  }
  return most >= kTwice * second && most > 1 ? main : std::nullopt;
}

std::optional<uint32_t> ChainFeatures::WhoIsCalled(uint32_t index,
                                                   const std::vector<uint32_t>& chains) const {
  const NounPhrase& phrase = phrases_[index];
  if (!main_body_ || !CallsBody(phrase)) return std::nullopt;
  if (!main_chain_ || states_[*main_chain_].size == 0) return std::nullopt;
  const State& main = states_[*main_chain_];
  for (uint32_t chain : chains) {
    const State& state = states_[chain];
    if (state.actor == main_body_ || state.size == 0) continue;
    const bool near = state.kind == ReferentKind::kOrganisation && state.actor &&
                      state.sentence > main.sentence && state.sentence + 1 >= phrase.sentence;
    const bool brought_in = phrases_[state.first].article == PhraseArticle::kIndefinite &&
                            IsIn(Lemma(index), state.nouns);
    if (near || brought_in) return std::nullopt;
  }
  return main_chain_;
}

bool ChainFeatures::MayMean(uint32_t index, uint32_t chain) const {
  const State& state = states_[chain];
  const NounPhrase& phrase = phrases_[index];
  const bool personal =
      phrase.gender == PhraseGender::kFemale || phrase.gender == PhraseGender::kMale;
  return personal && phrase.form == PhraseForm::kPronoun && state.actor &&
         state.kind == ReferentKind::kPerson && phrase.sentence <= state.sentence + kDescribed;
}

}  // namespace whosaid
