// Rows from facts and decisions, the same for every store.
#ifndef WHOSAID_GRAPH_ROWS_H_
#define WHOSAID_GRAPH_ROWS_H_

#include <optional>
#include <string>
#include <vector>

#include "core/facts.h"
#include "graph/store.h"

namespace whosaid {

// What keeps `facts` out of a store, or nothing.
std::optional<std::string> FindRefusal(const FactSet& facts);

// Refusals that every store words alike.
tl::unexpected<Error> NoSuchDocument(const Id& id);
tl::unexpected<Error> NoSuchFact(const FactId& id);
tl::unexpected<Error> NoSuchIssue(const Id& id);
tl::unexpected<Error> StaleLinks(uint64_t links, uint64_t generation);

// The row of a document that has not been linked.
DocumentRow RowOf(const FactSet& facts);

// Sets `actors` as the decisions on the document have it.
void ApplyDecisions(const std::vector<Decision>& decisions, DocumentRow& document);

// The subject of the position's target, or a zero id where nothing was decided.
Id IssueOf(const std::vector<Decision>& decisions, uint32_t ordinal, const Position& position);

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_ROWS_H_
