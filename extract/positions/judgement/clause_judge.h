// ClauseJudge: whether somebody takes a stand with a clause that they say or write, and of which
// polarity, where no cue need show it ("He has no experience at all," Berg said). It learns from
// articles in which annotators marked every position (models/clauses.md), so that its probabilities
// hold for what rules leave over, holder and polarity together (Platt 1999).
#ifndef WHOSAID_EXTRACT_POSITIONS_JUDGEMENT_CLAUSE_JUDGE_H_
#define WHOSAID_EXTRACT_POSITIONS_JUDGEMENT_CLAUSE_JUDGE_H_

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "extract/positions/frames/find.h"
#include "extract/positions/judgement/judgement_model.h"
#include "extract/positions/judgement/tones.h"
#include "extract/positions/parse.h"
#include "extract/weights/chain_model.h"

namespace whosaid {

// A clause of somebody's words.
struct SaidClause {
  const JudgementContext& context;
  const ToneLexicon& tones;
  TokenIndex first_token = 0;  // of the sentence
  const ParsedSentence& parse;
  WordIndex predicate = 0;
  const Cluster& speaker;
  const Attribution& statement;
  bool sure_speaker = true;                 // see Holder::sure
  std::span<const StanceFinding> findings;  // by rules, in the sentence
  int stands = 0;       // of the speaker so far: how many are positive, less those that are not
  uint32_t known = 0;   // how many there are so far
  bool beside = false;  // whether rules show any position in the sentence
  int last_sign = 0;    // of the speaker's last one nearby, 1 or -1; 0: none
};

// The predicates of the clauses in which some word judges, in their order: finite ones and
// fragments, not relative ones, which are seldom about what they hang on.
std::vector<WordIndex> JudgingClauses(const ParsedSentence& parse, const ToneLexicon& tones);

// A finding without a stance yet: what the clause is about, but not who speaks.
StanceFinding ClauseFinding(const ParsedSentence& parse, WordIndex predicate);

void ClauseFeatures(const SaidClause& clause, FeatureList& features);

class ClauseJudge {
 public:
  // The bytes of a ChainModel of three labels without transitions; nothing where they are none. A
  // view of bytes that must outlive it; any number of threads may use it at once.
  static std::optional<ClauseJudge> Open(std::string_view bytes);

  // By Judgement: no stand or not the speaker's, a positive one, a negative one.
  std::array<double, 3> Probabilities(const FeatureList& features) const;

 private:
  ChainModel model_;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_JUDGEMENT_CLAUSE_JUDGE_H_
