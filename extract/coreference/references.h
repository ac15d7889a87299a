// References: pronouns and descriptions, each with the actor it stands for.
#ifndef WHOSAID_EXTRACT_COREFERENCE_REFERENCES_H_
#define WHOSAID_EXTRACT_COREFERENCE_REFERENCES_H_

#include <vector>

#include "extract/coreference/actors.h"
#include "extract/coreference/chains.h"

namespace whosaid {

// Adds to `actors` the mentions by "he", "they", "the secretary" that the chains hold, and new
// actors for sources that no name names: "a harbour official", "critics". Chains of things that
// neither have an actor's name nor speak are no actors.
void ResolveReferences(const CoreferenceReading& reading, const Coreference& coreference,
                       std::vector<Actor>& actors);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_COREFERENCE_REFERENCES_H_
