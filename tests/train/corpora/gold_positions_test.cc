#include "train/corpora/gold_positions.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace whosaid {
namespace {

GoldPosition HeldBy(const std::string& name) {
  GoldPosition gold;
  for (const std::string& key : NameKeys(name)) gold.holders.push_back(HexHash(key));
  return gold;
}

TEST(GoldPositions, AreHeldByWhoeverMayBearTheName) {
  struct Row {
    const char* gold;
    const char* name;
    bool same;
  };
  constexpr Row kRows[] = {
      {"Ana Berg", "Ana Berg", true},
      {"Ana Berg", "Berg", true},
      {"Berg", "Ana Berg", true},
      {"Ana Berg", "A. Berg", true},
      {"Ana Berg", "Otto Berg", false},
      {"Ana Berg", "Ana Ode", false},
      {"Harbour Board of Arden", "the Harbour Board of Arden", true},
      {"Harbour Board of North Arden", "Harbour Board of South Arden", false},
      {"Ana Berg", "", false},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(SharesHolder(HeldBy(row.gold), row.name), row.same) << row.gold << ", " << row.name;
  }
}

TEST(GoldPositions, AreReadWithTheArticlesThatHoldNone) {
  const std::string path = testing::TempDir() + "gold_positions.tsv";
  std::ofstream(path) << "aa\t0\t0\t0\t0\t-\naa\t3\t9\t-+\t1\t" << HexHash("ana berg")
                      << ",bb\nbb\t0\t0\t0\t0\t-\n";
  const GoldPositions gold = ReadGoldPositions(path);
  std::filesystem::remove(path);
  ASSERT_EQ(gold.size(), 2u);
  EXPECT_TRUE(gold.at("bb").empty());
  ASSERT_EQ(gold.at("aa").size(), 1u);
  const GoldPosition& position = gold.at("aa")[0];
  EXPECT_EQ(position.evidence, (Span{3, 9}));
  EXPECT_EQ(position.polarity, -1);
  EXPECT_TRUE(position.certain);
  EXPECT_TRUE(position.Allows(1));
  EXPECT_TRUE(SharesHolder(position, "Ana Berg"));
}

}  // namespace
}  // namespace whosaid
