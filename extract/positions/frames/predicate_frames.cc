#include "extract/positions/frames/frame_parts.h"

#include <algorithm>

#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

// "We are not going to stop": who will not is bent on it.
constexpr std::string_view kGivingIn[] = {"stop",   "rest",   "quit",  "surrender", "yield",
                                          "falter", "relent", "cease", "fail",      "hesitate"};
constexpr std::string_view kCopulas[] = {"be",    "seem",   "remain", "become", "look",
                                         "sound", "appear", "prove",  "feel",   "represent"};
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
    "super",       "effective", "qualified",  "terrorist"};

bool IsQuoteAt(const ParsedSentence& p, WordIndex i) {
  const std::string& mark = p[i].lower;
  return mark == "\"" || mark == "'" || mark == "\u2018" || mark == "\u201c" || mark == "\u201d" ||
         mark == "``" || mark == "''";
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

// "this shameful plan": an evaluation that takes no sentence of its own. Mild words say little.
std::optional<StanceFinding> FindAttribute(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  const ParsedWord& word = p[m.word];
  if (word.xpos == "JJS") return std::nullopt;  // "the worst odds" of all
  const bool attribute = word.relation == "amod" && word.upos == Upos::kAdj && word.head > m.word;
  if (p.HasChildLemma(word.head, "case", "as")) return std::nullopt;
  const bool judges = PolarityOf(m.entry.stance) < 0 && !IsOneOf(word.lower, kMild);
  if (!attribute || m.last != m.word || !judges) return std::nullopt;
  return Make(m, {}, Object{word.head, {}});
}

// "It is time to repair the pier", "time for the town to act".
std::optional<StanceFinding> FindTime(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (!p.Child(m.word, "cop")) return std::nullopt;
  for (const WordIndex child : p.ChildrenOf(m.word)) {
    if (child < m.word) continue;
    if (p.IsInfinitive(child)) return Make(m, {}, Object{child, p.OwnSubjectOf(child)});
    const MaybeWord act = p.Child(child, "acl");
    if (act && p.IsInfinitive(*act)) return Make(m, {}, Object{*act, child});
    // "It is time we repaired the pier"
    const std::string_view relation = p[child].relation;
    const bool clause = relation == "ccomp" || relation == "acl" || relation == "advcl";
    if (clause && p.OwnSubjectOf(child)) return Make(m, {}, Object{child, {}});
  }
  return std::nullopt;
}

MaybeWord Existential(const ParsedSentence& p, WordIndex verb) {
  return p.Child(verb, "expl") && p[*p.Child(verb, "expl")].lower == "there" ? p.OwnSubjectOf(verb)
                                                                             : std::nullopt;
}

}  // namespace

std::optional<StanceFinding> FindPredicate(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (p[m.word].lemma == "time") return FindTime(m);
  const auto predication = PredicationOf(p, m.word);
  if (!predication) return FindAttribute(m);
  if (predication->target == m.word) return std::nullopt;
  StanceFinding finding = Make(m, predication->holder, Refined(p, predication->target));
  finding.evidence = Cover(finding.evidence, Near(p, predication->predicate));
  finding.evidence = Cover(finding.evidence, {m.cue.first, m.cue.end});
  if (predication->naming) {
    finding.evidence = Cover(finding.evidence, {*predication->naming, *predication->naming + 1});
  }
  finding.negated =
      HasNo(p, predication->predicate) && std::ranges::count(m.entry.words, "no") == 0;
  return finding;
}

std::optional<StanceFinding> FindSubjectCue(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  if (!p.IsVerb(m.word)) return std::nullopt;
  // "are called failing", by whoever calls them so
  const WordIndex above = p[m.word].head;
  if (p[m.word].relation == "xcomp" && IsOneOf(p[above].lemma, kNaming)) return std::nullopt;
  if (p.IsPassive(m.word)) {
    // "The list was rigged by the board", "voters are harassed".
    if (PolarityOf(m.entry.stance) > 0 || p[m.word].relation == "acl") return std::nullopt;
    const MaybeWord agent = p.AgentOf(m.word);
    if (agent && p[*agent].xpos == "NN" && p[*agent].yield.first + 1 == *agent) {
      return std::nullopt;  // "divided by race"
    }
    return Make(m, {}, agent ? Object{*agent, {}} : Object{m.word, {}});
  }
  MaybeWord target = p.SubjectOf(m.word);
  if (!target) return std::nullopt;
  // "where he succeeded", "voted to protect dealers" tell what happened.
  const bool happened = p[m.word].xpos == "VBD" || p.IsInfinitive(m.word);
  if (happened && PolarityOf(m.entry.stance) > 0 && m.entry.stance != Stance::kDemands &&
      m.last == m.word) {  // not "did an amazing job"
    return std::nullopt;
  }
  if (m.entry.stance == Stance::kDemands) {
    target = p.Child(m.word, "obj") ? p.ObjectOf(m.word) : MaybeWord();  // "needs the power"
    if (!target || p[*target].lower == "both") return std::nullopt;
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

// "The council must repair the dam", "needs to repair": `word` is the modal or the verb.
std::optional<StanceFinding> FindModal(const CueMatch& m) {
  const ParsedSentence& p = m.parse;
  WordIndex verb = m.word;
  MaybeWord subject;
  if (m.entry.words.back() == "to") {
    if (!p.IsVerb(m.word) && p[m.word].upos != Upos::kAdj) return std::nullopt;
    const MaybeWord clause = ClauseOf(m, true);
    // "had to wait" tells what happened; not so in "said the toll had to be scrapped".
    const bool past =
        p[m.word].xpos == "VBD" || (p[m.word].xpos == "VBN" && p[m.word].lower != "got");
    const bool shifted = clause && p.IsPassive(*clause) && p[m.word].relation == "ccomp";
    if (!clause || (past && !shifted)) return std::nullopt;
    subject = p.SubjectOf(m.word);
    verb = *clause;
  } else {
    if (p[m.word].relation != "aux" || p.IsRoot(m.word)) return std::nullopt;
    verb = p[m.word].head;
    subject = p.SubjectOf(verb);
  }
  const MaybeWord existing = Existential(p, verb);
  if (!subject && !existing && m.word < verb) subject = EndingAt(p, m.word, verb);
  const bool first_person = subject && IsOneOf(p[*subject].lower, kFirstPersons);
  if (first_person && IsOneOf(p[verb].lemma, kAsides)) return std::nullopt;
  // "I'd like some tea", "I would, Ana"
  if (p[verb].lemma == "like" || p[verb].upos == Upos::kPropn) return std::nullopt;
  if (p[verb].lemma == "happen" && m.entry.stance == Stance::kCommitsTo) return std::nullopt;
  const bool will = m.entry.stance == Stance::kCommitsTo;
  // "do not have to wait", "would need to wait": nobody asks for that.
  const bool to = m.entry.words.back() == "to";
  if (to && !will && (p.IsNegated(m.word) || p.ModalOf(m.word))) return std::nullopt;
  const bool giving_in =
      will && p.IsNegated(to ? m.word : verb) && IsOneOf(p[verb].lemma, kGivingIn);
  const bool can = p[m.word].lemma == "can" || p[m.word].lower == "ca";
  if (can && !p.IsNegated(verb)) return std::nullopt;
  if (will && !existing && p.Child(verb, "cop")) return std::nullopt;
  // "More must be done to repair the pier"
  if (!will && p[verb].lemma == "do" && p.IsPassive(verb)) {
    const MaybeWord aim = p.Child(verb, p.Child(verb, "xcomp") ? "xcomp" : "advcl");
    if (aim && p.IsInfinitive(*aim)) return Make(m, {}, Object{*aim, {}});
  }
  if (!subject && !existing) return std::nullopt;
  // "said she would resign", "the firm will pay, it said": its own "I will".
  const bool denied = !to && p[m.word].lower != "would" && p.IsNegated(verb);
  // "The pier will be rebuilt," whoever says so sees to it.
  const bool said =
      p.IsRoot(verb) || (p[verb].relation == "ccomp" && IsSaying(p[p[verb].head].lemma));
  const bool passive = will && !to && said && p.IsPassive(verb) && !p.AgentOf(verb) &&
                       !IsOneOf(p[verb].lemma, kNaming);
  const bool own = will && !first_person && !denied && !passive;
  if (own && (!subject || existing)) return std::nullopt;
  if (will && IsOneOf(p[verb].lemma, kReplies)) return std::nullopt;
  // "would have resigned", "would if she could": nobody will.
  const MaybeWord condition = p.Child(verb, "advcl");
  const bool hypothetical = p.HasChildLemma(verb, "aux", "have") ||
                            (condition && p.HasChildLemma(*condition, "mark", "if"));
  if (will && p[m.word].lower == "would" && hypothetical) return std::nullopt;
  // "would consider the troops a target"
  if (own && IsOneOf(p[verb].lemma, kNaming) && p.Child(verb, "obj")) return std::nullopt;
  // "We must reject the tax": the verb takes the stand. Not so in "It must be backed by others".
  if (p.IsVerb(verb)) {
    const auto inner = MatchAt(p, m.lexicon, verb, StanceFrame::kVerb);
    const bool own_stand =
        !inner || will || first_person || inner->entry.stance == Stance::kRejects;
    // "should be held accountable": no stand is found on a passive of several words.
    const bool passive_stand =
        inner && inner->last == inner->word && PolarityOf(inner->entry.stance) < 0;
    if (inner && (p.IsPassive(verb) ? passive_stand : own_stand)) return std::nullopt;
  }
  StanceFinding finding =
      Make(m, own ? subject : MaybeWord{}, Object{existing ? *existing : verb, {}});
  finding.own = own;
  finding.negated = giving_in;
  if (subject && !existing) {
    finding.evidence = Cover(finding.evidence, Near(p, *subject));
    if (!p.OwnSubjectOf(verb) && !first_person && !own) finding.owner = subject;
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
    // "is at the centre of a group of suspicious donors" says nothing of the subject.
    if (relation == "nmod" && predicate != word && p.Child(predicate, "case")) break;
    // "offer 'unacceptable'": said of the noun before it.
    const bool marked = predicate > 0 && IsQuoteAt(p, predicate - 1);
    if (p[predicate].upos == Upos::kAdj && p[predicate].head < predicate &&
        (relation == "amod" || (relation == "nmod" && marked))) {
      break;
    }
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
    const bool behind = node.head < word && !p.IsRoot(word) && p.IsNominal(node.head);
    if (behind && (node.relation == "amod" || node.relation == "nmod")) {
      return Predication{word, node.head, {}, {}};
    }
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
