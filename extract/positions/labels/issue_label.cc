#include "extract/positions/labels/issue_label.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "extract/lexicon.h"
#include "extract/positions/labels/labeller.h"
#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

constexpr int kLongMeant = 4;  // spaces
// "the idea of a ring road" is about the ring road.
constexpr std::string_view kTransparent[] = {
    "idea",       "notion",    "prospect", "possibility", "goal",   "aim",     "objective",
    "concept",    "need",      "plan",     "proposal",    "effort", "push",    "desire",
    "decision",   "fact",      "claim",    "suggestion",  "talk",   "call",    "attempt",
    "demand",     "question",  "issue",    "right",       "way",    "move",    "majority",
    "rest",       "part",      "kind",     "sort",        "lot",    "bunch",   "number",
    "use",        "type",      "series",   "form",        "one",    "chance",  "accusation",
    "allegation", "suspicion", "any",      "all",         "some",   "thought", "each",
    "both",       "most",      "many",     "much",        "sake"};
constexpr std::string_view kPlans[] = {"plan", "proposal", "idea", "suggestion", "call", "demand"};
constexpr std::string_view kOwnerPrepositions[] = {"of", "for", "by"};
// "no evidence that the dam leaks" is about the leak.
constexpr std::string_view kGrounds[] = {"evidence", "proof", "sign", "doubt", "hint"};
constexpr std::string_view kSayingMore[] = {"add", "say", "note", "claim", "argue", "insist"};
// No label ends with them.
constexpr std::string_view kOpenEnds[] = {
    "of",    "to",   "for",     "in",   "on",    "with",  "from",  "at",   "by",
    "as",    "and",  "or",      "that", "who",   "which", "whose", "than", "rather",
    "had",   "has",  "have",    "is",   "are",   "was",   "were",  "will", "be",
    "would", "into", "between", "its",  "their", "being", "some",  "any",  "this",
    "it",    "if",   "when",    "so",   "not",   "either"};
constexpr std::string_view kSpeakers[] = {"i", "we", "me", "us", "you", "my", "our", "your"};

}  // namespace

IssueLabel Labeller::Run(WordIndex target, MaybeWord owner) {
  IssueLabel result;
  result.actor = words_.ActorOf(target);
  const LabelPieces pieces = Phrase(target, owner ? Owner(*owner) : LabelPieces{}, 0);
  bool organisation = false;
  for (const LabelPiece& piece : pieces) {
    organisation |= piece.organisation;
    // What "it" stands for says enough where it is long.
    const bool meant = piece.key.find(' ') != std::string::npos;
    if (meant && std::ranges::count(piece.text, ' ') >= kLongMeant && !result.actor) {
      return {.label = piece.text, .key = piece.key, .actor = {}};
    }
  }
  std::set<std::string> keys;
  const size_t end = EndOf(pieces);
  for (size_t i = 0; i < end; ++i) {
    const LabelPiece& piece = pieces[i];
    if (piece.actor && keys.contains(piece.key)) continue;
    if ((' ' + result.label).ends_with(' ' + piece.text)) continue;
    // "Arden" and, for "it", "Arden club bid".
    if (piece.text.starts_with(result.label + " ")) result.label.clear();
    const bool clitic = piece.text.starts_with('\'') || piece.text == "n't";  // "can" and "n't"
    if (!result.label.empty() && !clitic) result.label += ' ';
    result.label += piece.text;
    if (piece.key.empty()) continue;
    if (piece.key.find(' ') != std::string::npos) {  // of what "it" stands for
      for (std::string_view key : SplitAt(piece.key, ' ')) keys.emplace(key);
      continue;
    }
    keys.insert(piece.actor ? piece.key : x_.nominals.Family(piece.key, organisation));
  }
  for (const std::string& key : keys) result.key += (result.key.empty() ? "" : " ") + key;
  if (result.key.empty()) result.label.clear();
  return result;
}

size_t Labeller::EndOf(const LabelPieces& pieces) {
  size_t end = pieces.size();
  if (end > kLongestLabel) {
    end = kLongestLabel;
    while (end > kLongestLabel / 2 && !(pieces[end].key.empty() && !pieces[end].actor)) --end;
    if (end == kLongestLabel / 2) end = kLongestLabel;
  }
  while (end > 0 && pieces[end - 1].key.empty() && IsOneOf(pieces[end - 1].text, kOpenEnds)) --end;
  return end;
}

LabelPieces Labeller::Owner(WordIndex head) const {
  if (p_[head].upos == Upos::kPron) {
    const std::optional<LabelPiece> entity = words_.Entity(head);
    const bool anaphor = !entity && p_.IsAnaphor(head);
    if (anaphor && x_.before != nullptr) return {{x_.before->label, x_.before->key}};
    if (!entity || IsOneOf(p_[head].lower, kSpeakers)) return {};
    return {*entity};
  }
  // "He objects, adding troops will not stay."
  if (const MaybeWord said = p_.Child(head, "obj");
      said && p_.IsVerb(head) && IsOneOf(p_[head].lemma, kSayingMore)) {
    return Owner(*said);
  }
  // "urged the firm to pay": without what the firm is to do.
  LabelPieces owner;
  for (const WordIndex child : p_.ChildrenOf(head)) {
    if (p_[child].deprel == "nmod:poss") owner = owner + Possessor(child, 1);
  }
  if (const std::optional<LabelPiece> entity = words_.Entity(head))
    return owner + LabelPieces{*entity};
  return owner + words_.Core(head);
}

LabelPieces Labeller::Phrase(WordIndex head, const LabelPieces& owner, int depth) const {
  if (depth > kDeepest) return {};
  if (p_.Child(head, "cop") && !p_.IsVerb(head)) return Copular(head, owner, depth);
  if (p_.IsVerb(head)) return Verb(head, owner, depth);
  if (p_[head].relation == "xcomp" && !p_.IsNominal(head)) return owner + words_.Flat(head);
  return Noun(head, owner, depth);
}

bool Labeller::IsTransparent(WordIndex noun) const {
  if (IsOneOf(p_[noun].lemma, kTransparent)) return true;
  if (!IsOneOf(p_[noun].lemma, kGrounds)) return false;
  const MaybeWord inner = Inner(noun);
  return inner && p_.HasChildLemma(*inner, "mark", "that");
}

MaybeWord Labeller::Inner(WordIndex noun) const {
  for (const WordIndex child : p_.ChildrenOf(noun)) {
    if (child < noun) continue;
    const std::string_view relation = p_[child].relation;
    if (child == x_.cue) continue;
    // Not "the plan presented on Monday".
    if (relation == "acl" && p_[child].deprel != "acl:relcl" && p_[child].xpos != "VBN") {
      return child;
    }
    if (relation == "ccomp") return child;
    const bool about = p_.HasChildLemma(child, "case", "of") ||
                       p_.HasChildLemma(child, "case", "for") ||
                       p_.HasChildLemma(child, "case", "about");
    if (relation == "nmod" && about) return child;
  }
  // "derided [efforts] by some to [leave]", where the parser hangs "leave" on the verb.
  const WordIndex to = p_[noun].yield.end;
  if (to + 1 >= p_.size() || p_[to].lower != "to" || p_.IsRoot(noun)) return std::nullopt;
  const WordIndex verb = p_[to].head;
  const bool beside = p_.IsInfinitive(verb) && verb > to && p_[verb].head == p_[noun].head;
  return beside && p_[verb].relation == "advcl" ? MaybeWord(verb) : std::nullopt;
}

LabelPieces Labeller::Noun(WordIndex head, LabelPieces owner, int depth) const {
  if (depth > kDeepest) return {};
  // Not deep down, as it climbs: hostile trees would be walked again and again.
  const MaybeWord meant = depth < 2 ? MeantBy(head) : std::nullopt;
  if (meant) return Noun(*meant, owner, depth + 1);
  // "what she believed in" is her belief.
  if (const MaybeWord clause = p_.Child(head, "acl"); clause && p_[head].lower == "what") {
    return clause == x_.cue ? LabelPieces{} : Verb(*clause, owner, depth + 1);
  }
  if (p_[head].upos == Upos::kPron) {
    const LabelPieces meant_before = Pronoun(head);
    if (!meant_before.empty() || !IsTransparent(head)) return owner + meant_before;
  }
  // "raise spending to 5% of their income": whose is clear.
  const WordIndex share = p_[head].head;
  const bool of_share = !p_.IsRoot(head) && IsShare(share) && p_[share].relation == "obl";
  for (const WordIndex child : p_.ChildrenOf(head)) {
    if (p_[child].deprel != "nmod:poss" || (of_share && p_[child].upos == Upos::kPron)) continue;
    owner = owner + Possessor(child, depth);
  }
  if (IsTransparent(head)) {
    const MaybeWord inner = Inner(head);
    // "a new way of doing things"
    if (inner && p_[*inner].lemma != "do") {
      // "the council's plan for a dam" is about a dam, "the council's bid for a seat" about its
      // seat.
      const bool whose = p_.IsVerb(*inner) || !IsOneOf(p_[head].lemma, kPlans);
      return Phrase(*inner, whose ? owner : LabelPieces{}, depth + 1);
    }
    // "small weirs, an idea that the ministry dropped"
    if (p_[head].relation == "appos") return Noun(p_[head].head, owner, depth + 1);
  }
  if (const std::optional<LabelPiece> entity = words_.Entity(head)) {
    if (const MaybeWord doing = words_.Doing(head)) return Verb(*doing, {*entity}, depth + 1);
    // "Article 5"
    const bool numbered =
        head + 1 < p_.size() && p_[head + 1].upos == Upos::kNum && p_[head + 1].head == head &&
        (head + 2 == p_.size() || p_[head + 2].relation != "flat") && !IsShare(head + 2);
    if (numbered) return owner + words_.Core(head);
    return owner + LabelPieces{*entity} + Rest(head, owner, depth).second;
  }
  const auto [front, rest] = Rest(head, owner, depth);
  LabelPieces core = words_.Core(head);
  if (core.empty() && LabelWords::IsAnybody(p_[head].lower)) core = {{p_[head].lower, ""}};
  const LabelPieces phrase = owner + front + core + rest;
  // "wants the gap narrowed", "wanted the firm out of the harbour"
  if (depth == 0 && !phrase.empty()) {
    if (const LabelPieces state = StateWished(head); !state.empty()) return phrase + state;
  }
  const bool bare = phrase.size() == 1 && p_[head].relation != "nmod";
  return bare ? phrase + Defining(head) : phrase;
}

LabelPieces Labeller::OtherSide(WordIndex noun, MaybeWord preposition, int depth) const {
  const MaybeWord other = p_.Child(noun, "conj");
  if (!other || !preposition || p_[*preposition].lower != "between") return {};
  return LabelPieces{{"and", ""}} + Noun(*other, {}, depth + 1);
}

bool Labeller::IsShare(WordIndex word) const {
  return word < p_.size() && (p_[word].lower == "percent" || p_[word].lower == "%");
}

LabelPieces Labeller::Pronoun(WordIndex word) const {
  const std::optional<LabelPiece> entity = words_.Entity(word);
  if (entity && !IsOneOf(p_[word].lower, kSpeakers)) return {*entity};
  // "we will build it"
  const bool anaphor = p_.IsAnaphor(word) && p_[word].relation != "expl";
  if (x_.before == nullptr || !anaphor) return {};
  return {{x_.before->label, x_.before->key}};
}

MaybeWord Labeller::MeantBy(WordIndex word) const {
  if (p_[word].lower == "each" && word + 1 < p_.size() && p_[word + 1].lower == "other") {
    return p_.IsRoot(word) ? std::nullopt : p_.OwnSubjectOf(p_[word].head);
  }
  if (p_[word].lower != "what" || p_.IsRoot(word)) return std::nullopt;
  WordIndex top = p_[word].head;
  const WordIndex clause = p_.Child(word, "acl").value_or(top);
  if (const MaybeWord called = p_.Child(clause, "xcomp"); called && *called > clause) {
    if (p_.IsNominal(*called) || p_[*called].xpos == "VBG") return called;
  }
  if (const MaybeWord called = p_.Child(clause, "obj"); called && *called > clause) {
    if (p_[clause].lemma == "call" && p_[clause].deprel == "acl:relcl") return called;
  }
  if (p_[word].relation == "obj" && !p_.IsRoot(top)) top = p_[top].head;
  const bool said = top > word && top != x_.cue && p_.Child(top, "cop") && p_.IsNominal(top);
  return said && !p_.Child(top, "case") ? MaybeWord(top) : std::nullopt;
}

LabelPieces Labeller::Possessor(WordIndex word, int depth) const {
  if (p_[word].upos == Upos::kPron) {
    const std::optional<LabelPiece> entity = words_.Entity(word);
    if (!entity || IsOneOf(p_[word].lower, kSpeakers)) return {};
    return {*entity};
  }
  return Noun(word, {}, depth + 1);
}

std::pair<LabelPieces, LabelPieces> Labeller::Rest(WordIndex head, const LabelPieces& owner,
                                                   int depth) const {
  LabelPieces front;
  LabelPieces rest;
  for (const WordIndex child : p_.ChildrenOf(head)) {
    if (child < head) continue;
    const std::string_view relation = p_[child].relation;
    if (relation == "acl" && p_[child].deprel != "acl:relcl") {
      // Nor "the bridge, closed last year,".
      const WordIndex first = p_[child].yield.first;
      if (child == x_.cue || p_[first - (first > 0)].lower == ",") continue;
      rest = rest + Reduced(child, depth);
      continue;
    }
    if (relation != "nmod" || p_[child].deprel == "nmod:poss" || p_[child].deprel == "nmod:tmod") {
      continue;
    }
    const MaybeWord preposition = p_.Child(child, "case");
    if (!preposition || !Names(child, preposition) || IsOccasion(child, head)) continue;
    const LabelPieces phrase = Noun(child, {}, depth + 1);
    if (phrase.empty()) continue;
    const bool owns = preposition && IsOneOf(p_[*preposition].lower, kOwnerPrepositions) &&
                      phrase.size() == 1 && phrase[0].actor && owner.empty() && front.empty();
    if (owns) {
      front = phrase;
      continue;
    }
    if (preposition) rest.push_back({p_[*preposition].lower, ""});
    rest = rest + phrase + OtherSide(child, preposition, depth);
  }
  if (const MaybeWord matter = MatterOf(head)) {
    rest = rest + LabelPieces{{p_[p_[head].yield.end].lower, ""}} + Phrase(*matter, {}, depth + 1);
  }
  return {front, rest};
}

IssueLabel LabelOf(const LabelContext& context, WordIndex target, MaybeWord owner) {
  return Labeller(context).Run(target, owner);
}

}  // namespace whosaid
