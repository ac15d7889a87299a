#include "extract/positions/positions.h"

#include <algorithm>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <utility>

#include "extract/coreference/mention_index.h"
#include "extract/positions/frames/find.h"
#include "extract/positions/frames/frames.h"
#include "extract/positions/holders.h"
#include "extract/positions/judgement/judged.h"
#include "extract/positions/judgement/position_judge.h"
#include "extract/positions/targets.h"
#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

// Positions less probable than this are left out (docs/quality.md).
constexpr double kLeastProbability = 0.25;
constexpr double kSureBesideRules = 0.7;  // of what the model sees
constexpr double kSureOfLists = 0.75;     // which are too rare to be judged by PositionJudge
constexpr size_t kLongestList = 20;       // items
constexpr WordIndex kFarthestColon = 5;   // words from a cue to the colon behind it

class Collector {
 public:
  Collector(const Document& document, const Models& models)
      : document_(document),
        models_(models),
        mentions_(document.clusters),
        holders_(document, mentions_),
        targets_(document, models, mentions_, holders_),
        judge_(document, mentions_, models) {}

  PositionLayer Run() {
    for (size_t s = 0; s < document_.sentences.size() && !document_.syntax.empty(); ++s) {
      const Sentence& sentence = document_.sentences[s];
      if (sentence.end_token - sentence.first_token > kLongestSentence) continue;
      const ParsedSentence parse(document_, sentence, models_.nominals);
      sentence_begin_ = found_.size();
      const std::vector<StanceFinding> findings = FindStances(parse, models_.stances);
      for (const StanceFinding& finding : findings) Add(s, sentence, parse, finding);
      AddPairs(s, parse, findings);
      AddLights(s, parse, findings);
      if (const auto wanted = FindListed(parse)) AddList(s, parse, *wanted);
      targets_.Introduce(s, parse);
    }
    std::ranges::stable_sort(found_, {}, [](const Found& f) { return f.position.evidence; });
    PositionLayer layer;
    for (Found& found : found_) {
      layer.positions.push_back(std::move(found.position));
      layer.features.push_back(std::move(found.features));
    }
    layer.groups = holders_.TakeGroups();
    return layer;
  }

 private:
  struct Found {
    Position position;
    FeatureList features;
  };

  // A position of which only the holder is known yet.
  struct Held {
    Position position;
    bool sure = true;    // see Holder
    bool named = false;  // by the words of its cue: not only by who says it
    bool listed = false;
  };

  // The positions of the sentence at hand.
  auto Here() const {
    return std::views::transform(std::span(found_).subspan(sentence_begin_), &Found::position);
  }

  void Add(size_t number, const Sentence& sentence, const ParsedSentence& parse,
           const StanceFinding& finding) {
    std::optional<Held> held = HeldBy(sentence, parse, finding);
    if (held) AddOn(number, sentence, parse, finding, *held);
  }

  // Whose stand it is; nothing yet of its target and its words.
  std::optional<Held> HeldBy(const Sentence& sentence, const ParsedSentence& parse,
                             const StanceFinding& finding) {
    const std::optional<Holder> holder = holders_.Find(parse, finding, sentence.zone);
    if (!holder || !HolderFinder::NamesHolder(holders_.ClusterAt(holder->actor))) {
      return std::nullopt;
    }
    Position position;
    position.actor = holder->actor;
    position.on_behalf_of = holder->on_behalf_of;
    position.ascribed_by = holder->ascribed_by;
    position.statement = holder->statement;
    position.stance = finding.stance;
    position.negated = finding.negated;
    position.modality = finding.modality;
    position.found_by = "rule:" + finding.entry->cue;
    return Held{std::move(position), holder->sure, finding.holder.has_value(), false};
  }

  void AddOn(size_t number, const Sentence& sentence, const ParsedSentence& parse,
             const StanceFinding& finding, Held& held) {
    Position& position = held.position;
    position.zone = sentence.zone;
    position.evidence = parse.SpanOf(finding.evidence);
    position.voice = VoiceOf(position);
    const std::optional<FoundTarget> found = targets_.Find(number, parse, finding, position.actor);
    if (!found || found->target.actor == position.actor) return;
    position.target = found->target;
    if (finding.entry->frame == StanceFrame::kPredicate) {
      position.stance = JudgementOn(found->is_actor, position.stance);
    }
    if (position.statement) position.expressed = document_.attributions[*position.statement].said;
    if (Repeats(position)) return;
    const bool asked = IsAsked(sentence, position.evidence);
    if (asked && !position.statement) return;  // "Will she back the plan?"
    if (held.listed) {
      position.confidence = kSureOfLists;
      found_.push_back({std::move(position), {}});
      return;
    }
    Judge({.context = judge_.context(),
           .light = models_.judgements,
           .first_token = sentence.first_token,
           .parse = parse,
           .position = position,
           .holder = holders_.ClusterAt(position.actor),
           .finding = &finding,
           .target = finding.target,
           .named_holder = held.named,
           .sure_holder = held.sure,
           .stated_target = found->stated,
           .question = asked},
          position);
  }

  // Keeps it if it is probable enough.
  void Judge(const JudgedCase& judged, Position& position) {
    FeatureList features;
    PositionFeatures(judged, features);
    position.confidence = models_.positions.Probability(features);
    if (position.confidence < kLeastProbability) return;
    found_.push_back({std::move(position), std::move(features)});
  }

  // "What the guild wants:", "The guild called for:": the cue right before the colon.
  std::optional<StanceFinding> FindListed(const ParsedSentence& parse) const {
    const WordIndex colon = parse.size() - 1;
    if (parse.size() < 3 || parse[colon].lower != ":") return std::nullopt;
    for (WordIndex back = 1; back <= std::min(colon, kFarthestColon - 1); ++back) {
      const WordIndex verb = colon - back;
      if (!parse.IsVerb(verb)) continue;
      for (const uint32_t row : models_.stances.AnchoredAt(parse[verb].lemma)) {
        const StanceEntry& entry = models_.stances.entries()[row];
        if (entry.frame != StanceFrame::kVerb || entry.copular) continue;
        const auto match = MatchCue(parse, models_.stances, entry, verb);
        if (!match || match->last + 1 != colon) continue;
        StanceFinding finding;
        finding.entry = &entry;
        finding.stance = entry.stance;
        finding.cue = match->cue;
        finding.holder = parse.SubjectOf(verb);
        const bool may = finding.holder && !parse.IsNegated(verb);
        return may ? std::optional(finding) : std::nullopt;
      }
    }
    return std::nullopt;
  }

  // The items behind it, as far as they are phrases: "- no work in the gorge".
  void AddList(size_t number, const ParsedSentence& parse, const StanceFinding& wanted) {
    const Sentence& sentence = document_.sentences[number];
    for (size_t i = number + 1; i < document_.sentences.size() && i - number < kLongestList; ++i) {
      const Sentence& item = document_.sentences[i];
      if (item.zone != ZoneKind::kBullets) return;
      if (item.end_token - item.first_token > kLongestSentence) continue;
      const ParsedSentence listed(document_, item, models_.nominals);
      for (WordIndex root = 0; root < listed.size(); ++root) {
        if (!listed.IsRoot(root) || listed.OwnSubjectOf(root)) continue;
        StanceFinding finding = wanted;
        finding.negated = listed.HasChildLemma(root, "det", "no");
        const std::optional<Stance> negative = Negate(wanted.stance);
        if (finding.negated && !negative) continue;
        if (finding.negated) finding.stance = *negative;
        std::optional<Held> held = HeldBy(sentence, parse, finding);
        if (!held) return;
        finding.cue = {root, root + 1};
        finding.target = root;
        finding.evidence = listed.ExtentOf(root);
        held->listed = true;
        AddOn(i, item, listed, finding, *held);
      }
    }
  }

  // A stand on an actor that the model sees and no rule. Where rules see one between the two, they
  // know better; where they see one of the same actor on something else, that is often what the
  // model sees, too ("criticized the officer for shooting Paul Ruiz").
  void AddJudged(const Sentence& sentence, const ParsedSentence& parse, const JudgedStand& judged) {
    const auto here = Here();
    const bool known = std::ranges::any_of(here, [&](const Position& other) {
      return (other.actor == judged.actor && other.target.actor == judged.target) ||
             (other.actor == judged.target && other.target.actor == judged.actor) ||
             (other.actor == judged.actor && Names(other.target, judged.target));
    });
    const bool spoken_for = std::ranges::any_of(here, [&](const Position& other) {
      return other.actor == judged.actor && other.evidence.Overlaps(judged.evidence);
    });
    if (known || (spoken_for && judged.confidence < kSureBesideRules)) return;
    if (!HolderFinder::IsHolder(document_.clusters[judged.actor])) return;
    // What an official says is seldom against the institution that it is said for.
    if (holders_.SpeaksFor(judged.actor, judged.target) ||
        holders_.SpeaksFor(judged.target, judged.actor)) {
      return;
    }
    Position position;
    position.actor = judged.actor;
    position.stance = judged.stance;
    const WordIndex word = judged.target_head - sentence.first_token;
    const std::optional<Target> target = targets_.FindJudged(parse, judged, word);
    if (!target || target->actor == position.actor) return;
    position.target = *target;
    if (!target->actor) position.stance = JudgementOn(false, position.stance);
    position.evidence = judged.evidence;
    position.zone = sentence.zone;
    position.statement = StatementOf(judged);
    if (position.statement) position.expressed = document_.attributions[*position.statement].said;
    position.voice = VoiceOf(position);
    position.found_by = "model:judgements";
    Judge({.context = judge_.context(),
           .light = models_.judgements,
           .first_token = sentence.first_token,
           .parse = parse,
           .position = position,
           .holder = holders_.ClusterAt(position.actor),
           .target = word,
           .question = IsAsked(sentence, position.evidence),
           .model = judged.confidence},
          position);
  }

  // Stands between two actors of the sentence.
  void AddPairs(size_t number, const ParsedSentence& parse,
                const std::vector<StanceFinding>& findings) {
    const Sentence& sentence = document_.sentences[number];
    for (const JudgedStand& judged : judge_.StandsIn(number)) {
      const bool spoken = holders_.SpeakerOf(judged.target_span) == judged.actor;
      const WordIndex word = judged.target_head - sentence.first_token;
      if (spoken && (Holds(findings, word) || Speaks(parse, word))) continue;
      if (IsAddressed(parse, findings, word)) continue;
      AddJudged(sentence, parse, judged);
    }
  }

  // "(She said) Berg rejects the plan": a stand of Berg's, not on Berg.
  static bool Holds(const std::vector<StanceFinding>& findings, WordIndex word) {
    return std::ranges::any_of(
        findings, [&](const StanceFinding& finding) { return finding.holder == word; });
  }

  // "Arden warned Lodria over the dam": a stand on the dam.
  static bool IsAddressed(const ParsedSentence& parse, const std::vector<StanceFinding>& findings,
                          WordIndex word) {
    return std::ranges::any_of(findings, [&](const StanceFinding& finding) {
      const WordIndex cue = finding.cue.first;
      const bool object = parse[word].head == cue &&
                          (parse[word].relation == "obj" || parse[word].relation == "iobj");
      return object && finding.target != word && finding.holder;
    });
  }

  // Stands that only the light shows in which somebody's words put an actor; once for each.
  void AddLights(size_t number, const ParsedSentence& parse,
                 const std::vector<StanceFinding>& findings) {
    const Sentence& sentence = document_.sentences[number];
    if (Ends(sentence, '?')) return;
    const auto speaker_of = [&](Span span) { return holders_.SpeakerOf(span); };
    for (JudgedStand& judged : judge_.LightsIn(number, speaker_of)) {
      const WordIndex word = judged.target_head - sentence.first_token;
      if (Holds(findings, word) || Speaks(parse, word)) continue;
      const MaybeWord modal = parse.ModalOf(parse[word].head);
      if (modal && (parse[*modal].lemma == "may" || parse[*modal].lemma == "might")) continue;
      judged.evidence = parse.SpanOf(Cover(parse.ExtentOf(parse[word].head), parse[word].yield));
      AddJudged(sentence, parse, judged);
    }
  }

  // "(She said) Berg refused": what Berg says or wants is no light on Berg.
  bool Speaks(const ParsedSentence& parse, WordIndex subject) const {
    const WordIndex verb = parse[subject].head;
    if (parse[subject].relation != "nsubj" || !parse.IsVerb(verb)) return false;
    if (IsSaying(parse[verb].lemma)) return true;
    return std::ranges::any_of(models_.stances.AnchoredAt(parse[verb].lemma), [&](uint32_t row) {
      const StanceFrame frame = models_.stances.entries()[row].frame;
      return frame >= StanceFrame::kVerbTo && frame <= StanceFrame::kVerbNpTo;
    });
  }

  // "Arden club membership" names Arden.
  bool Names(const Target& target, ClusterIndex actor) const {
    if (target.actor) return false;
    return target.label.find(document_.clusters[actor].name) != std::string::npos;
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

  // Whether words of a sentence are part of a question: not "“She backs it,” he said. “Why?”".
  bool IsAsked(const Sentence& sentence, Span words) const {
    if (!Ends(sentence, '?')) return false;
    const auto& quotations = document_.quotations;
    auto around = std::ranges::upper_bound(quotations, words.begin, {},
                                           [](const Quotation& q) { return q.inner.begin; });
    if (around == quotations.begin()) return true;
    --around;
    // It ends before the sentence does.
    const bool closed = around->inner.Contains(words) && around->span.end + 1 < sentence.span.end;
    return !closed || document_.Text(around->inner).ends_with('?');
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

  // Actors are praised and criticized, issues are supported and rejected.
  static Stance JudgementOn(bool actor, Stance stance) {
    if (actor && stance == Stance::kRejects) return Stance::kCriticizes;
    if (actor && stance == Stance::kSupports) return Stance::kPraises;
    if (!actor && stance == Stance::kPraises) return Stance::kSupports;
    return stance;
  }

  bool Repeats(const Position& position) const {
    return std::ranges::any_of(Here(), [&](const Position& other) {
      return other.actor == position.actor &&
             PolarityOf(other.stance) == PolarityOf(position.stance) &&
             other.evidence.Overlaps(position.evidence) && IsNearly(other.target, position.target);
    });
  }

  // "fear a hasty peace deal", of which "hasty" tells no more: the same issue, or of one all words
  // of the other.
  static bool IsNearly(const Target& a, const Target& b) {
    if (a.key == b.key) return true;
    if (a.actor || b.actor) return a.actor == b.actor;
    const auto words = [](const Target& target) { return SplitAt(target.key, ' '); };
    return std::ranges::includes(words(a), words(b)) || std::ranges::includes(words(b), words(a));
  }

  const Document& document_;
  const Models& models_;
  MentionIndex mentions_;
  HolderFinder holders_;
  TargetFinder targets_;
  ActorJudge judge_;
  std::vector<Found> found_;
  size_t sentence_begin_ = 0;  // in found_, of the sentence at hand
};

}  // namespace

PositionLayer FindPositions(const Document& document, const Models& models) {
  return Collector(document, models).Run();
}

}  // namespace whosaid
