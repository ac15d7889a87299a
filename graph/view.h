// View: actors, issues and the stands between them as a Boost.Graph, built from one snapshot.
//
// Vertices are actors and issues; an edge goes from an actor to an issue, or to the actor it takes
// a stand on, one for each stance, and carries the positions it sums up. Traverse it with Boost's
// algorithms: it is a compressed sparse row graph, read-only, safe for many threads. The stands an
// actor takes are its out_edges; who stands where on an issue are the issue's in_edges.
#ifndef WHOSAID_GRAPH_VIEW_H_
#define WHOSAID_GRAPH_VIEW_H_

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "graph/store.h"

namespace whosaid {

struct ViewNode {
  enum class Kind : uint8_t { kActor, kIssue };
  Kind kind = Kind::kActor;
  Id id;
  std::string label;
  ActorKind actor_kind = ActorKind::kPerson;  // where kind is kActor
};

struct ViewEdge {
  Stance stance = Stance::kSupports;
  std::vector<FactId> positions;  // sorted
  uint32_t documents = 0;         // distinct
  uint32_t outlets = 0;           // distinct, unnamed ones not counted
  std::optional<Date> first;      // when expressed, else when published
  std::optional<Date> last;
  double confidence = 0;  // of the surest position
  std::string top_quote;  // the surest position's evidence
  std::string uri;        // of its document
};

using ViewGraph = boost::compressed_sparse_row_graph<boost::bidirectionalS, ViewNode, ViewEdge,
                                                     boost::no_property, uint32_t, uint32_t>;

// Which positions go into the view; all by default.
using PositionFilter = std::function<bool(const PositionRow&, const DocumentRow&)>;

// REQUIRES: the snapshot is linked; positions that are not yet linked are left out. Nodes are those
// that have an edge, sorted by kind, then id; edges are sorted by source, target,
// stance.
Result<ViewGraph> BuildView(const Snapshot& snapshot, const PositionFilter& filter = {});

// The actor or issue with this id, if it is in the view. O(log nodes).
std::optional<ViewGraph::vertex_descriptor> FindNode(const ViewGraph& view, const Id& id);

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_VIEW_H_
