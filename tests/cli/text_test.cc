#include "cli/terminal/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace whosaid {
namespace {

using testing::ElementsAre;

TEST(DisplayWidth, CountsColumnsNotBytes) {
  EXPECT_EQ(DisplayWidth("café"), 4u);
  EXPECT_EQ(DisplayWidth("cafe\u0301"), 4u);
  EXPECT_EQ(DisplayWidth("渡し船"), 6u);
  EXPECT_EQ(DisplayWidth(""), 0u);
}

TEST(OneLine, JoinsLinesAndDisarmsControls) {
  EXPECT_EQ(OneLine("  her\n living,\t\u00a0gone \n"), "her living, gone");
  EXPECT_EQ(OneLine("red \033[31malert\x07"), "red \uFFFD[31malert\uFFFD");
  EXPECT_EQ(OneLine("evil \u202Etxt"), "evil \uFFFDtxt");
}

TEST(Wrap, BreaksAtBlanks) {
  EXPECT_THAT(Wrap("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(Wrap("one two three", 0), ElementsAre("one two three"));
  EXPECT_THAT(Wrap("a verylongword b", 5), ElementsAre("a", "verylongword", "b"));
  EXPECT_THAT(Wrap("渡し船 の 運賃", 9), ElementsAre("渡し船 の", "運賃"));
  EXPECT_THAT(Wrap("", 5), ElementsAre(""));
}

TEST(Shorten, LeavesRoomForTheEllipsis) {
  EXPECT_EQ(Shorten("harbour", 7), "harbour");
  EXPECT_EQ(Shorten("harbours", 7), "harbou…");
  EXPECT_EQ(Shorten("渡し船の運賃", 6), "渡し…");
  EXPECT_EQ(Shorten("harbour", 0), "harbour");
}

TEST(ShortenFront, KeepsTheEnd) {
  EXPECT_EQ(ShortenFront("news/a.txt", 10), "news/a.txt");
  EXPECT_EQ(ShortenFront("news/ab.txt", 10), "…ws/ab.txt");
  EXPECT_EQ(ShortenFront("渡し船の運賃", 6), "…運賃");
  EXPECT_EQ(ShortenFront("news/ab.txt", 0), "news/ab.txt");
}

TEST(Pad, FillsToTheWidth) {
  EXPECT_EQ(PadLeft("7", 3), "  7");
  EXPECT_EQ(PadRight("é", 3), "é  ");
  EXPECT_EQ(PadRight("toolong", 3), "toolong");
}

}  // namespace
}  // namespace whosaid
