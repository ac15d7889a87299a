// The utterances' part of link (graph/link/link.h): which statements repeat one speech act, in
// another document or further down in the same one, and which dates documents inherit by that.
//
// The words of two statements are the same, or near (graph/link/utterances/near_wordings.h).
// Speakers must agree where both are known and the words are few. Statements of comments, teasers
// and the like repeat what others reported and count as none.
#ifndef WHOSAID_GRAPH_LINK_UTTERANCES_LINK_UTTERANCES_H_
#define WHOSAID_GRAPH_LINK_UTTERANCES_LINK_UTTERANCES_H_

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/link/utterances/near_wordings.h"
#include "graph/link/utterances/wordings.h"
#include "graph/store.h"

namespace whosaid {

class UtteranceLinker {
 public:
  // It outlives the linker.
  explicit UtteranceLinker(const Snapshot& snapshot) : snapshot_(snapshot) {}

  // The actors of a document's clusters.
  using ActorsOf = std::function<Result<std::vector<Id>>(const Id& document)>;

  // All documents: each is added, in any order, with the actors of its clusters; then they are
  // linked. Adds utterances, dates and rows of the index to `links`, sorted.
  Result<void> Add(const FactSet& facts, const std::vector<Id>& actors);
  Result<void> LinkAll(Links& links);

  // Of the documents that changed, and those of whose clusters `changes` decides otherwise.
  // False where it takes reading everything.
  Result<bool> LinkChanged(const std::vector<Id>& changed, const ActorsOf& actors_of,
                           LinkChanges& changes);

 private:
  Result<void> Change(const Id& id, bool changed, const ActorsOf& actors_of, Wordings& is,
                      std::set<WordingKey>& touched) const;
  static Result<void> AddUntied(const std::set<WordingKey>& touched, Wordings& was, Wordings& is,
                                std::set<WordingKey>& keys);
  Result<void> LinkDates(const std::set<Id>& documents, Wordings& is, LinkChanges& changes) const;

  const Snapshot& snapshot_;
  Wordings all_;
};

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_UTTERANCES_LINK_UTTERANCES_H_
