// Link: who is who and which issue is which across documents. A deterministic function of a
// snapshot, independent of the order in which documents came in. Every identity rests on recorded
// decisions with reason and confidence.
#ifndef WHOSAID_GRAPH_LINK_H_
#define WHOSAID_GRAPH_LINK_H_

#include "core/result.h"
#include "graph/store.h"

namespace whosaid {

Result<Links> Link(const Snapshot& snapshot);

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_H_
