// What turns the rows that link made into those that it would make now.
#ifndef WHOSAID_GRAPH_LINK_DIFFERENCES_H_
#define WHOSAID_GRAPH_LINK_DIFFERENCES_H_

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "graph/store.h"

namespace whosaid {

// Rows by their ids; `encode` tells whether two are the same.
template <typename Row>
void FindDifferences(const std::vector<Row>& was, std::vector<Row> is,
                     std::string (*encode)(const Row&), std::vector<Row>& put,
                     std::vector<Id>& gone) {
  std::map<Id, const Row*> old;
  for (const Row& row : was) old[row.id] = &row;
  for (Row& row : is) {
    const auto same = old.find(row.id);
    const bool changed = same == old.end() || encode(*same->second) != encode(row);
    if (same != old.end()) old.erase(same);
    if (changed) put.push_back(std::move(row));
  }
  for (const auto& [id, row] : old) gone.push_back(id);
}

inline void FindDifferences(const LinkIndex& was, LinkIndex is, LinkChanges& changes) {
  for (const auto& [key, value] : was) {
    const auto same = is.find(key);
    if (same == is.end()) {
      changes.gone_index.push_back(key);
    } else if (same->second == value) {
      is.erase(same);
    }
  }
  changes.index.merge(is);
}

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_DIFFERENCES_H_
