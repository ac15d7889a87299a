#include "graph/facts/facts_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <nlohmann/json.hpp>

#include "core/hash.h"
#include "core/utf8.h"
#include "tests/graph/samples.h"
#include "tests/support/paths.h"

namespace whosaid {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

void ExpectSame(const FactSet& a, const FactSet& b) {
  EXPECT_EQ(a.article.uri, b.article.uri);
  EXPECT_EQ(a.article.outlet, b.article.outlet);
  EXPECT_EQ(a.article.title, b.article.title);
  EXPECT_EQ(a.article.author, b.article.author);
  EXPECT_EQ(a.article.language, b.article.language);
  EXPECT_EQ(a.article.published, b.article.published);
  EXPECT_EQ(a.article.text, b.article.text);
  EXPECT_EQ(a.zones, b.zones);
  EXPECT_EQ(a.clusters, b.clusters);
  EXPECT_EQ(a.statements, b.statements);
  EXPECT_EQ(a.positions, b.positions);
}

TEST(FactsJson, ReadsBackEverythingItWrites) {
  const FactSet facts = RichFacts();
  ASSERT_EQ(FindFlaw(facts), std::nullopt);
  const auto read = FromJsonLine(ToJsonLine(facts));
  ASSERT_TRUE(read) << read.error().message;
  ExpectSame(*read, facts);
  EXPECT_EQ(ToJsonLine(*read), ToJsonLine(facts));
}

TEST(FactsJson, WritesOneLineOfValidJson) {
  const std::string line = ToJsonLine(RichFacts());
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_EQ(Json::parse(line)["document"]["text"], RichFacts().article.text);
}

TEST(FactsJson, CountsSpansInCodePoints) {
  const FactSet facts = RichFacts();
  const Json json = Json::parse(ToJsonLine(facts));
  std::u32string text;
  for (size_t offset = 0; offset < facts.article.text.size();) {
    text += NextCodePoint(facts.article.text, offset);
  }
  const Json span = json["positions"][0]["target"]["span"];
  EXPECT_EQ(text.substr(span[0], size_t{span[1]} - size_t{span[0]}), U"\U0001F6A2 fares");
}

TEST(FactsJson, ReadsTheExampleOfItsDocumentation) {
  const std::string page = ReadWholeFile(SourcePath("docs/facts.md"));
  const size_t begin = page.find("```json\n") + 8;
  const std::string example = page.substr(begin, page.find("\n```", begin) - begin);
  const auto read = FromJsonLine(example);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(Json::parse(ToJsonLine(*read)), Json::parse(example));
  EXPECT_EQ(Slice(read->article.text, read->positions[0].evidence),
            "will not close the library on Sundays");
}

TEST(FactsJson, IsDocumentedKeyByKey) {
  const std::string page = ReadWholeFile(SourcePath("docs/facts.md"));
  const std::function<void(const Json&)> look = [&](const Json& value) {
    for (const auto& [key, member] : value.items()) {
      if (value.is_object()) {
        EXPECT_THAT(page, HasSubstr("`" + key + "`"));
      }
      if (member.is_structured()) look(member);
    }
  };
  look(Json::parse(ToJsonLine(RichFacts())));
}

TEST(FactsJson, HasTheFourListsAlsoWhereTheyAreEmpty) {
  FactSet facts;
  facts.article.uri = "empty.txt";
  EXPECT_EQ(ToJsonLine(facts),
            "{\"format\": \"whosaid-facts/1\", \"document\": {\"uri\": \"empty.txt\", "
            "\"text_sha256\": "
            "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\", "
            "\"text\": \"\"}, \"zones\": [], \"actors\": [], \"statements\": [], "
            "\"positions\": []}");
  const auto read = FromJsonLine(ToJsonLine(facts));
  ASSERT_TRUE(read) << read.error().message;
  ExpectSame(*read, facts);
}

TEST(FactsJson, ReplacesBytesOfMetadataThatAreNoUtf8) {
  FactSet facts;
  facts.article.uri = "caf\xe9.txt";
  const auto read = FromJsonLine(ToJsonLine(facts));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->article.uri, "caf\uFFFD.txt");
}

// The least that a line must hold.
Json LeastLine() {
  const std::string text = "Ann Lee: the café must stay.";
  return {{"format", "whosaid-facts/1"},
          {"document", {{"uri", "a.txt"}, {"text", text}, {"text_sha256", Sha256Hex(text)}}},
          {"zones", Json::array()},
          {"actors", {{{"name", "Ann Lee"}, {"kind", "person"}}}},
          {"statements", {{{"content", {{9, 27}}}, {"confidence", 1}}}},
          {"positions",
           {{{"actor", 0},
             {"stance", "demands"},
             {"target", {{"label", "café"}}},
             {"evidence", {13, 27}},
             {"confidence", 0.5}}}}};
}

TEST(FactsJson, ReadsALineWithoutOptionalMembers) {
  const auto read = FromJsonLine(LeastLine().dump());
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->positions[0].evidence, (Span{13, 28}));
  EXPECT_EQ(read->statements[0].speaker, std::nullopt);
}

TEST(FactsJson, TakesNullForAbsent) {
  Json line = LeastLine();
  line["document"]["title"] = nullptr;
  line["document"]["published"] = nullptr;
  line["actors"][0]["mentions"] = nullptr;
  line["positions"][0]["target"]["actor"] = nullptr;
  const auto read = FromJsonLine(line.dump());
  ASSERT_TRUE(read) << read.error().message;
}

TEST(FactsJson, TakesDatesAtTheirPrecision) {
  Json line = LeastLine();
  line["document"]["published"] = {{"date", "2024-06-05"}, {"precision", "month"}};
  const auto read = FromJsonLine(line.dump());
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->article.published->date, (Date{2024, 6, 1, DatePrecision::kMonth}));
}

struct RefusalCase {
  const char* name;
  const char* pointer;  // JSON pointer to what is changed
  Json value;           // discarded: removed
  const char* message;
};

const Json kRemoved = Json(Json::value_t::discarded);

class FactsJsonRefusal : public testing::TestWithParam<RefusalCase> {};

TEST_P(FactsJsonRefusal, NamesTheKey) {
  Json line = LeastLine();
  const Json::json_pointer pointer(GetParam().pointer);
  if (GetParam().value.is_discarded()) {
    line[pointer.parent_pointer()].erase(pointer.back());
  } else {
    line[pointer] = GetParam().value;
  }
  const auto read = FromJsonLine(line.dump());
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().kind, ErrorKind::kBadInput);
  EXPECT_THAT(read.error().message, StartsWith(GetParam().message));
  EXPECT_EQ(read.error().message.find('\n'), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    Keys, FactsJsonRefusal,
    testing::Values(
        RefusalCase{"NewerFormat", "/format", "whosaid-facts/2", "format: \"whosaid-facts/2\""},
        RefusalCase{"NoFormat", "/format", kRemoved, "format: missing"},
        RefusalCase{"NoDocument", "/document", kRemoved, "document: missing"},
        RefusalCase{"NoUri", "/document/uri", kRemoved, "document.uri: missing"},
        RefusalCase{"EmptyUri", "/document/uri", "", "document.uri: empty"},
        RefusalCase{"NoText", "/document/text", kRemoved, "document.text: missing"},
        RefusalCase{"NoHash", "/document/text_sha256", kRemoved, "document.text_sha256: missing"},
        RefusalCase{"OtherText", "/document/text", "Ann Lee: the cafe must stay.",
                    "document.text_sha256: the text has another hash"},
        RefusalCase{"UnknownTopKey", "/entities", Json::array(), "entities: unknown key"},
        RefusalCase{"UnknownKey", "/statements/0/colour", "red",
                    "statements[0].colour: unknown key"},
        RefusalCase{"NoZones", "/zones", kRemoved, "zones: missing"},
        RefusalCase{"NoActors", "/actors", kRemoved, "actors: missing"},
        RefusalCase{"NoStatements", "/statements", kRemoved, "statements: missing"},
        RefusalCase{"NoPositions", "/positions", kRemoved, "positions: missing"},
        RefusalCase{"ZonesNoList", "/zones", "body", "zones: not a list"},
        RefusalCase{"ActorNoObject", "/actors/0", 3, "actors[0]: not an object"},
        RefusalCase{"ActorKind", "/actors/0/kind", "wizard",
                    "actors[0].kind: \"wizard\" is none of person, organisation"},
        RefusalCase{"ActorName", "/actors/0/name", 7, "actors[0].name: not a string"},
        RefusalCase{"Forms", "/actors/0/forms", {"pronoun"}, "actors[0].forms: 1 forms for 0"},
        RefusalCase{"Stance", "/positions/0/stance", "hates",
                    "positions[0].stance: \"hates\" is none of supports"},
        RefusalCase{"Type", "/positions/0/target/type", "actor",
                    "positions[0].target.type: \"actor\" without an actor"},
        RefusalCase{"NoLabel", "/positions/0/target/label", kRemoved,
                    "positions[0].target.label: missing"},
        RefusalCase{"NoEvidence", "/positions/0/evidence", kRemoved,
                    "positions[0].evidence: missing"},
        RefusalCase{"NullEvidence", "/positions/0/evidence", nullptr,
                    "positions[0].evidence: not a span"},
        RefusalCase{"LongSpan",
                    "/positions/0/evidence",
                    {13, 29},
                    "positions[0].evidence: [13, 29) is not in the text of 28 code points"},
        RefusalCase{"EmptySpan", "/statements/0/cue", {4, 4}, "statements[0].cue: [4, 4) is not"},
        RefusalCase{
            "ThreeNumbers", "/statements/0/cue", {4, 5, 6}, "statements[0].cue: not a span"},
        RefusalCase{"NegativeSpan",
                    "/statements/0/content/0",
                    {-1, 5},
                    "statements[0].content[0][0]: not a whole number"},
        RefusalCase{"HugeSpan",
                    "/statements/0/content/0",
                    {0, 4294967296},
                    "statements[0].content[0][1]: not a whole number"},
        RefusalCase{"FractionalSpan",
                    "/statements/0/content/0",
                    {0, 5.5},
                    "statements[0].content[0][1]: not a whole number"},
        RefusalCase{"NoContent", "/statements/0/content", Json::array(),
                    "statements[0]: no content"},
        RefusalCase{"NoSuchSpeaker", "/statements/0/speaker", 1, "statements[0].speaker: index 1"},
        RefusalCase{"NoSuchStatement", "/positions/0/statement", 4,
                    "positions[0].statement: index 4"},
        RefusalCase{"Confidence", "/positions/0/confidence", 1.5, "positions[0]: confidence 1.5"},
        RefusalCase{"ConfidenceType", "/positions/0/confidence", "high",
                    "positions[0].confidence: not a number"},
        RefusalCase{"Negated", "/positions/0/negated", 1,
                    "positions[0].negated: neither true nor false"},
        RefusalCase{"Date",
                    "/document/published",
                    {{"date", "yesterday"}},
                    "document.published.date: \"yesterday\" is no date"},
        RefusalCase{"NoDate",
                    "/document/published",
                    {{"precision", "day"}},
                    "document.published.date: missing"},
        RefusalCase{"FinerDate",
                    "/positions/0/expressed",
                    {{"date", "2024"}, {"precision", "day"}},
                    "positions[0].expressed.precision: \"day\" is finer"}),
    [](const auto& test_case) { return test_case.param.name; });

TEST(FactsJson, RefusesWhatIsNoJson) {
  for (const char* line : {"", "{", "null", "[]", "{\"format\": \"\xff\"}", "{} {}",
                           "{\"format\": 1e999}", "{\"format\": \"\\ud800\"}"}) {
    const auto read = FromJsonLine(line);
    ASSERT_FALSE(read) << line;
    EXPECT_EQ(read.error().kind, ErrorKind::kBadInput);
  }
  EXPECT_THAT(FromJsonLine("{\"format\" 1}").error().message, HasSubstr("at byte 11"));
}

TEST(FactsJson, SurvivesDeepNesting) {
  EXPECT_THAT(FromJsonLine(std::string(10'000'000, '[')).error().message, HasSubstr("too deep"));
}

TEST(FactsJson, ReadsTenMegabytesInLinearTime) {
  FactSet facts = SmallFacts("long.txt", "Ann Lee", "the pier");
  while (facts.article.text.size() < 10'000'000) facts.article.text += "Æ quay — “yes”, \n\"no\". ";
  facts.zones.back().span.end = static_cast<uint32_t>(facts.article.text.size());
  const Position position = facts.positions[0];
  for (uint32_t at = 1000; at < 9'000'000; at += 1000) {
    facts.positions.push_back(position);
    Span& evidence = facts.positions.back().evidence;
    evidence = {at, at + 500};
    while (!IsCodePointBoundary(facts.article.text, evidence.begin)) ++evidence.begin;
    while (!IsCodePointBoundary(facts.article.text, evidence.end)) ++evidence.end;
  }
  const auto begin = std::chrono::steady_clock::now();
  const auto read = FromJsonLine(ToJsonLine(facts));
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  ASSERT_TRUE(read) << read.error().message;
  ExpectSame(*read, facts);
  EXPECT_LT(seconds.count(), 20);  // half a second where nothing else runs
}

}  // namespace
}  // namespace whosaid
