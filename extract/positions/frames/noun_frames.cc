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
    "step",    "keep",   "continue", "feel",     "share",     "hold",     "send",      "deliver"};
// "dropped her opposition to": the noun's stand is given up.
constexpr std::string_view kGivingUp[] = {"drop", "withdraw", "abandon", "end", "reverse", "lose"};
// What somebody has and need not stand for where the article says so: "its commitment to the town
// weakens". It is a stand where a verb makes it one: "announced a plan".
constexpr std::string_view kHavings[] = {"commitment", "plan"};

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

}  // namespace

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

}  // namespace whosaid
