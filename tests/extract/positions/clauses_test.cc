#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "extract/extract.h"
#include "extract/models.h"
#include "extract/positions/judgement/clause_judge.h"
#include "extract/positions/judgement/tones.h"

namespace whosaid {
namespace {

const Models& Shipped() {
  static const Models models = LoadModels();
  return models;
}

Document Analyse(std::string text) {
  Article article;
  article.text = std::move(text);
  return Extract(std::move(article), Shipped());
}

ParsedSentence ParseFirst(const Document& document) {
  return {document, document.sentences.front(), Shipped().nominals};
}

TEST(Tones, OfAFileThatIsNoneNameTheLine) {
  EXPECT_FALSE(ToneLexicon::Parse("+\tkind brave\nbad row\n"));
  EXPECT_NE(ToneLexicon::Parse("# tones\n?\tkind\n").error().message.find(":2"), std::string::npos);
}

TEST(Tones, AreTurnedByWhatGovernsTheirWords) {
  const auto sign_of = [](const std::string& word, const std::string& text) {
    const Document document = Analyse(text);
    const ParsedSentence parse = ParseFirst(document);
    for (WordIndex i = 0; i < parse.size(); ++i) {
      if (parse[i].lower == word) return Shipped().tones.SignAt(parse, i);
    }
    return 0;
  };
  EXPECT_EQ(sign_of("courage", "The mayor has shown great courage."), 1);
  EXPECT_EQ(sign_of("courage", "The mayor has no courage."), -1);
  EXPECT_EQ(sign_of("disaster", "The new ferry is a disaster."), -1);
  EXPECT_EQ(sign_of("disaster", "The guards prevented a disaster."), 1);
  EXPECT_EQ(sign_of("ferry", "The new ferry is a disaster."), 0);
}

TEST(Clauses, JudgeWhereAWordDoes) {
  const Document document =
      Analyse("The crew was brave, but the ferry left at nine and the harbour was a disgrace.");
  const ParsedSentence parse = ParseFirst(document);
  std::vector<std::string> predicates;
  for (const WordIndex i : JudgingClauses(parse, Shipped().tones)) {
    predicates.push_back(parse[i].lower);
  }
  EXPECT_THAT(predicates, testing::ElementsAre("brave", "disgrace"));
}

TEST(Clauses, AreAboutWhomTheySpeakOf) {
  const auto topic = [](const std::string& text) {
    const Document document = Analyse(text);
    const ParsedSentence parse = ParseFirst(document);
    const std::vector<WordIndex> clauses = JudgingClauses(parse, Shipped().tones);
    return clauses.empty() ? "" : parse[ClauseFinding(parse, clauses[0]).target].lower;
  };
  EXPECT_EQ(topic("The bridge made the valley rich."), "bridge");
  EXPECT_EQ(topic("We have lost the honest votes of the islands."), "votes");
}

TEST(Clauses, ShowStandsOfWhoSaysThem) {
  const FactSet facts = ToFacts(
      Analyse("Arden votes on Sunday\n\nAna Berg, the mayor of Arden, spoke about her rival Paul "
              "Ruiz on Monday.\n\nBerg said Ruiz had voted on Friday.\n\n\"The ferry "
              "leaves at nine,\" Berg said. \"Ruiz moved to Arden in May.\"\n\n\"The old bridge "
              "made us strong,\" said Ruiz.\n"));
  std::vector<std::string> found;
  for (const Position& position : facts.positions) {
    found.push_back(facts.clusters[position.actor].name + " : " +
                    std::string(NameOf(position.stance)) + " : " + position.target.label + " : " +
                    position.found_by);
    EXPECT_GT(position.confidence, 0.4);
    EXPECT_LT(position.confidence, 1);
    EXPECT_TRUE(position.statement);
  }
  EXPECT_THAT(found, testing::ElementsAre("Paul Ruiz : supports : old bridge : model:clauses"));
}

TEST(Clauses, OfInterviewsShowNone) {
  const FactSet facts = ToFacts(
      Analyse("Arden talks to its rowers\n\nAna Berg rows for Arden.\n\nReporter: How was the "
              "summer?\n\nBerg: We had a wonderful summer. The crew did a brilliant job. I have a "
              "lot of great friends here.\n\nReporter: And the crew?\n\nBerg: The old bridge is a "
              "very useful place to row.\n\nReporter: Will you row?\n\nBerg: The crew has been "
              "very successful in good times.\n"));
  EXPECT_GE(facts.statements.size(), 2u);
  for (const Position& position : facts.positions) EXPECT_NE(position.found_by, "model:clauses");
}

}  // namespace
}  // namespace whosaid
