// The rows in which a store keeps links.
#ifndef WHOSAID_GRAPH_ROCKS_LINK_ROWS_H_
#define WHOSAID_GRAPH_ROCKS_LINK_ROWS_H_

#include <map>
#include <string>
#include <utility>

#include "graph/rocks/key_value.h"
#include "graph/rocks/layout.h"
#include "graph/rocks/rocks_snapshot.h"
#include "graph/store.h"

namespace whosaid {

// Values by keys, which are without their run.
class LinkRows {
 public:
  // `links` outlive the rows.
  static Result<LinkRows> Encode(const Links& links, const RocksSnapshot& now);

  const LinkIndex& Of(Table table) const;

 private:
  std::map<Table, LinkIndex> rows_;
  const LinkIndex* index_ = nullptr;
};

// What turns the rows of a run into these, as far as it takes no more than `most` changes.
Result<void> Compare(const LinkRows& rows, uint64_t run, const ReadView& view, size_t most,
                     Batch& changes);

// Adds to `batch` what the changes come to in the run that counts, and to `meta` how many actors
// and issues more there are.
Result<void> EncodeChanges(const LinkChanges& changes, const RocksSnapshot& now,
                           const ReadView& view, Meta& meta, Batch& batch);

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_ROCKS_LINK_ROWS_H_
