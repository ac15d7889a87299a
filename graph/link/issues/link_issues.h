// The issues' part of link (graph/link/link.h).
//
// One key is one issue. Keys are near, and one issue, where they differ in words that change little
// ("return to pre-war borders"), or speak of the same figure and share two more words. A short
// label stands for the only longer one that adds nothing but names (graph/link/issues/
// short_labels.cc). A user's codebook decides before these rules, people's rulings over all of
// them. Some issues contain others: graph/link/issues/issue_parents.h.
#ifndef WHOSAID_GRAPH_LINK_ISSUES_LINK_ISSUES_H_
#define WHOSAID_GRAPH_LINK_ISSUES_LINK_ISSUES_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/codebook.h"
#include "graph/decisions.h"
#include "graph/link/issues/issue_index.h"
#include "graph/link/issues/issue_keys.h"
#include "graph/link/issues/issue_resolver.h"
#include "graph/store.h"

namespace whosaid {

class IssueLinker {
 public:
  // All outlive the linker.
  IssueLinker(const Snapshot& snapshot, const Codebook& codebook, const Rulebook& rulings);

  // All documents: each is added, in any order, then they are linked. Adds issues, decisions on
  // positions and rows of the index to `links`, in no particular order.
  void Add(const FactSet& facts, uint32_t number);
  Result<void> LinkAll(Links& links);

  // The documents that changed, and what that means for others.
  Result<void> LinkChanged(const std::vector<Id>& changed, LinkChanges& changes);

 private:
  using Documents = std::map<Id, DocumentIssues>;
  using Sums = std::map<std::string, IssueSum>;  // by issue

  Result<void> ReadChanged(const Id& id);
  Result<void> ReadAffected(uint32_t number);
  Result<void> LoadAll();
  Result<void> Load(const std::set<std::string>& keys, const std::set<std::string>& cores);
  std::set<uint32_t> FindAffected() const;
  Result<void> SumUp(const IssueResolver& was, const IssueResolver& is, Sums& sums,
                     LinkChanges& changes) const;
  Result<void> ChangeRows(const Sums& sums, const IssueResolver& is, LinkChanges& changes) const;

  const Snapshot& snapshot_;
  const Codebook& codebook_;
  const Rulebook& rulings_;
  IssueReader reader_;
  IssueIndex index_;
  // Of all documents, or of those that changed and what is tied to these: what the links have of
  // them, and what is there now.
  Documents before_;
  Documents now_;
  IssueKeys was_;
  IssueKeys is_;
};

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_ISSUES_LINK_ISSUES_H_
