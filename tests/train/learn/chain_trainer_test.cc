#include "train/learn/chain_trainer.h"

#include <gtest/gtest.h>

namespace whosaid {
namespace {

const LabelRules& AnyOrder() {
  static const LabelRules rules(3, [](uint32_t, uint32_t) { return true; });
  return rules;
}

float Cost(uint32_t gold, uint32_t other) { return gold == other ? 0 : 1; }

std::vector<uint8_t> Decode(const std::string& bytes, const ChainExample& example) {
  const ChainModel model = ChainModel::Open(bytes).value();
  std::vector<float> scores = model.Scores(example.features);
  for (size_t i = 0; i < example.scores.size(); ++i) scores[i] += example.scores[i];
  return DecodeChain(scores, model.transitions(), AnyOrder());
}

TEST(TrainChain, LearnsWithAndWithoutCosts) {
  const std::vector<ChainExample> examples = {{{{1}, {2}, {3}}, {0, 1, 2}}, {{{3}, {1}}, {2, 0}}};
  for (const LabelCost cost : {LabelCost{nullptr}, LabelCost{Cost}}) {
    const std::string bytes =
        TrainChain(examples, AnyOrder(), {.buckets = 1u << 8, .epochs = 50, .cost = cost});
    for (const ChainExample& example : examples) EXPECT_EQ(Decode(bytes, example), example.labels);
  }
}

// Scores that are there before any training are right about one token and wrong about the other.
TEST(TrainChain, AddsToGivenScores) {
  const ChainExample example{{{1}, {2}}, {1, 2}, {0, 5, 0, 0, 5, 0}};
  const std::string bytes =
      TrainChain({example}, AnyOrder(), {.buckets = 1u << 8, .epochs = 50, .cost = Cost});
  EXPECT_EQ(Decode(bytes, example), example.labels);
}

}  // namespace
}  // namespace whosaid
