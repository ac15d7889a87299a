#include "extract/references.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "extract/characters.h"
#include "extract/phrases.h"

namespace whosaid {
namespace {

// How much of an actor's salience is left after a sentence.
constexpr double kFade = 0.45;
constexpr uint32_t kForgotten = 12;  // sentences after which a pronoun no longer reaches back

struct Salience {
  double weight = 0;
  uint32_t sentence = 0;
};

class Resolver {
 public:
  Resolver(const Document& document, const Words& words, const std::vector<CueVerb>& cues,
           const std::vector<ActorName>& names, const std::vector<ActorIndex>& actor_of,
           std::vector<Actor>& actors)
      : document_(document), words_(words), names_(names), actor_of_(actor_of), actors_(actors) {
    for (const CueVerb& cue : cues) {
      if (cue.subject && !cue.shared) subjects_.emplace(cue.subject->begin, &cue);
    }
  }

  void Run() {
    size_t n = 0;
    for (TokenIndex i = 0; i < words_.size();) {
      while (n < names_.size() && names_[n].tokens.end <= i) ++n;
      const auto subject = subjects_.find(i);
      if (subject != subjects_.end()) AddSubject(*subject->second, n);
      if (n < names_.size() && names_[n].tokens.begin <= i) {
        Touch(actor_of_[n], i, WeightOf(names_[n].tokens));
        i = names_[n].tokens.end;
        continue;
      }
      AddReference(i, n);
      ++i;
    }
  }

 private:
  uint32_t Sentence(TokenIndex i) const { return words_.SentenceOf(i); }

  // Subjects stay in mind longest, what quotations mention least.
  double WeightOf(TokenRange tokens) const {
    const TokenIndex low = document_.sentences[Sentence(tokens.begin)].first_token;
    const bool quoted = words_[tokens.begin].quotation != kNoQuotation;
    double weight = quoted ? 0.4 : 1;
    if (tokens.end < words_.size()) {
      const Word& next = words_[tokens.end];
      if (IsFiniteVerb(next) || IsAuxiliary(next)) weight *= 3;
      if (next.IsClass(WordClass::kPossessive)) weight *= 0.8;
    }
    if (tokens.begin > low && (words_[tokens.begin - 1].IsClass(WordClass::kPreposition) ||
                               words_[tokens.begin - 1].Is(kTo))) {
      weight *= 0.6;
    }
    if (tokens.begin > low && (IsFiniteVerb(words_[tokens.begin - 1]) && !quoted) &&
        words_[tokens.begin - 1].cues != nullptr && tokens.begin - 1 > low &&
        words_[tokens.begin - 2].IsClass(WordClass::kPunctuation)) {
      weight *= 3;  // "…," said Ruiz
    }
    return weight;
  }

  // What is out of mind is dropped now and then, so that looking for somebody takes no longer in a
  // long document.
  void Forget(TokenIndex at) {
    if (Sentence(at) < next_forgetting_) return;
    next_forgetting_ = Sentence(at) + kForgotten;
    std::erase_if(salience_, [&](const auto& entry) {
      return Sentence(at) - entry.second.sentence > kForgotten;
    });
  }

  void Touch(ActorIndex actor, TokenIndex at, double weight) {
    Forget(at);
    Salience& salience = salience_[actor];
    salience.weight = Faded(salience, at) + weight;
    salience.sentence = Sentence(at);
  }

  double Faded(const Salience& salience, TokenIndex at) const {
    double weight = salience.weight;
    const uint32_t distance = Sentence(at) - salience.sentence;
    if (distance > kForgotten) return 0;
    for (uint32_t i = 0; i < distance; ++i) weight *= kFade;
    return weight;
  }

  template <typename Suits>
  std::optional<ActorIndex> MostSalient(TokenIndex at, Suits suits) const {
    std::optional<ActorIndex> best;
    double most = 0;
    for (const auto& [index, salience] : salience_) {
      const double weight = Faded(salience, at);
      if (weight > most && suits(actors_[index])) {
        most = weight;
        best = index;
      }
    }
    return best;
  }

  void AddMention(ActorIndex actor, TokenRange tokens, MentionForm form, double weight) {
    actors_[actor].mentions.push_back({tokens, form});
    Touch(actor, tokens.begin, weight);
    done_.insert(tokens.begin);
  }

  void AddReference(TokenIndex i, size_t n) {
    if (done_.contains(i)) return;
    const Word& word = words_[i];
    if (word.IsClass(WordClass::kPronoun) || word.Is(kPossessive)) {
      AddPronoun(i);
    } else if (word.Is(kDeterminer)) {
      AddDescription(i, n);
    }
  }

  void AddPronoun(TokenIndex i) {
    const std::string_view word = words_[i].folded;
    const bool male = word == "he" || word == "him" || word == "his" || word == "himself";
    const bool female = word == "she" || word == "her" || word == "hers" || word == "herself";
    if (!male && !female) return;
    const Sex sex = male ? Sex::kMale : Sex::kFemale;
    const auto found = MostSalient(i, [sex](const Actor& actor) {
      const bool somebody = actor.kind == ActorKind::kPerson || actor.kind == ActorKind::kAnonymous;
      return somebody && (actor.sex == sex || actor.sex == Sex::kUnknown);
    });
    if (!found) return;
    if (actors_[*found].sex == Sex::kUnknown) actors_[*found].sex = sex;
    AddMention(*found, {i, i + 1}, MentionForm::kPronoun, WeightOf({i, i + 1}));
  }

  // "the secretary", "the Ruiz cabinet official", "the former spokesman": a person whose roles say
  // so.
  void AddDescription(TokenIndex i, size_t n) {
    if (words_[i].folded != "the" && words_[i].folded != "this" && words_[i].folded != "that")
      return;
    const TokenIndex high = document_.sentences[Sentence(i)].end_token;
    const auto phrase = BasePhraseAt(words_, i, high);
    if (!phrase || phrase->end - i > 6) return;
    const TokenIndex head = phrase->end - 1;
    if (n < names_.size() && names_[n].tokens.end >= phrase->end &&
        names_[n].tokens.begin < phrase->end)
      return;
    if (!words_[head].Is(kRole) || words_[head].Is(kPeople)) return;
    const std::string_view noun = words_[head].folded;
    const auto found = MostSalient(i, [noun](const Actor& actor) {
      return actor.kind == ActorKind::kPerson &&
             std::ranges::find(actor.role_words, noun) != actor.role_words.end();
    });
    if (found) AddMention(*found, *phrase, MentionForm::kDescription, WeightOf(*phrase));
  }

  // The one who does a cue verb: a mention of its own where no name stands in it.
  void AddSubject(const CueVerb& cue, size_t n) {
    const TokenRange subject = *cue.subject;
    const TokenIndex head = HeadOf(words_, subject);
    if (done_.contains(subject.begin)) return;
    for (size_t k = n; k < names_.size() && names_[k].tokens.begin < subject.end; ++k) {
      const bool person = names_[k].kind == ActorKind::kPerson;
      const bool possessor = names_[k].tokens.end < words_.size() &&
                             words_[names_[k].tokens.end].IsClass(WordClass::kPossessive);
      const bool holds_head = names_[k].tokens.begin <= head && head < names_[k].tokens.end;
      if (holds_head || (person && !possessor)) return;
      if (possessor && words_[head].Is(kSpeechNoun | kClaimNoun)) return;  // "Ruiz's statement"
    }
    const Word& word = words_[head];
    if (cue.relative || word.folded == "he" || word.folded == "she" || word.folded == "i") return;
    if (word.folded == "we" || word.folded == "you" || word.Is(kRelative)) return;
    if (word.folded == "they" || word.folded == "it") {
      AddPlural(head);
      return;
    }
    AddUnnamed(subject, head);
  }

  // "they", "it": the nearest group or organisation.
  void AddPlural(TokenIndex i) {
    const bool plural = words_[i].folded == "they";
    const auto found = MostSalient(i, [plural](const Actor& actor) {
      return plural ? actor.kind == ActorKind::kGroup || actor.kind == ActorKind::kOrganisation
                    : actor.kind == ActorKind::kOrganisation || actor.kind == ActorKind::kCountry;
    });
    if (found) AddMention(*found, {i, i + 1}, MentionForm::kPronoun, 1);
  }

  void AddUnnamed(TokenRange subject, TokenIndex head) {
    const Word& word = words_[head];
    if (word.IsClass(WordClass::kPronoun) && !word.Is(kPronoun)) return;
    const bool definite = words_[subject.begin].folded == "the" ||
                          words_[subject.begin].folded == "this" ||
                          words_[subject.begin].folded == "that";
    const auto base = BasePhraseAt(words_, subject.begin, subject.end);
    if (!base) return;
    if (definite) {
      if (const auto known = FindDescribed(*base, head)) {
        AddMention(*known, *base, MentionForm::kDescription, 3);
        return;
      }
    }
    const std::string text = DescriptionOf(subject);
    const auto [found, fresh] = described_.try_emplace(Folded(text), 0);
    if (fresh) {
      found->second = static_cast<ActorIndex>(actors_.size());
      Actor& actor = actors_.emplace_back();
      actor.kind = KindOf(word);
      actor.text = text;
      actor.sex = word.folded.ends_with("woman") ? Sex::kFemale
                  : word.folded.ends_with("man") ? Sex::kMale
                                                 : Sex::kUnknown;
      if (word.Is(kRole)) actor.role_words.push_back(word.folded);
    }
    AddMention(found->second, *base, MentionForm::kDescription, 3);
  }

  ActorKind KindOf(const Word& head) const {
    if (head.Is(kSource)) return ActorKind::kAnonymous;
    if (head.Is(kPeople)) return ActorKind::kGroup;
    if (head.Is(kRole)) return ActorKind::kAnonymous;
    if (head.Is(kMediumNoun | kOrganisationActor | kOrganisationHead))
      return ActorKind::kOrganisation;
    return head.folded.ends_with("s") && head.folded.size() > 3 ? ActorKind::kGroup
                                                                : ActorKind::kOrganisation;
  }

  // "the official" who was described before; "the committee" whose name has the word; for offices
  // and general words ("the official", "the candidate") the person most in mind.
  std::optional<ActorIndex> FindDescribed(TokenRange base, TokenIndex head) const {
    const Word& word = words_[head];
    const std::string noun(word.folded);
    const bool bare = base.end - base.begin <= 3;
    if (word.folded == "man" || word.folded == "woman") {
      const Sex sex = word.folded == "man" ? Sex::kMale : Sex::kFemale;
      return MostSalient(base.begin, [sex](const Actor& actor) {
        const bool one = actor.kind == ActorKind::kPerson || actor.kind == ActorKind::kAnonymous;
        return one && actor.sex == sex;
      });
    }
    if (word.Is(kRole)) {
      auto found = MostSalient(base.begin, [&](const Actor& actor) {
        return (actor.kind == ActorKind::kPerson || actor.kind == ActorKind::kAnonymous) &&
               std::ranges::find(actor.role_words, word.folded) != actor.role_words.end();
      });
      if (found) return found;
      return MostSalient(base.begin, [&](const Actor& actor) {
        return actor.kind == ActorKind::kPerson && !actor.role_words.empty();
      });
    }
    if (!bare) return std::nullopt;
    return MostSalient(base.begin, [&](const Actor& actor) {
      if (actor.kind != ActorKind::kOrganisation && actor.kind != ActorKind::kGroup) return false;
      const std::string name = Folded(actor.text);
      return name.size() > noun.size() && name.ends_with(noun) &&
             name[name.size() - noun.size() - 1] == ' ';
    });
  }

  // "some former board officials" → "former board officials"
  std::string DescriptionOf(TokenRange phrase) const {
    while (phrase.begin + 1 < phrase.end &&
           (words_[phrase.begin].Is(kDeterminer) || words_[phrase.begin].Is(kPossessive) ||
            words_[phrase.begin].IsClass(WordClass::kDeterminer))) {
      ++phrase.begin;
    }
    for (TokenIndex i = phrase.begin; i < phrase.end; ++i) {
      if (IsMark(words_[i], ',') || IsMark(words_[i], '(')) {
        phrase.end = std::max(i, phrase.begin + 1);
        break;
      }
    }
    return TextOf(document_, words_, phrase);
  }

  const Document& document_;
  const Words& words_;
  const std::vector<ActorName>& names_;
  const std::vector<ActorIndex>& actor_of_;
  std::vector<Actor>& actors_;
  std::map<TokenIndex, const CueVerb*> subjects_;
  std::map<ActorIndex, Salience> salience_;
  uint32_t next_forgetting_ = 0;  // sentence
  std::map<std::string, ActorIndex> described_;
  std::set<TokenIndex> done_;  // first tokens of mentions added here
};

}  // namespace

void ResolveReferences(const Document& document, const Words& words,
                       const std::vector<CueVerb>& cues, const std::vector<ActorName>& names,
                       const std::vector<ActorIndex>& actor_of, std::vector<Actor>& actors) {
  Resolver(document, words, cues, names, actor_of, actors).Run();
}

}  // namespace whosaid
