// Models: what extraction knows before it reads: trained weights, and the lexicons of
// models/lexicons. All are embedded in the program.
#ifndef WHOSAID_EXTRACT_MODELS_H_
#define WHOSAID_EXTRACT_MODELS_H_

#include "extract/attributions/attribution_model.h"
#include "extract/coreference/nominals.h"
#include "extract/language.h"
#include "extract/names/name_model.h"
#include "extract/positions/judgement/clause_judge.h"
#include "extract/positions/judgement/judgement_model.h"
#include "extract/positions/judgement/position_judge.h"
#include "extract/positions/judgement/tones.h"
#include "extract/positions/lexicon.h"
#include "extract/syntax/lemma_rules.h"
#include "extract/syntax/syntax_model.h"
#include "extract/weights/chain_model.h"

namespace whosaid {

struct Models {
  NameModel names;
  AttributionModel attributions;
  ChainModel coreference;  // one score for each candidate of extract/coreference/chains.h
  Nominals nominals;
  StanceLexicon stances;
  JudgementModel judgements;
  PositionJudge positions;
  ClauseJudge clauses;
  ToneLexicon tones;
  SyntaxModel syntax;
  LemmaRules lemma_rules;
  LanguageLexicon languages;
};

// The shipped models. An error where the program's file has been damaged.
Result<Models> OpenModels();
// The same, of a program that is known to be whole: a test, a trainer.
Models LoadModels();

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_MODELS_H_
