#include "graph/view.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/page_rank.hpp>

#include "graph/link/link.h"
#include "tests/graph/samples.h"

namespace whosaid {
namespace {

using testing::ElementsAre;
using testing::SizeIs;
using testing::UnorderedElementsAre;

BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<ViewGraph>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<ViewGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<ViewGraph>));

std::shared_ptr<const Snapshot> Linked(const std::vector<FactSet>& documents) {
  const auto store = NewMemoryStore();
  for (const FactSet& facts : documents) EXPECT_TRUE(store->Put(facts));
  EXPECT_TRUE(store->PutLinks(*Link(**store->TakeSnapshot())));
  return *store->TakeSnapshot();
}

ViewGraph ViewOf(const std::vector<FactSet>& documents, const PositionFilter& filter = {}) {
  auto view = BuildView(*Linked(documents), filter);
  EXPECT_TRUE(view) << view.error().message;
  return std::move(*view);
}

// "Ann Lee rejects the tram line (3)" for each edge of the range, which `positions` sum up.
template <typename Range>
std::vector<std::string> Show(const ViewGraph& view, const Range& edges) {
  std::vector<std::string> shown;
  for (auto [edge, end] = edges; edge != end; ++edge) {
    shown.push_back(fmt::format("{} {} {} ({})", view[source(*edge, view)].label,
                                NameOf(view[*edge].stance), view[target(*edge, view)].label,
                                view[*edge].positions.size()));
  }
  return shown;
}

ViewGraph::vertex_descriptor NodeOf(const ViewGraph& view, const std::string& label) {
  for (auto [vertex, end] = vertices(view); vertex != end; ++vertex) {
    if (view[*vertex].label == label) return *vertex;
  }
  ADD_FAILURE() << label;
  return 0;
}

const ViewEdge& OnlyEdge(const ViewGraph& view) {
  EXPECT_EQ(num_edges(view), 1u);
  return view[*edges(view).first];
}

TEST(View, SumsUpPositionsOfOneStance) {
  FactSet first = SmallFacts("first", "Ann Lee", "the pier");
  first.article.outlet = "Tide Times";
  first.article.published = Published{*Date::FromYmd(2024, 3, 1), DateSource::kMetadata};
  first.positions.push_back(first.positions[0]);
  FactSet second = SmallFacts("second", "Ann Lee", "the pier");
  second.article.outlet = "Tide Times";
  second.positions[0].confidence = 0.75;
  second.positions[0].expressed =
      SaidTime{"", *Date::FromYmd(2024, 2, 1), DateSource::kExplicit, std::nullopt};
  FactSet third = SmallFacts("third", "Ann Lee", "the pier");
  const ViewGraph view = ViewOf({first, second, third});
  const ViewEdge& edge = OnlyEdge(view);
  EXPECT_EQ(edge.stance, Stance::kRejects);
  EXPECT_THAT(edge.positions, SizeIs(4));
  EXPECT_TRUE(std::is_sorted(edge.positions.begin(), edge.positions.end()));
  EXPECT_EQ(edge.documents, 3u);
  EXPECT_EQ(edge.outlets, 1u);
  EXPECT_EQ(edge.first, Date::FromYmd(2024, 2, 1));
  EXPECT_EQ(edge.last, Date::FromYmd(2024, 3, 1));
  EXPECT_EQ(edge.confidence, 0.75);
  EXPECT_EQ(edge.top_quote, "the pier");
  EXPECT_EQ(edge.uri, "second");
}

TEST(View, HasAnEdgeForEachStance) {
  const ViewGraph view = ViewOf({SmallFacts("1", "Ann Lee", "the pier", Stance::kRejects),
                                 SmallFacts("2", "Ann Lee", "the pier", Stance::kSupports),
                                 SmallFacts("3", "Ann Lee", "the pier", Stance::kSupports)});
  EXPECT_THAT(Show(view, edges(view)),
              ElementsAre("Ann Lee supports the pier (2)", "Ann Lee rejects the pier (1)"));
}

std::vector<FactSet> Debate() {
  FactSet praise = SmallFacts("5", "Cy Dee", "Ann Lee", Stance::kPraises);
  praise.clusters.push_back({ActorKind::kPerson, "Ann Lee", {{praise.positions[0].evidence}}, {}});
  praise.positions[0].target.actor = 1;
  return {SmallFacts("1", "Ann Lee", "the pier", Stance::kSupports),
          SmallFacts("2", "Bo Marr", "the pier", Stance::kRejects),
          SmallFacts("3", "Bo Marr", "the tram", Stance::kDemands),
          SmallFacts("4", "Eve Fox", "the zoo", Stance::kDoubts), praise};
}

TEST(View, GoesBothWays) {
  const ViewGraph view = ViewOf(Debate());
  EXPECT_THAT(Show(view, out_edges(NodeOf(view, "Bo Marr"), view)),
              UnorderedElementsAre("Bo Marr rejects the pier (1)", "Bo Marr demands the tram (1)"));
  EXPECT_THAT(
      Show(view, in_edges(NodeOf(view, "the pier"), view)),
      UnorderedElementsAre("Ann Lee supports the pier (1)", "Bo Marr rejects the pier (1)"));
  EXPECT_THAT(Show(view, in_edges(NodeOf(view, "Ann Lee"), view)),
              ElementsAre("Cy Dee praises Ann Lee (1)"));
}

TEST(View, IsTraversedByBoostsAlgorithms) {
  const ViewGraph view = ViewOf(Debate());
  std::vector<int> distance(num_vertices(view), -1);
  const auto distances =
      boost::make_iterator_property_map(distance.begin(), get(boost::vertex_index, view));
  const auto start = NodeOf(view, "Cy Dee");
  distance[start] = 0;
  boost::breadth_first_search(view, start,
                              boost::visitor(boost::make_bfs_visitor(
                                  boost::record_distances(distances, boost::on_tree_edge()))));
  EXPECT_EQ(distance[NodeOf(view, "Ann Lee")], 1);
  EXPECT_EQ(distance[NodeOf(view, "the pier")], 2);
  EXPECT_EQ(distance[NodeOf(view, "the tram")], -1);
  std::vector<double> rank(num_vertices(view));
  boost::graph::page_rank(
      view, boost::make_iterator_property_map(rank.begin(), get(boost::vertex_index, view)));
  EXPECT_GT(rank[NodeOf(view, "the pier")], rank[NodeOf(view, "the zoo")]);
}

TEST(View, SortsNodesAndEdges) {
  std::vector<FactSet> documents = Debate();
  for (uint32_t i = 0; i < 200; ++i) documents.push_back(SeriesFacts(i));
  const ViewGraph view = ViewOf(documents);
  for (uint32_t i = 1; i < num_vertices(view); ++i) {
    EXPECT_LT(std::pair(view[i - 1].kind, view[i - 1].id), std::pair(view[i].kind, view[i].id));
  }
  std::vector<std::tuple<size_t, size_t, Stance>> order;
  for (auto [edge, end] = edges(view); edge != end; ++edge) {
    order.emplace_back(source(*edge, view), target(*edge, view), view[*edge].stance);
  }
  EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
  // Each edge is met from its target with the same properties.
  size_t met = 0;
  for (auto [vertex, end] = vertices(view); vertex != end; ++vertex) {
    for (auto [edge, last] = in_edges(*vertex, view); edge != last; ++edge, ++met) {
      const auto found =
          std::find(order.begin(), order.end(),
                    std::tuple(size_t{source(*edge, view)}, size_t{*vertex}, view[*edge].stance));
      EXPECT_NE(found, order.end());
    }
  }
  EXPECT_EQ(met, order.size());
}

TEST(View, FindsNodesById) {
  const ViewGraph view = ViewOf(Debate());
  for (auto [vertex, end] = vertices(view); vertex != end; ++vertex) {
    EXPECT_EQ(FindNode(view, view[*vertex].id), *vertex);
  }
  EXPECT_EQ(FindNode(view, HashOf("nowhere")), std::nullopt);
  EXPECT_EQ(FindNode(ViewGraph(), HashOf("nowhere")), std::nullopt);
}

TEST(View, HoldsOnlyWhatTheFilterLetsIn) {
  std::vector<FactSet> documents = Debate();
  documents[0].positions[0].zone = ZoneKind::kComment;
  EXPECT_EQ(num_edges(ViewOf(documents)), 5u);
  const auto in_body = [](const PositionRow& position, const DocumentRow&) {
    return IsBodyZone(position.fact.zone);
  };
  EXPECT_EQ(num_edges(ViewOf(documents, in_body)), 4u);
  const ViewGraph view = ViewOf(documents, [](const PositionRow&, const DocumentRow& document) {
    return document.article.uri == "4";
  });
  EXPECT_THAT(Show(view, edges(view)), ElementsAre("Eve Fox doubts the zoo (1)"));
  EXPECT_EQ(num_vertices(view), 2u);
}

TEST(View, IsEmptyWhereNothingIsLinked) {
  const auto store = NewMemoryStore();
  EXPECT_EQ(num_vertices(*BuildView(**store->TakeSnapshot())), 0u);
  ASSERT_TRUE(store->Put(RichFacts()));
  EXPECT_EQ(num_vertices(*BuildView(**store->TakeSnapshot())), 0u);
}

}  // namespace
}  // namespace whosaid
