#include "graph/link/issues/link_issues.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "graph/link/link.h"
#include "tests/graph/samples.h"

namespace whosaid {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

// A position's target in a document.
struct Aim {
  const char* uri;
  const char* label;
  const char* key;
};

// Documents in the order of their uris, with one position for each aim.
std::vector<FactSet> DocumentsOf(const std::vector<Aim>& aims) {
  std::map<std::string, FactSet> documents;
  for (const Aim& aim : aims) {
    FactSet& facts = documents[aim.uri];
    if (facts.clusters.empty()) {
      facts.article.uri = aim.uri;
      facts.article.text = "Ann Lee said so.";
      facts.clusters.push_back({ActorKind::kPerson, "Ann Lee", {{{0, 7}}}, {}});
    }
    Position position;
    position.target = {aim.label, aim.key, std::nullopt, std::nullopt};
    position.evidence = {0, 7};
    position.confidence = 0.5;
    facts.positions.push_back(position);
  }
  std::vector<FactSet> all;
  for (auto& [uri, facts] : documents) all.push_back(std::move(facts));
  return all;
}

struct Outcome {
  std::vector<std::string> issues;  // "Label | variant | … < parent", sorted
  std::vector<std::string> reasons;
};

Outcome LinkAims(const std::vector<Aim>& aims, const Codebook& codebook = {},
                 const std::vector<Ruling>& rulings = {}) {
  const auto store = NewMemoryStore();
  for (const FactSet& facts : DocumentsOf(aims)) EXPECT_TRUE(store->Put(facts));
  EXPECT_TRUE(store->PutCodebook(codebook));
  EXPECT_TRUE(store->PutRulings(rulings));
  const auto links = Link(**store->TakeSnapshot());
  EXPECT_TRUE(links && store->PutLinks(*links));
  const auto verified = Verify(**store->TakeSnapshot());
  EXPECT_TRUE(verified) << verified.error().message;
  std::map<Id, std::string> labels;
  for (const IssueRow& issue : links->issues) labels[issue.id] = issue.label;
  Outcome outcome;
  for (const IssueRow& issue : links->issues) {
    std::string line = issue.label;
    for (const std::string& variant : issue.variants) line += " | " + variant;
    if (issue.parent) line += " < " + labels[*issue.parent];
    outcome.issues.push_back(line);
  }
  std::ranges::sort(outcome.issues);
  for (const Decision& decision : links->decisions) {
    if (decision.issue) outcome.reasons.push_back(decision.reason);
  }
  return outcome;
}

Ruling RulingOf(RulingVerb verb, const char* first, const char* second) {
  Ruling ruling;
  ruling.at = 1;
  ruling.by = "ann";
  ruling.verb = verb;
  ruling.issue = true;
  ruling.first = {first, std::nullopt, first};
  ruling.second = {second, std::nullopt, second};
  return WithId(ruling);
}

TEST(Issues, MeetUnderOneKey) {
  const Outcome outcome = LinkAims({{"1", "Arden club membership", "arden club membership"},
                                    {"2", "Arden club membership", "arden club membership"},
                                    {"3", "Arden joining club", "arden club membership"}});
  EXPECT_THAT(outcome.issues, ElementsAre("Arden club membership | Arden joining club"));
}

TEST(Issues, MeetUnderKeysThatDifferInLightWords) {
  const Outcome outcome = LinkAims({{"1", "Arden pre-war borders", "arden border pre-war"},
                                    {"2", "Arden pre-war borders", "arden border pre-war"},
                                    {"3", "return to Arden war borders", "arden border return war"},
                                    {"4", "Arden tolls", "arden toll"}});
  EXPECT_THAT(outcome.issues,
              ElementsAre("Arden pre-war borders | return to Arden war borders", "Arden tolls"));
  EXPECT_THAT(outcome.reasons, testing::Contains(HasSubstr("near key")));
}

TEST(Issues, MeetWhetherPlannedBuiltOrInTheValleyOfThatName) {
  const Outcome outcome = LinkAims({{"1", "Arden bridge", "arden bridge"},
                                    {"2", "Arden bridge", "arden bridge"},
                                    {"3", "Arden bridge construction", "arden bridge building"},
                                    {"4", "bridge in Arden Gorge", "arden_gorge bridge"},
                                    {"5", "planned tram", "plan tram"},
                                    {"6", "tram", "tram"},
                                    {"6", "several trams", "several tram"},
                                    {"6", "many Arden bridges", "arden bridge many"},
                                    {"7", "tax return", "return tax"},
                                    {"8", "tax", "tax"}});
  EXPECT_THAT(
      outcome.issues,
      ElementsAre(
          "Arden bridge | Arden bridge construction | bridge in Arden Gorge | many Arden bridges",
          "several trams", "tax", "tax return", "tram | planned tram"));
}

TEST(Issues, MeetUnderTheSameFigureOfTheSameThings) {
  const Outcome outcome =
      LinkAims({{"1", "allies harbour spending at 5 %", "% 5 ally harbour spending"},
                {"2", "harbour spending from 2 % to 5 %", "2 5 harbour spending"},
                {"3", "rent rise of 5 %", "% 5 rent rise"},
                {"4", "rent cut of 5 %", "% 5 cut rent"}});
  EXPECT_THAT(outcome.issues, SizeIs(3));
}

TEST(Issues, MeetUnderTheSameShareOfGdpWhereOneThingHasIt) {
  const Outcome one = LinkAims({{"1", "fleet spending at 5 % of GDP", "5 fleet gdp spending"},
                                {"2", "5 % GDP spending", "5 gdp spending"}});
  EXPECT_THAT(one.issues, SizeIs(1));
  const Outcome two = LinkAims({{"1", "fleet spending at 5 % of GDP", "5 fleet gdp spending"},
                                {"2", "5 % GDP spending", "5 gdp spending"},
                                {"3", "school spending at 5 % of GDP", "5 gdp school spending"}});
  EXPECT_THAT(two.issues, SizeIs(3));
}

TEST(Issues, MeetWhereThoseWhoAreSentAreThere) {
  const Outcome outcome =
      LinkAims({{"1", "Arden troops", "arden troops"},
                {"1", "Arden troops", "arden troops"},
                {"2", "Arden troop involvement", "arden involvement troops"},
                {"3", "Arden troop withdrawal", "arden troops withdrawal"},
                {"4", "Arden involvement in drilling", "arden drilling involvement"},
                {"5", "Arden drilling", "arden drilling"}});
  EXPECT_THAT(outcome.issues,
              ElementsAre("Arden drilling", "Arden involvement in drilling < Arden drilling",
                          "Arden troop withdrawal < Arden troops",
                          "Arden troops | Arden troop involvement"));
}

TEST(Issues, TakeInShortLabelsOfTheirDocument) {
  const Outcome outcome = LinkAims({{"1", "Arden membership", "arden membership"},
                                    {"1", "membership", "membership"},
                                    {"2", "membership", "membership"},
                                    {"3", "Arden club membership", "arden club membership"},
                                    {"3", "membership", "membership"},
                                    {"4", "Arden 1954 border", "1954 arden border"},
                                    {"4", "Arden border", "arden border"}});
  EXPECT_THAT(outcome.issues, testing::Contains("Arden membership | membership"));
  EXPECT_THAT(outcome.issues, testing::Contains("Arden 1954 border | Arden border"));
  EXPECT_THAT(outcome.issues, testing::Contains("membership"))
      << "of its own where nothing longer is there, or what is longer adds more than names";
}

TEST(Issues, TakeInShortLabelsOfDocumentsOnTheSameIssues) {
  const std::vector<Aim> aims = {{"1", "Arden troops in Lodria", "arden lodria troops"},
                                 {"1", "Lodria border", "border lodria"},
                                 {"2", "Arden troops", "arden troops"},
                                 {"2", "Lodria border", "border lodria"},
                                 {"3", "Arden troops", "arden troops"},
                                 {"3", "Lodria fees", "fee lodria"}};
  const Outcome outcome = LinkAims(aims);
  EXPECT_THAT(outcome.issues,
              testing::Contains("Arden troops in Lodria | Arden troops < Arden troops"));
  EXPECT_THAT(outcome.issues, testing::Contains("Arden troops")) << "that of another subject";
  EXPECT_THAT(
      outcome.reasons,
      testing::Contains("short for “Arden troops in Lodria” in documents on the same issues"));
  const Outcome apart = LinkAims(
      aims, {}, {RulingOf(RulingVerb::kNeverMerge, "arden troops", "arden lodria troops")});
  EXPECT_THAT(apart.issues, testing::Contains("Arden troops"));
  EXPECT_THAT(apart.issues, testing::Contains("Arden troops in Lodria < Arden troops"));
}

TEST(Issues, ContainNarrowerOnes) {
  const Outcome outcome = LinkAims({{"1", "harbour fees", "fee harbour"},
                                    {"2", "Arden harbour fees", "arden fee harbour"},
                                    {"3", "new Arden harbour fees", "arden fee harbour new"}});
  EXPECT_THAT(outcome.issues, ElementsAre("Arden harbour fees < harbour fees", "harbour fees",
                                          "new Arden harbour fees < Arden harbour fees"));
}

TEST(Issues, ShowTheMostFrequentWellFormedLabel) {
  const Outcome outcome = LinkAims({{"1", "of the tram and", "tram"},
                                    {"2", "of the tram and", "tram"},
                                    {"3", "tram line", "tram"}});
  EXPECT_THAT(outcome.issues, ElementsAre("tram line | of the tram and"));
}

TEST(Issues, FollowTheCodebook) {
  const Codebook codebook = {{"Fees", {"harbour tolls"}, {"fees?$"}}};
  const Outcome outcome = LinkAims({{"1", "Harbour Tolls", "harbour toll"},
                                    {"2", "Arden harbour fees", "arden fee harbour"},
                                    {"3", "tram line", "line tram"}},
                                   codebook);
  EXPECT_THAT(outcome.issues,
              ElementsAre("Fees | Arden harbour fees | Harbour Tolls", "tram line"));
  EXPECT_THAT(outcome.reasons, testing::Contains(HasSubstr("codebook")));
}

TEST(Issues, FollowPeoplesRulings) {
  const std::vector<Aim> aims = {{"1", "fees", "fee"},
                                 {"2", "tolls", "toll"},
                                 {"3", "pre-war borders", "border pre-war"},
                                 {"4", "return to war borders", "border return war"}};
  const Outcome merged = LinkAims(aims, {}, {RulingOf(RulingVerb::kMerge, "fee", "toll")});
  EXPECT_THAT(merged.issues, testing::Contains("fees | tolls"));
  EXPECT_THAT(merged.reasons, testing::Contains(HasSubstr("ann")));
  const Outcome apart = LinkAims(
      aims, {}, {RulingOf(RulingVerb::kNeverMerge, "border pre-war", "border return war")});
  EXPECT_THAT(apart.issues, SizeIs(4));
  EXPECT_THAT(LinkAims(aims).issues, SizeIs(3)) << "and without the ruling they are one";
  const Outcome renamed = LinkAims(aims, {}, {RulingOf(RulingVerb::kRename, "fee", "port fees")});
  EXPECT_THAT(renamed.issues, testing::Contains(HasSubstr("port fees")));
}

TEST(Codebook, ReadsCsvAndJson) {
  const Codebook expected = {{"Fees", {"tolls", "port, fees"}, {"fee"}}, {"Tram", {}, {}}};
  const auto csv =
      ReadCodebook("concept,synonyms,patterns\nFees,\"tolls | port, fees\",fee\nTram\n");
  ASSERT_TRUE(csv) << csv.error().message;
  EXPECT_EQ(*csv, expected);
  const auto json = ReadCodebook(
      R"([{"concept":"Fees","synonyms":["tolls","port, fees"],"patterns":["fee"]},{"concept":"Tram"}])");
  ASSERT_TRUE(json) << json.error().message;
  EXPECT_EQ(*json, expected);
}

TEST(Codebook, NamesWhatIsWrong) {
  for (const auto& [content, message] :
       std::map<std::string, std::string>{{"Fees,tolls,fee", "header"},
                                          {"concept\nFees\nFees", "comes twice"},
                                          {"concept,synonyms,patterns\nFees,,(", "pattern"},
                                          {"concept\na,b,c,d", "2: 4 fields"},
                                          {"[{\"name\":\"Fees\"}]", "concept 1"},
                                          {"[1", "not a JSON list"}}) {
    const auto codebook = ReadCodebook(content);
    ASSERT_FALSE(codebook) << content;
    EXPECT_THAT(codebook.error().message, HasSubstr(message));
  }
}

}  // namespace
}  // namespace whosaid
