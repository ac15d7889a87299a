// Which issues contain which (graph/link/issues/link_issues.h): one whose words are all among
// another's contains it ("harbour fees" ⊃ "Arden harbour fees"). Of several, the one with most
// words, the first of the alphabet. One word alone contains nothing.
//
// Rows of the index of links, by pairs of an issue's words:
//   p<its first two>   00 <how many words> <key> → for those that may contain others
//   c<any two>         00 <key>                  → for those that may be contained
#ifndef WHOSAID_GRAPH_LINK_ISSUES_ISSUE_PARENTS_H_
#define WHOSAID_GRAPH_LINK_ISSUES_ISSUE_PARENTS_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "graph/store.h"

namespace whosaid {

class IssueParents {
 public:
  // Of no issues.
  IssueParents() = default;
  // Of those of the snapshot's links, which outlives this.
  explicit IssueParents(const Snapshot& snapshot) : snapshot_(&snapshot) {}

  void Add(const std::string& key);
  void Remove(const std::string& key);

  // The key of the issue that contains this one.
  Result<std::optional<std::string>> ParentOf(const std::string& key) const;

  // Adds the issues that this one contains, or would if others did not, to `keys`; and some more.
  Result<void> FindContained(const std::string& key, std::set<std::string>& keys) const;

  // Rows that were added and, where there is a snapshot, that are gone.
  const LinkIndex& rows() const { return added_; }
  const std::set<std::string>& gone() const { return gone_; }

 private:
  // Visits rows as Snapshot::VisitIndex does.
  Result<void> Visit(const std::string& prefix,
                     const std::function<bool(std::string_view row)>& visit) const;

  const Snapshot* snapshot_ = nullptr;
  LinkIndex added_;
  std::set<std::string> gone_;
};

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_ISSUES_ISSUE_PARENTS_H_
