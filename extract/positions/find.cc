#include "extract/positions/find.h"

#include <algorithm>
#include <utility>

#include "extract/positions/frames.h"
#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

// Verbs under whose negation a clause is held to be untrue: "does not believe that it is wise".
constexpr std::string_view kBelief[] = {"believe", "think", "feel", "see", "consider", "expect"};
// Verbs of saying and thinking whose subject holds what their clause says.
constexpr std::string_view kSaying[] = {
    "believe",  "think", "feel",    "say",     "argue",   "claim",     "insist",    "maintain",
    "tell",     "write", "add",     "declare", "state",   "stress",    "note",      "acknowledge",
    "conclude", "agree", "contend", "assert",  "know",    "reiterate", "emphasize", "predict",
    "reveal",   "fear",  "suggest", "warn",    "complain"};
// "refused to back", "failed to condemn".
constexpr std::string_view kNegativeVerbs[] = {"refuse", "decline", "fail",    "stop",
                                               "cease",  "avoid",   "hesitate"};
constexpr std::string_view kNobody[] = {"nobody", "none", "nothing", "neither", "few", "no-one"};
// Imperatives that ask for nothing.
constexpr std::string_view kNoRequests[] = {
    "look", "see",  "thank", "say",  "imagine", "guess", "wait", "listen", "remember", "believe",
    "go",   "come", "get",   "know", "think",   "be",    "note", "read",   "click",    "sign"};
// What is not known or felt is not denied.
constexpr std::string_view kThinking[] = {
    "know",    "think",   "want",   "care",      "remember", "understand", "mean",      "feel",
    "see",     "have",    "recall", "say",       "tell",     "hear",       "worry",     "mind",
    "believe", "sure",    "clear",  "surprise",  "ask",      "wait",       "seem",      "happen",
    "come",    "get",     "expect", "determine", "decide",   "confirm",    "establish", "identify",
    "charge",  "receive", "likely", "new",       "uncommon", "unusual",    "available", "alone"};
constexpr std::string_view kSure[] = {"will", "would", "do"};
constexpr std::string_view kPossible[] = {"may", "might", "could"};
// "could live with it": a stand of whoever says so of itself.
constexpr std::string_view kAccepting[] = {"accept", "live",    "support", "back",
                                           "agree",  "imagine", "endorse", "vote"};
// "without delay" excludes nothing.
constexpr std::string_view kMerely[] = {"prejudice", "delay",   "doubt", "exception", "question",
                                        "comment",   "warning", "fear",  "hesitation"};
constexpr std::string_view kAll[] = {"everyone", "everybody", "all", "every", "many", "each"};
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
    for (WordIndex i = 0; i < p_.size(); ++i) FindImperative(i);
    for (WordIndex i = 0; i < p_.size(); ++i) FindExclusion(i);
    for (WordIndex i = 0; i < p_.size(); ++i) FindDenial(i);
    for (WordIndex i = 0; i < p_.size(); ++i) FindReciprocal(i);
    std::ranges::stable_sort(found_, {}, [](const StanceFinding& f) { return f.cue.first; });
    return std::move(found_);
  }

 private:
  bool FindAt(WordIndex word, const FrameFinder& finder) {
    for (const std::string* key : {&p_[word].lemma, &p_[word].lower}) {
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
    finding->confidence = finder.confidence;
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

  // "Stay focused on the budget", "Let's rebuild the harbour", "Don't sell the docks".
  void FindImperative(WordIndex verb) {
    const ParsedWord& word = p_[verb];
    if (!IsImperative(verb) || IsOneOf(word.lemma, kNoRequests)) return;
    const bool main = p_.IsRoot(verb) || word.relation == "parataxis" || word.relation == "ccomp" ||
                      (word.relation == "conj" && IsImperative(word.head));
    // "what did happen"
    const MaybeWord aux = p_.Child(verb, "aux");
    if (aux && !p_.IsNegated(verb)) return;
    WordIndex wanted = verb;
    if (word.lemma == "let") {
      const bool us =
          verb + 1 < p_.size() && (p_[verb + 1].lower == "'s" || p_[verb + 1].lower == "us");
      MaybeWord inner = p_.Child(verb, "xcomp");
      if (!inner) inner = p_.Child(verb, "ccomp");
      if (!us || !inner) return;
      wanted = *inner;
    }
    if (!main || p_.Child(verb, "mark")) return;
    StanceFinding finding;
    finding.entry = &Imperative();
    finding.stance = Stance::kDemands;
    finding.cue = {verb, wanted + 1};
    finding.target = wanted;
    finding.evidence = p_[wanted].yield;
    finding.confidence = 0.55;
    finding.negated = p_.IsNegated(verb) || p_.IsNegated(wanted);
    if (finding.negated && !Flip(finding)) return;
    found_.push_back(finding);
  }

  // A bare verb that nobody is the subject of; of several the first.
  bool IsImperative(WordIndex verb) const {
    return p_.IsVerb(verb) && p_[verb].xpos == "VB" && !p_.IsInfinitive(verb) &&
           !p_.ModalOf(verb) && !p_.SubjectOf(verb);
  }

  // "It was not hiding anything", "There was no link to the fire": who says so denies it.
  void FindDenial(WordIndex predicate) {
    if (!p_.IsPredicate(predicate) || p_.IsInfinitive(predicate)) return;
    const std::string_view relation = p_[predicate].relation;
    const bool main = p_.IsRoot(predicate) || relation == "ccomp" || relation == "conj" ||
                      relation == "parataxis";
    if (!main || p_.IsConditional(predicate) || IsOneOf(p_[predicate].lemma, kThinking)) return;
    const MaybeWord subject = p_.OwnSubjectOf(predicate);
    const MaybeWord object = p_.Child(predicate, "obj");
    // "did not praise her" takes no stand.
    if (!subject || MatchAt(p_, lexicon_, predicate, StanceFrame::kVerb)) return;
    const bool existing = p_.Child(predicate, "expl").has_value();
    // "They did not mingle": what happened, or did not.
    const bool said_of = p_.Child(predicate, "cop") || existing || object ||
                         p_.Child(predicate, "ccomp") || p_.Child(predicate, "xcomp") ||
                         p_.IsPassive(predicate) || p_[predicate].xpos == "VBG" ||
                         p_[predicate].lemma == "work";
    if (!said_of) return;
    const auto none = [&](WordIndex word) { return p_.HasChildLemma(word, "det", "no"); };
    const bool no_object = object && (none(*object) || p_[*object].lower == "nothing");
    const bool no_subject = none(*subject);
    if (!p_.IsNegated(predicate) && !no_object && !no_subject) return;
    if (p_.ModalOf(predicate) && !IsOneOf(p_[*p_.ModalOf(predicate)].lemma, kSure)) return;
    const WordRange clause = p_.ExtentOf(predicate);
    for (const StanceFinding& other : found_) {
      const bool here = clause.first <= other.cue.first && other.cue.first < clause.end;
      if (here && !other.own) return;
    }
    StanceFinding finding;
    finding.entry = &Denial();
    finding.stance = Stance::kDenies;
    finding.negated = true;
    finding.cue = {predicate, predicate + 1};
    finding.target = existing ? *subject : no_object ? *object : predicate;
    finding.evidence = clause;
    finding.confidence = 0.75;
    found_.push_back(finding);
  }

  // "Berg and Ode clashed": each with the other.
  void FindReciprocal(WordIndex verb) {
    const MaybeWord subject = p_.IsVerb(verb) ? p_.OwnSubjectOf(verb) : std::nullopt;
    if (!subject || p_.Child(verb, "obj") || p_.IsNegated(verb) || p_.IsPassive(verb)) return;
    const StanceEntry* with = nullptr;
    for (const uint32_t row : lexicon_.AnchoredAt(p_[verb].lemma)) {
      const StanceEntry& entry = lexicon_.entries()[row];
      const bool pair = entry.words.size() == 2 && entry.words.back() == "with";
      if (pair && entry.frame == StanceFrame::kVerb) with = &entry;
    }
    if (with == nullptr || PolarityOf(with->stance) > 0) return;
    for (const WordIndex child : p_.ChildrenOf(verb)) {
      if (p_.HasChildLemma(child, "case", "with")) return;
    }
    const std::vector<WordIndex> sides = p_.Coordinated(*subject);
    if (sides.size() != 2 || !p_.IsNominal(sides[1])) return;
    for (size_t i = 0; i < 2; ++i) {
      StanceFinding finding;
      finding.entry = with;
      finding.stance = with->stance;
      finding.cue = {verb, verb + 1};
      finding.holder = sides[i];
      finding.target = sides[1 - i];
      finding.evidence = Cover(p_[*subject].yield, finding.cue);
      finding.confidence = 0.6;
      found_.push_back(finding);
    }
  }

  static const StanceEntry& Denial() {
    static const StanceEntry entry{
        "denial",        {"denial"},           0,  false, StanceFrame::kPredicate,
        Stance::kDenies, StanceTarget::kIssue, "", ""};
    return entry;
  }

  // "a force without foreign troops", "with no tolls", "talks rather than sanctions": who is for
  // the one is against the other.
  void FindExclusion(WordIndex word) {
    const std::string& mark = p_[word].lower;
    const auto next = [&](std::string_view lower) {
      return word + 1 < p_.size() && p_[word + 1].lower == lower;
    };
    const bool pair = (mark == "rather" && next("than")) || (mark == "instead" && next("of"));
    const bool without = mark == "without" || (mark == "with" && next("no"));
    if ((!pair && !without) || p_.IsRoot(word)) return;
    WordIndex what = p_[word].head;
    if (without && IsOneOf(p_[what].lemma, kMerely)) return;
    if (what < word) {
      if (!pair || word + 2 >= p_.size()) return;
      what = word + 2;
      while (!p_.IsRoot(what) && p_[what].head > word && p_[what].head != what)
        what = p_[what].head;
    }
    if (p_.IsRoot(what) || (!p_.IsNominal(what) && !p_.IsVerb(what))) return;
    const WordIndex above = p_[what].head;
    const size_t count = found_.size();
    for (size_t k = 0; k < count; ++k) {
      const StanceFinding& other = found_[k];
      const bool about = above == other.target || above == p_[other.target].head ||
                         (other.cue.first <= above && above < other.cue.end);
      if (PolarityOf(other.stance) < 0 || !about || other.cue.first >= word) continue;
      StanceFinding finding = other;
      finding.stance = Stance::kRejects;
      finding.negated = true;
      finding.cue = {word, word + 1};
      finding.target = what;
      finding.owner.reset();
      finding.evidence = Cover({word, word + 1}, p_[what].yield);
      finding.confidence -= 0.1;
      found_.push_back(finding);
      return;
    }
  }

  static const StanceEntry& Imperative() {
    static const StanceEntry entry{
        "imperative",     {"imperative"},       0,  false, StanceFrame::kModal,
        Stance::kDemands, StanceTarget::kIssue, "", ""};
    return entry;
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
        return p_[word].upos == Upos::kAdp ? p_[word].head : word;
      default:
        return word;
    }
  }

  // Applies negation, modality and the verbs above; false where no stand is left.
  bool Judge(WordIndex word, StanceFinding& finding) const {
    const StanceEntry& entry = *finding.entry;
    if (entry.frame == StanceFrame::kNoun || entry.frame == StanceFrame::kAgent ||
        entry.frame == StanceFrame::kPurpose) {
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
    if (const MaybeWord subject = p_.SubjectOf(clause);
        subject && entry.frame != StanceFrame::kExperience) {
      const bool no_one = p_[*subject].lower == "one" && p_.HasChildLemma(*subject, "det", "no");
      const bool nobody =
          IsOneOf(p_[*subject].lower, kNobody) || no_one || p_.HasChildLemma(*subject, "det", "no");
      if (nobody && finding.holder && *finding.holder == *subject) {
        // "Nobody wants that": so says who says it.
        finding.holder.reset();
        negated = !negated;
        finding.confidence -= 0.1;
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
      finding.confidence -= 0.4;
    }
    negated ^= NegatedAbove(clause);
    // "stopped short of backing it", "fell short of backing it"
    const WordIndex governor = p_[clause].head;
    for (const WordIndex child : p_.ChildrenOf(governor)) {
      if (p_[child].lower == "short" && child < clause && governor < child) return false;
    }
    // "do not have to be polite" takes no stand on it.
    const WordIndex above = p_[clause].head;
    const bool obliged = p_[above].lemma == "have" || p_[above].lemma == "need";
    if (p_[clause].relation == "xcomp" && obliged && p_.IsNegated(above)) return false;
    if (const MaybeWord modal = p_.ModalOf(clause)) {
      if (IsOneOf(p_[*modal].lemma, kPossible)) {
        finding.modality = Modality::kPossible;
        finding.confidence -= 0.1;
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
    const bool unsaid = entry.stance == Stance::kCommitsTo || entry.stance == Stance::kProposes;
    if (unsaid && entry.frame == StanceFrame::kVerb && p_.IsNegated(clause)) return false;
    // "She did not praise him" takes no stand, "he is not qualified" does.
    if (negated && finding.stance == Stance::kPraises && entry.frame != StanceFrame::kPredicate) {
      return false;
    }
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

std::vector<StanceFinding> FindStances(const ParsedSentence& parse, const StanceLexicon& lexicon) {
  return Finder(parse, lexicon).Run();
}

}  // namespace whosaid
