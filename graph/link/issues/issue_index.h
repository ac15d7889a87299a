// Where link keeps what goes by issues' keys (Snapshot::IndexRow), and which of them may have a say
// in which issue another is.
//
//   k<what is left of it without light words> 00 <hash of key> → key
//   g<figure> 00 <hash of key>                                 → the key itself
//   i<key of an issue>                                         → how positions count for it
#ifndef WHOSAID_GRAPH_LINK_ISSUES_ISSUE_INDEX_H_
#define WHOSAID_GRAPH_LINK_ISSUES_ISSUE_INDEX_H_

#include <map>
#include <set>
#include <string>

#include "graph/decisions.h"
#include "graph/link/issues/issue_keys.h"
#include "graph/link/issues/issue_resolver.h"
#include "graph/store.h"

namespace whosaid {

class IssueIndex {
 public:
  // Both outlive the index.
  IssueIndex(const Snapshot& snapshot, const Rulebook& rulings);

  // What goes by these keys, and by keys of which these cores are left without light words, as far
  // as there, with all that are tied to them, however far around corners: by what is left without
  // light words, a figure, a ruling.
  Result<IssueKeys> Load(const std::set<std::string>& keys,
                         const std::set<std::string>& cores) const;
  // How positions count for an issue; nothing where there is none.
  Result<IssueSum> SumOf(const std::string& issue) const;

  static LinkIndex RowsOf(const IssueKeys& keys);
  static std::string SumKey(const std::string& issue);
  static std::string EncodeSum(const IssueSum& sum);

 private:
  class Loader;

  const Snapshot& snapshot_;
  std::map<std::string, std::set<std::string>> ruled_;  // keys that rulings name together
};

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_ISSUES_ISSUE_INDEX_H_
