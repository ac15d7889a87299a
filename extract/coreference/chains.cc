#include "extract/coreference/chains.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "extract/coreference/chain_features.h"

namespace whosaid {
namespace {

constexpr PhraseIndex kReach = 60;     // phrases looked back at
constexpr PhraseIndex kAhead = 12;     // phrases looked ahead at within a sentence
constexpr size_t kOlder = 3;           // chains further back with the same head
constexpr uint32_t kPronounReach = 8;  // sentences

class Linker {
 public:
  Linker(const CoreferenceReading& reading, const ChooseChain& choose)
      : reading_(reading),
        choose_(choose),
        phrases_(FindNounPhrases(reading.document, reading.words)),
        chain_of_(phrases_.size()),
        features_(reading, phrases_) {}

  Coreference Link() {
    SettleNames();
    features_.SetActors(actor_of_);
    for (PhraseIndex i = 0; i < phrases_.size(); ++i) {
      chain_of_[i] = ChainFor(i);
      Join(i, chain_of_[i]);
    }
    std::vector<bool> is_name;
    for (const auto& actor : actor_of_) is_name.push_back(actor.has_value());
    return {std::move(phrases_), std::move(chains_), std::move(is_name)};
  }

 private:
  // The phrases that a name names: the one whose head it holds, or on whose head it hangs
  // ("[Harbour Master Ana Ruiz]"), and that of its title ("[Master of the Harbour [Ana Ruiz]]").
  void SettleNames() {
    std::unordered_map<TokenIndex, PhraseIndex> by_head;
    for (PhraseIndex i = 0; i < phrases_.size(); ++i) {
      if (!phrases_[i].joined) by_head.emplace(phrases_[i].head, i);
    }
    const auto& syntax = reading_.document.syntax;
    actor_of_.resize(phrases_.size());
    for (size_t n = 0; n < reading_.names.size(); ++n) {
      if (reading_.names[n].adjective) continue;
      const TokenRange name = reading_.names[n].tokens;
      TokenIndex root = name.end - 1;
      // "[Board] of Elections" and not its elections
      if (reading_.names[n].kind != ActorKind::kPerson) root = TopOf(name);
      for (int steps = 0; steps < 8 && !by_head.contains(root); ++steps) {
        const TokenIndex head = syntax[root].head;
        const bool inside = name.begin <= head && head < name.end;
        const bool flat = PlainRelation(syntax[root]) == "flat";
        if (head == root || (!inside && !flat)) break;
        root = head;
      }
      const auto found = by_head.find(root);
      if (found == by_head.end()) continue;
      actor_of_[found->second] = reading_.actor_of[n];
      const auto titled = by_head.find(TitleOf(name, root));
      if (titled != by_head.end()) actor_of_[titled->second] = reading_.actor_of[n];
    }
  }

  // The word of a name on which by the tree its others hang.
  TokenIndex TopOf(TokenRange name) const {
    const auto& syntax = reading_.document.syntax;
    TokenIndex top = name.end - 1;
    while (top > name.begin && name.begin <= syntax[top].head && syntax[top].head < top) {
      top = syntax[top].head;
    }
    return top;
  }

  // "[Secretary] of State Tom Hale": the title on which a name hangs without a preposition. The
  // name's own word where there is none.
  TokenIndex TitleOf(TokenRange name, TokenIndex root) const {
    const auto& syntax = reading_.document.syntax;
    const TokenIndex title = syntax[root].head;
    if (title >= name.begin || !reading_.words[title].Is(kRole)) return root;
    const std::string_view relation = PlainRelation(syntax[root]);
    if (relation != "nmod" && relation != "appos" && relation != "flat") return root;
    // "sister of Minister Tom Hale" is somebody else; "of State" goes with the title.
    bool preposition = false;
    bool office = false;
    for (TokenIndex i = title + 1; i < name.begin; ++i) {
      const Word& word = reading_.words[i];
      if (word.IsClass(WordClass::kPunctuation)) return root;
      const bool marks = PlainRelation(syntax[i]) == "case";
      preposition |= marks;
      office |= !marks && !word.Is(kRole) && !word.Is(kTitle);
    }
    if (preposition && !office) return root;
    return title;
  }

  uint32_t ChainFor(PhraseIndex i) {
    if (actor_of_[i]) {
      const auto found = chain_of_actor_.find(*actor_of_[i]);
      if (found != chain_of_actor_.end()) return found->second;
      if (const auto apposed = Apposed(i)) return *apposed;
      return NewChain(i);
    }
    if (const auto apposed = Apposed(i)) return *apposed;
    if (const auto named = NamedBehind(i)) return *named;
    if (reading_.actors_only && !features_.MayBeActor(i)) return LikeNamed(i);
    following_.clear();
    std::vector<uint32_t> suitable = Suitable(i);
    if (!reading_.learning) {
      if (const auto chain = features_.WhoGoesOn(i)) return *chain;
      if (const auto chain = features_.WhoIsCalled(i, suitable)) return *chain;
      features_.KeepSpeakers(i, suitable);
      features_.KeepDescribed(i, suitable);
      features_.KeepOfSex(i, suitable);
    }
    if (MayPrecede(phrases_[i])) AddFollowing(i, suitable);
    features_.Begin(i, suitable);
    for (const auto& [chain, name] : following_) features_.SetNext(chain, name);
    std::vector<ChainCandidate> candidates(suitable.size());
    for (size_t rank = 0; rank < suitable.size(); ++rank) {
      candidates[rank].chain = suitable[rank];
      const auto next =
          std::ranges::find(following_, suitable[rank], &std::pair<uint32_t, PhraseIndex>::first);
      if (next != following_.end()) candidates[rank].next = next->second;
      features_.AddPair(rank, candidates[rank].features);
    }
    FeatureList alone;
    features_.AddAlone(alone);
    const size_t chosen = choose_(i, chains_, candidates, &alone);
    if (chosen < candidates.size()) return candidates[chosen].chain;
    // "[The senator] said", "[He] left": a person so spoken of was spoken of before.
    std::erase_if(candidates, [&](const ChainCandidate& candidate) {
      return !features_.MayDescribe(i, candidate.chain) &&
             (reading_.learning || !features_.MayMean(i, candidate.chain));
    });
    if (candidates.empty()) return NewChain(i);
    return candidates[choose_(i, chains_, candidates, nullptr)].chain;
  }

  // "a bridge … [the bridge]"
  uint32_t LikeNamed(PhraseIndex i) {
    const bool known = phrases_[i].article == PhraseArticle::kDefinite ||
                       phrases_[i].article == PhraseArticle::kDemonstrative;
    const auto same = by_noun_.find(reading_.document.syntax[phrases_[i].head].lemma);
    const bool found = known && !phrases_[i].joined && same != by_noun_.end() &&
                       features_.MayJoin(i, same->second.back());
    return found ? same->second.back() : NewChain(i);
  }

  // "he", "his", "she", "her": may stand before the name in its sentence.
  static bool MayPrecede(const NounPhrase& phrase) {
    return phrase.gender == PhraseGender::kFemale || phrase.gender == PhraseGender::kMale;
  }

  void AddFollowing(PhraseIndex i, std::vector<uint32_t>& suitable) {
    if (phrases_[i].form != PhraseForm::kPronoun) return;
    for (PhraseIndex k = i + 1; k < phrases_.size() && k - i < kAhead; ++k) {
      if (phrases_[k].sentence != phrases_[i].sentence) return;
      if (!actor_of_[k]) continue;
      const auto known = chain_of_actor_.find(*actor_of_[k]);
      if (!reading_.learning && features_.SpeaksOf(i, k)) {
        if (known != chain_of_actor_.end()) std::erase(suitable, known->second);
        continue;
      }
      const uint32_t chain = known != chain_of_actor_.end() ? known->second : Announce(k);
      if (std::ranges::find(following_, chain, &std::pair<uint32_t, PhraseIndex>::first) ==
          following_.end()) {
        following_.emplace_back(chain, k);
      }
      if (std::ranges::find(suitable, chain) == suitable.end() && features_.MayJoin(i, chain)) {
        suitable.push_back(chain);
      }
    }
  }

  // A chain for an actor before its first name comes.
  uint32_t Announce(PhraseIndex name) {
    const uint32_t chain = NewChain(name);
    SetActor(chain, *actor_of_[name]);
    return chain;
  }

  void SetActor(uint32_t chain, ActorIndex actor) {
    chains_[chain].actor = actor;
    chain_of_actor_.emplace(actor, chain);
    features_.SetActor(chain, actor);
    for (std::string_view role : reading_.actors[actor].role_words) Index(role, chain);
  }

  // "the harbour master, [Ana Ruiz]", "Ana Ruiz, [the harbour master]": the chain that the phrase
  // stands beside, unless both have names.
  std::optional<uint32_t> Apposed(PhraseIndex i) const {
    const SyntaxWord& head = reading_.document.syntax[phrases_[i].head];
    if (PlainRelation(head) != "appos" || phrases_[i].joined) return std::nullopt;
    for (PhraseIndex k = i; k > 0 && i - k < 10;) {
      const NounPhrase& phrase = phrases_[--k];
      if (phrase.head != head.head || phrase.joined) continue;
      const bool named = chains_[chain_of_[k]].actor && actor_of_[i];
      if (named || phrase.form == PhraseForm::kPronoun) break;
      if (!features_.Agree(i, chain_of_[k])) break;
      return chain_of_[k];
    }
    return std::nullopt;
  }

  // "[the harbour master], Ana Ruiz, said": the chain of a person named before.
  std::optional<uint32_t> NamedBehind(PhraseIndex i) const {
    if (phrases_[i].form == PhraseForm::kPronoun || phrases_[i].joined) return std::nullopt;
    for (PhraseIndex k = i + 1; k < phrases_.size() && k - i < 10; ++k) {
      const NounPhrase& name = phrases_[k];
      if (name.role != PhraseRole::kApposition || name.joined || !actor_of_[k]) continue;
      if (reading_.document.syntax[name.head].head != phrases_[i].head) continue;
      const auto chain = chain_of_actor_.find(*actor_of_[k]);
      if (chain == chain_of_actor_.end()) return std::nullopt;
      const bool person = reading_.actors[*actor_of_[k]].kind == ActorKind::kPerson;
      return person && features_.Agree(i, chain->second) ? std::optional(chain->second)
                                                         : std::nullopt;
    }
    return std::nullopt;
  }

  uint32_t NewChain(PhraseIndex first) {
    chains_.emplace_back();
    features_.AddChain(first);
    return static_cast<uint32_t>(chains_.size() - 1);
  }

  void Join(PhraseIndex i, uint32_t index) {
    Chain& chain = chains_[index];
    if (actor_of_[i] && !chain.actor) SetActor(index, *actor_of_[i]);
    chain.phrases.push_back(i);
    features_.Join(i, index);
    if (phrases_[i].form != PhraseForm::kPronoun) {
      Index(reading_.document.syntax[phrases_[i].head].lemma, index);
    }
  }

  void Index(std::string_view noun, uint32_t chain) {
    std::vector<uint32_t>& chains = by_noun_[noun];
    std::erase(chains, chain);
    chains.push_back(chain);
    if (chains.size() > kOlder) chains.erase(chains.begin());
  }

  // The chains that the phrase may join, the last mentioned first.
  std::vector<uint32_t> Suitable(PhraseIndex i) {
    std::vector<uint32_t> suitable;
    if (phrases_[i].joined) return suitable;
    const auto add = [&](uint32_t chain) {
      if (std::ranges::find(suitable, chain) == suitable.end() && features_.MayJoin(i, chain)) {
        suitable.push_back(chain);
      }
    };
    const bool pronoun = phrases_[i].form == PhraseForm::kPronoun;
    for (PhraseIndex k = i; k > 0 && i - k < kReach;) {
      --k;
      if (pronoun && phrases_[i].sentence > phrases_[k].sentence + kPronounReach) break;
      if (chains_[chain_of_[k]].phrases.back() == k) add(chain_of_[k]);
    }
    if (!pronoun) {
      const auto same = by_noun_.find(reading_.document.syntax[phrases_[i].head].lemma);
      if (same != by_noun_.end()) std::for_each(same->second.rbegin(), same->second.rend(), add);
    }
    return suitable;
  }

  const CoreferenceReading& reading_;
  const ChooseChain& choose_;
  std::vector<NounPhrase> phrases_;
  std::vector<Chain> chains_;
  std::vector<uint32_t> chain_of_;
  std::vector<std::optional<ActorIndex>> actor_of_;  // of phrases
  std::map<ActorIndex, uint32_t> chain_of_actor_;
  std::vector<std::pair<uint32_t, PhraseIndex>> following_;  // chains whose names come next
  std::unordered_map<std::string_view, std::vector<uint32_t>> by_noun_;
  ChainFeatures features_;
};

}  // namespace

Coreference LinkPhrases(const CoreferenceReading& reading, const ChooseChain& choose) {
  if (reading.document.syntax.empty()) return {};
  return Linker(reading, choose).Link();
}

}  // namespace whosaid
