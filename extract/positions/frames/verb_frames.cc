#include "extract/positions/frames/frame_parts.h"

#include <algorithm>

#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

// "a request by the mayor to postpone the vote" is about the postponement.
constexpr std::string_view kRequests[] = {"call", "request", "demand", "plan", "proposal",
                                          "bid",  "move",    "push",   "plea", "offer"};

// Idioms with "for": "for the most part", "for example".
constexpr std::string_view kNoCauses[] = {"part", "example", "instance", "moment", "now", "time"};

constexpr std::string_view kGone[] = {"gone", "out", "over", "off", "dead", "finished"};

// "wants Arden at the table": what is wanted is the table for Arden.
std::optional<Object> PlacedBehind(const ParsedSentence& p, WordIndex verb, WordIndex object) {
  const bool actor = p[object].upos == Upos::kPropn || p[object].upos == Upos::kPron;
  const WordIndex at = p[object].yield.end;
  if (!actor || at >= p.size() || p[at].relation != "case" || p[at].head <= at) return std::nullopt;
  const WordIndex place = p[at].head;
  const bool near = p[place].head == verb && p[place].relation == "obl";
  const std::string& lower = p[at].lower;
  const bool where = lower == "at" || lower == "in" || lower == "on" || lower == "off";
  if (!near || !where || IsTime(p[place])) return std::nullopt;
  return Object{place, object};
}

// "Arden must rebut the claims": what somebody else should do is asked for by whoever says so.
bool IsAskedFor(const ParsedSentence& p, WordIndex verb) {
  const MaybeWord subject = p.SubjectOf(verb);
  if (!subject || IsOneOf(p[*subject].lower, kFirstPersons)) return false;
  const MaybeWord modal = p.ModalOf(verb);
  if (modal && (p[*modal].lemma == "must" || p[*modal].lemma == "should")) return true;
  const std::string& above = p[p[verb].head].lemma;
  return p[verb].relation == "xcomp" && p.IsInfinitive(verb) &&
         (above == "need" || above == "have");
}

std::optional<StanceFinding> FindPassive(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  const MaybeWord target = p.SubjectOf(m.word);
  if (!target) return std::nullopt;
  const bool obliged = p.ModalOf(m.word) && PolarityOf(m.entry.stance) > 0;
  if (const MaybeWord agent = p.AgentOf(m.word); agent && !obliged) {
    StanceFinding finding = Make(m, agent, Object{*target, {}});
    finding.evidence = Cover(finding.evidence, p[*agent].yield);
    return finding;
  }
  // "The plan must be rejected", "she cannot be trusted": held by whoever says so.
  const MaybeWord modal = p.ModalOf(m.word);
  const bool can = modal && (p[*modal].lemma == "can" || p[*modal].lower == "ca");
  if (can && PolarityOf(m.entry.stance) > 0 && p.IsNegated(m.word)) {
    return Make(m, {}, Refined(p, *target));
  }
  if (modal && PolarityOf(m.entry.stance) < 0 &&
      (p[*modal].lemma == "must" || p[*modal].lemma == "should")) {
    return Make(m, {}, Refined(p, *target));
  }
  return std::nullopt;
}

// "is opposed to", "is in favor of", "is against".
std::optional<StanceFinding> FindCopular(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (p[m.word].xpos == "VBD") return std::nullopt;  // "committed to a price freeze"
  if (p[m.word].upos == Upos::kAdp || p[m.word].upos == Upos::kSconj) {
    const WordIndex noun = p[m.word].head;
    const bool marks = p[m.word].relation == "case" || p[m.word].relation == "mark";
    MaybeWord holder = p.Child(noun, "cop") && marks ? p.OwnSubjectOf(noun) : std::nullopt;
    // "are against being sold", "against selling it"
    const bool being = p[noun].xpos == "VBG" || (p[noun].xpos == "VBN" && p.IsPassive(noun));
    if (marks && being) holder = p.OwnSubjectOf(noun);
    // "were for the most part farmers"
    const WordIndex third = std::min(m.word + 3, p.size() - 1);
    if (!holder || IsOneOf(p[noun].lemma, kNoCauses) || p[third].lower == "part") {
      return std::nullopt;
    }
    if (m.last <= noun) return Make(m, holder, Object{noun, {}});
    const std::optional<Object> target = Governed(m);  // "is at odds with"
    return target ? std::optional(Make(m, holder, *target)) : std::nullopt;
  }
  MaybeWord holder = p.SubjectOf(m.word);
  if (!holder && p[m.word].relation == "amod") holder = p[m.word].head;
  // "voted in favor of", "spoke in support of"
  const bool phrase = m.entry.anchor > 1 && p[m.word].relation == "obl" && !p.IsRoot(m.word);
  if (!holder && phrase && !p.IsPassive(p[m.word].head)) holder = p.SubjectOf(p[m.word].head);
  const std::optional<Object> target = Governed(m);
  if (!holder || !target || target->word == *holder) return std::nullopt;
  return Make(m, holder, *target);
}

}  // namespace

std::optional<StanceFinding> FindVerb(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (m.entry.copular) return FindCopular(m);
  if (!p.IsVerb(m.word)) return std::nullopt;
  const bool passive = p.IsPassive(m.word);
  if (passive && m.last == m.word) return FindPassive(m);
  if (passive) return std::nullopt;
  const MaybeWord holder = p.SubjectOf(m.word);
  if (!holder) return std::nullopt;
  std::optional<Object> target = Governed(m);
  if (!target || target->word == *holder || p[target->word].lower == "more") return std::nullopt;
  if (m.entry.cue == "want") {
    if (const auto placed = PlacedBehind(p, m.word, target->word)) target = placed;
  }
  // "what she likes about the plan"
  if (p[target->word].lower == "what") {
    for (const WordIndex child : p.ChildrenOf(m.word)) {
      if (p.HasChildLemma(child, "case", "about")) target = Object{child, {}};
    }
  }
  // "in any town they like"
  if (p[m.word].deprel == "acl:relcl" && p.HasChildLemma(target->word, "det", "any")) {
    return std::nullopt;
  }
  // "does not believe Arden joining is wise" is no doubt about Arden.
  if (p[m.word].lemma == "believe" && (target->owner || p.Child(m.word, "ccomp"))) {
    return std::nullopt;
  }
  // "wants him to go" is found by its own frame.
  if (p.Child(m.word, "xcomp") && m.last == m.word && p[target->word].relation == "obj" &&
      p.IsInfinitive(*p.Child(m.word, "xcomp"))) {
    return std::nullopt;
  }
  const bool asked_for = IsAskedFor(p, m.word);
  if (asked_for && m.entry.stance != Stance::kRejects) return std::nullopt;
  StanceFinding finding = Make(m, asked_for ? MaybeWord{} : holder, *target);
  finding.negated = HasNo(p, target->word);
  // "wants the toll gone"
  const MaybeWord state = m.entry.cue == "want" ? p.Child(m.word, "xcomp") : MaybeWord();
  if (state && IsOneOf(p[*state].lower, kGone)) finding.stance = Stance::kRejects;
  // "echoed her call for a tram": the stand is on what is called for.
  const auto noun = MatchAt(p, m.lexicon, target->word, StanceFrame::kNoun);
  if (noun && PolarityOf(noun->entry.stance) > 0) {
    if (const auto inner = Governed(*noun)) {
      finding.target = inner->word;
      finding.owner = inner->owner;
    }
  } else if (IsOneOf(p[target->word].lemma, kRequests)) {
    // "rejected a call by the mayor to close the bridge"
    if (const MaybeWord verb = InfinitiveBehind(p, target->word, m.word)) finding.target = *verb;
  }
  return finding;
}

std::optional<StanceFinding> FindVerbTo(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (p.IsPassive(m.word) && !m.entry.copular) return std::nullopt;
  MaybeWord clause = ClauseOf(m, true);
  if (!clause) return std::nullopt;
  const MaybeWord holder = p.SubjectOf(m.word);
  if (!holder) return std::nullopt;
  // "agrees with her on the need to act"
  for (const WordIndex child : p.ChildrenOf(m.word)) {
    const bool between = m.last < child && child < *clause && p[child].relation == "obl";
    if (between && p.HasChildLemma(child, "case", "with")) return std::nullopt;
  }
  // "asked her to go" has its own frame.
  if (const MaybeWord object = p.Child(m.word, "obj");
      object && *object < *clause && p[*object].lower != "more") {  // "promised once more to"
    return std::nullopt;
  }
  if (p.OwnSubjectOf(*clause)) return std::nullopt;
  // "want to see the pier repaired", "do not want to see another flood"
  if (p[*clause].lemma == "see") {
    for (const std::string_view relation : {"ccomp", "xcomp", "obj"}) {
      const MaybeWord seen = p.Child(*clause, relation);
      if (seen && *seen > *clause) return Make(m, holder, Refined(p, *seen));
    }
  }
  if (IsOneOf(p[*holder].lower, kFirstPersons) && IsOneOf(p[*clause].lemma, kAsides)) {
    return std::nullopt;
  }
  // "likes to sing" is a habit, "would like to sing" a wish.
  if ((p[m.word].lemma == "like" || p[m.word].lemma == "love") && !p.ModalOf(m.word)) {
    return std::nullopt;
  }
  // "declined to comment", "asked not to be named"
  const bool unwilling =
      PolarityOf(m.entry.stance) < 0 || p.IsNegated(*clause) || p.IsNegated(m.word);
  if (unwilling && IsOneOf(p[*clause].lemma, kReplies)) return std::nullopt;
  // "vowed to oppose the tax": the inner verb takes the stand, with the same holder.
  if (PolarityOf(m.entry.stance) > 0 && TakesStandItself(m, *clause)) return std::nullopt;
  StanceFinding finding = Make(m, holder, Object{*clause, {}});
  finding.negated = p.IsNegated(*clause);
  return finding;
}

std::optional<StanceFinding> FindVerbThat(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (p.IsPassive(m.word) && !m.entry.copular) return std::nullopt;
  const MaybeWord holder = p.SubjectOf(m.word);
  MaybeWord clause = ClauseOf(m, false);
  // "denied taking the money"
  if (!holder || !clause) return std::nullopt;
  return Make(m, holder, Object{*clause, {}});
}

// "urged the rebels to free the hostages", "wants the town to pay".
std::optional<StanceFinding> FindVerbNpTo(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (p.IsPassive(m.word)) return std::nullopt;
  const MaybeWord holder = p.SubjectOf(m.word);
  const MaybeWord clause = ClauseOf(m, true);
  if (!holder) return std::nullopt;
  MaybeWord addressee;
  MaybeWord wanted = clause;
  if (clause) {
    addressee = p.OwnSubjectOf(*clause);
    if (!addressee) addressee = m.last == m.word ? p.Child(m.word, "obj") : GovernedWord(m);
    if (!addressee) addressee = p.Child(m.word, "iobj");
  } else if (m.last == m.word) {
    addressee = p.Child(m.word, "obj");
    if (!addressee) addressee = p.Child(m.word, "iobj");
    if (addressee) wanted = InfinitiveBehind(p, *addressee, m.word);
  } else {
    // "called for the senate to act": the clause may hang on the noun.
    addressee = GovernedWord(m);
    if (addressee) {
      wanted = InfinitiveBehind(p, *addressee, m.word);
      for (const WordIndex child : p.ChildrenOf(*addressee)) {
        if (p[child].relation == "acl" && p.IsInfinitive(child)) wanted = child;
      }
      if (!wanted && p.IsInfinitive(*addressee)) {
        wanted = addressee;
        addressee = p.OwnSubjectOf(*wanted);
      }
    }
  }
  if (!wanted || !addressee || *addressee == *wanted || *addressee > *wanted) return std::nullopt;
  StanceFinding finding = Make(m, holder, Object{*wanted, addressee});
  finding.evidence = Cover(finding.evidence, p[*addressee].yield);
  finding.negated = p.IsNegated(*wanted);
  // "urged them to reject the tax": a stand on the tax.
  const auto inner = MatchAt(p, m.lexicon, *wanted, StanceFrame::kVerb);
  const std::optional<Object> target = inner ? Governed(*inner) : std::nullopt;
  if (target) {
    finding.target = target->word;
    finding.owner = target->owner;
    if (PolarityOf(inner->entry.stance) < 0) finding.stance = Stance::kRejects;
  }
  return finding;
}

// What is done, not only wanted or said to come: "wants to repeal it" is a stand on the repeal.
bool IsDone(const ParsedSentence& p, WordIndex verb) {
  return p.IsVerb(verb) && p[verb].xpos != "VB" && !p.ModalOf(verb) && !p.IsNegated(verb);
}

// "The senate repealed the tax", "the tax was repealed by the senate".
std::optional<StanceFinding> FindAct(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (!IsDone(p, m.word)) return std::nullopt;
  if (p.IsPassive(m.word)) return m.last == m.word ? FindPassive(m) : std::nullopt;
  const MaybeWord holder = p.SubjectOf(m.word);
  const std::optional<Object> target = Governed(m);
  if (!holder || !target || target->word == *holder) return std::nullopt;
  return Make(m, holder, *target);
}

// "The governor resigned."
std::optional<StanceFinding> FindDeed(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (!IsDone(p, m.word) || p.IsPassive(m.word)) return std::nullopt;
  const MaybeWord holder = p.SubjectOf(m.word);
  const bool considered = p[m.word].relation == "xcomp" || p.IsConditional(m.word);
  if (!holder || considered || (m.last == m.word && p.Child(m.word, "obj"))) return std::nullopt;
  StanceFinding finding = Make(m, holder, Object{m.word, {}});
  finding.evidence = Cover(Near(p, *holder), m.cue);
  return finding;
}

// "The plan alarmed the farmers."
std::optional<StanceFinding> FindExperience(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (!p.IsVerb(m.word) || p.IsPassive(m.word)) return std::nullopt;
  MaybeWord target = p.SubjectOf(m.word);
  const MaybeWord holder = p.Child(m.word, "obj");
  // "It bothers me that the pier is closed", wherever the parser hangs the clause.
  const bool it = p.Child(m.word, "expl") || (target && p[*target].lower == "it");
  for (const WordIndex above : {m.word, holder.value_or(m.word)}) {
    for (const WordIndex child : p.ChildrenOf(above)) {
      const std::string_view relation = p[child].relation;
      const bool clause = relation == "ccomp" || relation == "csubj" || relation == "acl";
      if (it && clause && child > m.word && p.HasChildLemma(child, "mark", "that")) target = child;
    }
  }
  if (!target || !holder || *target == *holder) return std::nullopt;
  StanceFinding finding = Make(m, holder, Refined(p, *target));
  finding.evidence = Cover(finding.evidence, p.ExtentOf(*holder));
  return finding;
}

}  // namespace whosaid
