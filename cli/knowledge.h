// What commands know of names when they link: the shipped gazetteer and the store's own.
#ifndef WHOSAID_CLI_KNOWLEDGE_H_
#define WHOSAID_CLI_KNOWLEDGE_H_

#include "core/result.h"
#include "graph/gazetteer.h"
#include "graph/store.h"

namespace whosaid {

Result<ActorGazetteer> LoadGazetteer(const Snapshot& snapshot);

// Links what came into the store since the last time.
Result<void> LinkStore(Store& store);

}  // namespace whosaid

#endif  // WHOSAID_CLI_KNOWLEDGE_H_
