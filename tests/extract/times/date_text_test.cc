#include "extract/times/date_text.h"

#include <gtest/gtest.h>

namespace whosaid {
namespace {

std::string AllDates(std::string_view text) {
  std::string all;
  for (const WrittenDate& found : FindDates(text)) {
    all += found.date.ToString() + (found.has_year ? ";" : "?;");
  }
  return all;
}

TEST(DateText, ReadsDatesAsProseWritesThem) {
  const std::pair<const char*, const char*> cases[] = {
      {"by | Feb 12, 2024", "2024-02-12;"},
      {"Published 12 February 2024 at noon", "2024-02-12;"},
      {"on the 3rd of March, 2024", "2024-03-03;"},
      {"SEPT. 9TH 2024", ""},
      {"SEPT. 9, 2024", "2024-09-09;"},
      {"Sept. 9th 2024", "2024-09-09;"},
      {"PORT VELL, Feb. 29 (Wire)", "0001-02-29?;"},
      {"from 2024-02-01 to 2024/2/3", "2024-02-01;2024-02-03;"},
      {"am 12.02.2024", "2024-02-12;"},
      {"25/02/2024 and 02/25/2024", "2024-02-25;2024-02-25;"},
      {"02/03/2024", ""},
      {"since March 2024", "2024-03;"},
      {"they may 12 times", ""},
      {"Feb 30, 2024", ""},
      {"12 Feb 2024", "2024-02-12;"},
      {"Mon, 12 Feb 2024 09:30:00 GMT", "2024-02-12;"},
      {"Marching 12, 2024", ""},
  };
  for (const auto& [text, dates] : cases) EXPECT_EQ(AllDates(text), dates) << text;
}

TEST(DateText, ReadsFieldsOfMetadata) {
  EXPECT_EQ(ReadDate(" 2024-02-12T23:00:00Z\n")->ToString(), "2024-02-12");
  EXPECT_EQ(ReadDate("Updated Feb. 12, 2024")->ToString(), "2024-02-12");
  EXPECT_EQ(ReadDate("2024-02")->ToString(), "2024-02");
  EXPECT_FALSE(ReadDate("Feb. 12"));
  EXPECT_FALSE(ReadDate("yesterday"));
}

TEST(DateText, FindsDatesInPaths) {
  const std::pair<const char*, const char*> cases[] = {
      {"news/2024-02-12-vote.txt", "2024-02-12"},
      {"https://example.org/2024/2/12/vote/", "2024-02-12"},
      {"20240212_vote.html", "2024-02-12"},
      {"2023-01-01/2024-02-12.txt", "2024-02-12"},
  };
  for (const auto& [path, date] : cases) {
    ASSERT_TRUE(FindDateInPath(path)) << path;
    EXPECT_EQ(FindDateInPath(path)->ToString(), date);
  }
  for (const char* path : {"a.txt", "120240212.txt", "2024-13-01.txt", "2024.txt"}) {
    EXPECT_FALSE(FindDateInPath(path)) << path;
  }
}

}  // namespace
}  // namespace whosaid
