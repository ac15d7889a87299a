// Models: what extraction knows before it reads: the lexicons of models/lexicons (later also
// trained weights). Shipped files are embedded in the program; users may add lexicon files.
#ifndef WHOSAID_EXTRACT_MODELS_H_
#define WHOSAID_EXTRACT_MODELS_H_

#include "extract/attribution_model.h"
#include "extract/chain_model.h"
#include "extract/language.h"
#include "extract/lemma_rules.h"
#include "extract/name_model.h"
#include "extract/nominals.h"
#include "extract/stances/judgement_model.h"
#include "extract/stances/lexicon.h"
#include "extract/syntax_model.h"

namespace whosaid {

struct Models {
  NameModel names;
  AttributionModel attributions;
  ChainModel coreference;  // one score for each candidate of extract/coreference/chains.h
  Nominals nominals;
  StanceLexicon stances;
  JudgementModel judgements;
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
