// Chain features: what speaks for a noun phrase joining a chain: agreement, distance, salience,
// grammatical role and parallelism, shared words, quotations and who speaks them. After Durrett and
// Klein (2013), with what is known of the whole chain.
#ifndef WHOSAID_EXTRACT_COREFERENCE_CHAIN_FEATURES_H_
#define WHOSAID_EXTRACT_COREFERENCE_CHAIN_FEATURES_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/coreference/actors.h"
#include "extract/coreference/noun_phrases.h"
#include "extract/weights/chain_model.h"

namespace whosaid {

struct CoreferenceReading;

enum class ReferentKind : uint8_t { kUnknown, kPerson, kOrganisation, kPlace, kGroup, kThing };

class ChainFeatures {
 public:
  // Both must outlive this.
  ChainFeatures(const CoreferenceReading& reading, const std::vector<NounPhrase>& phrases);

  // The actors that phrases name, settled before linking; parallel to the phrases.
  void SetActors(std::vector<std::optional<ActorIndex>> actors) { actor_of_ = std::move(actors); }

  // A chain whose first phrase will be `phrase`.
  void AddChain(uint32_t phrase) {
    State& state = states_.emplace_back();
    state.first = state.latest = phrase;
    state.sentence = phrases_[phrase].sentence;
  }
  void SetActor(uint32_t chain, ActorIndex index);
  void Join(uint32_t phrase, uint32_t chain);

  // Whether sex, number and kind allow it.
  bool Agree(uint32_t phrase, uint32_t chain) const;
  // Whether grammar allows it, too.
  bool MayJoin(uint32_t phrase, uint32_t chain) const;

  // A name of `chain`, which may have no phrases yet, follows in the sentence of the phrase in
  // hand: "In [his] first year, Ruiz …".
  void SetNext(uint32_t chain, uint32_t phrase) { next_of_[chain] = phrase; }

  // Whether the phrase can mean a person, a group or an institution.
  bool MayBeActor(uint32_t phrase) const;
  // Whether the phrase is a description ("the senator", "the company") under which somebody of the
  // chain, named not long before, may speak.
  bool MayDescribe(uint32_t phrase, uint32_t chain) const;
  // Whether a "he" or "she" can hardly be anybody whom the text has not named: a person of the
  // chain was named or spoken of shortly before.
  bool MayMean(uint32_t index, uint32_t chain) const;

  // "Robin told Ana that [she] …": one whose given name tells the sex before one whose name may be
  // a woman's or a man's.
  void KeepOfSex(uint32_t phrase, std::vector<uint32_t>& chains) const;
  // "[It] said", "[They] said": who speaks is an institution, a medium or a group before it is a
  // thing.
  void KeepSpeakers(uint32_t phrase, std::vector<uint32_t>& chains) const;
  // "[The secretary] said": a named person called so goes before others.
  void KeepDescribed(uint32_t phrase, std::vector<uint32_t>& chains) const;
  // "[The company] said": the institution that the article is about, unless another was brought in
  // ("a company") or is nearer.
  std::optional<uint32_t> WhoIsCalled(uint32_t phrase, const std::vector<uint32_t>& chains) const;
  // Whether the phrase speaks, and of the name that follows, so that they are two: "[She] said
  // [Ruiz] was late."
  bool SpeaksOf(uint32_t phrase, uint32_t name) const;
  // The chain who spoke last, where the phrase says more: "…," Ruiz said. "…," [she] added.
  std::optional<uint32_t> WhoGoesOn(uint32_t phrase) const;

  // To be called before SetNext, AddPair and AddAlone with the phrase's candidates, the latest
  // first.
  void Begin(uint32_t phrase, const std::vector<uint32_t>& candidates);
  // `rank`: that of the candidate among them.
  void AddPair(size_t rank, FeatureList& features) const;
  void AddAlone(FeatureList& features) const;

 private:
  // What is known of a chain.
  struct State {
    PhraseGender gender = PhraseGender::kUnknown;       // by pronouns and common nouns
    PhraseGender name_gender = PhraseGender::kUnknown;  // by given names, which may mislead
    PhraseNumber number = PhraseNumber::kUnknown;
    ReferentKind kind = ReferentKind::kUnknown;
    std::optional<ActorIndex> actor;
    bool named = false;
    bool either_sex = false;  // the given name is one of women and of men
    uint32_t size = 0;
    uint32_t first = 0;                           // phrase
    uint32_t latest = 0;                          // phrase
    uint8_t pronoun = 0;                          // the last one used
    PhraseRole role = PhraseRole::kOther;         // the strongest in the latest sentence
    uint32_t sentence = 0;                        // the latest
    PhraseRole role_before = PhraseRole::kOther;  // the strongest in the sentence before that
    uint32_t sentence_before = UINT32_MAX;
    double salience = 0;                      // as of the latest sentence
    uint32_t in_sentence = 0;                 // mentions in the latest sentence
    std::vector<uint32_t> here;               // these
    std::vector<std::string_view> nouns;      // lemmas of heads, and roles
    std::vector<std::string_view> modifiers;  // lemmas
    std::vector<std::string_view> words;      // whole phrases
  };

  void ReadQuotations();
  ReferentKind KindOf(const NounPhrase& phrase) const;
  std::string_view Lemma(uint32_t phrase) const;
  std::vector<std::string_view> ModifiersOf(const NounPhrase& phrase) const;
  std::string_view TextOf(const NounPhrase& phrase) const;
  void AddPath(const NounPhrase& latest, uint64_t near, FeatureList& features) const;
  bool IsPredicated(const NounPhrase& phrase, const NounPhrase& latest) const;
  bool IsCoargument(const NounPhrase& a, const NounPhrase& b) const;
  uint64_t Commands(const NounPhrase& above, TokenIndex below) const;
  bool IsPart(const NounPhrase& phrase, const NounPhrase& other) const;
  bool MayBind(const NounPhrase& phrase, const State& state) const;
  void AddBinding(uint32_t chain, const State& state, FeatureList& features) const;
  uint64_t ClausesUpToSubject(uint32_t chain) const;
  bool IsListed(uint32_t phrase) const;
  bool IsInBrackets(const NounPhrase& phrase) const;
  bool IsInHeadline(uint32_t phrase) const;
  uint64_t PronounBefore(uint32_t chain) const;
  uint64_t OrderOfMention(size_t rank) const;
  void AddPersonal(size_t rank, FeatureList& features) const;
  bool Speaks(uint32_t phrase, uint32_t chain, uint32_t quotation) const;
  bool Tells(const NounPhrase& phrase) const;
  bool GoesOn(uint32_t phrase, uint32_t chain) const;
  bool MayBePeople(const NounPhrase& phrase) const;
  bool CallsBody(const NounPhrase& phrase) const;
  std::optional<ActorIndex> MainBody() const;
  bool MayBeQuoted(uint32_t index, uint32_t chain) const;
  void AddAgreement(const State& state, FeatureList& features) const;
  double SalienceOf(const State& state, uint32_t sentence) const;
  void AddSalience(size_t rank, const State& state, FeatureList& features) const;
  void AddDistance(size_t rank, const State& state, FeatureList& features) const;
  void AddWords(const State& state, FeatureList& features) const;
  void AddGrammar(size_t rank, const State& state, FeatureList& features) const;
  void AddQuotations(uint32_t chain, const State& state, FeatureList& features) const;
  // The feature by itself, with the phrase's type, and with those of phrase and chain.
  void Add(uint64_t number, uint64_t value, const State& state, FeatureList& features) const;

  const CoreferenceReading& reading_;
  const std::vector<NounPhrase>& phrases_;
  std::vector<State> states_;
  std::vector<std::optional<ActorIndex>> actor_of_;
  std::vector<uint64_t> cluster_of_;                  // of phrases' heads
  std::unordered_map<TokenIndex, uint32_t> by_head_;  // phrases
  std::vector<uint32_t> chain_of_;
  std::vector<std::optional<TokenIndex>> speaker_of_;  // of quotations: the head of the speaker
  std::unordered_multimap<TokenIndex, uint32_t> spoken_by_;  // from speakers to quotations
  std::set<std::pair<uint32_t, ActorIndex>> named_in_;       // quotations
  std::vector<bool> speaks_;                                 // of tokens: subject of a cue verb
  std::optional<ActorIndex> main_body_;   // the institution that the article is about
  std::optional<uint32_t> main_chain_;    // its chain
  std::optional<uint32_t> last_speaker_;  // chain
  std::optional<uint32_t> speaker_before_;
  std::optional<uint32_t> last_told_;  // who spoke last outside quotations
  uint32_t told_ = 0;                  // sentences since then with something outside quotations
  uint32_t told_in_ = UINT32_MAX;      // the last of these

  // Of the phrase in hand.
  uint32_t phrase_ = 0;
  std::vector<std::string_view> modifiers_;
  std::vector<uint32_t> candidates_;
  std::unordered_map<uint32_t, uint32_t> next_of_;  // chains' names that follow
  std::vector<size_t> ranks_;                       // of candidates among those likely by kind
  std::vector<double> saliences_;                   // of candidates, as of the phrase's sentence
  size_t likely_ = 0;                               // how many these are
  size_t first_subject_ = SIZE_MAX;                 // candidates, among those likely
  size_t largest_ = SIZE_MAX;
  bool head_matches_ = false;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_COREFERENCE_CHAIN_FEATURES_H_
