#include "graph/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace whosaid {
namespace {

using testing::ElementsAre;

TEST(NameNormalizer, KeepsWordsOnly) {
  const NameNormalizer normalizer;
  const struct {
    const char* name;
    const char* normalized;
  } kCases[] = {
      {"Ann Lee", "ann lee"},
      {"The Peña-Børg Co.", "pena borg co"},
      {"J. D. O’Dell", "jd odell"},
      {"J.D. O'Dell", "jd odell"},
      {"U.S.", "us"},
      {"Łukasz Straße", "lukasz strasse"},
      {"  Mount\u00A0Ash ", "mount ash"},
      {"The", "the"},
      {"Group of 7", "group of 7"},
      {"?!", "?!"},
      {"", ""},
      {"И. Лесков", "i leskov"},
  };
  for (const auto& test_case : kCases) {
    EXPECT_EQ(normalizer.Normalize(test_case.name), test_case.normalized) << test_case.name;
  }
}

TEST(Names, SplitsSurnames) {
  EXPECT_EQ(SurnameOf("ann lee"), "lee");
  EXPECT_EQ(SurnameOf("ursula von der berg"), "von der berg");
  EXPECT_EQ(SurnameOf("lee"), "lee");
  EXPECT_TRUE(IsSurnameOnly("lee"));
  EXPECT_TRUE(IsSurnameOnly("von der berg"));
  EXPECT_FALSE(IsSurnameOnly("ann lee"));
  EXPECT_EQ(SurnameOf("dana moss jr"), "moss jr");
  EXPECT_TRUE(IsSurnameOnly("moss jr"));
  EXPECT_EQ(GivenNameOf("dana q moss"), "dana q");
  EXPECT_EQ(GivenNameOf("ursula von der berg"), "ursula");
  EXPECT_EQ(GivenNameOf("von der berg"), "");
  EXPECT_EQ(GivenNameOf("moss jr"), "");
  EXPECT_EQ(GivenNameOf(""), "");
}

TEST(Names, DropsTitles) {
  EXPECT_EQ(WithoutTitles("mr justice moss"), "moss");
  EXPECT_EQ(WithoutTitles("president"), "president");
  EXPECT_EQ(WithoutTitles("dr"), "dr");
  EXPECT_EQ(WithoutTitles("dana moss"), "dana moss");
}

TEST(Names, DropsMiddleInitials) {
  EXPECT_EQ(WithoutMiddleInitials("dana q moss"), "dana moss");
  EXPECT_EQ(WithoutMiddleInitials("dana quinn moss"), "dana quinn moss");
  EXPECT_EQ(WithoutMiddleInitials("d moss"), "d moss");
}

TEST(Names, DropsLegalForms) {
  EXPECT_EQ(WithoutLegalForm("acme corp"), "acme");
  EXPECT_EQ(WithoutLegalForm("corp"), "corp");
}

TEST(Names, KnowsSpellings) {
  EXPECT_EQ(SpellingKey("anatolyy"), SpellingKey("anatoliy"));
  EXPECT_NE(SpellingKey("bo marr"), SpellingKey("bo mark"));
  const NameNormalizer normalizer;
  const std::pair<const char*, const char*> kSame[] = {
      {"Sergej Tarnavskij", "Sergey Tarnavsky"}, {"Сергей Тарнавский", "Sergei Tarnavskiy"},
      {"Khaled Marrouk", "Haled Maruk"},         {"Alexei Orlovsky", "Aleksei Orlovski"},
      {"Yusuf Qadir", "Youssuf Kadir"},          {"Josef Schmalz", "Joseph Shmalz"},
  };
  for (const auto& [one, other] : kSame) {
    EXPECT_EQ(SpellingKey(normalizer.Normalize(one)), SpellingKey(normalizer.Normalize(other)))
        << one;
  }
  EXPECT_NE(SpellingKey("jan marr"), SpellingKey("ian marr"));
}

TEST(Names, TellsSlipsFromOtherNames) {
  EXPECT_TRUE(AreSpellingVariants("volodomyr", "volodymyr"));
  EXPECT_TRUE(AreSpellingVariants("theresa", "theressa"));
  EXPECT_FALSE(AreSpellingVariants("daniel", "daniela"));
  EXPECT_FALSE(AreSpellingVariants("christine", "christina"));
  EXPECT_FALSE(AreSpellingVariants("joan", "jean"));
  EXPECT_FALSE(AreSpellingVariants("", "jean"));
}

TEST(Names, FindsAcronyms) {
  EXPECT_THAT(AcronymsOf("department of tides"), ElementsAre("dot", "dt"));
  EXPECT_THAT(AcronymsOf("harbour safety board"), ElementsAre("hsb"));
  EXPECT_THAT(AcronymsOf("harbour"), ElementsAre());
  EXPECT_THAT(AcronymsOf(""), ElementsAre());
}

}  // namespace
}  // namespace whosaid
