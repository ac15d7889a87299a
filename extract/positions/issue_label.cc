#include "extract/positions/issue_label.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "extract/lexicon.h"
#include "extract/positions/label_words.h"
#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

constexpr size_t kLongestLabel = 9;     // words
constexpr size_t kLongestModifier = 4;  // words of an object that goes before its verb's noun
constexpr int kDeepest = 10;
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
// "troops deployed to the island" are "troops in the island".
constexpr std::string_view kPlacing[] = {"deploy", "send", "station", "base", "place"};
constexpr std::string_view kNamingPrepositions[] = {
    "of",    "for",     "by",      "in",     "on",      "to",   "with",
    "from",  "at",      "against", "over",   "under",   "into", "between",
    "about", "without", "through", "toward", "towards", "among"};
constexpr std::string_view kPlacedBy[] = {"at", "in", "on", "under", "within", "near"};
constexpr std::string_view kOwnerPrepositions[] = {"of", "for", "by"};
constexpr std::string_view kAnything[] = {"everything", "something", "anything",
                                          "more",       "what",      "all"};
constexpr std::string_view kAnaphors[] = {"it", "this", "that", "them", "those", "these"};
// "no evidence that the dam leaks" is about the leak.
constexpr std::string_view kGrounds[] = {"evidence", "proof", "sign", "doubt", "hint"};
constexpr std::string_view kTelling[] = {"present", "announce", "unveil",  "publish", "release",
                                         "outline", "describe", "mention", "issue",   "report"};
constexpr std::string_view kHappening[] = {"happen", "occur"};
// "staying in the club" is club membership.
constexpr std::string_view kStaying[] = {"stay", "remain"};
constexpr std::string_view kTakingOn[] = {
    "ban",        "moratorium", "tax",    "limit",   "curb",   "cap",  "restriction", "sanction",
    "tariff",     "levy",       "vote",   "embargo", "freeze", "deal", "agreement",   "debate",
    "referendum", "crackdown",  "stance", "attack",  "law",    "rule", "toll",        "duty"};
constexpr std::string_view kManners[] = {
    "last",      "least", "once",      "all",        "first", "present",    "place",  "public",
    "principle", "fact",  "condition", "conditions", "part",  "particular", "general"};
constexpr std::string_view kAnybody[] = {"person", "man", "woman", "people"};
constexpr std::string_view kGoing[] = {"go", "get", "grow", "turn"};  // "going bankrupt"
constexpr std::string_view kSayingMore[] = {"add", "say", "note", "claim", "argue", "insist"};

struct Derived {
  std::string_view word;
  std::string_view noun;
};
// What one who is such a thing holds: "Arden becoming a club member" → "Arden club membership".
constexpr Derived kStations[] = {
    {"member", "membership"},     {"president", "presidency"}, {"citizen", "citizenship"},
    {"leader", "leadership"},     {"candidate", "candidacy"},  {"nominee", "nomination"},
    {"partner", "partnership"},   {"ally", "alliance"},        {"governor", "governorship"},
    {"chairman", "chairmanship"}, {"owner", "ownership"},      {"resident", "residency"}};
// Verbs with their particles.
constexpr Derived kPhrasal[] = {
    {"go back", "return"},        {"come back", "return"},       {"get back", "return"},
    {"step down", "resignation"}, {"stand down", "resignation"}, {"pull out", "withdrawal"},
    {"give up", "abandonment"},   {"give in", "concession"},     {"back down", "retreat"},
    {"shut down", "shutdown"},    {"break up", "breakup"},       {"phase out", "phase-out"}};

std::string_view DerivedFrom(std::span<const Derived> table, std::string_view word) {
  const auto row = std::ranges::find(table, word, &Derived::word);
  return row == table.end() ? std::string_view() : row->noun;
}

constexpr std::string_view kSpeakers[] = {"i", "we", "me", "us", "you", "my", "our", "your"};

class Labeller {
 public:
  explicit Labeller(const LabelContext& context)
      : x_(context), p_(context.parse), words_(context) {}

  IssueLabel Run(WordIndex target, MaybeWord owner) {
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
      if (!result.label.empty()) result.label += ' ';
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

 private:
  // Long labels end before a preposition.
  static size_t EndOf(const LabelPieces& pieces) {
    if (pieces.size() <= kLongestLabel) return pieces.size();
    size_t end = kLongestLabel;
    while (end > kLongestLabel / 2 && !(pieces[end].key.empty() && !pieces[end].actor)) --end;
    return end > kLongestLabel / 2 ? end : kLongestLabel;
  }

  LabelPieces Owner(WordIndex head) const {
    if (p_[head].upos == Upos::kPron) {
      const std::optional<LabelPiece> entity = words_.Entity(head);
      const bool anaphor = !entity && IsOneOf(p_[head].lower, kAnaphors);
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

  LabelPieces Phrase(WordIndex head, const LabelPieces& owner, int depth) const {
    if (depth > kDeepest) return {};
    if (p_.Child(head, "cop") && !p_.IsVerb(head)) return Copular(head, owner, depth);
    if (p_.IsVerb(head)) return Verb(head, owner, depth);
    if (p_[head].relation == "xcomp" && !p_.IsNominal(head)) return owner + words_.Flat(head);
    return Noun(head, owner, depth);
  }

  // "that the plan is unaffordable": what is said of what; "should be able to sue": the suit; "must
  // be at the table".
  LabelPieces Copular(WordIndex head, LabelPieces owner, int depth) const {
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
    return owner + Attribute(head, depth);
  }

  // "that [linking] the two was unfair", wherever the parser hangs the gerund.
  MaybeWord DoingBefore(WordIndex copula) const {
    for (WordIndex i = copula; i-- > 0 && copula - i < kLongestLabel;) {
      if (p_[i].upos == Upos::kPunct) break;
      const bool whole = p_[i].yield.end == copula || (i > 0 && p_[i - 1].lower == "that");
      if (p_[i].xpos == "VBG" && whole) return i;
    }
    return std::nullopt;
  }

  // "a member of the club" → "club membership"; "free", "a free man" as they stand.
  LabelPieces Attribute(WordIndex head, int depth) const {
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
    for (WordIndex i = p_[head].yield.first; i <= head; ++i) {
      if (i == head && !station.empty()) {
        pieces.push_back({std::string(station), std::string(station)});
      } else if (i == head || (p_[i].head == head && words_.Specifies(i))) {
        words_.Append(pieces, i);
      }
    }
    return pieces;
  }

  LabelPieces SubjectLabel(WordIndex subject, int depth) const {
    if (p_.IsVerb(subject)) return Verb(subject, {}, depth + 1);
    return Owner(subject);
  }

  bool IsTransparent(WordIndex noun) const {
    if (IsOneOf(p_[noun].lemma, kTransparent)) return true;
    if (!IsOneOf(p_[noun].lemma, kGrounds)) return false;
    const MaybeWord inner = Inner(noun);
    return inner && p_.HasChildLemma(*inner, "mark", "that");
  }

  // What "the idea of" or "the plan to" is about.
  MaybeWord Inner(WordIndex noun) const {
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
    return std::nullopt;
  }

  // A noun phrase with what hangs on it; owners come first.
  LabelPieces Noun(WordIndex head, LabelPieces owner, int depth) const {
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
    for (const WordIndex child : p_.ChildrenOf(head)) {
      if (p_[child].deprel == "nmod:poss") owner = owner + Possessor(child, depth);
    }
    if (IsTransparent(head)) {
      if (const MaybeWord inner = Inner(head)) {
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
          head + 1 < p_.size() && p_[head + 1].upos == Upos::kNum && p_[head + 1].head == head;
      if (numbered) return owner + words_.Core(head);
      return owner + LabelPieces{*entity} + Rest(head, owner, depth).second;
    }
    const auto [front, rest] = Rest(head, owner, depth);
    return owner + front + words_.Core(head) + rest;
  }

  LabelPieces Pronoun(WordIndex word) const {
    const std::optional<LabelPiece> entity = words_.Entity(word);
    if (entity && !IsOneOf(p_[word].lower, kSpeakers)) return {*entity};
    // "we will build it"
    const bool anaphor = IsOneOf(p_[word].lower, kAnaphors) && p_[word].relation != "expl";
    if (x_.before == nullptr || !anaphor) return {};
    return {{x_.before->label, x_.before->key}};
  }

  // The noun that "what" or "each other" stands for: "[what] the farmers want is [water]", "[what]
  // she calls [interference]", "[both towns] blame [each] other".
  MaybeWord MeantBy(WordIndex word) const {
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

  LabelPieces Possessor(WordIndex word, int depth) const {
    if (p_[word].upos == Upos::kPron) {
      const std::optional<LabelPiece> entity = words_.Entity(word);
      if (!entity || IsOneOf(p_[word].lower, kSpeakers)) return {};
      return {*entity};
    }
    return Noun(word, {}, depth + 1);
  }

  // What hangs behind a noun: a named owner, which goes before it, and the rest.
  std::pair<LabelPieces, LabelPieces> Rest(WordIndex head, const LabelPieces& owner,
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
      if (relation != "nmod" || p_[child].deprel == "nmod:poss" ||
          p_[child].deprel == "nmod:tmod") {
        continue;
      }
      const MaybeWord preposition = p_.Child(child, "case");
      if (!Names(child, preposition)) continue;
      const LabelPieces phrase = Noun(child, {}, depth + 1);
      if (phrase.empty()) continue;
      const bool owns = preposition && IsOneOf(p_[*preposition].lower, kOwnerPrepositions) &&
                        phrase.size() == 1 && phrase[0].actor && owner.empty() && front.empty();
      if (owns) {
        front = phrase;
        continue;
      }
      if (preposition) rest.push_back({p_[*preposition].lower, ""});
      rest = rest + phrase;
    }
    if (const MaybeWord matter = MatterOf(head)) {
      rest = rest + LabelPieces{{"on", ""}} + Noun(*matter, {}, depth + 1);
    }
    return {front, rest};
  }

  // "rejected a [ban] on [drilling]", where the parser hangs "on drilling" on the verb.
  MaybeWord MatterOf(WordIndex noun) const {
    const WordIndex on = p_[noun].yield.end;
    if (!IsOneOf(p_[noun].lemma, kTakingOn) || on >= p_.size() || p_[on].lower != "on") return {};
    const WordIndex matter = p_[on].head;
    const bool beside = matter > on && !p_.IsRoot(noun) && p_[matter].head == p_[noun].head;
    return beside && p_[matter].relation == "obl" && Names(matter, on) ? MaybeWord(matter)
                                                                       : std::nullopt;
  }

  // "troops deployed to the island", "a bill to cut taxes", but not "the plan presented there".
  LabelPieces Reduced(WordIndex verb, int depth) const {
    if (depth > kDeepest || IsOneOf(p_[verb].lemma, kTelling)) return {};
    if (IsOneOf(p_[verb].lemma, kPlacing)) {
      if (const MaybeWord place = p_.Child(verb, "obl")) {
        return LabelPieces{{"in", ""}} + Noun(*place, {}, depth + 1);
      }
    }
    if (p_.IsInfinitive(verb)) return LabelPieces{{"for", ""}} + Verb(verb, {}, depth + 1);
    LabelPieces pieces;
    words_.Append(pieces, verb);
    if (const MaybeWord object = p_.Child(verb, "obj")) {
      pieces = pieces + Noun(*object, {}, depth + 1);
    }
    return pieces + Complements(verb, std::nullopt, depth);
  }

  // Whether a phrase belongs to the name of an issue: no times, causes and circumstances.
  bool Names(WordIndex noun, MaybeWord preposition) const {
    const uint64_t traits = ShippedLexicon().Find(p_[noun].lower).traits;
    if ((traits & (kWeekday | kMonth | kTimeNoun)) != 0) return false;
    // "at last", "in the first place"
    if (IsOneOf(p_[noun].lower, kManners)) return false;
    // "on 19 May"
    if (p_[noun].upos == Upos::kNum && preposition && p_[*preposition].lower == "on") return false;
    return !preposition || IsOneOf(p_[*preposition].lower, kNamingPrepositions);
  }

  // Prepositional phrases behind a verb, but for times.
  LabelPieces Complements(WordIndex verb, MaybeWord but, int depth) const {
    LabelPieces pieces;
    const MaybeWord object = p_.Child(verb, "obj");
    const MaybeWord matter = object ? MatterOf(*object) : std::nullopt;
    for (const WordIndex child : p_.ChildrenOf(verb)) {
      if (p_[child].relation != "obl" || child < verb || child == but || child == matter) continue;
      const MaybeWord preposition = p_.Child(child, "case");
      if (!preposition || !Names(child, preposition)) continue;
      const LabelPieces phrase = Noun(child, {}, depth + 1);
      if (phrase.empty()) continue;
      pieces.push_back({p_[*preposition].lower, ""});
      pieces = pieces + phrase;
    }
    return pieces;
  }

  LabelPieces Verb(WordIndex verb, LabelPieces owner, int depth) const {
    if (depth > kDeepest) return {};
    const bool passive = p_.IsPassive(verb);
    if (owner.empty()) {
      const MaybeWord subject = p_.OwnSubjectOf(verb);
      const bool relative = p_[verb].deprel == "acl:relcl" && p_[p_[verb].head].lower != "what";
      if (subject && !passive && !p_.Child(verb, "cop") && !relative)
        owner = SubjectLabel(*subject, depth);
    }
    // "aiming to restore", "wants to see": the last verb of the chain counts.
    for (const WordIndex child : p_.ChildrenOf(verb)) {
      if (p_[child].relation == "xcomp" && p_.IsInfinitive(child)) {
        MaybeWord object = p_.Child(verb, "obj");
        if (!object) object = p_.Child(verb, "iobj");
        if (object && *object < child) {
          if (LabelPieces doing = Owner(*object); !doing.empty()) owner = std::move(doing);
        }
        return Phrase(child, owner, depth + 1);
      }
    }
    if (const MaybeWord inner = InnerOf(verb)) return Phrase(*inner, owner, depth + 1);
    if (const auto state = StateOf(verb, depth)) return owner + *state;
    if (x_.before != nullptr && IsDoingSo(verb)) return {{x_.before->label, x_.before->key}};
    if (IsOneOf(p_[verb].lemma, kHappening) && !p_.Child(verb, "obj")) return owner;
    return Act(verb, std::move(owner), depth);
  }

  // The noun of a verb's act with what it is done to: "repeal the act" → "act repeal".
  LabelPieces Act(WordIndex verb, LabelPieces owner, int depth) const {
    const bool passive = p_.IsPassive(verb);
    const Nominalisation noun = x_.nominals.Of(p_[verb].lemma);
    const bool light = noun.kind == Nominalisation::Kind::kLight;
    std::string action = light ? IngForm(p_[verb].lemma) : noun.noun;
    MaybeWord object = p_.Child(verb, "obj");
    if (passive) {
      object = p_.SubjectOf(verb);
      if (p_[verb].relation == "acl") object.reset();
    }
    if (!object) {
      if (const MaybeWord clause = p_.Child(verb, "ccomp"); clause && owner.empty()) {
        return Phrase(*clause, owner, depth + 1);
      }
      return Intransitive(verb, owner, action, light, depth);
    }
    LabelPieces what = Noun(*object, {}, depth + 1);
    // "joined the ranks"
    if (action == "membership" && p_[*object].xpos == "NNS") action = IngForm(p_[verb].lemma);
    if (passive && std::ranges::equal(what, owner, {}, &LabelPiece::text, &LabelPiece::text))
      owner.clear();
    if (light && passive) {
      // "guarantees must be backed by troops"
      const LabelPieces rest = Complements(verb, object, depth);
      if (rest.empty()) return owner + what;
      return owner + what + LabelPieces{{words_.Text(verb), p_[verb].lemma}} + rest;
    }
    if (light) return owner + what + Destination(verb, depth);
    if (what.empty()) return Intransitive(verb, owner, action, false, depth);
    if (passive && action == IngForm(p_[verb].lemma)) {
      // "the pledge must be written into the bill"
      return owner + what + LabelPieces{{words_.Text(verb), p_[verb].lemma}} +
             Complements(verb, object, depth);
    }
    const LabelPieces done = {{action, action}};
    if (what.size() <= kLongestModifier)
      return owner + what + done + Complements(verb, object, depth);
    return owner + done + LabelPieces{{"of", ""}} + what;
  }

  // "becoming a club member" → "club membership", "staying in the club", "staying calm".
  std::optional<LabelPieces> StateOf(WordIndex verb, int depth) const {
    const bool staying = IsOneOf(p_[verb].lemma, kStaying);
    const bool going = IsOneOf(p_[verb].lemma, kGoing);
    if (!staying && !going && p_[verb].lemma != "become") return std::nullopt;
    MaybeWord state = p_.Child(verb, "xcomp");
    if (!state && !staying && !going) state = p_.Child(verb, "obj");
    if (going && (!state || p_[*state].upos != Upos::kAdj)) return std::nullopt;
    if (state && !p_.IsVerb(*state)) {
      const LabelPieces ing = {{IngForm(p_[verb].lemma), ""}};
      const LabelPieces attribute = Attribute(*state, depth);
      return (staying || going) && p_[*state].upos == Upos::kAdj ? ing + attribute : attribute;
    }
    const MaybeWord place = p_.Child(verb, "obl");
    if (!staying || !place || !p_.HasChildLemma(*place, "case", "in")) return std::nullopt;
    const LabelPieces where = Noun(*place, {}, depth + 1);
    if (where.empty()) return std::nullopt;
    const bool club = where.size() == 1 && where[0].organisation;
    if (club) return where + LabelPieces{{"membership", "membership"}};
    return LabelPieces{{"stay", "stay"}, {"in", ""}} + where;
  }

  // "to do so", "has done that".
  bool IsDoingSo(WordIndex verb) const {
    if (p_[verb].lemma != "do") return false;
    const MaybeWord object = p_.Child(verb, "obj");
    return object ? IsOneOf(p_[*object].lower, kAnaphors) : p_.HasChildLemma(verb, "advmod", "so");
  }

  // What a verb that says little by itself is about: "start talking", "do everything to help",
  // "stay focused on the budget".
  MaybeWord InnerOf(WordIndex verb) const {
    const MaybeWord object = p_.Child(verb, "obj");
    for (const WordIndex child : p_.ChildrenOf(verb)) {
      if (p_[child].relation == "xcomp" && !object && child > verb) {
        if (p_[child].xpos == "VBG") return child;
        const bool state = !p_.IsVerb(child) || p_[child].xpos == "VBN";
        if (const MaybeWord about = p_.Child(child, "obl"); about && state) return about;
      }
    }
    if (p_[verb].lemma != "do" || !object || !IsOneOf(p_[*object].lower, kAnything)) {
      return std::nullopt;
    }
    for (WordIndex i = *object + 1; i < p_[verb].yield.end; ++i) {
      if (p_.IsVerb(i) && p_.IsInfinitive(i)) return i;
    }
    return std::nullopt;
  }

  MaybeWord ParticleOf(WordIndex verb) const {
    if (verb + 1 >= p_.size() || p_[verb + 1].head != verb) return std::nullopt;
    const std::string_view deprel = p_[verb + 1].deprel;
    return deprel == "compound:prt" || deprel == "advmod" ? MaybeWord(verb + 1) : std::nullopt;
  }

  // "return to the old border" → "old border", "be covered under the treaty" → "treaty coverage".
  LabelPieces Intransitive(WordIndex verb, const LabelPieces& owner, const std::string& action,
                           bool light, int depth) const {
    const MaybeWord oblique = p_.Child(verb, "obl");
    if (const MaybeWord particle = ParticleOf(verb)) {
      const std::string both = p_[verb].lemma + " " + p_[*particle].lower;
      if (const std::string_view noun = DerivedFrom(kPhrasal, both); !noun.empty()) {
        return owner + LabelPieces{{std::string(noun), std::string(noun)}} +
               Complements(verb, std::nullopt, depth);
      }
    }
    // "step up on keeping your word"
    for (const WordIndex child : p_.ChildrenOf(verb)) {
      const bool clause = p_[child].relation == "advcl" && p_[child].xpos == "VBG";
      if (clause && child > verb && !oblique && p_.HasChildLemma(child, "mark", "on")) {
        return Phrase(child, owner, depth + 1);
      }
    }
    if (light && oblique) {
      if (const LabelPieces what = Noun(*oblique, {}, depth + 1); !what.empty())
        return owner + what;
    }
    const LabelPieces done = {{action, light ? p_[verb].lemma : action}};
    const MaybeWord preposition = oblique ? p_.Child(*oblique, "case") : std::nullopt;
    const bool under = p_.IsPassive(verb) && owner.empty() && preposition;
    if (under) return Noun(*oblique, {}, depth + 1) + done;
    return owner + done + Complements(verb, std::nullopt, depth);
  }

  // "restore Arden to its old border", "increase spending to 5%".
  LabelPieces Destination(WordIndex verb, int depth) const {
    for (const WordIndex child : p_.ChildrenOf(verb)) {
      if (p_[child].relation != "obl" || !p_.HasChildLemma(child, "case", "to")) continue;
      const LabelPieces phrase = Noun(child, {}, depth + 1);
      if (p_.Child(child, "nummod") || p_[child].upos == Upos::kNum) {
        return LabelPieces{{"at", ""}} + phrase;
      }
      return phrase;
    }
    return {};
  }

  const LabelContext& x_;
  const ParsedSentence& p_;
  const LabelWords words_;
};

}  // namespace

IssueLabel LabelOf(const LabelContext& context, WordIndex target, MaybeWord owner) {
  return Labeller(context).Run(target, owner);
}

}  // namespace whosaid
