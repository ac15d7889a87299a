#include "extract/coreference/references.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "extract/coreference/actor_nouns.h"
#include "extract/coreference/descriptions.h"
#include "extract/coreference/only_actors.h"
#include "extract/coreference/phrases.h"
#include "extract/coreference/works.h"
#include "extract/tokens/characters.h"

namespace whosaid {
namespace {

constexpr uint32_t kLead = 4;        // sentences at the beginning of an article
constexpr uint32_t kIntroduced = 6;  // sentences from a description to the name
constexpr uint32_t kShares = 2;      // sentences from a group to shares of it
constexpr TokenIndex kLongestPlace = 4;
constexpr std::string_view kOfficial = "official";

class ReferenceResolver {
 public:
  ReferenceResolver(const CoreferenceReading& reading, const Coreference& coreference,
                    std::vector<Actor>& actors)
      : document_(reading.document),
        words_(reading.words),
        phrases_(coreference.phrases),
        is_name_(coreference.is_name),
        chains_(coreference.chains),
        actors_(actors),
        works_(reading),
        only_(reading) {
    for (const CueVerb& cue : reading.cues) {
      if (cue.subject && !cue.relative) AddSource(*cue.subject);
    }
    for (const Actor& actor : actors) {
      for (const ActorMention& mention : actor.mentions) {
        for (TokenIndex i = mention.tokens.begin; i < mention.tokens.end; ++i) named_.insert(i);
      }
    }
    ReadChains();
    ReadSubjects();
    ReadAccordingTo();
    ReadRoles(coreference);
    ReadOutlet();
    for (ActorIndex i = 0; i < actors.size(); ++i) {
      const bool body = actors[i].kind == ActorKind::kOrganisation && !actors[i].mentions.empty();
      if (body) described_.emplace(Folded(actors[i].text), i);
    }
    ReadSharedGroups();
  }

  void Resolve(const Chain& chain) {
    const std::optional<ActorIndex> actor = chain.actor ? chain.actor : UnnamedActor(chain);
    if (!actor) return;
    of_chain_.emplace(&chain, *actor);
    for (PhraseIndex i : chain.phrases) {
      if (!is_name_[i]) AddMention(only_.Bearer(phrases_[i]).value_or(*actor), phrases_[i]);
    }
  }

 private:
  void AddSource(TokenRange range) {
    for (TokenIndex i = range.begin; i < range.end; ++i) {
      const TokenIndex head = document_.syntax[i].head;
      if (head == i || head < range.begin || head >= range.end) sources_.emplace(i, range);
    }
  }

  void ReadChains() {
    for (const Chain& chain : chains_) {
      for (PhraseIndex i : chain.phrases) {
        if (!phrases_[i].joined) chain_at_.emplace(phrases_[i].head, &chain);
      }
    }
  }

  // Whom the phrase with this head means, as far as is known by now.
  std::optional<ActorIndex> ActorAt(TokenIndex head) const {
    const auto chain = chain_at_.find(head);
    if (chain == chain_at_.end()) return std::nullopt;
    if (chain->second->actor) return chain->second->actor;
    const auto actor = of_chain_.find(chain->second);
    return actor == of_chain_.end() ? std::nullopt : std::optional(actor->second);
  }

  // The subjects of cue verbs by the trees, which see further: "a plan which [critics] say fails".
  void ReadSubjects() {
    for (const NounPhrase& phrase : phrases_) {
      const SyntaxWord& word = document_.syntax[phrase.head];
      // "Just over a [quarter], 26 percent, say …", where the tree is wrong
      const bool share = phrase.role == PhraseRole::kOblique && phrase.head < word.head;
      const bool governed = (phrase.role == PhraseRole::kSubject || (share && IsShareOf(phrase))) &&
                            word.head != phrase.head;
      const bool speaks = words_[phrase.head].Is(kRole | kPeople | kSource | kMediumNoun |
                                                 kOrganisationActor | kOrganisationHead) ||
                          phrase.form == PhraseForm::kName || IsShareOf(phrase) ||
                          Works::SpeaksForOwner(document_.syntax[phrase.head].lemma);
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
    const bool person = phrase.number == PhraseNumber::kSingular &&
                        (words_[phrase.head].Is(kRole) ||
                         ActorNounOf(words_[phrase.head].folded) == ActorNoun::kPerson);
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
    if (const auto maker = works_.MakerOf(phrases_, chain, *best)) return maker;
    if (const auto owned = Owned(*best)) return owned;
    const bool words = best->tokens.end - best->tokens.begin > 1;
    if (best->form == PhraseForm::kName && IsTitled(*best)) {
      const auto named = NamedLater(*best);
      const auto body = named ? named : only_.Body(words_[best->head].folded);
      if (words || body) return body;
    }
    const Word& head = words_[best->head];
    if (head.Is(kTimeNoun | kWeekday | kMonth) || IsDay(head)) return std::nullopt;
    if (const auto outlet = OutletOf(*best)) return outlet;
    // "Ruiz's statement" speaks for Ruiz.
    const bool owned = best->article == PhraseArticle::kPossessive;
    if (owned && head.Is(kSpeechNoun | kClaimNoun)) return std::nullopt;
    if (const auto named = NamedLater(*best)) return named;
    if (const auto place = NamedPlace(*best)) return place;
    if (const auto body = only_.CalledBody(*best)) return body;
    if (const auto name = only_.Government(*best)) return Named(Folded(*name), *name);
    if (const auto kin = only_.Kin(*best)) return kin;
    return Described(*best);
  }

  // "[his campaign]" is the Ruiz campaign, "[its website]" speaks for whose it is.
  std::optional<ActorIndex> Owned(const NounPhrase& phrase) {
    if (phrase.article != PhraseArticle::kPossessive) return std::nullopt;
    const TokenIndex owner = phrase.tokens.begin;
    const SyntaxWord& word = document_.syntax[owner];
    if (word.head != phrase.head || word.upos != Upos::kPron) return std::nullopt;
    const auto actor = ActorAt(owner);
    if (!actor) return std::nullopt;
    const std::string_view lemma = document_.syntax[phrase.head].lemma;
    if (Works::SpeaksForOwner(lemma)) return actor;
    const bool body = words_[phrase.head].Is(kOrganisationActor) && owner + 1 == phrase.head;
    if (!body || actors_[*actor].kind != ActorKind::kPerson) return std::nullopt;
    return Named(actors_[*actor].names.back() + ' ' + std::string(lemma),
                 NameOf(*actor) + ' ' + std::string(words_[phrase.head].text));
  }

  // "Ruiz" of Ana Ruiz
  std::string NameOf(ActorIndex person) const {
    const std::string& name = actors_[person].text;
    return name.substr(name.rfind(' ') + 1);
  }

  // The institution of this name, known or new.
  ActorIndex Named(const std::string& key, const std::string& text) {
    const auto [found, fresh] =
        described_.try_emplace(key, static_cast<ActorIndex>(actors_.size()));
    if (fresh) {
      Actor& actor = actors_.emplace_back();
      actor.kind = ActorKind::kOrganisation;
      actor.text = text;
    }
    return found->second;
  }

  // "[the Lodrian city] of Orlice": the town.
  std::optional<ActorIndex> NamedPlace(const NounPhrase& phrase) const {
    constexpr std::string_view kPlaces[] = {"city",   "town",     "village", "county",
                                            "island", "province", "state",   "municipality"};
    const std::string_view lemma = document_.syntax[phrase.head].lemma;
    if (std::ranges::find(kPlaces, lemma) == std::end(kPlaces)) return std::nullopt;
    TokenIndex name = phrase.head + 2;
    if (name >= phrase.tokens.end || words_[name - 1].folded != "of") return std::nullopt;
    std::optional<ActorIndex> place;
    const TokenIndex end = std::min(phrase.tokens.end, name + kLongestPlace);
    for (; name < end && !place; ++name) place = ActorAt(name);
    return place && actors_[*place].kind == ActorKind::kPlace ? place : std::nullopt;
  }

  static bool IsDay(const Word& word) {
    return word.folded == "today" || word.folded == "yesterday" || word.folded == "tomorrow" ||
           word.folded == "tonight";
  }

  // The actor of this description, known or new.
  ActorIndex Described(const NounPhrase& phrase) {
    const NounPhrase* group = IsShareOf(phrase) ? GroupShared(phrase) : nullptr;
    const std::string text = DescriptionOf(
        document_, words_, group == nullptr ? SourceOf(phrase) : WithoutShare(*group));
    const auto [found, fresh] =
        described_.try_emplace(Folded(text), static_cast<ActorIndex>(actors_.size()));
    if (fresh) {
      Actor& actor = actors_.emplace_back();
      actor.kind = group == nullptr ? KindOf(phrase) : ActorKind::kGroup;
      actor.text = text;
    }
    return found->second;
  }

  bool IsShareOf(const NounPhrase& phrase) const {
    return IsShare(document_, words_, phrase.tokens, phrase.head);
  }

  // The groups that shares are of: "among [Ruiz voters], 74 percent", "20 percent of [renters]".
  void ReadSharedGroups() {
    for (const NounPhrase& phrase : phrases_) {
      const TokenIndex begin = phrase.tokens.begin;
      if (phrase.form == PhraseForm::kPronoun) continue;
      const bool group = words_[phrase.head].Is(kPeople) && !IsShareOf(phrase);
      const bool shared = (begin > 0 && words_[begin - 1].folded == "among") ||
                          BehindShare(document_, words_, phrase.tokens) != begin ||
                          (begin >= 2 && words_[begin - 1].folded == "of" &&
                           (IsShare(document_, words_, {begin - 2, begin - 1}, begin - 2) ||
                            Works::IsWork(document_.syntax[begin - 2].lemma)));
      if (group && shared) shared_.push_back(&phrase);
    }
  }

  TokenRange WithoutShare(const NounPhrase& group) const {
    return {BehindShare(document_, words_, group.tokens), group.head + 1};
  }

  // Null where "of" says whose share it is, or no group stands before.
  const NounPhrase* GroupShared(const NounPhrase& share) const {
    if (Counted(document_, words_, share.tokens, share.head) != share.tokens) return nullptr;
    const auto behind = std::ranges::upper_bound(
        shared_, share.head, {}, [](const NounPhrase* group) { return group->head; });
    if (behind == shared_.begin()) return nullptr;
    const NounPhrase* group = *std::prev(behind);
    return share.sentence <= group->sentence + kShares ? group : nullptr;
  }

  // Where capitals tell little: what was no actor's name there, is none ("Proposed Toll Road").
  bool IsTitled(const NounPhrase& phrase) const {
    const uint32_t sentence = words_.SentenceOf(phrase.head);
    const ZoneKind zone = document_.sentences[sentence].zone;
    return zone == ZoneKind::kHeadline || zone == ZoneKind::kBullets ||
           words_.IsTitleCase(sentence);
  }

  ActorKind KindOf(const NounPhrase& phrase) const {
    if (phrase.name == NameType::kPerson) return ActorKind::kPerson;
    if (phrase.form == PhraseForm::kName) return ActorKind::kOrganisation;
    return phrase.joined ? ActorKind::kGroup : KindOfDescribed(document_, words_, phrase.head);
  }

  // What a phrase counts, or the whole source of which it is part.
  TokenRange SourceOf(const NounPhrase& phrase) const {
    const TokenRange counted = Counted(document_, words_, phrase.tokens, phrase.head);
    if (counted != phrase.tokens) return counted;
    const auto source = sources_.find(phrase.head);
    if (source == sources_.end()) return phrase.tokens;
    return {std::min(source->second.begin, phrase.tokens.begin), source->second.end};
  }

  const Document& document_;
  const Words& words_;
  const std::vector<NounPhrase>& phrases_;
  const std::vector<bool>& is_name_;
  const std::vector<Chain>& chains_;
  std::vector<Actor>& actors_;
  std::unordered_map<TokenIndex, const Chain*> chain_at_;  // by heads of phrases
  std::unordered_map<const Chain*, ActorIndex> of_chain_;  // those resolved
  std::unordered_map<TokenIndex, TokenRange> sources_;     // by head: what stands as a source
  std::unordered_set<TokenIndex> named_;                   // tokens of actors' names
  std::vector<std::set<std::string_view>> roles_;          // of persons, by actor
  std::vector<ActorIndex> early_;                          // persons named early
  std::optional<ActorIndex> outlet_;
  std::map<std::string, ActorIndex> described_;
  const Works works_;
  const OnlyActors only_;
  std::vector<const NounPhrase*> shared_;  // groups, in the order of their heads
};

}  // namespace

void ResolveReferences(const CoreferenceReading& reading, const Coreference& coreference,
                       std::vector<Actor>& actors) {
  ReferenceResolver resolver(reading, coreference, actors);
  for (const Chain& chain : coreference.chains) resolver.Resolve(chain);
}

}  // namespace whosaid
