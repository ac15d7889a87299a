#include "extract/stances/frames.h"

#include <algorithm>

#include "extract/shallow/strings.h"

namespace whosaid {
namespace {

using Form = VerbGroup::Form;

constexpr std::string_view kFirstPersons[] = {"i", "we"};
// "voiced opposition to", "has no interest in": the verb lends the noun its subject.
constexpr std::string_view kSupportVerbs[] = {
    "express", "voice",  "declare", "announce", "reiterate", "reaffirm", "renew",  "have",
    "make",    "issue",  "give",    "show",     "state",     "repeat",   "pledge", "offer",
    "signal",  "launch", "lead",    "level",    "lodge",     "raise",    "stress", "underline"};
// "dropped her opposition to": the noun's stand is given up.
constexpr std::string_view kGivingUp[] = {"drop", "withdraw", "abandon", "end", "reverse", "lose"};

std::string_view Lemma(const Clauses& c, const VerbGroup& group) {
  return c.words[group.main].lemma;
}

bool IsInfinitiveAt(const Clauses& c, size_t to) {
  return c.IsWord(to, "to") && to + 1 < c.size() && c.group_at[to + 1] >= 0 &&
         c.groups[static_cast<size_t>(c.group_at[to + 1])].form == Form::kInfinitive;
}

const VerbGroup& GroupAt(const Clauses& c, size_t word) {
  return c.groups[static_cast<size_t>(c.group_at[word])];
}

WordRange Cover(WordRange a, WordRange b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.first, b.first), std::max(a.end, b.end)};
}

WordRange HolderOf(const Clauses& c, const VerbGroup& group) {
  if (!group.subject) return {};
  const NounPhrase& phrase = c.phrases[*group.subject];
  return {phrase.first, phrase.end};
}

bool HasNo(const Clauses& c, WordRange range) { return c.IsWord(range.first, "no"); }

StanceFinding Make(const CueMatch& m, WordRange holder, WordRange target) {
  StanceFinding finding;
  finding.entry = &m.entry;
  finding.stance = m.entry.stance;
  finding.cue = m.cue;
  finding.holder = holder;
  finding.target = target;
  const bool near = !holder.empty() && holder.end <= m.cue.first && m.cue.first - holder.end < 8;
  finding.evidence = Cover(m.cue, target);
  if (near) finding.evidence = Cover(finding.evidence, holder);
  return finding;
}

// "the plan, which Berg dismissed": the noun phrase that an object relative clause hangs on.
WordRange Antecedent(const Clauses& c, const VerbGroup& group) {
  if (!group.own_subject) return {};
  size_t left = SubjectOf(c, group).first;
  if (left == 0 || !(c.Is(left - 1, WordClass::kWh) || c.IsWord(left - 1, "that"))) return {};
  --left;
  if (left > 0 && c.IsWord(left - 1, ",")) --left;
  if (left == 0 || c.phrase_at[left - 1] < 0) return {};
  const NounPhrase& phrase = c.phrases[static_cast<size_t>(c.phrase_at[left - 1])];
  return {phrase.first, phrase.end};
}

std::optional<StanceFinding> FindPassive(const CueMatch& m) {
  const Clauses& c = m.clauses;
  WordRange target = SubjectOf(c, *m.group);
  if (target.empty()) return std::nullopt;
  const size_t by = m.cue.end;
  const bool obliged = m.group->modal && PolarityOf(m.entry.stance) > 0;
  if (obliged) return std::nullopt;
  if (c.IsWord(by, "by") && by + 1 < c.size() && c.phrase_at[by + 1] >= 0) {
    const NounPhrase& agent = c.phrases[static_cast<size_t>(c.phrase_at[by + 1])];
    StanceFinding finding = Make(m, {agent.first, agent.end}, target);
    finding.evidence = Cover(finding.evidence, finding.holder);
    return finding;
  }
  // "The plan must be rejected": held by whoever says so.
  if (m.group->modal && PolarityOf(m.entry.stance) < 0) {
    const std::string& modal = c.words[*m.group->modal].lower;
    if (modal == "must" || modal == "should") return Make(m, {}, target);
  }
  return std::nullopt;
}

std::optional<StanceFinding> FindVerb(const CueMatch& m) {
  const Clauses& c = m.clauses;
  if (m.group->passive && m.entry.words.size() == 1) return FindPassive(m);
  const WordRange holder = HolderOf(c, *m.group);
  if (holder.empty()) return std::nullopt;
  WordRange target = PhraseFrom(c, m.cue.end);
  if (target.empty()) target = Antecedent(c, *m.group);
  if (target.empty() || IsInfinitiveAt(c, target.first)) return std::nullopt;
  // "She backs him to win", "it supports growing demand" are no stands on a verb of saying.
  StanceFinding finding = Make(m, holder, target);
  finding.negated = HasNo(c, target);
  // "echoed her call for a tram": the stand is on what is called for.
  for (uint32_t i = target.first; i < target.end; ++i) {
    if (!c.Is(i, WordClass::kNoun)) continue;
    for (uint32_t row : m.lexicon.StartingWith(c.words[i].lemma)) {
      const StanceEntry& noun = m.lexicon.entries()[row];
      if (noun.frame != StanceFrame::kNoun || PolarityOf(noun.stance) < 0) continue;
      const auto after = MatchRest(c, noun, i + 1);
      if (!after || *after >= target.end) continue;
      const size_t start = noun.words.back() == "to" ? *after - 1 : *after;
      finding.target = PhraseFrom(c, start);
      if (finding.target.empty()) finding.target = target;
      return finding;
    }
    break;
  }
  return finding;
}

std::optional<StanceFinding> FindVerbTo(const CueMatch& m) {
  const Clauses& c = m.clauses;
  size_t to = m.cue.end;
  bool negated = false;
  while (to < c.size() && c.Is(to, WordClass::kAdverb)) negated |= c.IsWord(to++, "not");
  if (!IsInfinitiveAt(c, to)) return std::nullopt;
  const WordRange holder = HolderOf(c, *m.group);
  if (holder.empty() || (m.group->passive && m.entry.words[0] != "be")) return std::nullopt;
  // "vowed to oppose the tax": the inner verb takes the stand, with the same holder.
  uint32_t after = 0;
  const VerbGroup& inner = GroupAt(c, to + 1);
  if (PolarityOf(m.entry.stance) > 0 &&
      MatchVerb(c, inner, m.lexicon, StanceFrame::kVerb, after) != nullptr) {
    return std::nullopt;
  }
  StanceFinding finding = Make(m, holder, PhraseFrom(c, to));
  finding.negated = negated;
  if (finding.target.empty()) return std::nullopt;
  return finding;
}

std::optional<StanceFinding> FindVerbThat(const CueMatch& m) {
  const Clauses& c = m.clauses;
  const WordRange holder = HolderOf(c, *m.group);
  if (holder.empty() || m.group->passive) return std::nullopt;
  for (const VerbGroup& group : c.groups) {
    if (group.first < m.cue.end || group.form == Form::kInfinitive) continue;
    const auto matrix = MatrixOf(c, group);
    if (!matrix || c.groups[*matrix].main != m.group->main) break;
    return Make(m, holder, ClauseOf(c, group));
  }
  return std::nullopt;
}

std::optional<StanceFinding> FindVerbNpTo(const CueMatch& m) {
  const Clauses& c = m.clauses;
  const WordRange holder = HolderOf(c, *m.group);
  if (holder.empty() || m.group->passive || m.cue.end >= c.size()) return std::nullopt;
  if (c.phrase_at[m.cue.end] < 0) return std::nullopt;
  size_t to = c.phrases[static_cast<size_t>(c.phrase_at[m.cue.end])].end;
  const WordRange whole = PhraseFrom(c, m.cue.end);
  while (to < whole.end && !IsInfinitiveAt(c, to)) ++to;
  if (to >= whole.end) return std::nullopt;
  StanceFinding finding = Make(m, holder, whole);
  finding.negated = c.IsWord(to - 1, "not");
  // "urged them to reject the tax": a stand on the tax.
  uint32_t after = 0;
  const VerbGroup& inner = GroupAt(c, to + 1);
  const StanceEntry* verb = MatchVerb(c, inner, m.lexicon, StanceFrame::kVerb, after);
  if (verb != nullptr) {
    const WordRange target = PhraseFrom(c, after);
    if (!target.empty()) {
      finding.target = target;
      if (PolarityOf(verb->stance) < 0) finding.stance = Stance::kRejects;
    }
  }
  return finding;
}

// The owner of the noun phrase that holds `word`: "the mayor's", "her"; else the subject of the
// verb that lends it one.
WordRange NounHolder(const Clauses& c, uint32_t word, bool& gives_up) {
  const NounPhrase& phrase = c.phrases[static_cast<size_t>(c.phrase_at[word])];
  for (uint32_t i = word; i-- > phrase.first;) {
    if (c.Is(i, WordClass::kPossessive)) return {phrase.first, i};
    if (c.Is(i, WordClass::kPossessivePronoun)) return {i, i + 1};
  }
  if (phrase.first > 0 && c.group_at[phrase.first - 1] >= 0) {
    const VerbGroup& group = GroupAt(c, phrase.first - 1);
    gives_up = IsOneOf(Lemma(c, group), kGivingUp);
    if (IsOneOf(Lemma(c, group), kSupportVerbs) && !group.passive) return HolderOf(c, group);
  }
  return {};
}

std::optional<StanceFinding> FindNoun(const CueMatch& m) {
  const Clauses& c = m.clauses;
  if (c.phrase_at[m.cue.first] < 0) return std::nullopt;
  const bool to = m.entry.words.back() == "to" && IsInfinitiveAt(c, m.cue.end - 1);
  const WordRange target = PhraseFrom(c, to ? m.cue.end - 1 : m.cue.end);
  if (target.empty()) return std::nullopt;
  bool gives_up = false;
  const WordRange holder = NounHolder(c, m.cue.first, gives_up);
  if (holder.empty()) return std::nullopt;
  StanceFinding finding = Make(m, holder, target);
  const NounPhrase& phrase = c.phrases[static_cast<size_t>(c.phrase_at[m.cue.first])];
  finding.negated = gives_up || c.IsWord(phrase.first, "no");
  return finding;
}

// Where the complement of a copula ends: at the first word behind its adjective or noun phrase.
size_t EndOfComplement(const Clauses& c, size_t i) {
  const size_t first = i;
  while (i < c.size() &&
         (c.Is(i, WordClass::kAdverb) || c.Is(i, WordClass::kAdjective) ||
          c.Is(i, WordClass::kDeterminer) || c.Is(i, WordClass::kPastParticiple) ||
          c.Is(i, WordClass::kIng) || c.phrase_at[i] >= 0 ||
          (i > first && c.Is(i, WordClass::kConjunction) && c.Is(i - 1, WordClass::kAdjective)))) {
    ++i;
  }
  return i;
}

// "It is wrong to close the school": what "it" stands for.
WordRange Extraposed(const Clauses& c, size_t from) {
  size_t i = from;
  while (i < c.size() && i < from + 8 && !IsInfinitiveAt(c, i) && !c.IsWord(i, "that")) ++i;
  if (i < c.size() && IsInfinitiveAt(c, i)) return PhraseFrom(c, i);
  for (const VerbGroup& group : c.groups) {
    if (group.first > i) return ClauseOf(c, group);
  }
  return {};
}

std::optional<StanceFinding> FindPredicate(const CueMatch& m) {
  const Clauses& c = m.clauses;
  const VerbGroup& group = *m.group;
  WordRange target = SubjectOf(c, group);
  if (target.empty()) return std::nullopt;
  const std::string& subject = c.words[target.first].lower;
  if (subject == "it" && target.end - target.first == 1) {
    const WordRange extraposed = Extraposed(c, m.cue.end);
    if (!extraposed.empty()) target = extraposed;
  }
  StanceFinding finding = Make(m, {}, target);
  const size_t end = EndOfComplement(c, group.end);
  finding.evidence = Cover(finding.evidence, {group.first, static_cast<uint32_t>(end)});
  finding.negated = c.IsWord(group.end, "no") || c.IsWord(group.end, "hardly");
  return finding;
}

std::optional<StanceFinding> FindSubjectCue(const CueMatch& m) {
  const Clauses& c = m.clauses;
  if (m.group->passive) return std::nullopt;
  const WordRange target = SubjectOf(c, *m.group);
  if (target.empty() || c.Is(target.first, WordClass::kPronoun)) return std::nullopt;
  StanceFinding finding = Make(m, {}, target);
  const WordRange object = PhraseFrom(c, m.cue.end);
  finding.evidence = Cover(finding.evidence, object);
  return finding;
}

bool IsFirstPerson(const Clauses& c, const VerbGroup& group) {
  return group.subject && IsOneOf(c.words[c.phrases[*group.subject].head].lower, kFirstPersons);
}

std::optional<StanceFinding> FindModal(const CueMatch& m) {
  const Clauses& c = m.clauses;
  const VerbGroup& group = *m.group;
  const bool will = m.entry.words[0] == "will";
  if (c.Is(group.main, WordClass::kModal)) return std::nullopt;  // "We must, and we do"
  if (will && Lemma(c, group) == "be" && !group.existential) return std::nullopt;
  if (will && !IsFirstPerson(c, group) && !group.negated) return std::nullopt;
  if (!group.existential && (!group.subject || group.form != Form::kFinite)) return std::nullopt;
  uint32_t after = 0;
  const VerbGroup* verb = &group;
  WordRange clause = ClauseOf(c, group);
  if (m.entry.words.back() == "to") {
    if (!IsInfinitiveAt(c, m.cue.end - 1)) return std::nullopt;
    verb = &GroupAt(c, m.cue.end);
    clause.end = std::max(clause.end, PhraseFrom(c, m.cue.end - 1).end);
  }
  // "We must reject the tax": the verb takes the stand.
  // Not so in "It must be backed by neighbours".
  const StanceEntry* inner = MatchVerb(c, *verb, m.lexicon, StanceFrame::kVerb, after);
  if (inner != nullptr && (!verb->passive || PolarityOf(inner->stance) < 0)) return std::nullopt;
  WordRange target = clause;
  if (group.existential) target = PhraseFrom(c, group.end);
  if (target.empty()) return std::nullopt;
  StanceFinding finding = Make(m, {}, target);
  finding.evidence = Cover(finding.evidence, clause);
  if (!group.own_subject && !group.existential) finding.owner = HolderOf(c, group);
  return finding;
}

constexpr FrameFinder kFinders[] = {
    {StanceFrame::kVerb, "verb", "the mayor backs the tram", 0.85, FindVerb},
    {StanceFrame::kVerbTo, "verb-to", "she vowed to fix the bridge", 0.8, FindVerbTo},
    {StanceFrame::kVerbThat, "verb-that", "they deny that the dam leaks", 0.75, FindVerbThat},
    {StanceFrame::kVerbNpTo, "verb-np-to", "he urged the council to vote", 0.8, FindVerbNpTo},
    {StanceFrame::kNoun, "noun", "the mayor's call for a tram", 0.8, FindNoun},
    {StanceFrame::kPredicate, "predicate", "the plan is unrealistic", 0.7, FindPredicate},
    {StanceFrame::kSubject, "subject", "the plan would hurt farmers", 0.6, FindSubjectCue},
    {StanceFrame::kModal, "modal", "the school must stay open", 0.7, FindModal},
};

}  // namespace

std::span<const FrameFinder> FrameFinders() { return kFinders; }

std::optional<uint32_t> MatchRest(const Clauses& c, const StanceEntry& entry, size_t at) {
  if (entry.words.size() > 1 && c.Is(at, WordClass::kAdverb) && !c.IsWord(at, entry.words[1])) ++at;
  for (size_t i = 1; i < entry.words.size(); ++i, ++at) {
    if (at >= c.size()) return std::nullopt;
    if (!c.IsWord(at, entry.words[i]) && c.words[at].lemma != entry.words[i]) return std::nullopt;
  }
  return static_cast<uint32_t>(at);
}

const StanceEntry* MatchVerb(const Clauses& c, const VerbGroup& group, const StanceLexicon& lexicon,
                             StanceFrame frame, uint32_t& after) {
  for (uint32_t row : lexicon.StartingWith(Lemma(c, group))) {
    const StanceEntry& entry = lexicon.entries()[row];
    if (entry.frame != frame) continue;
    const auto end = MatchRest(c, entry, group.end);
    if (!end) continue;
    after = *end;
    return &entry;
  }
  return nullptr;
}

}  // namespace whosaid
