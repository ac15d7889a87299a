// Utterances from wordings (graph/link/utterances/link_utterances.h).
#ifndef WHOSAID_GRAPH_LINK_UTTERANCES_UTTERANCES_H_
#define WHOSAID_GRAPH_LINK_UTTERANCES_UTTERANCES_H_

#include <vector>

#include "graph/link/utterances/near_wordings.h"
#include "graph/link/utterances/wordings.h"
#include "graph/store.h"

namespace whosaid {

// The utterances of two statements or more among these wordings, sorted. `near` are all pairs
// among them.
std::vector<UtteranceRow> MakeUtterances(const std::vector<const Wording*>& wordings,
                                         std::vector<Near> near);

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_UTTERANCES_UTTERANCES_H_
