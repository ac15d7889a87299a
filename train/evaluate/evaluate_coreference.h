// Measures of coreference over corpora read with their gold: extract/coreference is run on them.
#ifndef WHOSAID_TRAIN_EVALUATE_EVALUATE_COREFERENCE_H_
#define WHOSAID_TRAIN_EVALUATE_EVALUATE_COREFERENCE_H_

#include <span>
#include <vector>

#include "extract/coreference/chains.h"
#include "train/corpora/coreference_corpus.h"
#include "train/evaluate/coreference_scores.h"

namespace whosaid {

struct CoreferenceScores {
  Agreement mentions;
  Agreement muc;
  Agreement b_cubed;
  Agreement ceafe;
  double Conll() const { return (muc.F1() + b_cubed.F1() + ceafe.F1()) / 3; }
};

// Mentions as the program finds them; entities of one mention count on neither side.
CoreferenceScores ScoreCoreference(std::span<const CoreferenceDocument> documents,
                                   const Models& models, const ChooseChain& choose);

// GAP's measure: precision and recall over the pairs of pronoun and name (Webster et al. 2018).
struct PronounScores {
  Agreement all;
  Agreement male;
  Agreement female;
};

// The pair is given: both are marked as names, and the pronoun means the one whose chain the model
// scores higher, or neither where it is convinced of somebody else.
PronounScores ScorePronouns(std::span<const PronounSnippet> snippets, const Models& models,
                            const ChainModel& model);

// The phrases whose heads lie at `span`; else those on whose heads what lies there hangs as part of
// a name: "the pilot [Ana Ruiz]".
std::vector<PhraseIndex> PhrasesAt(const std::vector<NounPhrase>& phrases, const Document& document,
                                   Span span);

// Whether the candidate's chain has one of the phrases.
bool HasOneOf(const ChainCandidate& candidate, const std::vector<Chain>& chains,
              const std::vector<PhraseIndex>& phrases);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_EVALUATE_EVALUATE_COREFERENCE_H_
