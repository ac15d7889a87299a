#include "graph/view.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace whosaid {
namespace {

using NodeKey = std::pair<ViewNode::Kind, Id>;  // the order of the nodes
using EdgeKey = std::tuple<NodeKey, NodeKey, Stance>;

// An edge while it is summed up.
struct OpenEdge {
  ViewEdge edge;
  FactId surest;
  Span evidence;  // of the surest
  std::set<std::string> outlets;
};

void Widen(ViewEdge& edge, const Date& date) {
  if (!edge.first || date < *edge.first) edge.first = date;
  if (!edge.last || *edge.last < date) edge.last = date;
}

class ViewBuilder {
 public:
  ViewBuilder(const Snapshot& snapshot, const PositionFilter& filter)
      : snapshot_(snapshot), filter_(filter) {}

  Result<ViewGraph> Build() {
    for (const auto step :
         {&ViewBuilder::SumUpPositions, &ViewBuilder::QuoteTheSurest, &ViewBuilder::ReadNodes}) {
      if (auto done = (this->*step)(); !done) return tl::make_unexpected(done.error());
    }
    return Graph();
  }

 private:
  Result<void> SumUpPositions() {
    Result<DocumentRow> document = DocumentRow();
    auto read = snapshot_.VisitPositions([&](const PositionRow& position) {
      if (document->id != position.id.document) document = snapshot_.Document(position.id.document);
      if (document && (!filter_ || filter_(position, *document))) Add(position, *document);
      return document.has_value();
    });
    if (!document) return tl::make_unexpected(document.error());
    return read;
  }

  void Add(const PositionRow& position, const DocumentRow& document) {
    const Position& fact = position.fact;
    if (position.issue == Id() || fact.actor >= document.actors.size()) return;
    const NodeKey actor = {ViewNode::Kind::kActor, document.actors[fact.actor]};
    const NodeKey target = {fact.target.actor ? ViewNode::Kind::kActor : ViewNode::Kind::kIssue,
                            position.issue};
    const auto [found, added] = edges_.try_emplace({actor, target, fact.stance});
    if (added) {
      nodes_[actor];
      nodes_[target];
    }
    OpenEdge& open = found->second;
    ViewEdge& edge = open.edge;
    if (edge.positions.empty() || edge.positions.back().document != document.id) ++edge.documents;
    if (!document.article.outlet.empty()) open.outlets.insert(document.article.outlet);
    if (edge.positions.empty() || fact.confidence > edge.confidence) {
      edge.confidence = fact.confidence;
      edge.uri = document.article.uri;
      open.surest = position.id;
      open.evidence = fact.evidence;
    }
    if (const auto date = DateOf(document, fact.expressed)) Widen(edge, *date);
    edge.positions.push_back(position.id);
  }

  // Reads each text once.
  Result<void> QuoteTheSurest() {
    std::multimap<Id, OpenEdge*> by_document;
    for (auto& [key, open] : edges_) by_document.emplace(open.surest.document, &open);
    Id document;
    std::string text;
    for (const auto& [id, open] : by_document) {
      if (id != document) {
        auto read = snapshot_.Text(id);
        if (!read) return tl::make_unexpected(read.error());
        text = std::move(*read);
        document = id;
      }
      open->edge.top_quote = Slice(text, open->evidence);
      open->edge.outlets = static_cast<uint32_t>(open->outlets.size());
    }
    return {};
  }

  Result<void> ReadNodes() {
    auto read = snapshot_.VisitActors([&](const ActorRow& actor) {
      const auto node = nodes_.find({ViewNode::Kind::kActor, actor.id});
      if (node != nodes_.end()) {
        node->second = {ViewNode::Kind::kActor, actor.id, actor.name, actor.kind};
      }
      return true;
    });
    if (!read) return read;
    return snapshot_.VisitIssues([&](const IssueRow& issue) {
      const auto node = nodes_.find({ViewNode::Kind::kIssue, issue.id});
      if (node != nodes_.end()) node->second = {ViewNode::Kind::kIssue, issue.id, issue.label, {}};
      return true;
    });
  }

  ViewGraph Graph() {
    std::map<NodeKey, uint32_t> vertices;
    for (const auto& [key, node] : nodes_) {
      vertices.emplace(key, static_cast<uint32_t>(vertices.size()));
    }
    std::vector<std::pair<uint32_t, uint32_t>> ends;
    std::vector<ViewEdge> edges;
    for (auto& [key, open] : edges_) {
      ends.emplace_back(vertices.at(std::get<0>(key)), vertices.at(std::get<1>(key)));
      open.edge.stance = std::get<2>(key);
      edges.push_back(std::move(open.edge));
    }
    // The edges are sorted; of Boost's constructors for graphs with in_edges this one keeps them
    // so.
    ViewGraph view(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), edges.begin(),
                   static_cast<uint32_t>(nodes_.size()));
    uint32_t vertex = 0;
    for (auto& [key, node] : nodes_) view[vertex++] = std::move(node);
    return view;
  }

  const Snapshot& snapshot_;
  const PositionFilter& filter_;
  std::map<EdgeKey, OpenEdge> edges_;
  std::map<NodeKey, ViewNode> nodes_;
};

}  // namespace

Result<ViewGraph> BuildView(const Snapshot& snapshot, const PositionFilter& filter) {
  return ViewBuilder(snapshot, filter).Build();
}

std::optional<ViewGraph::vertex_descriptor> FindNode(const ViewGraph& view, const Id& id) {
  for (const ViewNode::Kind kind : {ViewNode::Kind::kActor, ViewNode::Kind::kIssue}) {
    const auto [begin, end] = boost::vertices(view);
    const auto found =
        std::lower_bound(begin, end, NodeKey(kind, id),
                         [&](ViewGraph::vertex_descriptor vertex, const NodeKey& key) {
                           return NodeKey(view[vertex].kind, view[vertex].id) < key;
                         });
    if (found != end && view[*found].id == id) return *found;
  }
  return std::nullopt;
}

}  // namespace whosaid
