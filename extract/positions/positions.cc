#include "extract/positions/positions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "extract/coreference/mention_index.h"
#include "extract/positions/find.h"
#include "extract/positions/holders.h"
#include "extract/positions/issue_label.h"
#include "extract/positions/judged.h"
#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

constexpr double kLeastConfidence = 0.21;
// Words. What is longer is a list, and rules look at all of a sentence for each of its cues.
constexpr uint32_t kLongestSentence = 300;
constexpr double kSureBesideRules = 0.5;  // of what the model sees
constexpr size_t kFarthest = 3;           // sentences back to what "it" stands for
constexpr std::string_view kAnaphors[] = {"it", "this", "that", "them", "those", "these"};
constexpr std::string_view kCalls[] = {"call", "push", "effort", "demand", "bid", "request"};
constexpr std::string_view kEmptyWords[] = {"thing", "whole", "entire", "same"};
constexpr std::string_view kPersons[] = {"he", "him", "she", "her",  "you",      "me",
                                         "us", "who", "one", "what", "whatever", "both"};
constexpr std::string_view kAnaphoricNouns[] = {"idea",   "proposal", "plan",   "suggestion",
                                                "notion", "move",     "demand", "measure"};

class Collector {
 public:
  Collector(const Document& document, const Models& models)
      : document_(document),
        models_(models),
        mentions_(document.clusters),
        holders_(document, mentions_),
        judge_(document, mentions_, models) {}

  PositionLayer Run() {
    for (size_t s = 0; s < document_.sentences.size() && !document_.syntax.empty(); ++s) {
      const Sentence& sentence = document_.sentences[s];
      if (sentence.end_token - sentence.first_token > kLongestSentence) continue;
      const ParsedSentence parse(document_, sentence, models_.nominals);
      sentence_begin_ = positions_.size();
      for (const StanceFinding& finding : FindStances(parse, models_.stances)) {
        Add(s, sentence, parse, finding);
      }
      for (const JudgedStand& judged : judge_.StandsIn(s)) AddJudged(sentence, parse, judged);
      Introduce(parse);
    }
    std::ranges::stable_sort(positions_, {}, &Position::evidence);
    return {std::move(positions_), holders_.TakeGroups()};
  }

 private:
  void Add(size_t number, const Sentence& sentence, const ParsedSentence& parse,
           const StanceFinding& finding) {
    const std::optional<Holder> holder = holders_.Find(parse, finding, sentence.zone);
    if (!holder) return;
    Position position;
    position.actor = holder->actor;
    position.on_behalf_of = holder->on_behalf_of;
    position.ascribed_by = holder->ascribed_by;
    position.statement = holder->statement;
    position.stance = finding.stance;
    position.negated = finding.negated;
    position.modality = finding.modality;
    position.zone = sentence.zone;
    position.evidence = parse.SpanOf(finding.evidence);
    position.voice = VoiceOf(position);
    position.found_by = "rule:" + finding.entry->cue;
    position.confidence = finding.confidence - (holder->sure ? 0 : 0.1);
    // "Will she back the plan?"
    if (Ends(sentence, '?')) position.confidence -= finding.holder ? 0.5 : 0.4;
    if (!SetTarget(number, parse, finding, position)) return;
    if (position.statement) position.expressed = document_.attributions[*position.statement].said;
    if (position.confidence >= kLeastConfidence && !Repeats(position)) {
      positions_.push_back(std::move(position));
    }
  }

  // A stand on an actor that the model sees and no rule. Where rules see one between the two, they
  // know better; where they see one of the same actor on something else, that is often what the
  // model sees, too ("criticized the officer for shooting Paul Ruiz").
  void AddJudged(const Sentence& sentence, const ParsedSentence& parse, const JudgedStand& judged) {
    const auto here = std::span(positions_).subspan(sentence_begin_);
    const bool known = std::ranges::any_of(here, [&](const Position& other) {
      return (other.actor == judged.actor && other.target.actor == judged.target) ||
             (other.actor == judged.target && other.target.actor == judged.actor) ||
             (other.actor == judged.actor && Names(other.target, judged.target));
    });
    const bool spoken_for = std::ranges::any_of(here, [&](const Position& other) {
      return other.actor == judged.actor && other.evidence.Overlaps(judged.evidence);
    });
    if (known || (spoken_for && judged.confidence < kSureBesideRules)) return;
    Position position;
    position.actor = judged.actor;
    position.stance = judged.stance;
    if (!SetJudgedTarget(sentence, parse, judged, position)) return;
    position.evidence = judged.evidence;
    position.zone = sentence.zone;
    position.statement = StatementOf(judged);
    if (position.statement) position.expressed = document_.attributions[*position.statement].said;
    position.voice = VoiceOf(position);
    position.confidence = judged.confidence;
    position.found_by = "model:judgements";
    positions_.push_back(std::move(position));
  }

  IssueLabel LabelOfActor(ClusterIndex actor) const {
    const std::string& name = document_.clusters[actor].name;
    IssueLabel label{.label = name, .key = ToLower(name), .actor = actor};
    std::ranges::replace(label.key, ' ', '_');
    return label;
  }

  // "Arden club membership" names Arden.
  bool Names(const Target& target, ClusterIndex actor) const {
    if (target.actor) return false;
    return target.label.find(document_.clusters[actor].name) != std::string::npos;
  }

  LabelContext ContextOf(const ParsedSentence& parse, const IssueLabel* before,
                         MaybeWord cue) const {
    return {document_, parse, mentions_, models_.nominals, before, cue};
  }

  // The actor, or what belongs to it: "praised Ruiz's speech".
  bool SetJudgedTarget(const Sentence& sentence, const ParsedSentence& parse,
                       const JudgedStand& judged, Position& position) const {
    const LabelContext context = ContextOf(parse, nullptr, {});
    const WordIndex head = judged.target_head - sentence.first_token;
    position.target.span = judged.target_span;
    if (parse[head].deprel == "nmod:poss" && !parse.IsRoot(head)) {
      const WordIndex owned = parse[head].head;
      if (IsOneOf(parse[owned].lemma, kCalls)) return false;  // rules know what it is a call for
      IssueLabel label = LabelOf(context, owned, {});
      if (label.label.empty() || label.actor == position.actor) return false;
      position.target = {.label = label.actor ? document_.clusters[*label.actor].name : label.label,
                         .key = label.key,
                         .actor = label.actor,
                         .span = parse.SpanOf(parse.ExtentOf(owned))};
      position.stance = JudgementOn(label.actor.has_value(), position.stance);
      return true;
    }
    position.target.actor = judged.target;
    position.target.label = document_.clusters[judged.target].name;
    position.target.key = LabelOf(context, head, {}).key;
    return !position.target.key.empty();
  }

  // What the actor says that holds the target.
  std::optional<StatementIndex> StatementOf(const JudgedStand& judged) const {
    for (StatementIndex i = 0; i < document_.attributions.size(); ++i) {
      const Attribution& attribution = document_.attributions[i];
      if (attribution.speaker != judged.actor) continue;
      const bool holds = std::ranges::any_of(
          attribution.content, [&](Span content) { return content.Contains(judged.target_span); });
      if (holds) return i;
    }
    return std::nullopt;
  }

  bool Ends(const Sentence& sentence, char mark) const {
    const std::string_view text = document_.Text(sentence.span);
    const size_t last = text.find_last_not_of("\"' \n\t)");
    return last != std::string_view::npos && text[last] == mark;
  }

  Voice VoiceOf(const Position& position) const {
    const auto& quotations = document_.quotations;
    const auto behind = std::ranges::upper_bound(quotations, position.evidence.begin, {},
                                                 [](const Quotation& q) { return q.inner.begin; });
    if (position.statement && behind != quotations.begin()) {
      // Nested quotations begin later and lie within: two steps back find the outer one.
      for (auto q = behind; q != quotations.begin() && behind - q < 3;) {
        --q;
        if (q->inner.Contains(position.evidence)) return Voice::kQuoted;
      }
    }
    if (position.zone == ZoneKind::kHeadline) return Voice::kHeadlined;
    return position.statement ? Voice::kReported : Voice::kNarrated;
  }

  bool SetTarget(size_t number, const ParsedSentence& parse, const StanceFinding& finding,
                 Position& position) {
    const WordRange words = parse[finding.target].yield;
    bool refers = false;
    for (WordIndex i = words.first; i < words.end; ++i) {
      refers |= parse[i].upos == Upos::kPron && IsOneOf(parse[i].lower, kAnaphors);
    }
    const std::optional<IssueLabel> before = Before(number, refers);
    const LabelContext context = ContextOf(parse, before ? &*before : nullptr, finding.cue.first);
    IssueLabel label = LabelOf(context, finding.target, finding.owner);
    position.target.span = parse.SpanOf(parse.ExtentOf(finding.target));
    if (label.label.empty() && finding.entry->frame == StanceFrame::kSubject) {
      // "They surrendered the keys": of nobody known.
      label = LabelOf(context, finding.cue.first, std::nullopt);
    }
    if (!label.actor && finding.entry->target != StanceTarget::kIssue) {
      if (const auto bearer = holders_.BearerAt(parse, finding.target))
        label = LabelOfActor(*bearer);
    }
    const bool judged = finding.entry->frame == StanceFrame::kPredicate;
    if (judged) position.stance = JudgementOn(label.actor.has_value(), position.stance);
    if (label.actor && finding.entry->target != StanceTarget::kIssue) {
      if (*label.actor == position.actor) return false;
      position.target.actor = label.actor;
      position.target.label = document_.clusters[*label.actor].name;
      position.target.key = label.key;
      return true;
    }
    if (label.label.empty() || IsAnaphor(parse, finding.target, label)) {
      // "The plan is unaffordable. He rejects it.": what was spoken of last; "the plan": what was
      // spoken of most.
      const bool noun = !label.label.empty() && parse.IsNominal(finding.target) &&
                        parse[finding.target].upos != Upos::kPron;
      if (!noun && IsOneOf(parse[finding.target].lower, kPersons)) return false;
      const std::optional<IssueLabel> meant = noun ? Introduced(label.key) : Before(number, true);
      if (meant) label = *meant;
      position.confidence -= 0.2;
    } else if (finding.stance == Stance::kProposes) {
      for (std::string_view noun : {"proposal", "idea", "suggestion"}) {
        introduced_.insert_or_assign(noun, label);
      }
    }
    const bool named = std::ranges::any_of(label.key, [](char c) { return c >= 'a' && c <= 'z'; });
    if (label.label.empty() || !named) return false;
    position.target.label = label.label;
    position.target.key = label.key;
    Remember(number, std::move(label));
    return true;
  }

  // What "the plan" is, later on: "its plan for a bridge".
  void Introduce(const ParsedSentence& parse) {
    for (WordIndex i = 0; i < parse.size(); ++i) {
      const auto noun = std::ranges::find(kAnaphoricNouns, parse[i].lemma);
      if (noun == std::end(kAnaphoricNouns)) continue;
      const IssueLabel label = LabelOf(ContextOf(parse, nullptr, {}), i, {});
      if (label.label.empty() || IsAnaphor(parse, i, label)) continue;
      introduced_.insert_or_assign(*noun, label);
    }
  }

  std::optional<IssueLabel> Introduced(const std::string& noun) const {
    const auto found = introduced_.find(noun);
    return found == introduced_.end() ? Topic() : found->second;
  }

  // Actors are praised and criticized, issues are supported and rejected.
  static Stance JudgementOn(bool actor, Stance stance) {
    if (actor && stance == Stance::kRejects) return Stance::kCriticizes;
    if (actor && stance == Stance::kSupports) return Stance::kPraises;
    if (!actor && stance == Stance::kPraises) return Stance::kSupports;
    return stance;
  }

  // The issue spoken of last, else what the sentence before is about.
  std::optional<IssueLabel> Before(size_t number, bool look) const {
    if (last_ && number - last_->first <= kFarthest) return last_->second;
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

  // The issue spoken of most so far.
  std::optional<IssueLabel> Topic() const {
    if (!topic_) return std::nullopt;
    return *topic_;
  }

  void Remember(size_t number, IssueLabel label) {
    const size_t count = ++counts_[label.key];
    if (!topic_ || count >= counts_[topic_->key]) topic_ = label;
    last_ = {number, std::move(label)};
  }

  static bool IsAnaphor(const ParsedSentence& parse, WordIndex target, const IssueLabel& label) {
    if (IsOneOf(parse[target].lower, kAnaphors) || label.key == "one") return true;
    // "the whole thing"
    const bool thing = parse[target].lemma == "thing" &&
                       std::ranges::all_of(SplitAt(label.key, ' '), [](std::string_view word) {
                         return IsOneOf(word, kEmptyWords);
                       });
    return !label.label.empty() && (thing || IsOneOf(label.key, kAnaphoricNouns));
  }

  bool Repeats(const Position& position) const {
    const auto here = std::span(positions_).subspan(sentence_begin_);
    return std::ranges::any_of(here, [&](const Position& other) {
      return other.actor == position.actor &&
             PolarityOf(other.stance) == PolarityOf(position.stance) &&
             other.evidence.Overlaps(position.evidence) && IsNearly(other.target, position.target);
    });
  }

  // "fear a hasty peace deal", of which "hasty" tells no more: the same issue, or of one all words
  // of the other.
  static bool IsNearly(const Target& a, const Target& b) {
    if (a.key == b.key) return true;
    if (a.actor || b.actor) return false;
    const auto words = [](const Target& target) { return SplitAt(target.key, ' '); };
    return std::ranges::includes(words(a), words(b)) || std::ranges::includes(words(b), words(a));
  }

  const Document& document_;
  const Models& models_;
  MentionIndex mentions_;
  HolderFinder holders_;
  ActorJudge judge_;
  std::vector<Position> positions_;
  size_t sentence_begin_ = 0;  // in positions_, of the sentence at hand
  // The last issue and the number of its sentence.
  std::optional<std::pair<size_t, IssueLabel>> last_;
  std::map<std::string, size_t> counts_;  // of the issues so far, by key
  std::optional<IssueLabel> topic_;
  std::map<std::string_view, IssueLabel> introduced_;  // by anaphoric noun
};

}  // namespace

PositionLayer FindPositions(const Document& document, const Models& models) {
  return Collector(document, models).Run();
}

}  // namespace whosaid
