// The gazetteer as a table.
#ifndef WHOSAID_QUERY_GAZETTEER_H_
#define WHOSAID_QUERY_GAZETTEER_H_

#include "graph/gazetteer.h"
#include "query/table.h"

namespace whosaid {

// By kind, then name.
Table ListGazetteer(const ActorGazetteer& gazetteer);

}  // namespace whosaid

#endif  // WHOSAID_QUERY_GAZETTEER_H_
