// Models: what extraction knows before it reads: the lexicons of models/lexicons (later also
// trained weights). Shipped files are embedded in the program; users may add lexicon files.
#ifndef WHOSAID_EXTRACT_MODELS_H_
#define WHOSAID_EXTRACT_MODELS_H_

#include "extract/attribution_model.h"
#include "extract/lemma_rules.h"
#include "extract/name_model.h"
#include "extract/nominals.h"
#include "extract/stances/lexicon.h"
#include "extract/syntax_model.h"

namespace whosaid {

struct Models {
  NameModel names;
  AttributionModel attributions;
  Nominals nominals;
  StanceLexicon stances;
  SyntaxModel syntax;
  LemmaRules lemma_rules;
};

// The shipped models.
Models LoadModels();

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_MODELS_H_
