#include "extract/positions/frames/frame_parts.h"

#include <algorithm>

#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

// "voiced opposition to", "has no interest in": the verb lends the noun its subject.
constexpr std::string_view kSupportVerbs[] = {
    "express", "voice",  "declare",  "announce", "reiterate", "reaffirm", "renew",     "have",
    "make",    "issue",  "give",     "show",     "state",     "repeat",   "pledge",    "offer",
    "signal",  "launch", "lead",     "level",    "lodge",     "raise",    "stress",    "underline",
    "take",    "throw",  "lend",     "join",     "mount",     "back",     "intensify", "be",
    "step",    "keep",   "continue", "feel",     "share",     "hold",     "send",      "deliver",
    "impose",  "wage",   "stage",    "file",     "run",       "bring",    "press",     "harbor"};
// "dropped her opposition to": the noun's stand is given up.
constexpr std::string_view kGivingUp[] = {"drop", "withdraw", "abandon", "end", "reverse", "lose"};
// What somebody has and need not stand for where the article says so: "its commitment to the town
// weakens". It is a stand where a verb makes it one: "announced a plan".
constexpr std::string_view kHavings[] = {"commitment", "plan"};

// Who does so gets the stand that the noun names: "the plan drew criticism".
constexpr std::string_view kReceiving[] = {
    "earn",   "win",       "gain",   "get",     "draw",   "attract",  "garner", "receive", "enjoy",
    "face",   "have",      "spark",  "provoke", "prompt", "trigger",  "elicit", "lose",    "secure",
    "find",   "command",   "incur",  "invite",  "suffer", "generate", "lack",   "collect", "meet",
    "arouse", "encounter", "retain", "keep",    "take",   "muster"};
constexpr std::string_view kMeeting[] = {"come", "meet", "run", "be"};

// Whose noun it is: "the mayor's", "her", "criticism from the mayor", "Republican criticism"; else
// the subject of the verb that lends it one.
MaybeWord NounHolder(const ParsedSentence& p, WordIndex noun, WordIndex last, bool& gives_up) {
  const bool made = p[noun].relation == "obj" && !p.IsRoot(noun) && p.IsVerb(p[noun].head) &&
                    IsOneOf(p[p[noun].head].lemma, kSupportVerbs);
  if (IsOneOf(p[noun].lemma, kHavings) && !made) return std::nullopt;
  gives_up =
      p[noun].relation == "obj" && !p.IsRoot(noun) && IsOneOf(p[p[noun].head].lemma, kGivingUp);
  for (const WordIndex child : p.ChildrenOf(noun)) {
    if (p[child].deprel == "nmod:poss") return p.Resolved(child);
  }
  for (const WordIndex child : p.ChildrenOf(noun)) {
    const bool by = p.HasChildLemma(child, "case", "by") ||
                    p.HasChildLemma(child, "case", "from") ||
                    p.HasChildLemma(child, "case", "among");
    const bool of = p.HasChildLemma(child, "case", "of") && p[last].lemma != "of";
    if (p[child].relation == "nmod" && (by || of)) return child;
    if (p[child].relation == "obl" && by) return child;
  }
  const ParsedWord& word = p[noun];
  // "rejected a call by the mayor to halt it", where the parser hangs the mayor on the verb.
  const WordIndex by = noun + 1;
  if (by < p.size() && p[by].lower == "by" && p[by].relation == "case" && !p.IsRoot(noun) &&
      p[p[by].head].head == word.head && p[p[by].head].relation == "obl" &&
      word.relation == "obj") {
    return p[by].head;
  }
  if (!p.IsRoot(noun) && p.IsVerb(word.head)) {
    if (gives_up) return p.SubjectOf(word.head);
    const bool lent = word.relation == "obj" && IsOneOf(p[word.head].lemma, kSupportVerbs) &&
                      !p.IsPassive(word.head);
    const bool in = word.relation == "obl" && p.HasChildLemma(noun, "case", "in");
    if (lent || in) return p.SubjectOf(word.head);
  }
  for (const WordIndex child : p.ChildrenOf(noun)) {
    const bool proper = p[child].upos == Upos::kPropn || p[child].upos == Upos::kNoun;
    if (p[child].relation == "compound" && proper && child < noun) return child;
    if (p[child].relation == "amod" && child < noun && p[child].span.size() > 0 &&
        p[child].xpos == "JJ" && p[child].lower != p[child].lemma) {
      return child;
    }
  }
  return std::nullopt;
}

// "support from farmers", "the backing of the guild", "opposition among anglers".
MaybeWord Giver(const ParsedSentence& p, WordIndex word, bool of, int depth = 0) {
  for (const WordIndex child : p.ChildrenOf(word)) {
    if (child < word || (p[child].relation != "nmod" && p[child].relation != "obl")) continue;
    for (const std::string_view from : {"from", "among", "amongst", "by"}) {
      if (p.HasChildLemma(child, "case", from)) return child;
    }
    if (of && p.HasChildLemma(child, "case", "of")) return child;
    // "criticism for the move from anglers"
    const MaybeWord inner = depth == 0 ? Giver(p, child, false, 1) : MaybeWord();
    if (inner) return inner;
  }
  return std::nullopt;
}

// "is popular among anglers", "is unacceptable to the guild"
std::optional<StanceFinding> FindReceivedByAdjective(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  const MaybeWord target = p.Child(m.word, "cop") ? p.SubjectOf(m.word) : MaybeWord();
  if (!target) return std::nullopt;
  for (const WordIndex child : p.ChildrenOf(m.word)) {
    if (child < m.word) continue;
    for (const std::string_view with : {"with", "among", "to"}) {
      if (!p.HasChildLemma(child, "case", with)) continue;
      StanceFinding finding = Make(m, child, Refined(p, *target));
      finding.evidence = Cover(finding.evidence, p.ExtentOf(child));
      finding.negated = p.IsNegated(m.word);
      return finding;
    }
  }
  return std::nullopt;
}

}  // namespace

// "The plan drew criticism from farmers", "came under fire from farmers": theirs, of the plan.
std::optional<StanceFinding> FindReceived(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (p[m.word].upos == Upos::kAdj) return FindReceivedByAdjective(m);
  if (p[m.word].upos != Upos::kNoun || p.IsRoot(m.word)) return std::nullopt;
  const WordIndex verb = p[m.word].head;
  const bool subject_to = p[verb].lemma == "subject" && p.Child(verb, "cop");
  if (!p.IsVerb(verb) && !subject_to) return std::nullopt;
  const bool object =
      p[m.word].relation == "obj" && IsOneOf(p[verb].lemma, kReceiving) && !p.IsPassive(verb);
  const bool under =
      p[m.word].relation == "obl" && IsOneOf(p[verb].lemma, kMeeting) &&
      (p.HasChildLemma(m.word, "case", "under") || p.HasChildLemma(m.word, "case", "with") ||
       p.HasChildLemma(m.word, "case", "into"));
  if (!object && !under && !subject_to) return std::nullopt;
  MaybeWord holder = Giver(p, m.word, true);
  if (!holder) holder = Giver(p, verb, false);
  const MaybeWord target = p.SubjectOf(verb);
  if (!holder || !target || *holder == *target) return std::nullopt;
  StanceFinding finding = Make(m, holder, Refined(p, *target));
  finding.evidence = Cover(finding.evidence, p.ExtentOf(*holder));
  const bool lost = p[verb].lemma == "lose" || p[verb].lemma == "lack";
  finding.negated = (lost || HasNo(p, m.word)) != p.IsNegated(verb);
  return finding;
}

std::optional<StanceFinding> FindNoun(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (p[m.word].upos != Upos::kNoun && p[m.word].upos != Upos::kPropn) return std::nullopt;
  const std::optional<Object> target = Governed(m);
  if (!target || target->word <= m.word) return std::nullopt;
  // "There is a clear need for rain": so says who says it.
  const bool there = p[m.word].relation == "nsubj" && !p.IsRoot(m.word) &&
                     p.Child(p[m.word].head, "expl") && m.entry.stance == Stance::kDemands;
  if (there) {
    StanceFinding finding = Make(m, {}, *target);
    finding.negated = HasNo(p, m.word);
    return finding;
  }
  bool gives_up = false;
  const MaybeWord holder = NounHolder(p, m.word, m.last, gives_up);
  if (!holder || *holder == target->word) return std::nullopt;
  StanceFinding finding = Make(m, holder, *target);
  // "his bid to block the merger": a stand on the merger.
  const auto inner = p.IsInfinitive(target->word)
                         ? MatchAt(p, m.lexicon, target->word, StanceFrame::kVerb)
                         : std::nullopt;
  const bool against = inner && PolarityOf(inner->entry.stance) < 0 &&
                       PolarityOf(m.entry.stance) > 0 && !p.IsNegated(target->word);
  if (const auto blocked = against ? Governed(*inner) : std::nullopt) {
    finding.target = blocked->word;
    finding.owner = blocked->owner;
    finding.stance = Stance::kRejects;
  }
  const bool not_to = p.IsInfinitive(target->word) && p.IsNegated(target->word);
  finding.negated = (gives_up || HasNo(p, m.word)) != not_to;
  return finding;
}

// "Trump critic Mark Cuban", "supporters of the dam": who the noun names holds the stand.
std::optional<StanceFinding> FindAgent(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (p[m.word].upos != Upos::kNoun) return std::nullopt;
  std::optional<Object> target;
  if (m.last != m.word) {
    target = Governed(m);
  } else {
    const bool before =
        m.word > 0 && (p[m.word - 1].upos == Upos::kPropn || p[m.word - 1].relation == "compound");
    if (before) target = Object{m.word - 1, {}};
  }
  if (!target) return std::nullopt;
  MaybeWord holder = m.word;
  const std::string_view relation = p[m.word].relation;
  if (p.Child(m.word, "cop")) holder = p.SubjectOf(m.word);
  if (relation == "compound" || relation == "appos" || p[m.word].deprel == "nmod:desc") {
    holder = p[m.word].head;
  }
  if (!holder || *holder == target->word) return std::nullopt;
  return Make(m, holder, *target);
}

namespace {

// What a purpose is said to be: "is a new pier", "include a new pier".
MaybeWord Stated(const ParsedSentence& p, WordIndex noun) {
  if (p.Child(noun, "cop")) return p.SubjectOf(noun);
  if (p[noun].relation != "nsubj" || p.IsRoot(noun)) return std::nullopt;
  const WordIndex predicate = p[noun].head;
  const std::string& lemma = p[predicate].lemma;
  const bool lists = lemma == "include" || lemma == "remain";
  if (lists && p.IsVerb(predicate)) return p.Child(predicate, "obj");
  if (lemma == "be" && p.IsVerb(predicate)) return p.Child(predicate, "xcomp");
  return p.Child(predicate, "cop") || lemma == "be" ? MaybeWord(predicate) : std::nullopt;
}

}  // namespace

// "Her goal is to end the war", "a new bridge is their priority".
std::optional<StanceFinding> FindPurpose(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (p[m.word].upos != Upos::kNoun) return std::nullopt;
  MaybeWord holder;
  for (const WordIndex child : p.ChildrenOf(m.word)) {
    const bool of = p[child].relation == "nmod" && p.HasChildLemma(child, "case", "of");
    const bool owner =
        p[child].deprel == "nmod:poss" ||
        (p[child].relation == "compound" && child < m.word && p[child].upos == Upos::kPropn);
    if (owner || (of && !holder)) holder = child;
  }
  if (!holder) return std::nullopt;
  const MaybeWord target = Stated(p, m.word);
  if (!target || *target == *holder || *target == m.word) return std::nullopt;
  return Make(m, holder, Object{*target, {}});
}

}  // namespace whosaid
