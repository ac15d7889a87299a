#include "query/answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "core/utf8.h"
#include "graph/facts/facts_json.h"
#include "graph/link/link.h"
#include "query/explain.h"
#include "tests/support/paths.h"

namespace whosaid {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// The documents of the command line's tests, put in forwards or backwards, linked or not.
std::shared_ptr<const Snapshot> Sample(bool backwards = false, bool linked = true) {
  std::istringstream file(ReadWholeFile(SourcePath("tests/cli/facts.jsonl")));
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  if (backwards) std::ranges::reverse(lines);
  const std::unique_ptr<Store> store = NewMemoryStore();
  for (const std::string& line : lines) EXPECT_TRUE(store->Put(*FromJsonLine(line)));
  if (linked) {
    EXPECT_TRUE(store->PutLinks(*Link(**store->TakeSnapshot())));
  }
  return *store->TakeSnapshot();
}

const Cell& CellOf(const Table& table, size_t row, std::string_view column) {
  const auto found = std::ranges::find(table.columns, column, &Column::name);
  return table.rows.at(row).at(static_cast<size_t>(found - table.columns.begin()));
}

std::vector<std::string> TextsOf(const Table& table, std::string_view column) {
  std::vector<std::string> texts;
  for (size_t row = 0; row < table.rows.size(); ++row) {
    const auto* text = std::get_if<std::string>(&CellOf(table, row, column));
    texts.push_back(text == nullptr ? "-" : *text);
  }
  return texts;
}

TEST(AskSaid, OrdersByDateWithUndatedLast) {
  const Answer answer = *AskSaid(*Sample(), {});
  EXPECT_THAT(TextsOf(answer.table, "speaker"), ElementsAre("Ann Lee", "Ivo Šimić", "Ivo Šimić",
                                                            "a harbour official", "Ann Lee", "-"));
}

TEST(AskSaid, GivesTheExactWordsAtTheirSpans) {
  const auto snapshot = Sample();
  const Answer answer = *AskSaid(*snapshot, {});
  for (size_t row = 0; row < answer.table.rows.size(); ++row) {
    const auto document = Id::FromHex(std::get<std::string>(CellOf(answer.table, row, "document")));
    const std::string text = *snapshot->Text(*document);
    const CodePointIndex index(text);
    const Excerpt& words = std::get<Excerpt>(CellOf(answer.table, row, "words"));
    ASSERT_EQ(words.texts.size(), words.spans.size());
    for (size_t i = 0; i < words.texts.size(); ++i) {
      EXPECT_EQ(words.texts[i], Slice(text, index.ToBytes(words.spans[i])));
    }
  }
}

TEST(AskSaid, LeavesCommentsOutUnlessAsked) {
  EXPECT_EQ(AskSaid(*Sample(), {.by = "lee"})->table.rows.size(), 2u);
  SaidQuestion question{.by = "lee"};
  question.filter.zones = {ZoneKind::kComment};
  EXPECT_THAT(TextsOf(AskSaid(*Sample(), question)->table, "zone"), ElementsAre("comment"));
}

TEST(AskSaid, FindsWhatIsSaidOnAnIssueOrAboutAnActor) {
  EXPECT_THAT(TextsOf(AskSaid(*Sample(), {.about = "ferry"})->table, "speaker"),
              ElementsAre("a harbour official", "Ann Lee"));
  EXPECT_THAT(TextsOf(AskSaid(*Sample(), {.about = "Ann Lee"})->table, "cue"),
              ElementsAre("warned"));
}

TEST(AskSaid, NamesWhatItDoesNotKnow) {
  const Answer answer = *AskSaid(*Sample(), {.by = "Ann Leigh", .about = "zeppelin"});
  ASSERT_EQ(answer.unknown.size(), 2u);
  EXPECT_EQ(answer.unknown[0].name, "Ann Leigh");
  EXPECT_THAT(answer.unknown[0].nearest, ElementsAre("Ann Lee"));
  EXPECT_EQ(answer.unknown[1].what, "issue or actor");
  EXPECT_THAT(answer.table.rows, IsEmpty());
}

TEST(AskPositions, FollowsEdgesFromActorsAndToTargets) {
  EXPECT_THAT(TextsOf(AskPositions(*Sample(), {.actor = "Lee"})->table, "issue"),
              ElementsAre("harbour tunnel", "Port Authority", "ferry"));
  EXPECT_THAT(TextsOf(AskPositions(*Sample(), {.issue = "tunnel"})->table, "actor"),
              ElementsAre("Ann Lee", "Port Council"));
  EXPECT_THAT(TextsOf(AskPositions(*Sample(), {.issue = "lee"})->table, "actor"),
              ElementsAre("Ivo Šimić"));
  EXPECT_THAT(AskPositions(*Sample(), {.actor = "council", .issue = "ferry"})->table.rows,
              IsEmpty());
}

TEST(AskPositions, TakesPeriodsWithTheirEnds) {
  PositionsQuestion march;
  march.filter.period = {Date::FromIso("2024-03"), Date::FromIso("2024-03")};
  EXPECT_EQ(AskPositions(*Sample(), march)->table.rows.size(), 4u);
  PositionsQuestion day;
  day.filter.period = {Date::FromIso("2024-03-06"), Date::FromIso("2024-03-06")};
  EXPECT_EQ(AskPositions(*Sample(), day)->table.rows.size(), 2u);
  // A position that is only known to be of April may be of any of its days.
  PositionsQuestion april;
  april.filter.period = {Date::FromIso("2024-04-15"), std::nullopt};
  EXPECT_EQ(AskPositions(*Sample(), april)->table.rows.size(), 2u);
}

TEST(Answers, DoNotDependOnTheOrderOfIngestion) {
  const auto ids = [](const Result<Answer>& answer) { return TextsOf(answer->table, "id"); };
  EXPECT_EQ(ids(AskSaid(*Sample(false), {})), ids(AskSaid(*Sample(true), {})));
  EXPECT_EQ(ids(AskPositions(*Sample(false), {})), ids(AskPositions(*Sample(true), {})));
  EXPECT_EQ(TextsOf(*ListActors(*Sample(false), {}), "id"),
            TextsOf(*ListActors(*Sample(true), {}), "id"));
}

TEST(Answers, AreGivenBeforeLinkByTheNamesOfEachDocument) {
  EXPECT_THAT(TextsOf(AskSaid(*Sample(false, false), {})->table, "speaker"),
              testing::Contains("Ann Lee"));
}

TEST(Explain, ShowsTheWordsInTheirPlaceAndTheDecisions) {
  const auto snapshot = Sample();
  PositionsQuestion question;
  question.stance = Stance::kCriticizes;
  const Answer answer = *AskPositions(*snapshot, question);
  const auto explanation = Explain(*snapshot, TextsOf(answer.table, "id").at(0));
  ASSERT_TRUE(explanation) << explanation.error().message;
  const Evidence& shown = explanation->evidence.at(0);
  EXPECT_EQ(shown.words, "was mistaken");
  const std::string text = *snapshot->Text(explanation->document.id);
  EXPECT_THAT(text, HasSubstr(shown.before + shown.words + shown.after));
  EXPECT_EQ(explanation->identities.at(1).local_name, "Lee");
  EXPECT_EQ(explanation->identities.at(1).name, "Ann Lee");
  EXPECT_FALSE(explanation->identities.at(1).reason.empty());
}

}  // namespace
}  // namespace whosaid
