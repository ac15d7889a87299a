// Where link keeps the forms of a store's actors (Snapshot::IndexRow), and which of them may have a
// say in whose name another is.
//
//   f<class><surname block> 00 <name>   → form; other classes than persons have no block
//   a<acronym>                          → the forms it is given with, and how often
#ifndef WHOSAID_GRAPH_LINK_ACTORS_ACTOR_INDEX_H_
#define WHOSAID_GRAPH_LINK_ACTORS_ACTOR_INDEX_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/link/actors/actor_forms.h"
#include "graph/store.h"

namespace whosaid {

class ActorIndex {
 public:
  // All outlive the index.
  ActorIndex(const Snapshot& snapshot, const Rulebook& rulebook, const ActorGazetteer& gazetteer,
             const NameNormalizer& normalizer);

  // The forms with these keys, as far as there, with all that are tied to them, however far around
  // corners: by a surname, an acronym, an entry of the gazetteer, a ruling.
  Result<ActorForms> Load(const std::set<std::string>& keys) const;

  // The rows of all forms. Those of one document alone have none, as the document has all of them,
  // but for those that a ruling names or an acronym is given with.
  LinkIndex RowsOf(const ActorForms& forms) const;

 private:
  class Loader;

  const Snapshot& snapshot_;
  const ActorGazetteer& gazetteer_;
  const NameNormalizer& normalizer_;
  std::map<std::string, std::set<std::string>> ruled_;  // forms that rulings name together
};

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_ACTORS_ACTOR_INDEX_H_
