#include "tests/exports/sample_view.h"

#include <algorithm>
#include <utility>

namespace whosaid {
namespace {

ViewNode Actor(std::string name, ActorKind kind) {
  return {ViewNode::Kind::kActor, HashOf(name), name, kind};
}

ViewNode Issue(std::string label) {
  return {ViewNode::Kind::kIssue, HashOf(label), label, ActorKind::kPerson};
}

ViewEdge Edge(Stance stance, uint32_t documents, std::string quote) {
  ViewEdge edge;
  edge.stance = stance;
  for (uint32_t i = 0; i < documents; ++i) {
    edge.positions.push_back({HashOf("document " + std::to_string(i)), FactId::Kind::kPosition, i});
  }
  std::ranges::sort(edge.positions);
  edge.documents = documents;
  edge.outlets = 1;
  edge.confidence = 0.1 + 0.2;  // no short decimal
  edge.top_quote = std::move(quote);
  edge.uri = "https://news.example/a?x=1&y=<2>";
  return edge;
}

}  // namespace

ViewGraph SampleView() {
  const std::vector<ViewNode> nodes = {
      Actor("Ann \"Annie\" Lee", ActorKind::kPerson),
      Actor("Müller & Søn <AS>", ActorKind::kOrganisation),
      Issue("harbour tunnel"),
      Issue("渡し船の運賃"),
  };
  const std::vector<std::pair<uint32_t, uint32_t>> ends = {{0, 1}, {0, 2}, {0, 2}, {1, 2}, {1, 3}};
  std::vector<ViewEdge> edges = {
      Edge(Stance::kCriticizes, 1, "“They \x01never\x1f asked,”\r\nshe said."),
      Edge(Stance::kDemands, 1, "a tunnel ]]> now"),
      Edge(Stance::kRejects, 3, "no \uFFFE tunnel"),
      Edge(Stance::kSupports, 2, "  we back it  "),
      Edge(Stance::kDoubts, 1, "値上げは疑わしい \U0001F6A2"),
  };
  edges[2].first = Date::FromIso("2024-03");
  edges[2].last = Date::FromIso("2024-04-02");
  ViewGraph view(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), edges.begin(),
                 static_cast<uint32_t>(nodes.size()));
  for (uint32_t i = 0; i < nodes.size(); ++i) view[i] = nodes[i];
  return view;
}

}  // namespace whosaid
