// What the questions about facts share: choosing by filter and name, sorting rows.
#ifndef WHOSAID_QUERY_CHOOSE_H_
#define WHOSAID_QUERY_CHOOSE_H_

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/hash.h"
#include "graph/view.h"
#include "query/answer.h"
#include "query/question.h"
#include "query/snapshot_reader.h"

namespace whosaid {

// What passes, for a view. The filter may be gone by then.
PositionFilter PositionFilterOf(const FactFilter& filter);

bool Passes(const FactFilter& filter, ZoneKind zone, double confidence,
            const std::optional<Date>& date);

// What a name in a question stands for. An empty name stands for anything: no ids, no unknown one.
struct Meant {
  std::vector<Id> actors;  // sorted
  std::vector<Id> issues;  // sorted
  std::optional<UnknownName> unknown;
};
Meant FindActors(const SnapshotReader& reader, const std::string& name);
// Issues and, since a stand may be on an actor itself, actors.
Meant FindTopics(const SnapshotReader& reader, const std::string& name);

bool Contains(const std::vector<Id>& sorted, const Id& id);

// Orders rows by date, unknown last, then uri, then place in the text.
struct RowOrder {
  bool undated = true;
  Date date;
  std::string uri;
  uint32_t begin = 0;
  FactId id;

  friend auto operator<=>(const RowOrder&, const RowOrder&) = default;
};
RowOrder OrderOf(const OpenDocument& document, const std::optional<Date>& date, uint32_t begin,
                 const FactId& id);

struct OrderedRow {
  RowOrder order;
  std::vector<Cell> cells;
};
// Sorts, and moves the cells into `table`.
void MoveSorted(std::vector<OrderedRow> rows, Table& table);

}  // namespace whosaid

#endif  // WHOSAID_QUERY_CHOOSE_H_
