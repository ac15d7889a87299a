#include "query/word_diff.h"

#include <gtest/gtest.h>

namespace whosaid {
namespace {

TEST(WordDiff, ShowsWhatIsLeftOutAndPutIn) {
  EXPECT_EQ(WordDiff("a fair price for the valley", "a fair price of the valley"),
            "a fair price [-for-]{+of+} the valley");
  EXPECT_EQ(WordDiff("a fair price", "a very fair price"), "a {+very+} fair price");
  EXPECT_EQ(WordDiff("a fair price for us", "a fair price"), "a fair price [-for us-]");
  EXPECT_EQ(WordDiff("", "a price"), "{+a price+}");
}

TEST(WordDiff, PassesOverHouseStyle) {
  EXPECT_EQ(WordDiff("“U.S. dams aren’t 5% done,”", "\"US dams aren't 5 percent done\""),
            "US dams aren't 5 percent done");
}

}  // namespace
}  // namespace whosaid
