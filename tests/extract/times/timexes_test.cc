#include "extract/times/timexes.h"

#include <gtest/gtest.h>

#include <string>

#include "extract/syntax/syntax.h"
#include "extract/times/said_time.h"
#include "tests/extract/cases.h"

namespace whosaid {
namespace {

const Models& TestModels() {
  static const Models* models = new Models(LoadModels());
  return *models;
}

Document ReadDated(std::string text, std::optional<Date> date) {
  Document document = ReadText(std::move(text));
  if (date) document.published = Published{*date, DateSource::kMetadata};
  document.syntax = FindSyntax(document, TestModels());
  document.timexes = FindTimexes(document);
  return document;
}

std::string Marked(const Document& document) {
  std::string marked(document.text());
  for (auto timex = document.timexes.rbegin(); timex != document.timexes.rend(); ++timex) {
    marked.insert(timex->span.end, "]");
    marked.insert(timex->span.begin, "[");
  }
  return marked;
}

std::string Values(const Document& document) {
  std::string values;
  for (const Timex& timex : document.timexes) values += " " + timex.value;
  return values;
}

TEST(Timexes, AreWhereAndWhenTheCasesSay) {
  for (const Case& example : ReadCases("cases/timexes.txt")) {
    const size_t bar = example.marked.rfind(" |");
    const std::string marked = example.marked.substr(0, bar);
    const std::string text = ReplaceAll(ReplaceAll(marked, "[", ""), "]", "");
    const Document document = ReadDated(text, Date{2024, 5, 15});
    EXPECT_EQ(Marked(document) + " |" + Values(document), example.marked)
        << "timexes.txt:" << example.line;
  }
}

TEST(Timexes, KeepWhatTheyWereCountedFrom) {
  const Document document =
      ReadDated("The mill closed in March 2019. A year earlier it had burned.", Date{2024, 5, 15});
  ASSERT_EQ(document.timexes.size(), 2u);
  EXPECT_EQ(document.timexes[0].from, DateSource::kExplicit);
  EXPECT_EQ(document.timexes[1].from, DateSource::kResolved);
  ASSERT_TRUE(document.timexes[1].anchor);
  EXPECT_EQ(document.Text(*document.timexes[1].anchor), "March 2019");
  EXPECT_EQ(document.timexes[1].value, "2018");
}

TEST(Timexes, StayOpenWithoutADate) {
  const Document document = ReadDated("The council met on Friday and last year.", std::nullopt);
  ASSERT_EQ(document.timexes.size(), 2u);
  EXPECT_EQ(document.timexes[0].value, "XXXX-WXX-5");
  EXPECT_FALSE(document.timexes[0].date);
  EXPECT_EQ(document.timexes[0].from, DateSource::kUnknown);
  EXPECT_EQ(document.timexes[1].value, "PAST_REF");
}

TEST(Timexes, BearNumbersOfAnySize) {
  for (const char* text : {"It was 99999999 years ago.", "On 99/99/9999 it rained.",
                           "In the 99th century, 31 February 9999, 2000000000 decades ago.",
                           "4294967296 weeks from now, 0 days ago, at 99:99 a.m."}) {
    for (const Timex& timex : ReadDated(text, Date{1, 1, 1}).timexes) {
      EXPECT_FALSE(timex.value.empty()) << text;
    }
  }
}

TEST(SaidTime, IsTheFirstThatSaysWhen) {
  const Document document =
      ReadDated("Lee now wants the pre-2014 rules back, she said for two hours on Monday.",
                Date{2024, 5, 15});
  const auto said =
      FindSaidTime(document, {0, static_cast<TokenIndex>(document.tokens.size())}, false);
  ASSERT_TRUE(said);
  EXPECT_EQ(said->timex, "XXXX-WXX-1");
  EXPECT_EQ(said->date, (Date{2024, 5, 13}));
  EXPECT_EQ(said->from, DateSource::kResolved);
  EXPECT_EQ(document.Text(*said->span), "Monday");
}

TEST(SaidTime, IsNotAheadOfTheArticle) {
  const Document document =
      ReadDated("Lee said on Monday, before the vote on May 30.", Date{2024, 5, 15});
  const TokenRange behind = {5, static_cast<TokenIndex>(document.tokens.size())};
  EXPECT_FALSE(FindSaidTime(document, behind, false));
  ASSERT_TRUE(FindSaidTime(document, behind, true));
  EXPECT_EQ(FindSaidTime(document, behind, true)->timex, "2024-05-30");
}

}  // namespace
}  // namespace whosaid
