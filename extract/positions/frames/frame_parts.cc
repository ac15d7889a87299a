#include "extract/positions/frames/frame_parts.h"

#include <algorithm>

#include "extract/lexicon.h"
#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

constexpr WordIndex kFarthestHolder = 8;  // words from a cue to a holder that its evidence takes in

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

}  // namespace

bool IsTime(const ParsedWord& word) {
  return (ShippedLexicon().Find(word.lower).traits & (kWeekday | kMonth | kTimeNoun)) != 0;
}

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
  if (last.lower == "as") return p.ObjectOf(m.word);  // "named her as treasurer"
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
    if (p[i].lower == ",") break;
    if (p[i].upos == Upos::kPunct) continue;
    const WordIndex top = TopBehind(p, i, m.last);
    if (top != m.word) return top;
  }
  return std::nullopt;
}

std::optional<Object> Governed(const CueMatch& m) {
  const MaybeWord word = GovernedWord(m);
  if (!word) return std::nullopt;
  if (m.parse[m.last].lower == "for" && m.parse.IsNominal(*word)) {
    if (const MaybeWord verb = InfinitiveBehind(m.parse, *word, m.word))
      return Object{*verb, *word};
  }
  return Refined(m.parse, *word);
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
         p[noun].lower == "none" || p.HasChildLemma(noun, "amod", "little");
}

MaybeWord ClauseOf(const CueMatch& m, bool infinitive) {
  const ParsedSentence& p = m.parse;
  for (const WordIndex child : p.ChildrenOf(m.word)) {
    const std::string_view relation = p[child].relation;
    const bool clause = relation == "xcomp" || relation == "ccomp" || relation == "advcl";
    if (!clause || child < m.last) continue;
    if (p.IsInfinitive(child) != infinitive) continue;
    // "is so frustrated that the mill closed"
    if (relation == "advcl" && !infinitive && !p.HasChildLemma(child, "mark", "that")) continue;
    return child;
  }
  if (infinitive) return std::nullopt;
  // "said he hopes the rain stops", where both hang on "said".
  if (p[m.word].relation == "ccomp") {
    for (const WordIndex child : p.ChildrenOf(p[m.word].head)) {
      const bool next = p[child].relation == "ccomp" && p[child].yield.first == m.last + 1;
      if (next && child > m.word && p.OwnSubjectOf(child)) return child;
    }
  }
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

}  // namespace whosaid
