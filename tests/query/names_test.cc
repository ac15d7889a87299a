#include "query/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace whosaid {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST(SearchKey, DropsCaseAccentsAndPunctuation) {
  EXPECT_EQ(SearchKey("José O'Neill-Čapek"), "jose o neill capek");
  EXPECT_EQ(SearchKey("  U.S.  Navy "), "us navy");
  EXPECT_EQ(SearchKey("STRASSE"), SearchKey("Straße"));
  EXPECT_EQ(SearchKey("Ｔｏｋｙｏ 東京"), "tokyo 東京");
  EXPECT_EQ(SearchKey(" … "), "");
}

const Id kAnnLee = HashOf("Ann Lee");
const Id kBobLee = HashOf("Bob Lee");
const Id kLeeFoundation = HashOf("Lee Foundation");
const Id kPort = HashOf("Port");

NameIndex Sample() {
  NameIndex index;
  index.Add(kAnnLee, "Ann Lee", {"Mayor Lee"});
  index.Add(kBobLee, "Bob Lee", {});
  index.Add(kLeeFoundation, "Lee Foundation", {"The Lee Foundation"});
  index.Add(kPort, "Port Authority of Arlen", {"PAA"});
  return index;
}

TEST(NameIndex, PrefersTheWholeName) {
  EXPECT_THAT(Sample().Find("ann LEE"), ElementsAre(kAnnLee));
  EXPECT_THAT(Sample().Find("mayor lee"), ElementsAre(kAnnLee));
  EXPECT_THAT(Sample().Find("paa"), ElementsAre(kPort));
}

TEST(NameIndex, TakesASurnameForAllWhoBearIt) {
  EXPECT_THAT(Sample().Find("Lee"), UnorderedElementsAre(kAnnLee, kBobLee));
}

TEST(NameIndex, TakesSomeOfTheWords) {
  EXPECT_THAT(Sample().Find("arlen port"), ElementsAre(kPort));
  EXPECT_THAT(Sample().Find("Carla Lee"), IsEmpty());
  EXPECT_THAT(Sample().Find(""), IsEmpty());
  EXPECT_THAT(Sample().Find("?!"), IsEmpty());
}

TEST(NameIndex, SuggestsWhatIsSpelledAlike) {
  EXPECT_THAT(Sample().Nearest("Ann Leigh"), ElementsAre("Ann Lee"));
  EXPECT_THAT(Sample().Nearest("fuondation"), ElementsAre("Lee Foundation"));
  EXPECT_THAT(Sample().Nearest("Xylophone"), IsEmpty());
  EXPECT_THAT(Sample().Nearest(std::string(100000, 'x')), IsEmpty());
}

}  // namespace
}  // namespace whosaid
