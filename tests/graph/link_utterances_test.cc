#include "graph/link/utterances/link_utterances.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "graph/link/link.h"
#include "graph/link/link_dates.h"
#include "tests/graph/samples.h"

namespace whosaid {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

struct Spoken {
  std::string uri;
  std::string words;  // with quotation marks where the article has them
  std::string speaker = "Ann Lee";
  QuoteKind kind = QuoteKind::kDirect;
  ZoneKind zone = ZoneKind::kBody;
  const char* date = "2024-05-15";  // empty: none
  std::string outlet = "";
};

// One document with one statement.
FactSet FactsOf(const Spoken& spoken) {
  FactSet facts;
  facts.article.uri = spoken.uri;
  facts.article.outlet = spoken.outlet;
  if (const auto date = Date::FromIso(spoken.date)) {
    facts.article.published = Published{*date, DateSource::kMetadata};
  }
  facts.article.text = spoken.speaker + " said: " + spoken.words + " in " + spoken.uri + ".";
  facts.clusters.push_back(
      {ActorKind::kPerson, spoken.speaker, {{SpanOf(facts.article.text, spoken.speaker)}}, {}});
  Attribution statement;
  statement.speaker = 0;
  statement.content = {SpanOf(facts.article.text, spoken.words)};
  statement.kind = spoken.kind;
  statement.zone = spoken.zone;
  statement.said = SaidTime{"XXXX-WXX-1", std::nullopt, DateSource::kUnknown, std::nullopt};
  facts.statements.push_back(statement);
  return facts;
}

std::shared_ptr<const Snapshot> Linked(const std::vector<Spoken>& all) {
  const auto store = NewMemoryStore();
  for (const Spoken& spoken : all) EXPECT_TRUE(store->Put(FactsOf(spoken)));
  const auto links = Link(**store->TakeSnapshot());
  EXPECT_TRUE(links && store->PutLinks(*links));
  const auto verified = Verify(**store->TakeSnapshot());
  EXPECT_TRUE(verified) << verified.error().message;
  return *store->TakeSnapshot();
}

std::vector<UtteranceRow> Utterances(const std::vector<Spoken>& all) {
  std::vector<UtteranceRow> rows;
  EXPECT_TRUE(Linked(all)->VisitUtterances([&](const UtteranceRow& row) {
    rows.push_back(row);
    return true;
  }));
  return rows;
}

TEST(Utterances, IgnoreMarksCaseAndHouseStyle) {
  const auto rows = Utterances({{"1", "“No U.S. troops will guard the Arden dam at 5%.”"},
                                {"2", "\"No US troops will guard the Arden dam at 5 percent\""},
                                {"3", "“no US troops will guard the Arden dam at 5 %,”"}});
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_THAT(rows[0].members, SizeIs(3));
  EXPECT_EQ(rows[0].documents, 3u);
  EXPECT_EQ(rows[0].members.back().variant, 0u) << "one wording";
}

TEST(Utterances, BearAnEditAndKeepBothWordings) {
  const auto rows = Utterances({{"1", "“The dam is a fair price for a quiet valley,”"},
                                {"2", "“The dam is a fair price of a quiet valley,”"}});
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_NE(rows[0].members[0].variant, rows[0].members[1].variant);
  const auto edited =
      std::ranges::find(rows[0].members, "same words but for an edit", &UtteranceMember::reason);
  ASSERT_NE(edited, rows[0].members.end());
  EXPECT_LT(edited->confidence, 1);
}

TEST(Utterances, BearPartsAndEllipses) {
  const auto rows = Utterances(
      {{"1",
        "“We will count every fish in the lake before the dam is built, and then we shall see,”"},
       {"2", "“We will count every fish in the lake”"},
       {"3", "“We will count every fish … and then we shall see”"}});
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_THAT(rows[0].members, SizeIs(3));
}

TEST(Utterances, NeedTheSameSpeakerWhereWordsAreFew) {
  EXPECT_THAT(
      Utterances({{"1", "“The dam must go now,”"}, {"2", "“The dam must go now,”", "Bo Marr"}}),
      IsEmpty());
  EXPECT_THAT(Utterances({{"1", "“The dam must go now,”"}, {"2", "“The dam must go now,”"}}),
              SizeIs(1));
}

TEST(Utterances, AreNotFoundInCommentsAndTeasers) {
  for (const ZoneKind zone : {ZoneKind::kComment, ZoneKind::kTeaser, ZoneKind::kBoilerplate}) {
    EXPECT_THAT(Utterances({{"1", "“The dam is a fair price for a quiet valley,”"},
                            {"2", "“The dam is a fair price for a quiet valley,”", "Ann Lee",
                             QuoteKind::kDirect, zone}}),
                IsEmpty());
  }
}

TEST(Utterances, AreNotReportsThatShareAFewWords) {
  EXPECT_THAT(
      Utterances({{"1", "that the dam would be built by the end of the year", "Ann Lee",
                   QuoteKind::kIndirect},
                  {"2",
                   "that the school would be closed by the end of the year, and that nobody "
                   "had been asked",
                   "Ann Lee", QuoteKind::kIndirect}}),
      IsEmpty());
}

TEST(Utterances, CountDocumentsAndOutletsApart) {
  const std::string words = "“The dam is a fair price for a quiet valley,”";
  const auto rows =
      Utterances({{"1", words, "Ann Lee", QuoteKind::kDirect, ZoneKind::kBody, "2024-05-15", "A"},
                  {"2", words, "Ann Lee", QuoteKind::kDirect, ZoneKind::kBody, "2024-05-15", "A"},
                  {"3", words}});
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].documents, 3u);
  EXPECT_EQ(rows[0].outlets, 1u);
}

TEST(Utterances, DoNotDependOnTheOrderOfDocuments) {
  std::vector<Spoken> all;
  for (int i = 0; i < 40; ++i) {
    all.push_back({std::to_string(i), "“We will count every fish in lake " + std::to_string(i / 4) +
                                          " before the dam number " + std::to_string(i / 4) +
                                          " is built,”"});
  }
  const std::string forwards = Dump(*Linked(all));
  std::ranges::reverse(all);
  EXPECT_EQ(Dump(*Linked(all)), forwards);
}

TEST(InheritedDates, ComeFromTheDocumentThatSharesAQuotation) {
  const std::string words = "“The dam is a fair price for a quiet valley,”";
  const auto snapshot = Linked(
      {{"dated", words}, {"undated", words, "Ann Lee", QuoteKind::kDirect, ZoneKind::kBody, ""}});
  const auto document = snapshot->Document(HashOf("undated"));
  ASSERT_TRUE(document && document->inherited);
  EXPECT_FALSE(document->article.published) << "what the article says is kept apart";
  EXPECT_EQ(document->inherited->date.ToString(), "2024-05-15");
  EXPECT_EQ(document->inherited->sister, HashOf("dated"));
  EXPECT_THAT(document->inherited->reason, HasSubstr("shares 1 utterance with dated"));
  EXPECT_LT(document->inherited->confidence, 0.9);
  // "on Monday" in a document of Wednesday, 15 May.
  const auto statement = snapshot->Statement({document->id, FactId::Kind::kStatement, 0});
  EXPECT_EQ(DateOf(*document, statement->fact.said)->ToString(), "2024-05-13");
  EXPECT_FALSE(snapshot->Document(HashOf("dated"))->inherited);
}

}  // namespace
}  // namespace whosaid
