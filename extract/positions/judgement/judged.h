// ActorJudge: stands between the actors of one sentence by the trained model, for what no cue of
// the lexicon says ("Milcu wiped the floor with Ferrol"), and on actors of whom somebody speaks
// ("He has no idea what he is doing," Milcu said).
#ifndef WHOSAID_EXTRACT_POSITIONS_JUDGEMENT_JUDGED_H_
#define WHOSAID_EXTRACT_POSITIONS_JUDGEMENT_JUDGED_H_

#include <functional>
#include <optional>
#include <vector>

#include "core/document.h"
#include "extract/coreference/mention_index.h"
#include "extract/models.h"
#include "extract/positions/judgement/judgement_model.h"
#include "extract/tokens/token_range.h"

namespace whosaid {

struct JudgedStand {
  ClusterIndex actor = 0;
  ClusterIndex target = 0;
  Stance stance = Stance::kSupports;  // or kCriticizes
  Span evidence;                      // from the one's mention to the other's
  Span target_span;
  TokenIndex target_head = 0;
  double confidence = 0;  // the model's probability
};

class ActorJudge {
 public:
  // All three must outlive it; reads the layers up to the clusters.
  ActorJudge(const Document& document, const MentionIndex& mentions, const Models& models);

  // The stands on persons, organisations and groups that the model is sure enough of, in order of
  // their first mention. Countries are left out: they stand in too many issues ("rejects Lodria's
  // claim") that are no stand on them. Sentences with many mentions are lists and give none.
  std::vector<JudgedStand> StandsIn(size_t sentence) const;

  // The stands of whoever speaks on those in whose light the model is sure enough: `speaker_of` has
  // who says the words of a span, nothing where nobody does.
  using SpeakerOf = std::function<std::optional<ClusterIndex>(Span)>;
  std::vector<JudgedStand> LightsIn(size_t sentence, const SpeakerOf& speaker_of) const;

  const JudgementContext& context() const { return context_; }

 private:
  struct TokenMention {
    TokenRange tokens;
    ClusterIndex cluster = 0;
    MentionForm form = MentionForm::kName;
  };
  std::vector<TokenMention> MentionsIn(const Sentence& sentence) const;

  const Document& document_;
  const MentionIndex& mentions_;
  const JudgementModel& model_;
  JudgementContext context_;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_JUDGEMENT_JUDGED_H_
