#include "extract/weights/crf_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "extract/attributions/attribution_model.h"

namespace whosaid {
namespace {

// Scores and transitions that are all different.
std::vector<float> Numbers(size_t count, float step) {
  std::vector<float> numbers(count);
  for (size_t i = 0; i < count; ++i) {
    numbers[i] = std::sin(static_cast<float>(i) * step + 1);
  }
  return numbers;
}

struct Chains {
  double sum = 0;  // of the exponentials of all chains' scores
  double best = -1e9;
  std::vector<uint8_t> best_chain;
};

// Every chain of a graph, one by one.
Chains Enumerate(const StateGraph& graph, const std::vector<float>& scores,
                 const std::vector<float>& transitions) {
  const size_t positions = scores.size() / graph.labels;
  Chains chains;
  std::vector<uint8_t> chain;
  const std::function<void(double)> extend = [&](double score) {
    const size_t i = chain.size();
    if (i == positions) {
      chains.sum += std::exp(score);
      if (score > chains.best) {
        chains.best = score;
        chains.best_chain = chain;
      }
      return;
    }
    const auto step = [&](uint8_t state, double transition) {
      if ((state >= graph.first_final) != (i + 1 == positions)) return;
      chain.push_back(state);
      extend(score + transition + double{scores[i * graph.labels + graph.label_of[state]]});
      chain.pop_back();
    };
    if (i == 0) {
      for (const uint8_t state : graph.starts) step(state, 0);
      return;
    }
    const uint8_t from = chain.back();
    for (const auto edge : graph.edges) {
      if (edge.from == from) {
        step(edge.to, double{transitions[from * graph.states() + edge.to]});
      }
    }
  };
  extend(0);
  return chains;
}

TEST(CrfModel, AgreesWithAllChainsOneByOne) {
  for (const StateGraph* graph : {&CueGraph(), &RoleGraph()}) {
    const auto scores = Numbers(graph->labels * 5, 1.7f);
    const auto transitions = Numbers(graph->states() * graph->states(), 0.9f);
    const Chains all = Enumerate(*graph, scores, transitions);
    float best = 0;
    EXPECT_EQ(DecodeStates(*graph, scores, transitions, {}, &best), all.best_chain);
    EXPECT_NEAR(best, all.best, 1e-4);
    const Marginals sum = SumStates(*graph, scores, transitions, true);
    EXPECT_NEAR(sum.log_sum, std::log(all.sum), 1e-4);
    for (size_t i = 0; i < 5; ++i) {
      float row = 0;
      for (uint32_t label = 0; label < graph->labels; ++label) {
        row += sum.labels[i * graph->labels + label];
      }
      EXPECT_NEAR(row, 1, 1e-4);
    }
    float edges = 0;
    for (const float edge : sum.edges) edges += edge;
    EXPECT_NEAR(edges, 4, 1e-4);
  }
}

TEST(CrfModel, KeepsItsWeights) {
  const StateGraph& graph = CueGraph();
  const std::vector<float> weights = {0.5f, -0.25f, 100, 1, 0, 0, -2, 3};
  const auto transitions = Numbers(graph.states() * graph.states(), 0.9f);
  const std::string bytes = CrfModel::Serialise(graph, weights, transitions);
  size_t used = 0;
  const auto model = CrfModel::Open(bytes, graph, &used);
  ASSERT_TRUE(model);
  EXPECT_EQ(used, bytes.size());
  EXPECT_EQ(model->transitions(), transitions);
  const std::vector<FeatureList> features = {{0, 1}, {3}, {}};
  const auto scores = model->Scores(features);
  EXPECT_NEAR(scores[1], 100.5, 0.5);
  EXPECT_NEAR(scores[2], 0.75, 0.5);
  EXPECT_NEAR(scores[4], -2, 0.05);
  EXPECT_NEAR(scores[5], 3, 0.05);
  EXPECT_EQ(scores[6], 0);
  EXPECT_FALSE(CrfModel::Open(bytes, RoleGraph()));
  EXPECT_FALSE(CrfModel::Open(std::string_view(bytes).substr(0, bytes.size() - 1), graph));
}

TEST(RoleGraph, KnowsAChainForEveryLabelling) {
  EXPECT_EQ(RoleChain({}), (std::vector<uint8_t>{12}));
  const std::vector<uint8_t> labels = {kContentBegin, kContentInside, kNoRole,      kSourceBegin,
                                       kSourceInside, kNoRole,        kContentBegin};
  const auto chain = RoleChain(labels);
  ASSERT_EQ(chain.size(), labels.size() + 1);
  for (size_t i = 0; i < labels.size(); ++i) {
    EXPECT_EQ(RoleGraph().label_of[chain[i]], labels[i]) << i;
  }
  EXPECT_EQ(chain.back(), 15);  // source and content were seen
  for (size_t i = 0; i + 1 < chain.size(); ++i) {
    const bool allowed = std::ranges::any_of(RoleGraph().edges, [&](StateGraph::Edge edge) {
      return edge.from == chain[i] && edge.to == chain[i + 1];
    });
    EXPECT_TRUE(allowed) << i;
  }
}

}  // namespace
}  // namespace whosaid
