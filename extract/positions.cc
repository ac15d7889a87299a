#include "extract/positions.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "extract/issue_label.h"
#include "extract/mention_index.h"
#include "extract/shallow/strings.h"
#include "extract/stances/find.h"
#include "extract/stances/holders.h"

namespace whosaid {
namespace {

constexpr double kLeastConfidence = 0.4;
constexpr std::string_view kAnaphors[] = {"it", "this", "that", "them", "those", "these"};
constexpr std::string_view kAnaphoricNouns[] = {"idea",   "proposal", "plan",   "suggestion",
                                                "notion", "move",     "demand", "measure"};

class Collector {
 public:
  Collector(const Document& document, const Models& models)
      : document_(document),
        models_(models),
        mentions_(document.clusters),
        holders_(document, mentions_) {}

  std::vector<Position> Run() {
    for (size_t s = 0; s < document_.sentences.size(); ++s) {
      const Sentence& sentence = document_.sentences[s];
      const Clauses clauses = Analyse(document_, sentence, models_.word_classes, models_.lemmas);
      for (const StanceFinding& finding : FindStances(clauses, models_.stances)) {
        Add(s, sentence, clauses, finding);
      }
    }
    std::ranges::stable_sort(positions_, {}, &Position::evidence);
    return std::move(positions_);
  }

 private:
  void Add(size_t number, const Sentence& sentence, const Clauses& clauses,
           const StanceFinding& finding) {
    const std::optional<Holder> holder = holders_.Find(clauses, finding, sentence.zone);
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
    position.evidence = clauses.SpanOf(finding.evidence.first, finding.evidence.end);
    position.voice = VoiceOf(position);
    position.found_by = "rule:" + finding.entry->cue;
    position.confidence = finding.confidence - (holder->sure ? 0 : 0.1);
    if (Ends(sentence, '?')) position.confidence -= 0.3;
    if (!SetTarget(number, clauses, finding, position)) return;
    if (position.statement) position.expressed = document_.attributions[*position.statement].said;
    if (position.confidence >= kLeastConfidence && !Repeats(position)) {
      positions_.push_back(std::move(position));
    }
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

  bool SetTarget(size_t number, const Clauses& clauses, const StanceFinding& finding,
                 Position& position) {
    const LabelContext context{document_, clauses, mentions_, models_.lemmas};
    IssueLabel label = LabelOf(context, finding.target, finding.owner);
    position.target.span = clauses.SpanOf(finding.target.first, finding.target.end);
    if (label.actor && finding.entry->target != StanceTarget::kIssue) {
      if (*label.actor == position.actor) return false;
      position.target.actor = label.actor;
      position.target.label = document_.clusters[*label.actor].name;
      position.target.key = label.key;
      return true;
    }
    if (IsAnaphor(clauses, finding.target, label)) {
      // "The plan is unaffordable. He rejects it.": what was spoken of last.
      if (!last_ || number - last_->first > 1) return false;
      label = last_->second;
      position.confidence -= 0.2;
    }
    if (label.label.empty()) return false;
    position.target.label = label.label;
    position.target.key = label.key;
    last_ = {number, std::move(label)};
    return true;
  }

  static bool IsAnaphor(const Clauses& clauses, WordRange target, const IssueLabel& label) {
    if (target.end - target.first == 1 && IsOneOf(clauses.words[target.first].lower, kAnaphors)) {
      return true;
    }
    return !label.label.empty() && IsOneOf(label.key, kAnaphoricNouns);
  }

  bool Repeats(const Position& position) const {
    return std::ranges::any_of(positions_, [&](const Position& other) {
      return other.actor == position.actor && other.target.key == position.target.key &&
             PolarityOf(other.stance) == PolarityOf(position.stance) &&
             other.evidence.Overlaps(position.evidence);
    });
  }

  const Document& document_;
  const Models& models_;
  MentionIndex mentions_;
  HolderFinder holders_;
  std::vector<Position> positions_;
  // The last issue and the number of its sentence.
  std::optional<std::pair<size_t, IssueLabel>> last_;
};

}  // namespace

std::vector<Position> FindPositions(const Document& document, const Models& models) {
  return Collector(document, models).Run();
}

}  // namespace whosaid
