#include "exports/graphml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/property_map/dynamic_property_map.hpp>
#include <sstream>

#include "tests/exports/sample_view.h"

namespace whosaid {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string Written(const ViewGraph& view) {
  std::ostringstream out;
  WriteGraphml(view, out);
  return std::move(out).str();
}

TEST(Graphml, GivesTheSameBytesForTheSameView) {
  EXPECT_EQ(Written(SampleView()), Written(SampleView()));
}

TEST(Graphml, WritesAnEmptyGraph) {
  EXPECT_THAT(Written(ViewGraph()),
              HasSubstr("<graph id=\"whosaid\" edgedefault=\"directed\">\n  </graph>"));
}

TEST(Graphml, WritesNumbersInFullAndShort) {
  const std::string text = Written(SampleView());
  EXPECT_THAT(text, HasSubstr("<data key=\"confidence\">0.30000000000000004</data>"));
  EXPECT_THAT(text, HasSubstr("<data key=\"weight\">3</data>"));
  EXPECT_THAT(text, HasSubstr("<data key=\"signed_weight\">-3</data>"));
}

TEST(Graphml, LeavesOutWhatIsUnknown) {
  const std::string text = Written(SampleView());
  EXPECT_THAT(text, HasSubstr("<data key=\"first_date\">2024-03</data>"));
  EXPECT_THAT(text, Not(HasSubstr("<data key=\"first_date\"></data>")));
}

TEST(Graphml, ReplacesWhatXmlForbids) {
  const std::string text = Written(SampleView());
  EXPECT_THAT(text, HasSubstr("“They \uFFFDnever\uFFFD asked,”&#13;\nshe said."));
  EXPECT_THAT(text, HasSubstr("a tunnel ]]&gt; now"));
  EXPECT_THAT(text, HasSubstr("no \uFFFD tunnel"));
}

// What Boost's reader fills.
struct ReadNode {
  std::string label, color, kind, actor_kind;
};
struct ReadEdge {
  std::string label, color, stance, first_date, last_date, evidence_ids, top_quote, url;
  double weight = 0, signed_weight = 0, confidence = 0;
  int sign = 0, n_positions = 0, n_documents = 0, n_outlets = 0;
};
using ReadGraph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, ReadNode, ReadEdge>;

boost::dynamic_properties PropertiesOf(ReadGraph& graph) {
  boost::dynamic_properties all;
  all.property("label", get(&ReadNode::label, graph));
  all.property("color", get(&ReadNode::color, graph));
  all.property("kind", get(&ReadNode::kind, graph));
  all.property("actor_kind", get(&ReadNode::actor_kind, graph));
  all.property("label", get(&ReadEdge::label, graph));
  all.property("color", get(&ReadEdge::color, graph));
  all.property("stance", get(&ReadEdge::stance, graph));
  all.property("first_date", get(&ReadEdge::first_date, graph));
  all.property("last_date", get(&ReadEdge::last_date, graph));
  all.property("evidence_ids", get(&ReadEdge::evidence_ids, graph));
  all.property("top_quote", get(&ReadEdge::top_quote, graph));
  all.property("url", get(&ReadEdge::url, graph));
  all.property("weight", get(&ReadEdge::weight, graph));
  all.property("signed_weight", get(&ReadEdge::signed_weight, graph));
  all.property("confidence", get(&ReadEdge::confidence, graph));
  all.property("sign", get(&ReadEdge::sign, graph));
  all.property("n_positions", get(&ReadEdge::n_positions, graph));
  all.property("n_documents", get(&ReadEdge::n_documents, graph));
  all.property("n_outlets", get(&ReadEdge::n_outlets, graph));
  return all;
}

TEST(Graphml, IsReadBackByBoost) {
  const ViewGraph view = SampleView();
  std::istringstream text(Written(view));
  ReadGraph graph;
  boost::dynamic_properties properties = PropertiesOf(graph);
  boost::read_graphml(text, graph, properties);
  ASSERT_EQ(num_vertices(graph), num_vertices(view));
  ASSERT_EQ(num_edges(graph), num_edges(view));
  for (size_t i = 0; i < num_vertices(view); ++i) {
    EXPECT_EQ(graph[i].label, view[static_cast<uint32_t>(i)].label);
    EXPECT_EQ(graph[i].kind, i < 2 ? "actor" : "issue");
  }
  auto edge = boost::edges(view).first;
  for (auto [read, end] = boost::edges(graph); read != end; ++read, ++edge) {
    EXPECT_EQ(graph[*read].stance, NameOf(view[*edge].stance));
    EXPECT_EQ(graph[*read].weight, view[*edge].documents);
    EXPECT_EQ(graph[*read].sign, PolarityOf(view[*edge].stance));
    EXPECT_EQ(graph[*read].signed_weight, graph[*read].sign * graph[*read].weight);
    EXPECT_EQ(graph[*read].confidence, view[*edge].confidence);
    EXPECT_EQ(graph[*read].url, view[*edge].uri);
  }
}

}  // namespace
}  // namespace whosaid
