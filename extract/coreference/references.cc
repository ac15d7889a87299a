#include "extract/coreference/references.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "extract/coreference/phrases.h"
#include "extract/tokens/characters.h"

namespace whosaid {
namespace {

constexpr uint32_t kLead = 4;        // sentences at the beginning of an article
constexpr uint32_t kIntroduced = 6;  // sentences from a description to the name
constexpr std::string_view kOfficial = "official";

class ReferenceResolver {
 public:
  ReferenceResolver(const CoreferenceReading& reading, const Coreference& coreference,
                    std::vector<Actor>& actors)
      : document_(reading.document),
        words_(reading.words),
        phrases_(coreference.phrases),
        is_name_(coreference.is_name),
        actors_(actors) {
    for (const CueVerb& cue : reading.cues) {
      if (cue.subject && !cue.relative) AddSource(*cue.subject);
    }
    for (const Actor& actor : actors) {
      for (const ActorMention& mention : actor.mentions) {
        for (TokenIndex i = mention.tokens.begin; i < mention.tokens.end; ++i) named_.insert(i);
      }
    }
    ReadSubjects();
    ReadAccordingTo();
    ReadRoles(coreference);
    ReadOutlet();
  }

  void Resolve(const Chain& chain) {
    const std::optional<ActorIndex> actor = chain.actor ? chain.actor : UnnamedActor(chain);
    if (!actor) return;
    for (PhraseIndex i : chain.phrases) {
      if (!is_name_[i]) AddMention(*actor, phrases_[i]);
    }
  }

 private:
  void AddSource(TokenRange range) {
    for (TokenIndex i = range.begin; i < range.end; ++i) {
      const TokenIndex head = document_.syntax[i].head;
      if (head == i || head < range.begin || head >= range.end) sources_.emplace(i, range);
    }
  }

  // The subjects of cue verbs by the trees, which see further: "a plan which [critics] say fails".
  void ReadSubjects() {
    for (const NounPhrase& phrase : phrases_) {
      const SyntaxWord& word = document_.syntax[phrase.head];
      const bool governed = phrase.role == PhraseRole::kSubject && word.head != phrase.head;
      const bool speaks = words_[phrase.head].Is(kRole | kPeople | kSource | kMediumNoun |
                                                 kOrganisationActor | kOrganisationHead) ||
                          phrase.form == PhraseForm::kName;
      if (governed && speaks && words_[word.head].cues != nullptr) {
        sources_.emplace(phrase.head, phrase.tokens);
      }
    }
  }

  // "according to [officials]"
  void ReadAccordingTo() {
    for (const NounPhrase& phrase : phrases_) {
      const TokenIndex begin = phrase.tokens.begin;
      if (begin >= 2 && words_[begin - 1].folded == "to" &&
          words_[begin - 2].folded == "according") {
        sources_.emplace(phrase.head, phrase.tokens);
      }
    }
  }

  // The words that persons, named early, are described by beside their names.
  void ReadRoles(const Coreference& coreference) {
    roles_.resize(actors_.size());
    for (const Chain& chain : coreference.chains) {
      if (!chain.actor || actors_[*chain.actor].kind != ActorKind::kPerson) continue;
      const Actor& actor = actors_[*chain.actor];
      const uint32_t named = words_.SentenceOf(actor.mentions.front().tokens.begin);
      if (named >= kLead + kIntroduced) continue;
      early_.push_back(*chain.actor);
      auto& words = roles_[*chain.actor];
      words.insert(actor.role_words.begin(), actor.role_words.end());
      for (const TokenRange& role : actor.roles) AddWords(role, words);
      for (PhraseIndex i : chain.phrases) {
        if (phrases_[i].form != PhraseForm::kPronoun) AddWords(phrases_[i].tokens, words);
      }
    }
  }

  void AddWords(TokenRange tokens, std::set<std::string_view>& words) const {
    for (TokenIndex i = tokens.begin; i < tokens.end; ++i) words.insert(words_[i].folded);
  }

  // The one newspaper or other medium that the article names and quotes.
  void ReadOutlet() {
    size_t found = 0;
    for (ActorIndex i = 0; i < actors_.size(); ++i) {
      if (actors_[i].kind != ActorKind::kOrganisation) continue;
      const bool publishes = std::ranges::any_of(
          actors_[i].mentions, [&](const ActorMention& m) { return Publishes(m.tokens); });
      if (!publishes) continue;
      ++found;
      outlet_ = i;
    }
    if (found != 1) outlet_.reset();
  }

  // "the editors of the [Gazette]", "the [Gazette]'s editorial"
  bool Publishes(TokenRange name) const {
    const auto is = [&](TokenIndex i, auto... forms) {
      return i < words_.size() && ((words_[i].folded == forms) || ...);
    };
    TokenIndex before = name.begin;
    if (before > 0 && is(before - 1, "the")) --before;
    if (before >= 2 && is(before - 1, "of", "at") &&
        is(before - 2, "editors", "editor", "readers", "publisher", "board", "editorial")) {
      return true;
    }
    TokenIndex behind = name.end;
    if (behind < words_.size() && words_[behind].IsClass(WordClass::kPossessive)) ++behind;
    return is(behind, "editorial", "editorials", "editors", "columnist", "readers");
  }

  // "[A city official] said", "[Official]: …": who is described at the beginning of an article and
  // named further on by an office that this can be.
  std::optional<ActorIndex> NamedLater(const NounPhrase& phrase) const {
    const bool lead = phrase.sentence < kLead && phrase.quotation == kNoQuotation;
    const bool person = words_[phrase.head].Is(kRole) && phrase.number == PhraseNumber::kSingular;
    if (!lead || !person || phrase.joined) return std::nullopt;
    const std::string_view head = words_[phrase.head].folded;
    std::optional<ActorIndex> best;
    for (ActorIndex i : early_) {
      if (!MayBe(phrase, head, i)) continue;
      const TokenIndex named = actors_[i].mentions.front().tokens.begin;
      if (words_.SentenceOf(named) > phrase.sentence + kIntroduced) continue;
      if (head != kOfficial && best) return std::nullopt;
      if (!best || named < actors_[*best].mentions.front().tokens.begin) best = i;
    }
    return best;
  }

  bool MayBe(const NounPhrase& phrase, std::string_view head, ActorIndex i) const {
    for (TokenIndex t = phrase.tokens.begin; t < phrase.head; ++t) {
      const bool modifier = words_[t].IsClass(WordClass::kAdjective) || IsNominal(words_[t]);
      if (modifier && !words_[t].Is(kDeterminer) && !roles_[i].contains(words_[t].folded)) {
        return false;
      }
    }
    if (roles_[i].contains(head)) return true;
    return head == kOfficial && std::ranges::any_of(actors_[i].roles, [&](TokenRange role) {
             return words_[HeadOf(words_, role)].Is(kRole);
           });
  }

  // "a Lodria newspaper", "the editorial"
  std::optional<ActorIndex> OutletOf(const NounPhrase& phrase) const {
    constexpr std::string_view kPublications[] = {"newspaper", "paper",    "daily",     "weekly",
                                                  "tabloid",   "magazine", "editorial", "outlet"};
    const std::string_view head = document_.syntax[phrase.head].lemma;
    const bool publication = std::ranges::find(kPublications, head) != std::end(kPublications) &&
                             phrase.number == PhraseNumber::kSingular;
    return publication ? outlet_ : std::nullopt;
  }

  void AddMention(ActorIndex actor, const NounPhrase& phrase) {
    if (phrase.person != PhrasePerson::kThird || named_.contains(phrase.head)) return;
    const MentionForm form = phrase.form == PhraseForm::kPronoun ? MentionForm::kPronoun
                             : phrase.form == PhraseForm::kName  ? MentionForm::kName
                                                                 : MentionForm::kDescription;
    actors_[actor].mentions.push_back({ShortOf(phrase), form});
  }

  // Up to the head: "the head" of "the head of the harbour board".
  static TokenRange ShortOf(const NounPhrase& phrase) {
    return {phrase.tokens.begin, phrase.head + 1};
  }

  // A source without an actor's name, by its first description; several with the same words are
  // one.
  std::optional<ActorIndex> UnnamedActor(const Chain& chain) {
    const NounPhrase* best = nullptr;
    bool speaks = false;
    for (PhraseIndex i : chain.phrases) {
      const NounPhrase& phrase = phrases_[i];
      speaks |= sources_.contains(phrase.head);
      if (phrase.form == PhraseForm::kPronoun || phrase.person != PhrasePerson::kThird) continue;
      const bool better =
          best == nullptr || (best->form != PhraseForm::kName && phrase.form == PhraseForm::kName);
      if (better) best = &phrase;
    }
    if (best == nullptr) return std::nullopt;
    if (best->article == PhraseArticle::kDefinite) {
      if (const auto outlet = OutletOf(*best)) return outlet;
    }
    if (!speaks || named_.contains(best->head)) return std::nullopt;
    const bool words = best->tokens.end - best->tokens.begin > 1;
    if (words && best->form == PhraseForm::kName && IsTitled(*best)) return NamedLater(*best);
    const Word& head = words_[best->head];
    if (head.Is(kTimeNoun | kWeekday | kMonth)) return std::nullopt;
    if (const auto outlet = OutletOf(*best)) return outlet;
    // "Ruiz's statement" speaks for Ruiz.
    const bool owned = best->article == PhraseArticle::kPossessive;
    if (owned && head.Is(kSpeechNoun | kClaimNoun)) return std::nullopt;
    if (const auto named = NamedLater(*best)) return named;
    const std::string text = DescriptionOf(Counted(*best));
    const auto [found, fresh] =
        described_.try_emplace(Folded(text), static_cast<ActorIndex>(actors_.size()));
    if (fresh) {
      Actor& actor = actors_.emplace_back();
      actor.kind = KindOf(*best);
      actor.text = text;
    }
    return found->second;
  }

  // Where capitals tell little: what was no actor's name there, is none ("Proposed Toll Road").
  bool IsTitled(const NounPhrase& phrase) const {
    const uint32_t sentence = words_.SentenceOf(phrase.head);
    const ZoneKind zone = document_.sentences[sentence].zone;
    return zone == ZoneKind::kHeadline || zone == ZoneKind::kBullets ||
           words_.IsTitleCase(sentence);
  }

  ActorKind KindOf(const NounPhrase& phrase) const {
    const Word& head = words_[phrase.head];
    if (phrase.name == NameType::kPerson) return ActorKind::kPerson;
    if (phrase.form == PhraseForm::kName) return ActorKind::kOrganisation;
    if (head.Is(kPeople) || phrase.joined) return ActorKind::kGroup;
    if (head.Is(kSource | kRole)) return ActorKind::kAnonymous;
    if (head.Is(kMediumNoun | kOrganisationActor | kOrganisationHead)) {
      return ActorKind::kOrganisation;
    }
    return phrase.number == PhraseNumber::kPlural ? ActorKind::kGroup : ActorKind::kOrganisation;
  }

  // "[critics]" of "a number of critics"
  TokenRange Counted(const NounPhrase& phrase) const {
    constexpr std::string_view kQuantities[] = {
        "percent", "number", "majority", "dozen", "hundred", "thousand", "handful", "half",
        "third",   "most",   "many",     "some",  "several", "few",      "lot",     "one"};
    const bool counts = std::ranges::find(kQuantities, document_.syntax[phrase.head].lemma) !=
                        std::end(kQuantities);
    const TokenIndex of = phrase.head + 1;
    if (!counts || of + 1 >= phrase.tokens.end || words_[of].folded != "of") {
      const auto source = sources_.find(phrase.head);
      return source == sources_.end() ? phrase.tokens : source->second;
    }
    return {of + 1, phrase.tokens.end};
  }

  // "some former board officials who resigned" → "former board officials"
  std::string DescriptionOf(TokenRange phrase) const {
    while (phrase.begin + 1 < phrase.end &&
           (words_[phrase.begin].Is(kDeterminer) || words_[phrase.begin].Is(kPossessive) ||
            words_[phrase.begin].IsClass(WordClass::kDeterminer) ||
            words_[phrase.begin].folded == "top")) {
      ++phrase.begin;
    }
    for (TokenIndex i = phrase.begin + 1; i < phrase.end; ++i) {
      const Word& word = words_[i];
      const bool ends = IsMark(word, ',') || IsMark(word, '(') || word.Is(kRelative) ||
                        (word.IsClass(WordClass::kPossessive) && i + 1 == phrase.end) ||
                        (word.cues != nullptr && IsFiniteVerb(word)) ||
                        (word.folded == "of" && i + 1 < phrase.end &&
                         document_.syntax[i + 1].xpos == "VBG");  // "the board of hiding losses"
      if (ends) phrase.end = i;
    }
    return TextOf(document_, words_, phrase);
  }

  const Document& document_;
  const Words& words_;
  const std::vector<NounPhrase>& phrases_;
  const std::vector<bool>& is_name_;
  std::vector<Actor>& actors_;
  std::unordered_map<TokenIndex, TokenRange> sources_;  // by head: what stands as a source
  std::unordered_set<TokenIndex> named_;                // tokens of actors' names
  std::vector<std::set<std::string_view>> roles_;       // of persons, by actor
  std::vector<ActorIndex> early_;                       // persons named early
  std::optional<ActorIndex> outlet_;
  std::map<std::string, ActorIndex> described_;
};

}  // namespace

void ResolveReferences(const CoreferenceReading& reading, const Coreference& coreference,
                       std::vector<Actor>& actors) {
  ReferenceResolver resolver(reading, coreference, actors);
  for (const Chain& chain : coreference.chains) resolver.Resolve(chain);
}

}  // namespace whosaid
