// Identities that people should look at: actors that may be one, and actors that may be two.
#ifndef WHOSAID_QUERY_SUSPECTS_H_
#define WHOSAID_QUERY_SUSPECTS_H_

#include "core/result.h"
#include "graph/gazetteer.h"
#include "graph/store.h"
#include "query/table.h"

namespace whosaid {

// The most useful first: by how likely it is, times the documents that a decision would set right.
// Pairs that people have decided on are left out. Cost: the documents once; the names of one block
// (a surname, a last word) pairwise, up to a limit.
Result<Table> ListSuspects(const Snapshot& snapshot, const ActorGazetteer& gazetteer);

}  // namespace whosaid

#endif  // WHOSAID_QUERY_SUSPECTS_H_
