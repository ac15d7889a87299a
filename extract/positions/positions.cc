#include "extract/positions/positions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <utility>

#include "extract/coreference/mention_index.h"
#include "extract/positions/frames/find.h"
#include "extract/positions/frames/frames.h"
#include "extract/positions/frames/listed.h"
#include "extract/positions/holders.h"
#include "extract/positions/judgement/clause_judge.h"
#include "extract/positions/judgement/judged.h"
#include "extract/positions/judgement/position_judge.h"
#include "extract/positions/judgement/roles.h"
#include "extract/positions/targets.h"
#include "extract/positions/voice.h"
#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

// Positions less probable than this are left out (docs/quality.md).
constexpr double kLeastProbability = 0.25;
constexpr double kSureBesideRules = 0.7;  // of what the model sees
constexpr double kSureOfLists = 0.75;     // which are too rare to be judged by PositionJudge
constexpr double kLeastOfClause = 0.55;    // that ClauseJudge sees
constexpr std::string_view kByClause = "model:clauses";
constexpr uint32_t kNearby = 300;    // bytes
constexpr size_t kLongestList = 20;  // items

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
      for (const StanceFinding& finding : findings) {
        if (!IsDoubted(parse, finding, findings)) Add(s, sentence, parse, finding);
      }
      AddPairs(s, parse, findings);
      AddLights(s, parse, findings);
      AddClauses(s, parse, findings);
      if (const auto wanted = FindListed(parse, models_.stances)) AddList(s, parse, *wanted);
      targets_.Introduce(s, parse);
    }
    std::ranges::stable_sort(found_, {}, [](const Found& f) { return f.position.evidence; });
    PositionLayer layer;
    for (Found& found : found_) {
      layer.positions.push_back(std::move(found.position));
      layer.features.push_back(std::move(found.features));
    }
    layer.clauses = std::move(clauses_);
    layer.groups = holders_.TakeGroups();
    return layer;
  }

 private:
  struct Found {
    Position position;
    FeatureList features;
  };

  // The positions of one actor up to here.
  struct Past {
    int stands = 0;  // how many are positive, less those that are not
    uint32_t count = 0;
    int last_sign = 0;
    uint32_t last_end = 0;  // of its evidence
  };

  // A position of which only the holder is known yet.
  struct Held {
    Position position;
    bool sure = true;               // see Holder
    bool named = false;             // by the words of its cue: not only by who says it
    std::optional<double> sure_as;  // how probable it is, where PositionJudge does not say
  };

  // The positions of the sentence at hand.
  auto Here() const {
    return std::views::transform(std::span(found_).subspan(sentence_begin_), &Found::position);
  }

  // "doubted that the mayor would do a great job": whoever speaks does not say so.
  static bool IsDoubted(const ParsedSentence& parse, const StanceFinding& finding,
                        std::span<const StanceFinding> findings) {
    if (finding.holder) return false;
    return std::ranges::any_of(findings, [&](const StanceFinding& other) {
      const bool doubt = other.stance == Stance::kDoubts || other.stance == Stance::kDenies;
      if (!doubt || !parse.IsPredicate(other.target)) return false;
      const WordRange clause = parse.ExtentOf(other.target);
      const auto within = [&](WordIndex i) { return clause.first <= i && i < clause.end; };
      return within(finding.cue.first) && !within(other.cue.first);
    });
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
    return Held{std::move(position), holder->sure, finding.holder.has_value(), {}};
  }

  void AddOn(size_t number, const Sentence& sentence, const ParsedSentence& parse,
             const StanceFinding& finding, Held& held) {
    Position& position = held.position;
    position.zone = sentence.zone;
    position.evidence = parse.SpanOf(finding.evidence);
    position.voice = VoiceOf(document_, position);
    const std::optional<FoundTarget> found = targets_.Find(number, parse, finding, position.actor);
    if (!found || found->target.actor == position.actor) return;
    position.target = found->target;
    const StanceFrame frame = finding.entry->frame;
    if (frame == StanceFrame::kPredicate) {
      position.stance = JudgementOn(found->is_actor, position.stance);
    } else if (frame == StanceFrame::kSubject && !found->is_actor &&
               position.stance == Stance::kAccuses) {
      position.stance = Stance::kCriticizes;  // of a thing one only says what it does
    }
    if (position.statement) position.expressed = document_.attributions[*position.statement].said;
    if (Repeats(position)) return;
    const bool asked = IsAsked(document_, sentence, position.evidence);
    if (asked && !position.statement) return;  // "Will she back the plan?"
    if (held.sure_as) {
      position.confidence = *held.sure_as;
      Keep(std::move(position), {});
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

  void Keep(Position position, FeatureList features) {
    if (position.found_by != kByClause) {
      Past& past = past_[position.actor];
      past.last_sign = PolarityOf(position.stance);
      past.last_end = position.evidence.end;
      past.stands += past.last_sign;
      ++past.count;
    }
    found_.push_back({std::move(position), std::move(features)});
  }

  // Keeps it if it is probable enough.
  void Judge(const JudgedCase& judged, Position& position) {
    FeatureList features;
    PositionFeatures(judged, features);
    position.confidence = models_.positions.Probability(features);
    if (position.confidence < kLeastProbability) return;
    Keep(std::move(position), std::move(features));
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
        held->sure_as = kSureOfLists;
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
    position.voice = VoiceOf(document_, position);
    position.found_by = "model:judgements";
    Judge({.context = judge_.context(),
           .light = models_.judgements,
           .first_token = sentence.first_token,
           .parse = parse,
           .position = position,
           .holder = holders_.ClusterAt(position.actor),
           .target = word,
           .question = IsAsked(document_, sentence, position.evidence),
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
      if (spoken && (Holds(findings, word) || Speaks(parse, models_.stances, word))) continue;
      if (IsAddressed(parse, findings, word)) continue;
      AddJudged(sentence, parse, judged);
    }
  }

  // Stands that only the light shows in which somebody's words put an actor; once for each.
  void AddLights(size_t number, const ParsedSentence& parse,
                 const std::vector<StanceFinding>& findings) {
    const Sentence& sentence = document_.sentences[number];
    if (EndsWithMark(document_, sentence, '?')) return;
    const auto speaker_of = [&](Span span) { return holders_.SpeakerOf(span); };
    for (JudgedStand& judged : judge_.LightsIn(number, speaker_of)) {
      const WordIndex word = judged.target_head - sentence.first_token;
      if (Holds(findings, word) || Speaks(parse, models_.stances, word)) continue;
      const MaybeWord modal = parse.ModalOf(parse[word].head);
      if (modal && (parse[*modal].lemma == "may" || parse[*modal].lemma == "might")) continue;
      judged.evidence = parse.SpanOf(Cover(parse.ExtentOf(parse[word].head), parse[word].yield));
      AddJudged(sentence, parse, judged);
    }
  }

  // Stands that whole clauses show, of those that overlap the likeliest: "He has no idea," she
  // said.
  void AddClauses(size_t number, const ParsedSentence& parse,
                  const std::vector<StanceFinding>& findings) {
    const Sentence& sentence = document_.sentences[number];
    if (EndsWithMark(document_, sentence, '?')) return;
    std::vector<std::pair<StanceFinding, Held>> likely;
    for (const WordIndex predicate : JudgingClauses(parse, models_.tones)) {
      StanceFinding finding = ClauseFinding(parse, predicate);
      std::optional<Held> held = HeldBy(sentence, parse, finding);
      if (!held || !IsChosen(held->position.statement)) continue;
      const Span evidence = parse.SpanOf(finding.evidence);
      const bool taken = IsTaken(held->position.actor, evidence);
      JudgedClause clause{held->position.actor, parse[predicate].span, evidence, taken, {}};
      ClauseFeatures(Said(sentence, parse, finding, *held, findings), clause.features);
      const auto judged = models_.clauses.Probabilities(clause.features);
      clauses_.push_back(std::move(clause));
      const bool positive = judged[kPositive] > judged[kNegative];
      held->sure_as = judged[positive ? kPositive : kNegative];
      if (taken || *held->sure_as < kLeastOfClause) continue;
      held->position.stance = finding.stance = positive ? Stance::kSupports : Stance::kRejects;
      held->position.found_by = kByClause;
      likely.emplace_back(finding, std::move(*held));
    }
    std::ranges::stable_sort(likely, std::ranges::greater(),
                             [](const auto& clause) { return *clause.second.sure_as; });
    for (auto& [finding, held] : likely) {
      if (IsTaken(held.position.actor, parse.SpanOf(finding.evidence))) continue;
      AddOn(number, sentence, parse, finding, held);
    }
  }

  // Words that somebody chose to report. The turns of an interview tell of much that is no stand.
  bool IsChosen(std::optional<StatementIndex> statement) const {
    return statement && document_.attributions[*statement].found_by != "rule:line";
  }

  // What ClauseJudge is told of a clause. Of the speaker's other positions only those that do not
  // come from it.
  SaidClause Said(const Sentence& sentence, const ParsedSentence& parse,
                  const StanceFinding& finding, const Held& held,
                  std::span<const StanceFinding> findings) const {
    SaidClause clause{.context = judge_.context(),
                      .tones = models_.tones,
                      .first_token = sentence.first_token,
                      .parse = parse,
                      .predicate = finding.cue.first,
                      .speaker = holders_.ClusterAt(held.position.actor),
                      .statement = document_.attributions[*held.position.statement],
                      .sure_speaker = held.sure,
                      .findings = findings,
                      .beside = !Here().empty()};
    const auto past = past_.find(held.position.actor);
    if (past == past_.end()) return clause;
    clause.stands = past->second.stands;
    clause.known = past->second.count;
    const uint32_t begin = parse.SpanOf(finding.evidence).begin;
    if (past->second.last_end + kNearby > begin) clause.last_sign = past->second.last_sign;
    return clause;
  }

  // Whether a position of the actor's is shown there already.
  bool IsTaken(ClusterIndex actor, Span words) const {
    return std::ranges::any_of(Here(), [&](const Position& other) {
      return other.actor == actor && other.evidence.Overlaps(words);
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

  const Document& document_;
  const Models& models_;
  MentionIndex mentions_;
  HolderFinder holders_;
  TargetFinder targets_;
  ActorJudge judge_;
  std::vector<Found> found_;
  std::map<ClusterIndex, Past> past_;
  std::vector<JudgedClause> clauses_;
  size_t sentence_begin_ = 0;  // in found_, of the sentence at hand
};

}  // namespace

PositionLayer FindPositions(const Document& document, const Models& models) {
  return Collector(document, models).Run();
}

}  // namespace whosaid
