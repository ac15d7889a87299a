#include "extract/syntax/tree.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace whosaid {
namespace {

// The root's word, or 0 where the heads are no tree with one root.
uint32_t RootOfTree(const std::vector<uint32_t>& heads) {
  uint32_t root = 0;
  for (uint32_t i = 1; i <= heads.size(); ++i) {
    if (heads[i - 1] == 0) {
      if (root != 0) return 0;
      root = i;
    }
    uint32_t node = i;
    for (size_t steps = 0; node != 0; node = heads[node - 1]) {
      if (++steps > heads.size()) return 0;
    }
  }
  return root;
}

double ScoreOf(const std::vector<uint32_t>& heads, const std::vector<float>& scores) {
  double sum = 0;
  for (size_t i = 0; i < heads.size(); ++i) sum += scores[i * (heads.size() + 1) + heads[i]];
  return sum;
}

TEST(BestTree, IsTheBestOfAllTreesWithItsRoot) {
  std::mt19937 random(7);
  std::uniform_real_distribution<float> scores_of(-3, 3);
  for (int round = 0; round < 300; ++round) {
    const size_t n = 1 + random() % 5;
    std::vector<float> scores(n * (n + 1));
    for (float& score : scores) score = scores_of(random);
    for (size_t i = 0; i < n; ++i) scores[i * (n + 1) + i + 1] = -1e9f;
    const std::vector<uint32_t> found = BestTree(scores, n);
    const uint32_t root = RootOfTree(found);
    ASSERT_NE(root, 0u);
    double best = -1e18;
    std::vector<uint32_t> heads(n, 0);
    for (size_t number = 0; number < static_cast<size_t>(std::pow(n + 1, n)); ++number) {
      size_t rest = number;
      for (uint32_t& head : heads) {
        head = static_cast<uint32_t>(rest % (n + 1));
        rest /= n + 1;
      }
      if (RootOfTree(heads) == root) best = std::max(best, ScoreOf(heads, scores));
    }
    EXPECT_NEAR(ScoreOf(found, scores), best, 1e-4);
  }
}

TEST(BestTree, TakesLongSentences) {
  constexpr size_t kWords = 256;
  std::mt19937 random(8);
  std::uniform_real_distribution<float> scores_of(-3, 3);
  std::vector<float> scores(kWords * (kWords + 1));
  for (float& score : scores) score = scores_of(random);
  EXPECT_NE(RootOfTree(BestTree(scores, kWords)), 0u);
}

TEST(BestTree, IsATreeEvenWhereAllScoresAreEqual) {
  for (const size_t n : {1u, 2u, 7u}) {
    const std::vector<float> scores(n * (n + 1), 0.0f);
    EXPECT_NE(RootOfTree(BestTree(scores, n)), 0u) << n;
  }
}

}  // namespace
}  // namespace whosaid
