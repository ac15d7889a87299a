// Models: what extraction knows before it reads: the lexicons of models/lexicons (later also
// trained weights). Shipped files are embedded in the program; users may add lexicon files.
#ifndef WHOSAID_EXTRACT_MODELS_H_
#define WHOSAID_EXTRACT_MODELS_H_

#include "extract/name_model.h"

namespace whosaid {

struct Models {
  NameModel names;
};

// The shipped models.
Models LoadModels();

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_MODELS_H_
