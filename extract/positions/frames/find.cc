#include "extract/positions/frames/find.h"

#include <algorithm>
#include <utility>

#include "extract/positions/frames/cueless.h"
#include "extract/positions/frames/frames.h"
#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

// Verbs under whose negation a clause is held to be untrue: "does not believe that it is wise".
constexpr std::string_view kBelief[] = {"believe", "think", "feel", "see", "consider", "expect"};
constexpr std::string_view kSaying[] = {
    "believe",  "think", "feel",    "say",     "argue",   "claim",     "insist",    "maintain",
    "tell",     "write", "add",     "declare", "state",   "stress",    "note",      "acknowledge",
    "conclude", "agree", "contend", "assert",  "know",    "reiterate", "emphasize", "predict",
    "reveal",   "fear",  "suggest", "warn",    "complain"};
// "refused to back", "failed to condemn".
constexpr std::string_view kNegativeVerbs[] = {"refuse", "decline", "fail",    "stop",
                                               "cease",  "avoid",   "hesitate"};
constexpr std::string_view kNobody[] = {"nobody", "none", "nothing", "neither", "few", "no-one"};
constexpr std::string_view kPossible[] = {"may", "might", "could"};
// "could live with it": a stand of whoever says so of itself.
constexpr std::string_view kAccepting[] = {"accept", "live",    "support", "back",
                                           "agree",  "imagine", "endorse", "vote"};
constexpr std::string_view kAll[] = {"everyone", "everybody", "all", "every", "many", "each"};
constexpr std::string_view kHardly[] = {"unable", "impossible", "difficult", "hard"};
constexpr std::string_view kPressures[] = {"pressure", "call", "demand", "plea", "request"};
constexpr std::string_view kAdvising[] = {"recommend", "advise"};
constexpr int kHighest = 6;  // clauses climbed for negation and matrix verbs

struct Flip {
  Stance stance;
  std::optional<Stance> negated;
};

constexpr Flip kFlips[] = {
    {Stance::kSupports, Stance::kRejects},   {Stance::kDemands, Stance::kRejects},
    {Stance::kProposes, std::nullopt},       {Stance::kCommitsTo, Stance::kRejects},
    {Stance::kPraises, Stance::kCriticizes}, {Stance::kRejects, Stance::kSupports},
    {Stance::kCriticizes, std::nullopt},     {Stance::kAccuses, std::nullopt},
    {Stance::kWarnsAgainst, std::nullopt},   {Stance::kThreatens, std::nullopt},
    {Stance::kDenies, std::nullopt},         {Stance::kDoubts, Stance::kSupports},
};

class Finder {
 public:
  Finder(const ParsedSentence& parse, const StanceLexicon& lexicon)
      : p_(parse), lexicon_(lexicon) {}

  std::vector<StanceFinding> Run() {
    for (WordIndex i = 0; i < p_.size(); ++i) {
      if (p_[i].upos == Upos::kPunct || UrgedByAnother(i)) continue;
      for (const FrameFinder& finder : FrameFinders()) {
        if (FindAt(i, finder)) break;
      }
    }
    FindCueless(p_, lexicon_, found_);
    std::ranges::stable_sort(found_, {}, [](const StanceFinding& f) { return f.cue.first; });
    return std::move(found_);
  }

 private:
  bool FindAt(WordIndex word, const FrameFinder& finder) {
    for (const std::string* key : {&p_[word].lower, &p_[word].lemma}) {
      for (const uint32_t row : lexicon_.AnchoredAt(*key)) {
        const StanceEntry& entry = lexicon_.entries()[row];
        if (entry.frame != finder.frame) continue;
        const auto match = MatchCue(p_, lexicon_, entry, word);
        if (match && Try(*match, finder)) return true;
      }
      if (p_[word].lemma == p_[word].lower) break;
    }
    return false;
  }

  // "urged the council to reject the tax": found with "urged".
  bool UrgedByAnother(WordIndex word) const {
    if (!p_.IsVerb(word) || p_.IsRoot(word) || !p_.IsInfinitive(word)) return false;
    const WordIndex above = p_[word].head;
    const bool clause = p_[word].relation == "xcomp" || p_[word].relation == "ccomp";
    if (!clause || !p_.IsVerb(above)) return false;
    const bool other = p_.OwnSubjectOf(word) || p_.Child(above, "obj");
    return other && MatchAt(p_, lexicon_, above, StanceFrame::kVerbNpTo).has_value();
  }

  bool Try(const CueMatch& match, const FrameFinder& finder) {
    std::optional<StanceFinding> finding = finder.find(match);
    if (!finding) return false;
    if (!Judge(match.word, *finding)) return false;
    for (const WordIndex target : p_.Coordinated(finding->target)) {
      StanceFinding each = *finding;
      each.target = target;
      if (!finding->holder) {
        found_.push_back(each);
        continue;
      }
      for (const WordIndex holder : p_.Coordinated(*finding->holder)) {
        each.holder = holder;
        found_.push_back(each);
      }
    }
    return true;
  }

  static bool Flip(StanceFinding& finding) {
    const std::optional<Stance> stance = Negate(finding.stance);
    if (!stance) return false;
    finding.stance = *stance;
    return true;
  }

  // The predicate whose negation and modality bear on the cue at `word`.
  WordIndex ClauseOf(WordIndex word, const StanceFinding& finding) const {
    switch (finding.entry->frame) {
      case StanceFrame::kModal:
        return p_[word].relation == "aux" ? p_[word].head : word;
      case StanceFrame::kPredicate:
        if (const auto predication = PredicationOf(p_, word)) {
          return predication->naming ? *predication->naming : predication->predicate;
        }
        return word;
      case StanceFrame::kVerb:
        return p_[word].upos == Upos::kAdp || p_[word].upos == Upos::kSconj ? p_[word].head : word;
      default:
        return word;
    }
  }

  // Applies negation, modality and the verbs above; false where no stand is left.
  bool Judge(WordIndex word, StanceFinding& finding) const {
    const StanceEntry& entry = *finding.entry;
    if (entry.frame == StanceFrame::kNoun || entry.frame == StanceFrame::kAgent ||
        entry.frame == StanceFrame::kPurpose || entry.frame == StanceFrame::kReceived) {
      if (finding.holder && IsOneOf(p_[*finding.holder].lower, kNobody)) {
        finding.holder.reset();  // "Nobody has the right to close it."
        finding.negated = !finding.negated;
      }
      return !finding.negated || Flip(finding);
    }
    const bool own_negation =
        std::ranges::count(entry.words, "not") > 0 || std::ranges::count(entry.words, "no") > 0;
    const WordIndex clause = ClauseOf(word, finding);
    bool negated = finding.negated != (p_.IsNegated(clause) && !own_negation);
    // "has no problem with it"
    for (WordIndex i = finding.cue.first + 1; i < finding.cue.end && !own_negation; ++i) {
      if (p_[i].lower == "no" && p_[i].relation == "det") negated = !negated;
    }
    if (const MaybeWord subject = p_.SubjectOf(clause);
        subject && entry.frame != StanceFrame::kExperience) {
      const bool no_one = p_[*subject].lower == "one" && p_.HasChildLemma(*subject, "det", "no");
      const bool nobody =
          IsOneOf(p_[*subject].lower, kNobody) || no_one || p_.HasChildLemma(*subject, "det", "no");
      if (nobody && finding.holder && *finding.holder == *subject) {
        // "Nobody wants that": so says who says it.
        finding.holder.reset();
        negated = !negated;
      } else if (nobody && entry.words.back() == "to") {
        return false;  // "Nobody has to wait."
      } else if (nobody) {
        negated = !negated;
      }
      // "Not everyone agrees" takes no stand.
      if (IsNotAll(*subject)) return false;
    }
    // "needs it more than it needs postcards"
    if (p_.HasChildLemma(clause, "mark", "than") || p_.HasChildLemma(clause, "case", "than")) {
      return false;
    }
    if (p_.IsConditional(clause)) {
      if (finding.holder) return false;
      finding.modality = Modality::kConditional;
    }
    negated ^= NegatedAbove(clause);
    // "stopped short of backing it", "fell short of backing it"
    const WordIndex governor = p_[clause].head;
    for (const WordIndex child : p_.ChildrenOf(governor)) {
      if (p_[child].lower == "short" && child < clause && governor < child) return false;
    }
    // "will be unable to accuse them and turn away"
    WordIndex first = clause;
    while (p_[first].relation == "conj" && !p_.IsRoot(first)) first = p_[first].head;
    const WordIndex over = p_[first].head;
    const bool unable = p_[over].lemma == "able" && p_.IsNegated(over);
    if (p_.IsInfinitive(first) && (unable || IsOneOf(p_[over].lemma, kHardly))) return false;
    // "faced pressure from donors to back her": theirs.
    const MaybeWord pressure = p_.IsInfinitive(first) ? p_.Child(over, "obj") : MaybeWord();
    if (pressure && *pressure < first && IsOneOf(p_[*pressure].lemma, kPressures)) return false;
    // "do not have to be polite" takes no stand on it.
    const WordIndex above = p_[clause].head;
    const bool obliged = p_[above].lemma == "have" || p_[above].lemma == "need";
    if (p_[clause].relation == "xcomp" && obliged && p_.IsNegated(above)) return false;
    if (const MaybeWord modal = p_.ModalOf(clause)) {
      if (IsOneOf(p_[*modal].lemma, kPossible)) {
        finding.modality = Modality::kPossible;
        finding.own = IsOneOf(p_[clause].lemma, kAccepting) && p_[*modal].lemma == "could";
        if (finding.holder && !finding.own) return false;
      }
    }
    RaiseMatrix(clause, negated, finding);
    // "does not believe her joining is wise", where the parser cuts "is wise" off.
    const WordIndex near = p_[finding.target].head;
    if (!finding.holder && near < finding.target && near != clause && p_[clause].head != near &&
        IsOneOf(p_[near].lemma, kBelief) && p_.IsNegated(near)) {
      negated = !negated;
    }
    finding.negated = negated || own_negation;
    // "She did not announce a date" takes no stand either; "announced no subsidies" does.
    if (negated && IsOneOf(p_[word].lemma, kAdvising)) {
      finding.stance = Stance::kRejects;
      return true;
    }
    const bool unsaid = entry.stance == Stance::kCommitsTo || entry.stance == Stance::kProposes;
    if (unsaid && entry.frame == StanceFrame::kVerb && p_.IsNegated(clause)) return false;
    // "She did not praise him" takes no stand, "he is not qualified" does.
    // "is not impressed by it" is a verdict.
    const bool verdict = entry.frame == StanceFrame::kPredicate || entry.copular;
    if (negated && finding.stance == Stance::kPraises && !verdict) return false;
    return !negated || Flip(finding);
  }

  // "not everyone", "not all farmers"
  bool IsNotAll(WordIndex subject) const {
    const WordIndex first = p_[subject].yield.first;
    const WordIndex all = p_[first].lower == "not" && first < subject ? first + 1 : first;
    return all > 0 && p_[all - 1].lower == "not" && IsOneOf(p_[all].lower, kAll);
  }

  // "refused to back it", "does not want to back it", "without backing it".
  bool NegatedAbove(WordIndex clause) const {
    bool negated =
        p_.HasChildLemma(clause, "mark", "without") ||
        p_.HasChildLemma(clause, "case", "without") || p_.HasChildLemma(clause, "cc", "rather") ||
        p_.HasChildLemma(clause, "mark", "instead") || p_.HasChildLemma(clause, "case", "instead");
    for (int step = 0; step < kHighest; ++step) {
      const ParsedWord& word = p_[clause];
      if (p_.IsRoot(clause) || (word.relation != "xcomp" && word.relation != "conj")) break;
      const WordIndex above = word.head;
      if (word.relation == "xcomp") {
        if (IsOneOf(p_[above].lemma, kNegativeVerbs)) negated = !negated;
        if (p_.IsNegated(above)) negated = !negated;
      }
      clause = above;
    }
    return negated;
  }

  void RaiseMatrix(WordIndex clause, bool& negated, StanceFinding& finding) const {
    for (int step = 0; step < kHighest && !p_.IsRoot(clause); ++step) {
      const ParsedWord& word = p_[clause];
      const WordIndex above = word.head;
      if (word.relation == "conj" || word.relation == "xcomp" || word.relation == "csubj") {
        clause = above;
        continue;
      }
      if (word.relation != "ccomp" || !p_.IsVerb(above)) return;
      const std::string& verb = p_[above].lemma;
      const bool denied = p_.IsNegated(above);
      if (denied && IsOneOf(verb, kBelief)) {
        negated = !negated;
        finding.evidence = Cover(finding.evidence, {above, above + 1});
      }
      if (!finding.holder && IsOneOf(verb, kSaying)) {
        finding.holder = p_.SubjectOf(above);
        const MaybeWord holder = finding.holder;
        if (denied && holder && *holder < finding.evidence.first) {
          finding.evidence = Cover(finding.evidence, {p_[*holder].yield.first, *holder + 1});
        }
      }
      return;
    }
  }

  const ParsedSentence& p_;
  const StanceLexicon& lexicon_;
  std::vector<StanceFinding> found_;
};

}  // namespace

std::optional<Stance> Negate(Stance stance) {
  return std::ranges::find(kFlips, stance, &Flip::stance)->negated;
}

bool IsSaying(std::string_view verb) { return IsOneOf(verb, kSaying); }

std::vector<StanceFinding> FindStances(const ParsedSentence& parse, const StanceLexicon& lexicon) {
  return Finder(parse, lexicon).Run();
}

}  // namespace whosaid
