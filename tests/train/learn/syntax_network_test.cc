#include "train/learn/syntax_network.h"

#include <gtest/gtest.h>

namespace whosaid {
namespace {

// Sentences with random words; their trees and tags follow from the words.
std::vector<SyntaxExample> Treebank(Random& random) {
  std::vector<SyntaxExample> examples(12);
  for (SyntaxExample& example : examples) {
    const size_t size = 1 + random.Below(7);
    for (size_t i = 0; i < size; ++i) {
      const auto word = static_cast<uint32_t>(1 + random.Below(19));
      example.words.push_back(word);
      example.affixes.push_back({word, word, word, word, word, word});
      example.upos.push_back(word % 3);
      example.xpos.push_back(word % 5);
      example.heads.push_back(static_cast<uint32_t>(i));
      example.labels.push_back(word % 4);
    }
  }
  return examples;
}

TEST(SyntaxNetwork, LearnsTreesByHeart) {
  Random random(5);
  const std::vector<SyntaxExample> examples = Treebank(random);
  std::vector<const SyntaxExample*> batch;
  for (const SyntaxExample& example : examples) batch.push_back(&example);
  SyntaxSizes sizes;
  sizes.words = 20;
  sizes.upos = 3;
  sizes.xpos = 5;
  sizes.labels = 4;
  sizes.direction = 24;
  sizes.layers = 2;
  sizes.arc = 16;
  sizes.label = 8;
  SyntaxNetwork network(sizes, 1);
  double loss = 0;
  for (size_t step = 1; step <= 150; ++step) {
    loss = network.AddGradients(batch, {0, 0, 0}, random);
    network.Move({0.005f, 5.0f, step});
  }
  EXPECT_LT(loss, 0.05);
  const std::vector<SyntaxPrediction> found = network.Predict(batch);
  for (size_t i = 0; i < examples.size(); ++i) {
    EXPECT_EQ(found[i].upos, examples[i].upos);
    EXPECT_EQ(found[i].xpos, examples[i].xpos);
    EXPECT_EQ(found[i].heads, examples[i].heads);
    EXPECT_EQ(found[i].labels, examples[i].labels);
  }
}

// With small steps the loss falls at every one.
TEST(SyntaxNetwork, FallsWithEverySmallStep) {
  Random random(6);
  const std::vector<SyntaxExample> examples = Treebank(random);
  std::vector<const SyntaxExample*> batch = {&examples[0], &examples[1], &examples[2]};
  SyntaxSizes sizes;
  sizes.words = 20;
  sizes.upos = 3;
  sizes.xpos = 5;
  sizes.labels = 4;
  sizes.direction = 8;
  sizes.layers = 2;
  SyntaxNetwork network(sizes, 2);
  double before = network.AddGradients(batch, {0, 0, 0}, random);
  for (size_t step = 1; step <= 20; ++step) {
    network.Move({0.0005f, 5.0f, step});
    const double after = network.AddGradients(batch, {0, 0, 0}, random);
    EXPECT_LT(after, before) << step;
    before = after;
  }
}

}  // namespace
}  // namespace whosaid
