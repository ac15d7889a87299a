#include "extract/positions/frames/cueless.h"

#include <algorithm>
#include <string_view>

#include "extract/positions/frames/against.h"
#include "extract/positions/frames/frames.h"
#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

// Imperatives that ask for nothing.
constexpr std::string_view kNoRequests[] = {
    "look",     "see",     "thank", "say",  "imagine", "guess",     "wait",  "listen",
    "remember", "believe", "go",    "come", "get",     "know",      "think", "be",
    "note",     "read",    "click", "sign", "follow",  "subscribe", "share"};
// What is not known or felt is not denied.
constexpr std::string_view kThinking[] = {
    "know",   "think",    "want",      "care",      "remember", "understand", "mean",
    "feel",   "see",      "have",      "recall",    "say",      "tell",       "hear",
    "worry",  "mind",     "believe",   "sure",      "clear",    "surprise",   "ask",
    "wait",   "seem",     "happen",    "come",      "get",      "expect",     "determine",
    "decide", "confirm",  "establish", "identify",  "charge",   "receive",    "likely",
    "new",    "uncommon", "unusual",   "available", "alone",    "able"};
// Who admits that the firm does not pay denies nothing.
constexpr std::string_view kConceding[] = {"admit",     "acknowledge", "concede",
                                           "recognize", "recognise",   "confess"};
constexpr std::string_view kSure[] = {"will", "would", "do"};
// What somebody may see none of.
constexpr std::string_view kSigns[] = {"link",  "evidence",   "sign",   "connection", "proof",
                                       "point", "indication", "reason", "need"};
constexpr std::string_view kChoosing[] = {"back",    "choose",  "pick",  "prefer",
                                          "support", "endorse", "favor", "favour"};
// "without delay" excludes nothing.
constexpr std::string_view kMerely[] = {"prejudice", "delay",   "doubt", "exception", "question",
                                        "comment",   "warning", "fear",  "hesitation"};
// "No comment", "no doubt" reject nothing.
constexpr std::string_view kNoFragments[] = {"comment",  "doubt",   "problem", "idea",
                                             "wonder",   "matter",  "way",     "question",
                                             "surprise", "mistake", "thing"};

constexpr WordIndex kFarthestRather = 12;  // words between "rather" and its "than"
class CuelessFinder {
 public:
  CuelessFinder(const ParsedSentence& parse, const StanceLexicon& lexicon,
                std::vector<StanceFinding>& found)
      : p_(parse), lexicon_(lexicon), found_(found) {}

  void Run() {
    for (WordIndex i = 0; i < p_.size(); ++i) FindImperative(i);
    for (WordIndex i = 0; i < p_.size(); ++i) FindExclusion(i);
    for (WordIndex i = 0; i < p_.size(); ++i) FindDenial(i);
    for (WordIndex i = 0; i < p_.size(); ++i) FindDisbelief(i);
    for (WordIndex i = 0; i < p_.size(); ++i) FindReciprocal(i);
    for (WordIndex i = 0; i < p_.size(); ++i) FindFragment(i);
  }

 private:
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
    finding.negated = p_.IsNegated(verb) || p_.IsNegated(wanted);
    if (finding.negated) finding.stance = Stance::kRejects;
    found_.push_back(finding);
  }

  // A bare verb that nobody is the subject of; of several the first.
  bool IsImperative(WordIndex verb) const {
    // "Berg says cut tolls"
    const bool said = p_[verb].relation == "ccomp" && !p_.Child(verb, "aux") &&
                      IsSaying(p_[p_[verb].head].lemma) && p_[verb].head < verb;
    const MaybeWord subject = said ? p_.OwnSubjectOf(verb) : p_.SubjectOf(verb);
    return p_.IsVerb(verb) && p_[verb].xpos == "VB" && !p_.IsInfinitive(verb) &&
           !p_.ModalOf(verb) && !subject;
  }

  // "It was not hiding anything", "There was no link to the fire": who says so denies it.
  void FindDenial(WordIndex predicate) {
    if (!p_.IsPredicate(predicate) || p_.IsInfinitive(predicate)) return;
    const std::string_view relation = p_[predicate].relation;
    const bool main = p_.IsRoot(predicate) || relation == "ccomp" || relation == "conj" ||
                      relation == "parataxis";
    const MaybeWord subject = p_.OwnSubjectOf(predicate);
    const MaybeWord object = p_.Child(predicate, "obj");
    // "had nothing to do with it"
    if (p_.IsPassive(predicate) && p_.AgentOf(predicate)) return;  // "not allowed by law"
    const bool nothing = object && p_[*object].lower == "nothing";
    if (!main || p_.IsConditional(predicate)) return;
    if (relation == "ccomp" && IsOneOf(p_[p_[predicate].head].lemma, kConceding)) return;
    if (!nothing && IsOneOf(p_[predicate].lemma, kThinking)) return;
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
    if (nothing) finding.target = DealtWith(*object).value_or(finding.target);
    if (p_[*subject].xpos == "VBG") {
      // "Talking does not help": no good is seen in it.
      finding.stance = Stance::kRejects;
      finding.target = *subject;
    }
    finding.evidence = clause;
    found_.push_back(finding);
  }

  // "nothing to do with the fire"
  MaybeWord DealtWith(WordIndex nothing) const {
    for (WordIndex i = nothing + 1; i < p_.size() && i < nothing + 5; ++i) {
      const bool with = p_[i].lower == "with" && p_[i].relation == "case" && p_[i].head > i;
      if (with && p_[i - 1].lemma == "do") return p_[i].head;
    }
    return std::nullopt;
  }

  // "do not see a link"
  bool SeesNone(WordIndex verb) const {
    const MaybeWord object = p_.Child(verb, "obj");
    return p_[verb].lemma == "see" && object && IsOneOf(p_[*object].lemma, kSigns);
  }

  // "He does not believe there is any link": no word in the clause takes a stand.
  void FindDisbelief(WordIndex verb) {
    const bool thinks = p_.IsVerb(verb) && (p_[verb].lemma == "believe" ||
                                            p_[verb].lemma == "think" || SeesNone(verb));
    if (!thinks || !p_.IsNegated(verb) || p_.IsConditional(verb)) return;
    if (p_[verb].relation == "acl") return;  // "a mess that I don't think we need"
    const MaybeWord clause = SeesNone(verb) ? p_.Child(verb, "obj") : p_.Child(verb, "ccomp");
    const MaybeWord holder = p_.SubjectOf(verb);
    if (!clause || !holder || *clause < verb) return;
    if (!SeesNone(verb) && !p_.IsPredicate(*clause)) return;
    const WordRange extent = p_.ExtentOf(*clause);
    for (const StanceFinding& other : found_) {
      if (extent.first <= other.cue.first && other.cue.first < extent.end) return;
    }
    const bool existing = p_.Child(*clause, "expl").has_value();
    const MaybeWord subject = p_.OwnSubjectOf(*clause);
    StanceFinding finding;
    finding.entry = &Disbelief();
    finding.stance = Stance::kDoubts;
    finding.negated = true;
    finding.cue = {verb, verb + 1};
    finding.holder = holder;
    finding.target = existing && subject ? *subject : *clause;
    finding.evidence = Cover(finding.cue, extent);
    found_.push_back(finding);
  }

  // "Berg: No pause for the dam", "No new tolls": said without a verb.
  void FindFragment(WordIndex noun) {
    const std::string_view relation = p_[noun].relation;
    const bool main = p_.IsRoot(noun) || relation == "appos" || relation == "parataxis";
    const MaybeWord no = p_.Child(noun, "det");
    if (!main || !no || p_[*no].lower != "no" || p_[noun].upos != Upos::kNoun) return;
    const bool begins = *no == 0 || p_[*no - 1].upos == Upos::kPunct;
    const bool clause = p_.Child(noun, "cop") || p_.OwnSubjectOf(noun) || p_.Child(noun, "acl");
    if (!begins || clause || p_[noun].yield.first < *no || IsOneOf(p_[noun].lemma, kNoFragments)) {
      return;
    }
    StanceFinding finding;
    finding.entry = &Fragment();
    finding.stance = Stance::kRejects;
    finding.negated = true;
    finding.cue = {*no, *no + 1};
    finding.target = noun;
    finding.evidence = p_.ExtentOf(noun);
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
      found_.push_back(finding);
    }
  }

  // "a force without foreign troops", "with no tolls", "talks rather than sanctions": who is for
  // the one is against the other.
  void FindExclusion(WordIndex word) {
    const std::string& mark = p_[word].lower;
    const auto next = [&](std::string_view lower) {
      return word + 1 < p_.size() && p_[word + 1].lower == lower;
    };
    // "backs Berg over Ode"
    const bool over = mark == "over" && p_[word].relation == "case" && p_[word].head > word &&
                      p_[p_[word].head].upos == Upos::kPropn &&
                      IsOneOf(p_[p_[p_[word].head].head].lemma, kChoosing);
    // "would rather back Berg than Ode"
    bool rather = false;
    for (WordIndex i = word; mark == "than" && i > 0 && word - i < kFarthestRather; --i) {
      rather |= p_[i - 1].lower == "rather" && i < word;
    }
    const bool pair =
        over || rather || (mark == "rather" && next("than")) || (mark == "instead" && next("of"));
    const bool without = mark == "without" || (mark == "with" && next("no"));
    if ((!pair && !without) || p_.IsRoot(word)) return;
    WordIndex what = p_[word].head;
    if (without && IsOneOf(p_[what].lemma, kMerely)) return;
    if (word > 0 && p_[word - 1].lower == "or") return;  // "with or without applause"
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
      found_.push_back(finding);
      return;
    }
  }

  static const StanceEntry& Fragment() {
    static const StanceEntry entry{
        "fragment",       {"fragment"},         0,  false, StanceFrame::kModal,
        Stance::kRejects, StanceTarget::kIssue, "", ""};
    return entry;
  }

  static const StanceEntry& Disbelief() {
    static const StanceEntry entry{
        "disbelief",     {"disbelief"},        0,  false, StanceFrame::kVerbThat,
        Stance::kDoubts, StanceTarget::kIssue, "", ""};
    return entry;
  }

  static const StanceEntry& Denial() {
    static const StanceEntry entry{
        "denial",        {"denial"},           0,  false, StanceFrame::kPredicate,
        Stance::kDenies, StanceTarget::kIssue, "", ""};
    return entry;
  }

  static const StanceEntry& Imperative() {
    static const StanceEntry entry{
        "imperative",     {"imperative"},       0,  false, StanceFrame::kModal,
        Stance::kDemands, StanceTarget::kIssue, "", ""};
    return entry;
  }

  const ParsedSentence& p_;
  const StanceLexicon& lexicon_;
  std::vector<StanceFinding>& found_;
};

}  // namespace

void FindCueless(const ParsedSentence& parse, const StanceLexicon& lexicon,
                 std::vector<StanceFinding>& found) {
  CuelessFinder(parse, lexicon, found).Run();
  FindAgainst(parse, found);
}

}  // namespace whosaid
