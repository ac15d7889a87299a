// PositionJudge: how probable it is that a position which rules or JudgementModel found is right,
// by a log-linear model over features of how it was found. It learns from positions that were
// judged one by one on articles nobody tuned rules on (models/positions.md), so that its
// probabilities hold for unseen articles (Platt 1999).
#ifndef WHOSAID_EXTRACT_POSITIONS_JUDGEMENT_POSITION_JUDGE_H_
#define WHOSAID_EXTRACT_POSITIONS_JUDGEMENT_POSITION_JUDGE_H_

#include <optional>
#include <string_view>

#include "core/document.h"
#include "extract/positions/frames/find.h"
#include "extract/positions/judgement/judgement_model.h"
#include "extract/positions/parse.h"
#include "extract/weights/chain_model.h"

namespace whosaid {

// A position whole but for its confidence, and how it was found.
struct JudgedCase {
  const JudgementContext& context;
  const JudgementModel& light;  // by which the target is seen
  TokenIndex first_token = 0;   // of the sentence
  const ParsedSentence& parse;
  const Position& position;
  const Cluster& holder;
  const StanceFinding* finding = nullptr;  // none: by JudgementModel
  WordIndex target = 0;                    // the head of the target's words
  bool named_holder = false;               // not only by who says it
  bool sure_holder = true;                 // not reached over a pronoun or a colon
  bool stated_target = true;               // not what "it" or "the plan" stands for
  bool question = false;                   // the sentence is one
  double model = 0;                        // JudgementModel's probability
};

void PositionFeatures(const JudgedCase& judged, FeatureList& features);

class PositionJudge {
 public:
  // The bytes of a ChainModel of two labels without transitions; nothing where they are none. A
  // view of bytes that must outlive it; any number of threads may use it at once.
  static std::optional<PositionJudge> Open(std::string_view bytes);

  // That holder and polarity are right, in [0, 1].
  double Probability(const FeatureList& features) const;

 private:
  ChainModel model_;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_JUDGEMENT_POSITION_JUDGE_H_
