// Labels of what is said of a noun: "firms being publishers", "candidates who can win", "the gap
// narrowed".
#include <algorithm>
#include <string>
#include <string_view>

#include "extract/positions/labels/labeller.h"
#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

constexpr std::string_view kPlacedBy[] = {"at", "in", "on", "under", "within", "near"};
constexpr std::string_view kAnybody[] = {"person", "man", "woman", "people"};
// What one who is such a thing holds: "Arden becoming a club member" → "Arden club membership".
constexpr Derived kStations[] = {
    {"member", "membership"},     {"president", "presidency"}, {"citizen", "citizenship"},
    {"leader", "leadership"},     {"candidate", "candidacy"},  {"nominee", "nomination"},
    {"partner", "partnership"},   {"ally", "alliance"},        {"governor", "governorship"},
    {"chairman", "chairmanship"}, {"owner", "ownership"},      {"resident", "residency"}};
constexpr std::string_view kEmptyNouns[] = {"idea", "thing",  "step",    "move", "choice", "way",
                                            "sign", "moment", "thought", "day",  "deal"};
constexpr std::string_view kWishing[] = {"want", "need", "like", "prefer", "wish", "expect"};
constexpr std::string_view kAway[] = {"out", "off", "away"};
constexpr std::string_view kMarks[] = {"\"", "''", "``", "'", "“", "”", "‘", "’"};
// Nouns that name nothing by themselves.
constexpr std::string_view kVague[] = {
    "thing", "way",  "person", "people", "man",    "woman", "somebody", "leader", "place",
    "time",  "day",  "moment", "case",   "kind",   "sort",  "stuff",    "one",    "circumstance",
    "point", "side", "part",   "number", "amount", "lot",   "answer",   "today",  "anyone"};

}  // namespace

LabelPieces Labeller::Copular(WordIndex head, LabelPieces owner, int depth) const {
  MaybeWord subject = p_.OwnSubjectOf(head);
  if (!subject) subject = DoingBefore(*p_.Child(head, "cop"));
  if (subject && owner.empty()) owner = SubjectLabel(*subject, depth);
  const bool verdict = words_.IsVerdict(head);
  if (verdict && !owner.empty()) return owner;
  const MaybeWord able = p_.Child(head, "xcomp");
  if (able && p_[head].upos == Upos::kAdj && p_.IsInfinitive(*able)) {
    return Phrase(*able, owner, depth + 1);
  }
  if (const MaybeWord preposition = p_.Child(head, "case")) {
    if (!IsOneOf(p_[*preposition].lower, kPlacedBy)) return Noun(head, {}, depth + 1);
    return owner + LabelPieces{{p_[*preposition].lower, ""}} + Noun(head, {}, depth + 1);
  }
  // "a good idea", "no longer the case"
  if (IsEmptyVerdict(head) && !owner.empty()) return owner;
  const bool station = !DerivedFrom(kStations, p_[head].lemma).empty();
  // "It has to be fair": nobody can tell what.
  const bool unsaid = subject && owner.empty() && p_.IsAnaphor(*subject);
  if (unsaid && p_[head].upos == Upos::kAdj) return {};
  LabelPieces attribute = Attribute(head, depth);
  const bool person = IsOneOf(p_[head].lemma, kAnybody);
  if (station || person || owner.empty() || attribute.empty()) return owner + attribute;
  return owner + LabelPieces{{"being", ""}} + attribute;
}

bool Labeller::IsEmptyVerdict(WordIndex head) const {
  if (!IsOneOf(p_[head].lemma, kEmptyNouns)) return false;
  for (const WordIndex child : p_.ChildrenOf(head)) {
    if (p_[child].relation == "amod" && (child == x_.cue || words_.IsVerdict(child))) return true;
  }
  return head == x_.cue;
}

MaybeWord Labeller::DoingBefore(WordIndex copula) const {
  for (WordIndex i = copula; i-- > 0 && copula - i < kLongestLabel;) {
    if (p_[i].upos == Upos::kPunct) break;
    const bool whole = p_[i].yield.end == copula || (i > 0 && p_[i - 1].lower == "that");
    if (p_[i].xpos == "VBG" && whole) return i;
  }
  return std::nullopt;
}

LabelPieces Labeller::Attribute(WordIndex head, int depth) const {
  const std::string_view station = DerivedFrom(kStations, p_[head].lemma);
  LabelPieces pieces;
  // "is no man of principles": his principles.
  if (IsOneOf(p_[head].lemma, kAnybody)) {
    const MaybeWord mark = p_.Child(head, "nmod");
    if (mark && *mark > head && p_.Child(*mark, "case")) return Noun(*mark, {}, depth + 1);
  }
  if (!station.empty()) {
    for (const WordIndex child : p_.ChildrenOf(head)) {
      const bool whole = p_[child].relation == "nmod" && p_.HasChildLemma(child, "case", "of");
      const bool owns = p_[child].deprel == "nmod:poss";
      if (whole || owns) pieces = pieces + Noun(child, {}, depth + 1);
    }
  }
  if (station.empty() && p_[head].upos == Upos::kNoun) return Noun(head, {}, depth + 1);
  for (WordIndex i = p_[head].yield.first; i <= head; ++i) {
    if (i == head && !station.empty()) {
      pieces.push_back({std::string(station), std::string(station)});
    } else if (i == head || (p_[i].head == head && words_.Specifies(i))) {
      words_.Append(pieces, i);
    }
  }
  return pieces;
}

LabelPieces Labeller::SubjectLabel(WordIndex subject, int depth) const {
  if (p_.IsVerb(subject)) return Verb(subject, {}, depth + 1);
  return Owner(subject);
}

LabelPieces Labeller::StateWished(WordIndex object) const {
  if (!x_.cue || p_[object].relation != "obj" || p_[object].head != *x_.cue) return {};
  if (!IsOneOf(p_[*x_.cue].lemma, kWishing)) return {};
  for (const WordIndex child : p_.ChildrenOf(*x_.cue)) {
    if (child < object) continue;
    const WordRange yield = p_[child].yield;
    const bool state = p_[child].relation == "xcomp" && !p_.IsInfinitive(child);
    const bool place = p_[child].relation == "obl" && IsOneOf(p_[yield.first].lower, kAway);
    if (state || place) {
      return words_.Verbatim(yield.first, std::min(yield.end, yield.first + kLongestClause));
    }
  }
  return {};
}

LabelPieces Labeller::Defining(WordIndex noun) const {
  for (const WordIndex child : p_.ChildrenOf(noun)) {
    if (child < noun || p_[child].deprel != "acl:relcl" || !p_.IsPredicate(child)) continue;
    const WordRange clause = p_[child].yield;
    const bool cue = x_.cue && clause.first <= *x_.cue && *x_.cue < clause.end;
    WordIndex first = noun + 1;  // leaders "who listen"
    while (first < clause.end && IsOneOf(p_[first].lower, kMarks)) ++first;
    const bool close = clause.first <= first && first < child && p_[first].upos != Upos::kPunct;
    const bool vague = IsOneOf(p_[noun].lemma, kVague) || p_[noun].upos == Upos::kPron;
    if (cue || !close || (clause.end - clause.first > kLongestClause && !vague)) return {};
    return words_.Verbatim(first, std::min(clause.end, first + kLongestClause));
  }
  return {};
}

}  // namespace whosaid
