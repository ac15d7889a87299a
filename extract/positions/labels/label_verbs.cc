// Labels of verb phrases and clauses: "joining the club" is club membership.
#include <algorithm>
#include <utility>
#include <vector>

#include "extract/lexicon.h"
#include "extract/positions/labels/labeller.h"
#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

constexpr size_t kLongestModifier = 4;  // words of an object that goes before its verb's noun
// "troops deployed to the island" are "troops in the island".
constexpr std::string_view kPlacing[] = {"deploy", "send", "station", "base", "place"};
constexpr std::string_view kNamingPrepositions[] = {
    "of",    "for",     "by",      "in",     "on",      "to",   "with",
    "from",  "at",      "against", "over",   "under",   "into", "between",
    "about", "without", "through", "toward", "towards", "among"};
constexpr std::string_view kAnything[] = {"everything", "something", "anything",
                                          "more",       "what",      "all"};
constexpr std::string_view kTelling[] = {"present", "announce", "unveil",  "publish", "release",
                                         "outline", "describe", "mention", "issue",   "report"};
constexpr std::string_view kHappening[] = {"happen", "occur"};
// "staying in the club" is club membership.
constexpr std::string_view kStaying[] = {"stay", "remain"};
constexpr std::string_view kManners[] = {
    "last",      "least", "once",      "all",        "first", "present",    "place",  "public",
    "principle", "fact",  "condition", "conditions", "part",  "particular", "general"};
// "holding a minister in contempt": what becomes of the object is part of the act.
constexpr std::string_view kPutting[] = {"put",  "hold", "keep", "leave", "make", "get",
                                         "have", "let",  "set",  "bring", "take", "give"};
constexpr std::string_view kWhither[] = {"together", "away", "back",  "ahead",  "out",  "off",
                                         "apart",    "up",   "down",  "around", "over", "abroad",
                                         "forward",  "home", "alone", "aside"};
constexpr std::string_view kWhitherPrepositions[] = {"out",  "off",     "behind", "like", "as",
                                                     "onto", "outside", "inside", "upon", "across"};
constexpr std::string_view kNeedingMore[] = {"do",   "get",   "ensure", "let",   "make", "take",
                                             "give", "have",  "put",    "allow", "keep", "leave",
                                             "set",  "bring", "enable", "permit"};
// Verbs that alone name no act.
constexpr std::string_view kEmptyVerbs[] = {"say",  "tell", "ask",  "add",  "know", "think", "mean",
                                            "like", "want", "need", "try",  "look", "check", "go",
                                            "come", "do",   "seem", "feel", "take", "give",  "get"};
constexpr std::string_view kGoing[] = {"go", "get", "grow", "turn"};  // "going bankrupt"
// Who aims for peace is for peace: verbs and what goes between.
constexpr Derived kAiming[] = {{"aim", "for at"}, {"strive", "for"}, {"push", "for"},
                               {"press", "for"},  {"hope", "for"},   {"call", "for"},
                               {"wish", "for"},   {"long", "for"}};
// Verbs with their particles.
constexpr Derived kPhrasal[] = {
    {"go back", "return"},        {"come back", "return"},       {"get back", "return"},
    {"step down", "resignation"}, {"stand down", "resignation"}, {"pull out", "withdrawal"},
    {"give up", "abandonment"},   {"give in", "concession"},     {"back down", "retreat"},
    {"shut down", "shutdown"},    {"break up", "breakup"},       {"phase out", "phase-out"}};

}  // namespace

LabelPieces Labeller::Reduced(WordIndex verb, int depth) const {
  if (depth > kDeepest || IsOneOf(p_[verb].lemma, kTelling)) return {};
  if (IsOneOf(p_[verb].lemma, kPlacing)) {
    if (const MaybeWord place = p_.Child(verb, "obl")) {
      return LabelPieces{{"in", ""}} + Noun(*place, {}, depth + 1);
    }
  }
  if (p_.IsInfinitive(verb)) return LabelPieces{{"for", ""}} + Verb(verb, {}, depth + 1);
  LabelPieces pieces;
  // "the cost of doing nothing"
  const MaybeWord mark = p_.Child(verb, "mark");
  if (mark && *mark < verb && p_[verb].xpos == "VBG") pieces.push_back({p_[*mark].lower, ""});
  words_.Append(pieces, verb);
  const MaybeWord object = p_.Child(verb, "obj");
  LabelPieces what = object ? Noun(*object, {}, depth + 1) : LabelPieces{};
  if (object && what.empty() && LabelWords::IsAnybody(p_[*object].lower)) {
    what = {{p_[*object].lower, ""}};
  }
  return pieces + Behind(verb, object, what, depth);
}

bool Labeller::Names(WordIndex noun, MaybeWord preposition) const {
  const uint64_t traits = ShippedLexicon().Find(p_[noun].lower).traits;
  if ((traits & (kWeekday | kMonth | kTimeNoun)) != 0) return false;
  // "at last", "in the first place", but "with chronic conditions"
  const WordRange yield = p_[noun].yield;
  if (IsOneOf(p_[noun].lower, kManners) && yield.end - yield.first <= 2) return false;
  if (p_[noun].lower == "place" && preposition && p_[*preposition].lower == "in") return false;
  // "on 19 May"
  if (p_[noun].upos == Upos::kNum && preposition && p_[*preposition].lower == "on") return false;
  return !preposition || IsOneOf(p_[*preposition].lower, kNamingPrepositions);
}

LabelPieces Labeller::Complements(WordIndex verb, MaybeWord but, int depth) const {
  LabelPieces pieces;
  const MaybeWord object = p_.Child(verb, "obj");
  const MaybeWord matter = object ? MatterOf(*object) : std::nullopt;
  for (const WordIndex child : p_.ChildrenOf(verb)) {
    if (p_[child].relation != "obl" || child < verb || child == but || child == matter) continue;
    const MaybeWord preposition = p_.Child(child, "case");
    if (!preposition || !Names(child, preposition) || IsOccasion(child, verb)) continue;
    const LabelPieces phrase = Noun(child, {}, depth + 1);
    if (phrase.empty()) continue;
    pieces.push_back({p_[*preposition].lower, ""});
    pieces = pieces + phrase + OtherSide(child, preposition, depth);
  }
  return pieces;
}

LabelPieces Labeller::Verb(WordIndex verb, LabelPieces owner, int depth) const {
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
    const bool helped = p_[verb].lemma == "help" && p_[child].xpos == "VB" && child > verb;
    if (p_[child].relation == "xcomp" && (helped || p_.IsInfinitive(child))) {
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

LabelPieces Labeller::Act(WordIndex verb, LabelPieces owner, int depth) const {
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
    if (const MaybeWord clause = p_.Child(verb, "ccomp"); clause && (light || owner.empty())) {
      return Phrase(*clause, {}, depth + 1);
    }
    return Intransitive(verb, owner, action, light, depth);
  }
  LabelPieces what = Noun(*object, {}, depth + 1);
  if (what.empty() && p_[*object].upos == Upos::kPron && !passive) {
    // "We will release them": nobody can tell what.
    if (!LabelWords::IsAnybody(p_[*object].lower)) return {};
    what = {{p_[*object].lower, ""}};
  }
  if (passive && std::ranges::equal(what, owner, {}, &LabelPiece::text, &LabelPiece::text))
    owner.clear();
  const LabelPieces complements = Complements(verb, object, depth);
  // "joined the ranks"
  const bool ranks =
      action == "membership" && (p_[*object].xpos == "NNS" || p_[verb].lemma == "admit");
  // "Arden cutting taxes" and "cutting taxes for farmers", as "taxes cut" is no noun.
  const bool bare = !(action == p_[verb].lemma && !owner.empty()) && complements.empty();
  const bool compound = noun.listed && !light && bare && !IsWide(verb) && IsCompact(what);
  if (passive && !compound) return Undergone(verb, owner, what, action, depth);
  if (light && !HasState(verb) && !HasDestination(verb)) {
    // "Arden continues Lodria's policies"
    if (!what.empty() && what[0].actor) owner.clear();
    LabelPieces to = Destination(verb, depth);
    if (to.empty()) to = Destination(*object, depth);  // where the parser hangs "to 5%" on it
    return owner + what + to;
  }
  if (what.empty()) return Intransitive(verb, owner, action, false, depth);
  if (compound && !ranks) return owner + what + LabelPieces{{action, action}};
  return owner + LabelPieces{{IngForm(p_[verb].lemma), light ? p_[verb].lemma : action}} +
         Behind(verb, object, what, depth);
}

LabelPieces Labeller::Undergone(WordIndex verb, const LabelPieces& owner, LabelPieces what,
                                const std::string& action, int depth) const {
  const bool light = x_.nominals.Of(p_[verb].lemma).kind == Nominalisation::Kind::kLight;
  const LabelPieces rest = Behind(verb, std::nullopt, {}, depth);
  if (light && rest.empty()) return owner + what;
  if (owner.empty() && what.empty()) what = {{"being", ""}};
  return owner + what + LabelPieces{{words_.Text(verb), light ? p_[verb].lemma : action}} + rest;
}

bool Labeller::IsWide(WordIndex verb) const {
  return HasParticle(verb) || std::ranges::any_of(p_.ChildrenOf(verb), [&](WordIndex child) {
           return IsKeptFrom(child);
         });
}

bool Labeller::IsCompact(const LabelPieces& what) {
  return what.size() <= kLongestModifier &&
         std::ranges::none_of(what, [](const LabelPiece& piece) { return piece.key.empty(); });
}

bool Labeller::HasState(WordIndex verb) const {
  for (const WordIndex child : p_.ChildrenOf(verb)) {
    if (child < verb) continue;
    const bool put = IsOneOf(p_[verb].lemma, kPutting) && p_[child].relation == "obl" &&
                     Names(child, std::nullopt);
    if (put || p_[child].relation == "xcomp") return true;
  }
  return HasParticle(verb);
}

bool Labeller::IsKeptFrom(WordIndex verb) const {
  return p_[verb].relation == "advcl" && p_[verb].xpos == "VBG" &&
         p_.HasChildLemma(verb, "mark", "from");
}

bool Labeller::HasDestination(WordIndex verb) const {
  return std::ranges::any_of(p_.ChildrenOf(verb), [&](WordIndex child) {
    if (p_[child].relation != "obl" || !p_.HasChildLemma(child, "case", "to")) return false;
    const bool number = p_[child].upos == Upos::kNum || p_.Child(child, "nummod");
    const bool owned = std::ranges::any_of(
        p_.ChildrenOf(child), [&](WordIndex owner) { return p_[owner].deprel == "nmod:poss"; });
    return child > verb && !number && !owned;
  });
}

bool Labeller::HasParticle(WordIndex verb) const {
  return std::ranges::any_of(p_.ChildrenOf(verb), [&](WordIndex child) {
    if (child < verb) return false;
    const bool whither = child == verb + 1 && IsOneOf(p_[child].lower, kWhither);
    return p_[child].deprel == "compound:prt" || (whither && p_[child].relation == "advmod");
  });
}

LabelPieces Labeller::Behind(WordIndex verb, MaybeWord object, const LabelPieces& what,
                             int depth) const {
  LabelPieces pieces;
  const MaybeWord matter = object ? MatterOf(*object) : std::nullopt;
  for (const WordIndex child : p_.ChildrenOf(verb)) {
    if (child < verb || child == matter) continue;
    const std::string_view relation = p_[child].relation;
    const WordRange yield = p_[child].yield;
    if (child == object) {
      pieces = pieces + what;
    } else if (p_[child].deprel == "compound:prt" ||
               (relation == "advmod" && IsOneOf(p_[child].lower, kWhither) &&
                (child + 1 == p_.size() || p_[child + 1].lower != "to"))) {
      pieces.push_back({p_[child].lower, ""});
    } else if (relation == "xcomp") {
      pieces = pieces + words_.Verbatim(yield.first, yield.end);
    } else if (relation == "obl") {
      const MaybeWord preposition = p_.Child(child, "case");
      if (!preposition || !Names(child, std::nullopt)) continue;
      const bool whither = IsOneOf(p_[*preposition].lower, kWhitherPrepositions);
      if (!whither && !Names(child, preposition)) continue;
      const LabelPieces phrase = Noun(child, {}, depth + 1);
      if (phrase.empty()) continue;
      WordIndex end = *preposition + 1;  // "out of"
      while (end < p_.size() && (p_[end].relation == "case" || p_[end].relation == "fixed")) ++end;
      pieces = pieces + words_.Verbatim(*preposition, end) + phrase +
               OtherSide(child, preposition, depth);
    } else if (relation == "ccomp" || IsKeptFrom(child)) {
      pieces =
          pieces + words_.Verbatim(yield.first, std::min(yield.end, yield.first + kLongestClause));
    }
  }
  return pieces;
}

std::optional<LabelPieces> Labeller::StateOf(WordIndex verb, int depth) const {
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

bool Labeller::IsDoingSo(WordIndex verb) const {
  if (p_[verb].lemma != "do") return false;
  const MaybeWord object = p_.Child(verb, "obj");
  return object ? p_.IsAnaphor(*object) : p_.HasChildLemma(verb, "advmod", "so");
}

MaybeWord Labeller::InnerOf(WordIndex verb) const {
  const MaybeWord object = p_.Child(verb, "obj");
  for (const WordIndex child : p_.ChildrenOf(verb)) {
    if (p_[child].relation == "xcomp" && !object && child > verb) {
      if (p_[child].xpos == "VBG") return child;
      const bool state = !p_.IsVerb(child) || p_[child].xpos == "VBN";
      if (const MaybeWord about = p_.Child(child, "obl"); about && state) return about;
    }
  }
  const MaybeWord aim = object ? MaybeWord() : p_.Child(verb, "obl");
  const MaybeWord to = aim ? p_.Child(*aim, "case") : MaybeWord();
  const bool aiming = to && *to == verb + 1 && !p_.IsPassive(verb);
  if (aiming && TakesPreposition(kAiming, p_[verb].lemma, p_[*to].lower)) return aim;
  if (p_[verb].lemma != "do" || !object || !IsOneOf(p_[*object].lower, kAnything)) {
    return std::nullopt;
  }
  for (WordIndex i = *object + 1; i < p_[verb].yield.end; ++i) {
    if (p_.IsVerb(i) && p_.IsInfinitive(i)) return i;
  }
  return std::nullopt;
}

MaybeWord Labeller::ParticleOf(WordIndex verb) const {
  if (verb + 1 >= p_.size() || p_[verb + 1].head != verb) return std::nullopt;
  const std::string_view deprel = p_[verb + 1].deprel;
  return deprel == "compound:prt" || deprel == "advmod" ? MaybeWord(verb + 1) : std::nullopt;
}

LabelPieces Labeller::Intransitive(WordIndex verb, const LabelPieces& owner,
                                   const std::string& action, bool light, int depth) const {
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
    if (const LabelPieces what = Noun(*oblique, {}, depth + 1); !what.empty()) return owner + what;
  }
  const LabelPieces behind = Behind(verb, std::nullopt, {}, depth);
  // "the dam holding", but neither "the town getting" nor "asking"
  const bool empty = owner.empty() ? light || IsOneOf(p_[verb].lemma, kEmptyVerbs)
                                   : light && IsOneOf(p_[verb].lemma, kNeedingMore);
  // "forget about it"
  const bool unsaid = owner.empty() && oblique && p_[*oblique].upos == Upos::kPron;
  if (behind.empty() && (empty || unsaid)) return {};
  // "people voting", but "the vote in May"
  const bool doing = !owner.empty() && action == p_[verb].lemma && !behind.empty();
  const bool listed = x_.nominals.Of(p_[verb].lemma).listed && !doing;
  const LabelPieces done = {
      {listed ? action : IngForm(p_[verb].lemma), light ? p_[verb].lemma : action}};
  const MaybeWord preposition = oblique ? p_.Child(*oblique, "case") : std::nullopt;
  const bool under = p_.IsPassive(verb) && owner.empty() && preposition;
  if (under) return Noun(*oblique, {}, depth + 1) + LabelPieces{{action, action}};
  if (p_.IsPassive(verb) && (!listed || !behind.empty())) {
    const LabelPieces who = owner.empty() ? LabelPieces{{"being", ""}} : owner;
    return who + LabelPieces{{words_.Text(verb), action}} + behind;
  }
  // "working together"
  const bool whither =
      !behind.empty() && behind[0].key.empty() && IsOneOf(behind[0].text, kWhither);
  if (whither) return owner + LabelPieces{{IngForm(p_[verb].lemma), action}} + behind;
  return owner + done + (listed ? Complements(verb, std::nullopt, depth) : behind);
}

LabelPieces Labeller::Destination(WordIndex verb, int depth) const {
  for (const WordIndex child : p_.ChildrenOf(verb)) {
    if (p_[child].relation != "obl" || !p_.HasChildLemma(child, "case", "to")) continue;
    LabelPieces phrase = Noun(child, {}, depth + 1);
    if (p_.Child(child, "nummod") || p_[child].upos == Upos::kNum) {
      LabelPieces count;  // "15 justices"
      const MaybeWord number = p_.Child(child, "nummod");
      if (number && p_[child].xpos == "NNS") words_.Append(count, *number);
      const bool told = !count.empty() && !phrase.empty() && phrase[0].text == count[0].text;
      return LabelPieces{{"at", ""}} + (told ? LabelPieces{} : count) + phrase;
    }
    return phrase;
  }
  return {};
}

}  // namespace whosaid
