#include "extract/positions/frames.h"

#include <algorithm>

#include "extract/lexicon.h"
#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

constexpr std::string_view kFirstPersons[] = {"i", "we"};
constexpr std::string_view kThirdPersons[] = {"he", "she", "they", "i", "we"};
// "voiced opposition to", "has no interest in": the verb lends the noun its subject.
constexpr std::string_view kSupportVerbs[] = {
    "express", "voice",  "declare",  "announce", "reiterate", "reaffirm", "renew",     "have",
    "make",    "issue",  "give",     "show",     "state",     "repeat",   "pledge",    "offer",
    "signal",  "launch", "lead",     "level",    "lodge",     "raise",    "stress",    "underline",
    "take",    "throw",  "lend",     "join",     "mount",     "back",     "intensify", "be",
    "step",    "keep",   "continue", "feel",     "share",     "hold",     "send",      "deliver"};
// "dropped her opposition to": the noun's stand is given up.
constexpr std::string_view kGivingUp[] = {"drop", "withdraw", "abandon", "end", "reverse", "lose"};
// "declined to comment" takes no stand.
constexpr std::string_view kReplies[] = {"comment", "say",     "answer",    "discuss", "name",
                                         "respond", "specify", "elaborate", "reveal",  "speculate",
                                         "tell",    "confirm", "disclose",  "provide", "give"};
constexpr std::string_view kCopulas[] = {"be",    "seem",   "remain", "become", "look",
                                         "sound", "appear", "prove",  "feel",   "represent"};
// "a request by the mayor to postpone the vote" is about the postponement.
constexpr std::string_view kRequests[] = {"call", "request", "demand", "plan", "proposal",
                                          "bid",  "move",    "push",   "plea", "offer"};
// "called her a fraud", "described it as unfair".
constexpr std::string_view kNaming[] = {
    "call",     "label",    "brand",     "deem",    "consider", "find",    "describe",
    "dismiss",  "denounce", "blast",     "declare", "term",     "dub",     "hail",
    "praise",   "view",     "regard",    "see",     "portray",  "paint",   "cast",
    "slam",     "condemn",  "criticize", "tout",    "think",    "believe", "characterize",
    "ridicule", "mock",     "depict",    "decry",   "deride",   "attack",  "judge"};
// Adverbs that begin a cue: "too late", "long overdue", "not enough".
constexpr std::string_view kDegrees[] = {"too", "long", "enough", "not", "off", "out"};
// Adjectives that as attributes do not judge: "a good day", "critical talks".
constexpr std::string_view kMild[] = {
    "good",        "great",     "bad",        "important",  "fair",      "weak",      "sick",
    "extreme",     "welcome",   "strong",     "wrong",      "right",     "popular",   "safe",
    "secure",      "legal",     "illegal",    "criminal",   "critical",  "urgent",    "positive",
    "smart",       "kind",      "hostile",    "mean",       "proper",    "correct",   "solid",
    "perfect",     "fake",      "broken",     "needed",     "necessary", "essential", "vital",
    "crucial",     "moral",     "ethical",    "democratic", "wise",      "tough",     "bold",
    "experienced", "historic",  "sound",      "unequal",    "lawful",    "dangerous", "humane",
    "practical",   "useful",    "valuable",   "hopeful",    "human",     "dramatic",  "unclear",
    "unstable",    "unwanted",  "suspicious", "brutal",     "costly",    "risky",     "successful",
    "super",       "effective", "qualified"};
constexpr size_t kWidestGap = 3;  // words between two words of a cue
constexpr WordIndex kLongestPhrase = 10;
constexpr WordIndex kFarthestHolder = 8;  // words from a cue to a holder that its evidence takes in

bool IsTime(const ParsedWord& word) {
  return (ShippedLexicon().Find(word.lower).traits & (kWeekday | kMonth | kTimeNoun)) != 0;
}

bool IsPreposition(const ParsedWord& word) {
  return word.upos == Upos::kAdp || word.upos == Upos::kSconj;
}

// The topmost word that `word` hangs on without leaving what stands behind `after`.
WordIndex TopBehind(const ParsedSentence& p, WordIndex word, WordIndex after) {
  while (!p.IsRoot(word) && p[word].head > after && p[p[word].head].yield.first > after) {
    word = p[word].head;
  }
  return word;
}

// What a stand is on: a noun or a verb, and the verb's subject where it stands elsewhere.
struct Object {
  WordIndex word = 0;
  MaybeWord owner;
};

// "Arden joining the club", wherever the parser hangs the gerund.
MaybeWord DoingBehind(const ParsedSentence& p, WordIndex noun) {
  WordIndex next = noun + 1;
  while (next < p.size() && p[next].head == noun && p[next].relation == "flat") ++next;
  if (next >= p.size() || p[next].xpos != "VBG" || !p.IsNominal(noun)) return std::nullopt;
  const bool near = p[next].head == noun || p[next].head == p[noun].head;
  const bool clause = p[next].relation == "acl" || p[next].relation == "advcl" ||
                      p[next].relation == "csubj" || p[next].relation == "ccomp" ||
                      p[next].relation == "xcomp";
  if (!near || !clause || p.Child(next, "aux")) return std::nullopt;
  return next;
}

// "for the senate to act", wherever the parser hangs the infinitive.
MaybeWord InfinitiveBehind(const ParsedSentence& p, WordIndex noun, WordIndex cue) {
  for (WordIndex to = noun + 1; to < p.size() && to < noun + kLongestPhrase; ++to) {
    if (p[to].lower != "to" || p[to].relation != "mark") continue;
    const WordIndex verb = p[to].head;
    const WordIndex above = p[verb].head;
    const WordRange& phrase = p[noun].yield;
    const bool near =
        (phrase.first <= above && above < phrase.end) || above == cue || above == p[cue].head;
    return verb > to && near && !p.OwnSubjectOf(verb) ? MaybeWord(verb) : std::nullopt;
  }
  return std::nullopt;
}

Object Refined(const ParsedSentence& p, WordIndex noun) {
  if (const MaybeWord doing = DoingBehind(p, noun)) return {*doing, noun};
  if (p[noun].xpos == "VBG" && noun > 0 && p[noun - 1].upos == Upos::kPropn &&
      p[noun - 1].head == p[noun].head) {
    return {noun, noun - 1};
  }
  return {noun, {}};
}

MaybeWord GovernedWord(const CueMatch& m);

std::optional<Object> Governed(const CueMatch& m) {
  const MaybeWord word = GovernedWord(m);
  if (!word) return std::nullopt;
  if (m.parse[m.last].lower == "for" && m.parse.IsNominal(*word)) {
    if (const MaybeWord verb = InfinitiveBehind(m.parse, *word, m.word))
      return Object{*verb, *word};
  }
  return Refined(m.parse, *word);
}

// What the last word of the cue governs.
MaybeWord GovernedWord(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (m.last == m.word) {
    if (const MaybeWord object = p.ObjectOf(m.word)) return object;
    for (const WordIndex child : p.ChildrenOf(m.word)) {  // "opposes building a road"
      const bool clause = p[child].relation == "xcomp" || p[child].relation == "ccomp";
      if (clause && p[child].xpos == "VBG") return child;
    }
    return std::nullopt;
  }
  const ParsedWord& last = p[m.last];
  const bool marks = last.relation == "case" || last.relation == "mark";
  const bool time = last.head > m.last && IsTime(p[last.head]);
  if (marks && last.head > m.last && last.head != m.word && !time) return p.Resolved(last.head);
  if (last.deprel == "compound:prt" || last.upos == Upos::kAdv) {
    if (const MaybeWord object = p.ObjectOf(m.word)) return object;
    // "an idea that the ministry ruled out in May"
    const bool relative = p[m.word].relation == "acl" && p.HasChildLemma(m.word, "mark", "that");
    if (relative && last.deprel == "compound:prt") return p[m.word].head;
  }
  if (!IsPreposition(last) && last.upos != Upos::kPart) return p.ObjectOf(m.word);
  if (marks && time) return std::nullopt;  // "insisted on Monday"
  for (WordIndex i = m.last + 1; i < p.size() && i < m.last + 3; ++i) {
    if (p[i].upos == Upos::kPunct) continue;
    const WordIndex top = TopBehind(p, i, m.last);
    if (top != m.word) return top;
  }
  return std::nullopt;
}

WordRange Near(const ParsedSentence& p, WordIndex word) {
  // A phrase without what hangs behind it.
  WordRange range{p[word].yield.first, word + 1};
  for (const WordIndex child : p.ChildrenOf(word)) {
    if (p[child].relation == "flat") range.end = std::max(range.end, child + 1);
  }
  return range;
}

StanceFinding Make(const CueMatch& m, MaybeWord holder, Object object) {
  const WordIndex target = object.word;
  StanceFinding finding;
  finding.entry = &m.entry;
  finding.stance = m.entry.stance;
  finding.cue = m.cue;
  finding.holder = holder;
  finding.target = target;
  finding.owner = object.owner;
  finding.evidence = m.cue;
  // An antecedent's extent would take in the whole clause.
  const ParsedWord& word = m.parse[target];
  const bool behind = word.yield.first <= m.word && m.word < word.yield.end;
  const bool around = behind && m.parse.IsNominal(target) && !m.parse.Child(target, "cop");
  finding.evidence =
      Cover(finding.evidence, around ? Near(m.parse, target) : m.parse.ExtentOf(target));
  if (holder && *holder < m.word && m.word - *holder < kFarthestHolder) {
    finding.evidence = Cover(finding.evidence, Near(m.parse, *holder));
  }
  if (object.owner && *object.owner > m.word) {
    finding.evidence = Cover(finding.evidence, Near(m.parse, *object.owner));
  }
  return finding;
}

bool HasNo(const ParsedSentence& p, WordIndex noun) {
  return p.HasChildLemma(noun, "det", "no") || p[noun].lower == "nothing" ||
         p[noun].lower == "none";
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
  // "The plan must be rejected": held by whoever says so.
  const MaybeWord modal = p.ModalOf(m.word);
  if (modal && PolarityOf(m.entry.stance) < 0 &&
      (p[*modal].lemma == "must" || p[*modal].lemma == "should")) {
    return Make(m, {}, Refined(p, *target));
  }
  return std::nullopt;
}

// "is opposed to", "is in favor of", "is against".
std::optional<StanceFinding> FindCopular(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (p[m.word].upos == Upos::kAdp) {
    const WordIndex noun = p[m.word].head;
    if (p[m.word].relation != "case" || !p.Child(noun, "cop")) return std::nullopt;
    const MaybeWord holder = p.OwnSubjectOf(noun);
    if (!holder) return std::nullopt;
    if (m.last <= noun) return Make(m, holder, Object{noun, {}});
    const std::optional<Object> target = Governed(m);  // "is at odds with"
    return target ? std::optional(Make(m, holder, *target)) : std::nullopt;
  }
  MaybeWord holder = p.SubjectOf(m.word);
  if (!holder && p[m.word].relation == "amod") holder = p[m.word].head;
  const std::optional<Object> target = Governed(m);
  if (!holder || !target || target->word == *holder) return std::nullopt;
  return Make(m, holder, *target);
}

std::optional<StanceFinding> FindVerb(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (m.entry.copular) return FindCopular(m);
  if (!p.IsVerb(m.word)) return std::nullopt;
  const bool passive = p.IsPassive(m.word);
  if (passive && m.last == m.word) return FindPassive(m);
  if (passive) return std::nullopt;
  const MaybeWord holder = p.SubjectOf(m.word);
  if (!holder) return std::nullopt;
  const std::optional<Object> target = Governed(m);
  if (!target || target->word == *holder) return std::nullopt;
  // "wants him to go" is found by its own frame.
  if (p.Child(m.word, "xcomp") && m.last == m.word && p[target->word].relation == "obj" &&
      p.IsInfinitive(*p.Child(m.word, "xcomp"))) {
    return std::nullopt;
  }
  StanceFinding finding = Make(m, holder, *target);
  finding.negated = HasNo(p, target->word);
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

// The clause that completes the cue, by relation.
MaybeWord ClauseOf(const CueMatch& m, bool infinitive) {
  const ParsedSentence& p = m.parse;
  for (const WordIndex child : p.ChildrenOf(m.word)) {
    const std::string_view relation = p[child].relation;
    const bool clause = relation == "xcomp" || relation == "ccomp" || relation == "advcl";
    if (!clause || child < m.last) continue;
    if (p.IsInfinitive(child) != infinitive) continue;
    if (relation == "advcl" && !infinitive) continue;
    return child;
  }
  if (infinitive) return std::nullopt;
  // "lamented last year that prices rose": not a relative clause, as it has a subject of its own.
  for (WordIndex i = m.last + 1; i < p[m.word].yield.end && i < m.last + kLongestPhrase; ++i) {
    if (p[i].lower != "that" || p.IsRoot(i)) continue;
    const WordIndex verb = p[i].head;
    if (p[verb].deprel != "acl:relcl" || p[verb].yield.first != i) continue;
    for (const WordIndex child : p.ChildrenOf(verb)) {
      if (p[child].relation == "nsubj" && child != i) return verb;
    }
  }
  return std::nullopt;
}

bool TakesStandItself(const CueMatch& m, WordIndex verb) {
  return MatchAt(m.parse, m.lexicon, verb, StanceFrame::kVerb).has_value() ||
         MatchAt(m.parse, m.lexicon, verb, StanceFrame::kVerbTo).has_value();
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
  if (const MaybeWord object = p.Child(m.word, "obj"); object && *object < *clause) {
    return std::nullopt;
  }
  if (p.OwnSubjectOf(*clause)) return std::nullopt;
  if (PolarityOf(m.entry.stance) < 0 && IsOneOf(p[*clause].lemma, kReplies)) return std::nullopt;
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

// Whose noun it is: "the mayor's", "her", "criticism from the mayor", "Republican criticism"; else
// the subject of the verb that lends it one.
MaybeWord NounHolder(const ParsedSentence& p, WordIndex noun, WordIndex last, bool& gives_up) {
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
  }
  const ParsedWord& word = p[noun];
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

std::optional<StanceFinding> FindNoun(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (p[m.word].upos != Upos::kNoun && p[m.word].upos != Upos::kPropn) return std::nullopt;
  const std::optional<Object> target = Governed(m);
  if (!target || target->word <= m.word) return std::nullopt;
  bool gives_up = false;
  const MaybeWord holder = NounHolder(p, m.word, m.last, gives_up);
  if (!holder || *holder == target->word) return std::nullopt;
  if (p.IsInfinitive(target->word) && PolarityOf(m.entry.stance) > 0 &&
      TakesStandItself(m, target->word)) {
    return std::nullopt;
  }
  StanceFinding finding = Make(m, holder, *target);
  finding.negated = gives_up || HasNo(p, m.word);
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
  MaybeWord target;
  if (p.Child(m.word, "cop")) {
    target = p.SubjectOf(m.word);
  } else if (p[m.word].relation == "nsubj" && !p.IsRoot(m.word)) {
    const WordIndex predicate = p[m.word].head;
    const bool clause = p.Child(predicate, "cop") || p[predicate].lemma == "be";
    target = predicate;
    if (p[predicate].lemma == "be" && p.IsVerb(predicate)) target = p.Child(predicate, "xcomp");
    if (!clause) target.reset();
  }
  if (!target || *target == *holder || *target == m.word) return std::nullopt;
  return Make(m, holder, Object{*target, {}});
}

// "this shameful plan": an evaluation that takes no sentence of its own. Mild words say little.
std::optional<StanceFinding> FindAttribute(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  const ParsedWord& word = p[m.word];
  const bool attribute = word.relation == "amod" && word.upos == Upos::kAdj && word.head > m.word;
  if (p.HasChildLemma(word.head, "case", "as")) return std::nullopt;
  const bool judges = PolarityOf(m.entry.stance) < 0 && !IsOneOf(word.lower, kMild);
  if (!attribute || m.last != m.word || !judges) return std::nullopt;
  return Make(m, {}, Object{word.head, {}});
}

std::optional<StanceFinding> FindPredicate(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  const auto predication = PredicationOf(p, m.word);
  if (!predication) return FindAttribute(m);
  if (predication->target == m.word) return std::nullopt;
  StanceFinding finding = Make(m, predication->holder, Refined(p, predication->target));
  finding.evidence = Cover(finding.evidence, Near(p, predication->predicate));
  finding.evidence = Cover(finding.evidence, {m.cue.first, m.cue.end});
  if (predication->naming) {
    finding.evidence = Cover(finding.evidence, {*predication->naming, *predication->naming + 1});
  }
  finding.negated = HasNo(p, predication->predicate);
  return finding;
}

std::optional<StanceFinding> FindSubjectCue(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (!p.IsVerb(m.word)) return std::nullopt;
  if (p.IsPassive(m.word)) {
    // "The list was rigged by the board", "voters are harassed".
    if (PolarityOf(m.entry.stance) > 0 || p[m.word].relation == "acl") return std::nullopt;
    const MaybeWord agent = p.AgentOf(m.word);
    return Make(m, {}, agent ? Object{*agent, {}} : Object{m.word, {}});
  }
  MaybeWord target = p.SubjectOf(m.word);
  if (!target) return std::nullopt;
  if (m.entry.stance == Stance::kDemands) {
    target = p.Child(m.word, "obj") ? p.ObjectOf(m.word) : MaybeWord();  // "needs the power"
    if (!target) return std::nullopt;
  } else if (IsOneOf(p[*target].lower, kFirstPersons)) {
    return std::nullopt;
  }
  StanceFinding finding = Make(m, {}, Refined(p, *target));
  if (const MaybeWord subject = p.OwnSubjectOf(m.word); subject && *subject < m.word) {
    finding.evidence = Cover(finding.evidence, Near(p, *subject));
  }
  if (const MaybeWord object = p.Child(m.word, "obj"); object && *object > m.word) {
    finding.evidence = Cover(finding.evidence, p[*object].yield);
  }
  return finding;
}

bool IsQuoteAt(const ParsedSentence& p, WordIndex i) {
  return p[i].xpos == "``" || p[i].xpos == "''" || p[i].lemma == "\"" || p[i].lemma == "'";
}

// The phrase that ends right before an auxiliary.
MaybeWord EndingAt(const ParsedSentence& p, WordIndex end, WordIndex predicate) {
  WordIndex last = end;
  while (last > 0 && (p[last - 1].upos == Upos::kAdv || p[last - 1].upos == Upos::kAux ||
                      p[last - 1].lower == "\"" || p[last - 1].upos == Upos::kPart)) {
    --last;
  }
  if (last == 0 || p[last - 1].upos == Upos::kPunct) return std::nullopt;
  WordIndex top = last - 1;
  while (!p.IsRoot(top) && p[top].head != predicate && p[p[top].head].yield.end <= end) {
    top = p[top].head;
  }
  const bool phrase = p.IsNominal(top) || p[top].xpos == "VBG";
  return phrase && p[top].yield.end <= end ? MaybeWord(top) : std::nullopt;
}

// "The plan alarmed the farmers."
std::optional<StanceFinding> FindExperience(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (!p.IsVerb(m.word) || p.IsPassive(m.word)) return std::nullopt;
  const MaybeWord target = p.SubjectOf(m.word);
  const MaybeWord holder = p.Child(m.word, "obj");
  if (!target || !holder || *target == *holder) return std::nullopt;
  StanceFinding finding = Make(m, holder, Refined(p, *target));
  finding.evidence = Cover(finding.evidence, p.ExtentOf(*holder));
  return finding;
}

MaybeWord Existential(const ParsedSentence& p, WordIndex verb) {
  return p.Child(verb, "expl") && p[*p.Child(verb, "expl")].lower == "there" ? p.OwnSubjectOf(verb)
                                                                             : std::nullopt;
}

// "The council must repair the dam", "needs to repair": `word` is the modal or the verb.
std::optional<StanceFinding> FindModal(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  WordIndex verb = m.word;
  MaybeWord subject;
  if (m.entry.words.back() == "to") {
    if (!p.IsVerb(m.word) && p[m.word].upos != Upos::kAdj) return std::nullopt;
    const MaybeWord clause = ClauseOf(m, true);
    // "had to wait" tells what happened.
    const bool past =
        p[m.word].xpos == "VBD" || (p[m.word].xpos == "VBN" && p[m.word].lower != "got");
    if (!clause || past) return std::nullopt;
    subject = p.SubjectOf(m.word);
    verb = *clause;
  } else {
    if (p[m.word].relation != "aux" || p.IsRoot(m.word)) return std::nullopt;
    verb = p[m.word].head;
    subject = p.SubjectOf(verb);
  }
  const MaybeWord existing = Existential(p, verb);
  if (!subject && !existing && m.word < verb) subject = EndingAt(p, m.word, verb);
  bool first_person = subject && IsOneOf(p[*subject].lower, kFirstPersons);
  const bool will = m.entry.stance == Stance::kCommitsTo;
  if (p[m.word].lower == "would" ||
      (m.entry.stance == Stance::kCommitsTo && !first_person && m.entry.words.back() == "to")) {
    // "said she would resign", "said she was going to resign": her own "I will".
    const WordIndex clause = m.entry.words.back() == "to" ? m.word : verb;
    const bool reported = p[clause].relation == "ccomp" && p.IsVerb(p[clause].head);
    if (!reported || !subject || !IsOneOf(p[*subject].lower, kThirdPersons)) return std::nullopt;
    first_person = true;
  }
  const bool can = p[m.word].lemma == "can" || p[m.word].lower == "ca";
  if (can && !p.IsNegated(verb)) return std::nullopt;
  if (will && !existing && p.Child(verb, "cop")) return std::nullopt;
  if (will && !first_person && !p.IsNegated(verb)) return std::nullopt;
  if (!subject && !existing) return std::nullopt;
  // "We must reject the tax": the verb takes the stand. Not so in "It must be backed by others".
  if (p.IsVerb(verb)) {
    const auto inner = MatchAt(p, m.lexicon, verb, StanceFrame::kVerb);
    if (inner && (!p.IsPassive(verb) || PolarityOf(inner->entry.stance) < 0)) return std::nullopt;
  }
  StanceFinding finding = Make(m, {}, Object{existing ? *existing : verb, {}});
  if (subject && !existing) {
    finding.evidence = Cover(finding.evidence, Near(p, *subject));
    if (!p.OwnSubjectOf(verb) && !first_person) finding.owner = subject;
  }
  // "should have asked": a reproach.
  const bool reproach = subject && p[verb].xpos == "VBN" && p.HasChildLemma(verb, "aux", "have") &&
                        !p.IsPassive(verb);
  if (reproach && p[m.word].lemma == "should") {
    finding.stance = Stance::kCriticizes;
    finding.target = *subject;
    finding.owner.reset();
  }
  return finding;
}

// The confidence of a frame is the share of its finds that were right, holder and polarity, in the
// dev articles of docs/quality.md, rounded.
constexpr FrameFinder kFinders[] = {
    {StanceFrame::kVerbNpTo, "verb-np-to", "he urged the council to vote", 0.65, FindVerbNpTo},
    {StanceFrame::kVerbTo, "verb-to", "she vowed to fix the bridge", 0.6, FindVerbTo},
    {StanceFrame::kVerbThat, "verb-that", "they deny that the dam leaks", 0.75, FindVerbThat},
    {StanceFrame::kVerb, "verb", "the mayor backs the tram", 0.7, FindVerb},
    {StanceFrame::kExperience, "experience", "the plan alarmed farmers", 0.6, FindExperience},
    {StanceFrame::kNoun, "noun", "the mayor's call for a tram", 0.55, FindNoun},
    {StanceFrame::kAgent, "agent", "a critic of the tram", 0.55, FindAgent},
    {StanceFrame::kPurpose, "purpose", "her goal is a new tram", 0.55, FindPurpose},
    {StanceFrame::kPredicate, "predicate", "the plan is unrealistic", 0.7, FindPredicate},
    {StanceFrame::kSubject, "subject", "the plan would hurt farmers", 0.6, FindSubjectCue},
    {StanceFrame::kModal, "modal", "the school must stay open", 0.5, FindModal},
};

// Where a phrase of the verb that begins at `i` ends: its object or a time; `i` for any other.
WordIndex BehindPhraseOf(const ParsedSentence& p, WordIndex verb, WordIndex i,
                         std::string_view wanted) {
  if (!p.IsVerb(verb) || wanted == "that" || wanted == "whether") return i;
  for (const WordIndex child : p.ChildrenOf(verb)) {
    const ParsedWord& word = p[child];
    if (word.yield.first != i || child <= verb || word.lemma == wanted) continue;
    const bool object = word.relation == "obj" || word.relation == "iobj";
    const bool time = word.relation == "obl" && IsTime(word);
    if ((object || time) && word.yield.end - i < kLongestPhrase) return word.yield.end;
  }
  return i;
}

// The words of a cue behind its anchor stand in order, with little between them.
MaybeWord MatchTail(const ParsedSentence& p, const StanceEntry& entry, WordIndex word) {
  WordIndex last = word;
  for (size_t w = entry.anchor + 1; w < entry.words.size(); ++w) {
    const std::string& wanted = entry.words[w];
    MaybeWord found;
    WordIndex reach = last + 1 + kWidestGap;
    for (WordIndex i = last + 1; i < p.size() && i <= reach; ++i) {
      if (p[i].lower == wanted || p[i].lemma == wanted) {
        found = i;
        break;
      }
      // "warned its neighbour on Monday against", "called on Monday for": whole phrases of the
      // verb.
      if (const WordIndex behind = BehindPhraseOf(p, word, i, wanted); behind > i) {
        reach = behind + kWidestGap;
        i = behind - 1;
        continue;
      }
      const Upos upos = p[i].upos;
      // Not across a dash: "The Ode plan – Calls for a bridge".
      const bool mark = upos == Upos::kPunct && p[i].lemma != "-";
      const bool between = upos == Upos::kAdv || upos == Upos::kDet || upos == Upos::kAdj || mark ||
                           (upos == Upos::kPron && p[i].xpos == "PRP$");
      // "turned the offer down", "opposition in the council to"
      const bool particle = p[i].yield.first > word && i + 1 < p.size() &&
                            w + 1 == entry.words.size() && p[i].lemma != "-";
      if (!between && !particle) break;
    }
    if (!found) return std::nullopt;
    // A word right behind belongs to the cue; a farther one must hang on it.
    if (*found > last + 1) {
      WordIndex at = *found;
      bool hangs = false;
      for (int step = 0; step < 3 && !p.IsRoot(at) && !hangs; ++step) {
        at = p[at].head;
        hangs = at == word || at == last;
      }
      if (!hangs) return std::nullopt;
    }
    last = *found;
  }
  return last;
}

}  // namespace

std::span<const FrameFinder> FrameFinders() { return kFinders; }

std::optional<CueMatch> MatchCue(const ParsedSentence& parse, const StanceLexicon& lexicon,
                                 const StanceEntry& entry, WordIndex word) {
  WordIndex first = word;
  for (size_t w = entry.anchor; w-- > (entry.copular ? 1U : 0U);) {
    if (first == 0) return std::nullopt;
    --first;
    if (parse[first].lower != entry.words[w] && parse[first].lemma != entry.words[w]) {
      return std::nullopt;
    }
  }
  const MaybeWord last = MatchTail(parse, entry, word);
  if (!last) return std::nullopt;
  return CueMatch{parse, lexicon, entry, word, *last, {first, *last + 1}};
}

std::optional<CueMatch> MatchAt(const ParsedSentence& parse, const StanceLexicon& lexicon,
                                WordIndex word, StanceFrame frame) {
  for (const std::string* key : {&parse[word].lemma, &parse[word].lower}) {
    for (const uint32_t row : lexicon.AnchoredAt(*key)) {
      const StanceEntry& entry = lexicon.entries()[row];
      if (entry.frame != frame) continue;
      if (auto match = MatchCue(parse, lexicon, entry, word)) return match;
    }
    if (parse[word].lemma == parse[word].lower) break;
  }
  return std::nullopt;
}

std::optional<Predication> PredicationOf(const ParsedSentence& p, WordIndex word) {
  WordIndex predicate = word;
  // "comes far too late": an adverb of its verb.
  if (p[word].lower == "too" && !p.IsRoot(word) && p[p[word].head].relation == "advmod") {
    const WordIndex verb = p[p[word].head].head;
    const MaybeWord subject = p.IsVerb(verb) ? p.OwnSubjectOf(verb) : std::nullopt;
    if (subject) return Predication{verb, *subject, {}, {}};
  }
  // "is a terrible idea", "is off the table": up to the word that has the copula.
  for (int step = 0; step < 3 && !p.Child(predicate, "cop"); ++step) {
    const std::string_view relation = p[predicate].relation;
    const bool adverb = relation == "advmod" && IsOneOf(p[predicate].lower, kDegrees);
    const bool joined = relation == "conj" && p[predicate].upos == Upos::kAdj &&
                        p[p[predicate].head].upos == Upos::kAdj;
    const bool inner = relation == "amod" || adverb || joined || relation == "compound" ||
                       relation == "case" || relation == "nmod";
    if (!inner || p.IsRoot(predicate)) break;
    predicate = p[predicate].head;
  }
  const ParsedWord& node = p[predicate];
  if (p.Child(predicate, "cop")) {
    MaybeWord subject = p.OwnSubjectOf(predicate);
    // "believes Arden joining the club is realistic", however it was parsed.
    if (!subject) subject = EndingAt(p, *p.Child(predicate, "cop"), predicate);
    if (!subject) subject = p.SubjectOf(predicate);
    const bool it = p.Child(predicate, "expl") || (subject && p[*subject].lower == "it");
    if (it) {
      for (const WordIndex child : p.ChildrenOf(predicate)) {
        const std::string_view relation = p[child].relation;
        const bool clause = relation == "csubj" || relation == "ccomp" || relation == "xcomp" ||
                            (relation == "advcl" && p.IsInfinitive(child));
        if (clause && child > predicate) return Predication{predicate, child, {}, {}};
      }
    }
    if (!subject) return std::nullopt;
    return Predication{predicate, *subject, {}, {}};
  }
  // "Berg: ring road 'unaffordable'": no copula in headlines, the adjective behind its noun.
  if (node.upos == Upos::kAdj && predicate == word) {
    const MaybeWord subject = p.OwnSubjectOf(word);
    if (subject && *subject < word) return Predication{word, *subject, {}, {}};
    if (node.relation == "amod" && node.head < word) return Predication{word, node.head, {}, {}};
  }
  // "NATO bid 'unrealistic'": the words between marks behind a noun.
  if (predicate == word && word > 1 && p[word - 1].upos == Upos::kPunct && IsQuoteAt(p, word - 1) &&
      word + 1 < p.size() && IsQuoteAt(p, word + 1) && p.IsNominal(word - 2)) {
    if (const MaybeWord subject = EndingAt(p, word - 1, word)) {
      return Predication{word, *subject, {}, {}};
    }
  }
  // "called his opponent Ruth Ode 'a fraud'", where the parser takes the last for an apposition.
  if (node.relation == "appos" && p.IsVerb(p[node.head].head) && p[node.head].relation == "obj" &&
      p[p[node.head].head].lemma == "call" && p.Child(predicate, "det")) {
    const WordIndex call = p[node.head].head;
    const MaybeWord holder = p.IsPassive(call) ? p.AgentOf(call) : p.SubjectOf(call);
    if (holder) return Predication{predicate, node.head, holder, call};
  }
  if (p.IsRoot(predicate) || !p.IsVerb(node.head)) {
    // "is misguided", "is appalling" look like passives and progressives.
    const bool participle = node.xpos == "VBN" || node.xpos == "VBG";
    if (predicate == word && participle && p.Child(word, "aux") && !p.Child(word, "obj")) {
      if (const MaybeWord subject = p.OwnSubjectOf(word); subject && !p.AgentOf(word)) {
        // "It was demoralizing to work there."
        const MaybeWord clause = p[*subject].lower == "it" ? p.Child(word, "xcomp") : MaybeWord();
        const bool doing = clause && p.IsInfinitive(*clause);
        return Predication{word, doing ? *clause : *subject, {}, {}};
      }
    }
    return std::nullopt;
  }
  const WordIndex verb = node.head;
  const std::string& lemma = p[verb].lemma;
  if (IsOneOf(lemma, kCopulas) && (node.relation == "xcomp" || node.relation == "obj")) {
    const MaybeWord subject = p.SubjectOf(verb);
    if (!subject) return std::nullopt;
    return Predication{predicate, *subject, {}, {}};
  }
  if (!IsOneOf(lemma, kNaming)) return std::nullopt;
  const bool as =
      p.HasChildLemma(predicate, "case", "as") || p.HasChildLemma(predicate, "mark", "as");
  // "called the dam a disaster": of two objects the second is said of the first.
  const MaybeWord first = p.Child(verb, "obj");
  const bool second =
      node.relation == "obj" && ((first && *first < predicate) || p.Child(verb, "iobj"));
  const bool complement = node.relation == "xcomp" || node.relation == "ccomp" || as || second;
  if (!complement) return std::nullopt;
  MaybeWord target;
  for (const WordIndex child : p.ChildrenOf(verb)) {
    const bool object = p[child].relation == "obj" || p[child].relation == "iobj";
    if (object && child != predicate && !target) target = p.Resolved(child);
  }
  if (const MaybeWord own = p.OwnSubjectOf(predicate)) target = own;
  if (p.IsPassive(verb)) target = p.SubjectOf(verb);
  if (!target || *target == predicate) return std::nullopt;
  const MaybeWord holder = p.IsPassive(verb) ? p.AgentOf(verb) : p.SubjectOf(verb);
  if (!holder) return std::nullopt;
  return Predication{predicate, *target, holder, verb};
}

}  // namespace whosaid
