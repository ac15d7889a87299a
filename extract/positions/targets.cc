#include "extract/positions/targets.h"

#include <algorithm>
#include <iterator>

#include "extract/lexicon.h"
#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

constexpr size_t kFarthest = 1;  // sentences back to what "it" stands for
constexpr std::string_view kCalls[] = {"call", "push", "effort", "demand", "bid", "request"};
constexpr WordIndex kFarthestPerson = 8;
constexpr std::string_view kHarming[] = {"hurt",    "harm",      "ruin",    "damage",     "destroy",
                                         "lead",    "undermine", "weaken",  "jeopardize", "kill",
                                         "cripple", "devastate", "endanger"};
constexpr std::string_view kEmptyWords[] = {"thing", "whole", "entire", "same"};
constexpr std::string_view kPersons[] = {"he", "him", "she", "her",  "you",      "me",
                                         "us", "who", "one", "what", "whatever", "both"};
constexpr std::string_view kAnaphoricNouns[] = {"idea",   "proposal", "plan",   "suggestion",
                                                "notion", "move",     "demand", "measure"};

// What nobody can take a stand on: "the thing", "people".
constexpr std::string_view kNamingNothing[] = {
    "thing",        "way",   "lot",    "stuff",  "time",   "day",  "today", "case",
    "circumstance", "point", "one",    "moment", "people", "man",  "woman", "person",
    "much",         "same",  "answer", "side",   "part",   "kind", "sort",  "simple",
    "reason",       "fact",  "matter", "place",  "good",   "true", "other", "others"};
constexpr std::string_view kPointing[] = {"the",   "this", "that", "these",
                                          "those", "such", "its",  "their"};
// Adjectives that tell no deal from another.
constexpr std::string_view kTellingNothing[] = {
    "new",       "same",   "other",   "good",  "great",   "first",   "last",     "big",
    "own",       "recent", "real",    "whole", "entire",  "next",    "previous", "only",
    "late",      "bad",    "current", "final", "long",    "major",   "small",    "such",
    "different", "large",  "many",    "more",  "several", "certain", "top"};

// "[Ruiz]'s [speech]", "[Ruiz] campaign [manager]"; the word itself where nothing is owned.
WordIndex OwnedBy(const ParsedSentence& parse, WordIndex word) {
  for (int step = 0; step < 3 && !parse.IsRoot(word); ++step) {
    const bool inner = parse[word].deprel == "nmod:poss" || parse[word].relation == "compound";
    if (!inner) break;
    word = parse[word].head;
  }
  return word;
}

bool IsAnaphor(const ParsedSentence& parse, WordIndex target, const IssueLabel& label) {
  if (parse.IsAnaphor(target) || label.key == "one") return true;
  // "the whole thing"
  const bool thing = parse[target].lemma == "thing" &&
                     std::ranges::all_of(SplitAt(label.key, ' '), [](std::string_view word) {
                       return IsOneOf(word, kEmptyWords);
                     });
  return !label.label.empty() && (thing || IsOneOf(label.key, kAnaphoricNouns));
}

// Whether words at a noun tell which one it is: "the harbour [deal]", "the [deal] with Arden".
bool IsTold(const ParsedSentence& parse, WordIndex noun) {
  return std::ranges::any_of(parse.ChildrenOf(noun), [&](WordIndex child) {
    const std::string_view relation = parse[child].relation;
    if (parse[child].xpos == "JJS") return false;
    if (relation == "amod") return !IsOneOf(parse[child].lemma, kTellingNothing);
    const bool behind = relation == "nmod" && child > noun && parse.Child(child, "case");
    return relation == "compound" || behind ||
           (relation == "acl" && child > noun && parse.IsInfinitive(child));
  });
}

// "the deal", "those comments": spoken of before.
bool PointsBack(const ParsedSentence& parse, WordIndex noun) {
  if (parse[noun].upos != Upos::kNoun) return false;
  return std::ranges::any_of(parse.ChildrenOf(noun), [&](WordIndex child) {
    return child < noun && IsOneOf(parse[child].lower, kPointing);
  });
}

// Whether "it" or the like stands in a phrase.
bool Refers(const ParsedSentence& parse, WordIndex head) {
  for (WordIndex i = parse[head].yield.first; i < parse[head].yield.end; ++i) {
    if (parse[i].upos == Upos::kPron && parse.IsAnaphor(i)) return true;
  }
  return false;
}

}  // namespace

bool IsNearly(const Target& a, const Target& b) {
  if (a.key == b.key) return true;
  if (a.actor || b.actor) return a.actor == b.actor;
  const auto words = [](const Target& target) { return SplitAt(target.key, ' '); };
  return std::ranges::includes(words(a), words(b)) || std::ranges::includes(words(b), words(a));
}

IssueLabel TargetFinder::LabelOfActor(ClusterIndex actor) const {
  const std::string& name = document_.clusters[actor].name;
  IssueLabel label{.label = name, .key = ToLower(name), .actor = actor};
  std::ranges::replace(label.key, ' ', '_');
  return label;
}

LabelContext TargetFinder::ContextOf(const ParsedSentence& parse, const IssueLabel* before,
                                     MaybeWord cue) const {
  return {document_, parse, mentions_, models_.nominals, before, cue};
}

Target TargetFinder::ActorTarget(const IssueLabel& label, Span span) const {
  const std::string& name = document_.clusters[*label.actor].name;
  return {.label = name, .key = label.key, .actor = label.actor, .span = span};
}

std::optional<Target> TargetFinder::FindJudged(const ParsedSentence& parse,
                                               const JudgedStand& judged, WordIndex word) const {
  const LabelContext context = ContextOf(parse, nullptr, {});
  const WordIndex owned = OwnedBy(parse, word);
  IssueLabel label = LabelOf(context, owned, {});
  if (label.key.empty()) return std::nullopt;
  if (owned == word) {
    label.actor = judged.target;
    return ActorTarget(label, judged.target_span);
  }
  if (IsOneOf(parse[owned].lemma, kCalls)) return std::nullopt;  // rules know what it calls for
  const Span span = parse.SpanOf(parse.ExtentOf(owned));
  if (label.actor) return ActorTarget(label, span);
  return Target{.label = label.label, .key = label.key, .actor = {}, .span = span};
}

// As the words name it, with what "it" within them stands for.
IssueLabel TargetFinder::LabelAt(const ParsedSentence& parse, const StanceFinding& finding,
                                 size_t number) const {
  // "anti-Berg protesters": behind the prefix.
  const std::string& cue = finding.entry->cue;
  if (cue.ends_with('-') && parse[finding.target].lower.starts_with(cue)) {
    const std::string behind = parse[finding.target].lower.substr(cue.size());
    if (const auto actor = holders_.Known(behind)) return LabelOfActor(*actor);
    // "pro-Ana Berg groups"
    const WordIndex next = finding.target + 1;
    if (next < parse.size() && parse[next].upos == Upos::kPropn) {
      const auto full = holders_.Known(behind + ' ' + parse[next].lower);
      if (full) return LabelOfActor(*full);
    }
    return {.label = behind, .key = behind, .actor = {}};
  }
  const std::optional<IssueLabel> before =
      Before(number, parse[finding.target].span, Refers(parse, finding.target));
  const LabelContext context = ContextOf(parse, before ? &*before : nullptr, finding.cue.first);
  IssueLabel label = LabelOf(context, MeantBy(parse, finding), finding.owner);
  if (label.label.empty() && finding.entry->frame == StanceFrame::kSubject) {
    // "They surrendered the keys": of nobody known.
    label = LabelOf(context, finding.cue.first, std::nullopt);
  }
  if (label.actor || finding.entry->target == StanceTarget::kIssue) return label;
  const auto bearer = holders_.BearerAt(parse, finding.target);
  return bearer ? LabelOfActor(*bearer) : label;
}

std::optional<FoundTarget> TargetFinder::Find(size_t number, const ParsedSentence& parse,
                                              const StanceFinding& finding, ClusterIndex holder) {
  IssueLabel label = LabelAt(parse, finding, number);
  // "fought for what he believed in" says nothing of what that was.
  const MaybeWord said = parse.Child(finding.target, "acl");
  const bool what = said && parse[finding.target].lower == "what" && IsSaying(parse[*said].lemma);
  const MaybeWord believer = what ? parse.OwnSubjectOf(*said) : MaybeWord();
  const auto mention = believer ? MentionOf(mentions_, parse, *believer) : std::nullopt;
  if (mention && mention->cluster == holder) return std::nullopt;
  // "The board denied it": not itself.
  if (label.actor == holder && parse[finding.target].lower == "it") label = {};
  FoundTarget found;
  found.is_actor = label.actor.has_value();
  found.target.span = parse.SpanOf(parse.ExtentOf(finding.target));
  if (label.actor && finding.entry->target != StanceTarget::kIssue) {
    found.target = ActorTarget(label, *found.target.span);
    return found;
  }
  const bool meant_here = MeantBy(parse, finding) != finding.target;
  if (label.label.empty() || (!meant_here && IsAnaphor(parse, finding.target, label))) {
    // "The plan is unaffordable. He rejects it.": what was spoken of last; "the plan": what was
    // spoken of most.
    const bool noun = !label.label.empty() && parse.IsNominal(finding.target) &&
                      parse[finding.target].upos != Upos::kPron;
    const std::string& word = parse[finding.target].lower;
    if (IsOneOf(word, kPersons) && (!noun || word == "one")) return std::nullopt;
    if (parse.IsVerb(finding.target) && !Refers(parse, finding.target)) return std::nullopt;
    const bool plan = noun && label.key != "move";
    if (const auto meant =
            plan ? Introduced(label.key) : Before(number, parse[finding.target].span, true))
      label = *meant;
    found.stated = false;
  } else if (finding.stance == Stance::kProposes) {
    for (std::string_view noun : {"proposal", "idea", "suggestion"}) {
      introduced_.insert_or_assign(noun, label);
    }
  }
  if (PointsBack(parse, finding.target) && label.label.find(' ') == std::string::npos) {
    if (const auto fuller = Fuller(parse[finding.target].lemma)) label = *fuller;
  }
  if (IsOneOf(label.key, kNamingNothing)) return std::nullopt;
  const bool named = std::ranges::any_of(label.key, [](char c) { return c >= 'a' && c <= 'z'; });
  if (label.label.empty() || !named) return std::nullopt;
  found.target.label = label.label;
  found.target.key = label.key;
  Remember(number, *found.target.span, std::move(label));
  return found;
}

// What "the plan" is, later on: "its plan for a bridge".
void TargetFinder::Introduce(size_t number, const ParsedSentence& parse) {
  for (WordIndex i = 0; i < parse.size(); ++i) {
    if (parse[i].upos == Upos::kNoun && IsTold(parse, i)) {
      told_.insert_or_assign(parse[i].lemma, std::pair(number, i));
    }
    const auto noun = std::ranges::find(kAnaphoricNouns, parse[i].lemma);
    if (noun == std::end(kAnaphoricNouns)) continue;
    const IssueLabel label = LabelOf(ContextOf(parse, nullptr, {}), i, {});
    if (label.label.empty() || IsAnaphor(parse, i, label)) continue;
    introduced_.insert_or_assign(*noun, label);
  }
}

std::optional<IssueLabel> TargetFinder::Introduced(const std::string& noun) const {
  const auto found = introduced_.find(noun);
  return found == introduced_.end() ? topic_ : found->second;
}

// The last phrase that told which one of its kind a noun means: for "the deal" "the harbour deal".
std::optional<IssueLabel> TargetFinder::Fuller(const std::string& noun) const {
  const auto told = told_.find(noun);
  if (told == told_.end()) return std::nullopt;
  const auto [number, word] = told->second;
  const ParsedSentence parse(document_, document_.sentences[number], models_.nominals);
  IssueLabel label = LabelOf(ContextOf(parse, nullptr, {}), word, {});
  const bool fuller = label.label.find(' ') != std::string::npos && !label.actor;
  return fuller ? std::optional(std::move(label)) : std::nullopt;
}

// The word that the target stands for within the sentence, else the target itself: of "If the
// bridge is built, it will help" the bridge; of a warning that the bridge would ruin the bay the
// bridge; of "blamed Arden, Va., police officer Ana Ruiz" the officer.
WordIndex TargetFinder::MeantBy(const ParsedSentence& parse, const StanceFinding& finding) const {
  const WordIndex target = finding.target;
  const WordIndex clause = parse[target].head;
  if (parse.IsAnaphor(target) && parse[target].relation == "nsubj") {
    for (const WordIndex child : parse.ChildrenOf(clause)) {
      if (parse[child].relation != "advcl" || child > target) continue;
      const MaybeWord subject = parse.OwnSubjectOf(child);
      if (subject && parse[*subject].upos == Upos::kNoun) return *subject;
    }
  }
  // "It would be a mistake to close the pier."
  if (parse[target].lower == "it" && !parse.IsVerb(clause)) {
    const MaybeWord modal = parse.ModalOf(clause);
    const bool would = modal && parse[*modal].lower == "would";
    for (const WordIndex child : parse.ChildrenOf(clause)) {
      const std::string_view relation = parse[child].relation;
      const bool said = relation == "csubj" || relation == "ccomp" || relation == "xcomp" ||
                        ((relation == "advcl" || relation == "acl") && parse.IsInfinitive(child)) ||
                        (relation == "advcl" && would && parse.HasChildLemma(child, "mark", "if"));
      // Not "a good thing to talk about".
      const bool open = parse[parse[child].yield.end - 1].xpos == "IN";
      if (child > clause && said && !open && parse.IsPredicate(child)) return child;
    }
  }
  if (finding.stance == Stance::kWarnsAgainst && IsOneOf(parse[target].lemma, kHarming)) {
    const MaybeWord subject = parse.IsPassive(target) ? MaybeWord() : parse.SubjectOf(target);
    if (subject && parse[*subject].upos != Upos::kPron) return *subject;
  }
  return PersonBehind(parse, target).value_or(target);
}

// Behind a place and its state, without a verb or a preposition between.
MaybeWord TargetFinder::PersonBehind(const ParsedSentence& parse, WordIndex place) const {
  const auto kind_at = [&](WordIndex word) -> std::optional<ActorKind> {
    const auto mention = MentionOf(mentions_, parse, word);
    if (!mention || mention->form != MentionForm::kName) return std::nullopt;
    return document_.clusters[mention->cluster].kind;
  };
  if (place + 1 >= parse.size() || parse[place + 1].lower != "," || parse.IsVerb(place)) return {};
  const auto kind = kind_at(place);
  if (kind != ActorKind::kPlace && kind != ActorKind::kCountry) return {};
  bool role = false;
  for (WordIndex i = place + 1; i < parse.size() && i < place + kFarthestPerson; ++i) {
    const Upos upos = parse[i].upos;
    const bool between =
        upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kAdj || parse[i].lower == ",";
    if (!between) return {};
    if (role && kind_at(i) == ActorKind::kPerson) return i;
    role = upos == Upos::kNoun || (role && upos == Upos::kPropn);
  }
  return {};
}

// The issue spoken of last, else what the sentence before is about. "it" in "a call to halt it" is
// not what is called for.
std::optional<IssueLabel> TargetFinder::Before(size_t number, Span anaphor, bool look) const {
  for (const auto& spoken : {last_, earlier_}) {
    if (!spoken || number - spoken->number > kFarthest || spoken->span.Contains(anaphor)) continue;
    return spoken->label;
  }
  if (number == 0 || !look) return std::nullopt;
  const Sentence& sentence = document_.sentences[number - 1];
  if (sentence.end_token - sentence.first_token > kLongestSentence) return std::nullopt;
  const ParsedSentence parse(document_, sentence, models_.nominals);
  for (WordIndex root = 0; root < parse.size(); ++root) {
    if (!parse.IsRoot(root)) continue;
    const WordIndex said = parse.Child(root, "ccomp").value_or(root);
    for (const MaybeWord word : {parse.ObjectOf(said), parse.OwnSubjectOf(said)}) {
      if (!word || parse[*word].upos == Upos::kPron) continue;
      IssueLabel label = LabelOf(ContextOf(parse, nullptr, {}), *word, {});
      if (!label.label.empty() && !label.actor) return label;
    }
  }
  return std::nullopt;
}

void TargetFinder::Remember(size_t number, Span span, IssueLabel label) {
  const size_t count = ++counts_[label.key];
  if (!topic_ || count >= counts_[topic_->key]) topic_ = label;
  earlier_ = std::exchange(last_, Spoken{number, span, std::move(label)});
}

}  // namespace whosaid
