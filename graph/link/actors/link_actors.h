// The actors' part of link (graph/link/link.h).
#ifndef WHOSAID_GRAPH_LINK_ACTORS_LINK_ACTORS_H_
#define WHOSAID_GRAPH_LINK_ACTORS_LINK_ACTORS_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/link/actors/actor_forms.h"
#include "graph/link/actors/actor_index.h"
#include "graph/link/actors/actor_resolver.h"
#include "graph/store.h"

namespace whosaid {

class ActorLinker {
 public:
  // All outlive the linker.
  ActorLinker(const Snapshot& snapshot, const Rulebook& rulebook, const ActorGazetteer& gazetteer);

  // All documents: each is added, in any order, then they are linked. Adds actors, decisions on
  // clusters and rows of the index to `links`, in no particular order.
  Result<void> Add(const DocumentRow& document);
  Result<void> LinkAll(Links& links);

  // The documents that changed, and what that means for others.
  Result<void> LinkChanged(const std::vector<Id>& changed, LinkChanges& changes);

 private:
  Result<void> ReadChanged(const Id& id);
  ActorForms WithoutIndex(ActorForms was) const;
  std::set<uint32_t> FindAffected(const ActorResolver& was, const ActorResolver& is) const;
  Result<void> Decide(const Id& id, const ActorResolver& is, LinkChanges& changes) const;

  const Snapshot& snapshot_;
  const Rulebook& rulebook_;
  const ActorGazetteer& gazetteer_;
  ActorReader reader_;
  ActorIndex index_;
  ActorForms all_;
  // Of the documents that changed: what the links have of them, and what is there now.
  std::vector<DocumentActors> before_;
  std::vector<DocumentActors> now_;
};

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_ACTORS_LINK_ACTORS_H_
