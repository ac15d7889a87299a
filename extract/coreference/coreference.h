// Coreference: the chains of a document as the trained model links them.
#ifndef WHOSAID_EXTRACT_COREFERENCE_COREFERENCE_H_
#define WHOSAID_EXTRACT_COREFERENCE_COREFERENCE_H_

#include "core/document.h"
#include "extract/coreference/chains.h"
#include "extract/models.h"

namespace whosaid {

// The candidate that the model scores highest. The model must outlive what is returned.
ChooseChain ChooseBy(const ChainModel& model);

// Reads tokens, sentences, syntax, quotations and names. `learning`: see CoreferenceReading.
Coreference FindCoreference(const Document& document, const Models& models,
                            const ChooseChain& choose, bool learning = false);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_COREFERENCE_COREFERENCE_H_
