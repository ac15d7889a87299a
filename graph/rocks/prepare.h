// Finds a store in a folder, or makes one.
#ifndef WHOSAID_GRAPH_ROCKS_PREPARE_H_
#define WHOSAID_GRAPH_ROCKS_PREPARE_H_

#include <string>

#include "core/result.h"
#include "graph/store.h"

namespace whosaid {

// Makes sure that `folder` holds a store of this program's format: makes a new one, or brings an
// old one up to date, where `access` allows for it; fails where what is there is none.
Result<void> PrepareStore(const std::string& folder, Access access);

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_ROCKS_PREPARE_H_
