// What people decided about identities, with what became of it.
#ifndef WHOSAID_QUERY_DECISIONS_H_
#define WHOSAID_QUERY_DECISIONS_H_

#include <string>
#include <vector>

#include "core/result.h"
#include "graph/store.h"
#include "query/table.h"

namespace whosaid {

struct RulingState {
  Ruling ruling;
  Verdict verdict;
  std::vector<std::string> missing;  // what it names that the store does not have: it waits
};

// "stands", "undone by 3f2a…", "overruled by 3f2a…", "waits for “Bo Marr”".
std::string ToString(const RulingState& state);

// In the order of the log.
Result<std::vector<RulingState>> JudgeRulings(const Snapshot& snapshot);

Result<Table> ListRulings(const Snapshot& snapshot);

// As people see an id: its first twelve digits.
std::string ShortId(const Id& id);

// The place in `states` of the ruling whose id begins so (six digits or more). kNotFound, or kUsage
// where several do.
Result<size_t> FindRuling(const std::vector<RulingState>& states, std::string_view digits);

}  // namespace whosaid

#endif  // WHOSAID_QUERY_DECISIONS_H_
