#include "extract/positions/frames/find.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/models.h"
#include "extract/positions/frames/frames.h"
#include "extract/positions/labels/issue_label.h"
#include "extract/syntax/syntax.h"
#include "tests/extract/cases.h"

namespace whosaid {
namespace {

const Models& Shipped() {
  static const Models models = LoadModels();
  return models;
}

// "supports|tram line" for each stance of a text without actors.
std::vector<std::string> StancesOf(const std::string& text) {
  Document document = ReadText(text);
  document.syntax = FindSyntax(document, Shipped());
  const MentionIndex mentions(document.clusters);
  std::vector<std::string> found;
  for (const Sentence& sentence : document.sentences) {
    const ParsedSentence parse(document, sentence, Shipped().nominals);
    for (const StanceFinding& finding : FindStances(parse, Shipped().stances)) {
      const LabelContext context{document, parse, mentions, Shipped().nominals, nullptr, {}};
      const IssueLabel label = LabelOf(context, finding.target, finding.owner);
      found.push_back(std::string(NameOf(finding.stance)) + "|" + label.label);
    }
  }
  return found;
}

std::string Join(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + "; ";
  return all;
}

TEST(Stances, EveryExampleOfTheLexiconTakesItsStand) {
  for (const StanceEntry& entry : Shipped().stances.entries()) {
    const std::vector<std::string> found = StancesOf(entry.example);
    const std::string expected = std::string(NameOf(entry.stance)) + "|" + entry.label;
    EXPECT_NE(std::ranges::find(found, expected), found.end())
        << entry.cue << ": " << entry.example << "\n  expected " << expected << "\n  found "
        << Join(found);
  }
}

// stances.txt: a sentence, the stance and the label it must give; "-" where it takes no stand.
TEST(Stances, AreNegatedNestedAndOwnedAsTheCasesSay) {
  for (const Case& c : ReadCases("cases/stances.txt")) {
    const size_t bar = c.marked.find(" | ");
    ASSERT_NE(bar, std::string::npos) << c.line;
    const std::vector<std::string> found = StancesOf(c.marked.substr(0, bar));
    const std::string expected = ReplaceAll(c.marked.substr(bar + 3), " | ", "|");
    if (expected == "-") {
      EXPECT_TRUE(found.empty()) << "stances.txt:" << c.line << ": found " << Join(found);
    } else {
      EXPECT_NE(std::ranges::find(found, expected), found.end())
          << "stances.txt:" << c.line << ": found " << Join(found);
    }
  }
}

TEST(Stances, EveryFrameHasItsFinder) {
  for (const StanceEntry& entry : Shipped().stances.entries()) {
    EXPECT_NE(std::ranges::find(FrameFinders(), entry.frame, &FrameFinder::frame),
              FrameFinders().end());
  }
}

// Mending a tree must leave it one: here the call hangs on the very verb that it would be given.
TEST(ParsedSentence, NeverHangsWordsOnEachOther) {
  Document document = ReadText("call by mayor to halt");
  ASSERT_EQ(document.tokens.size(), 5u);
  document.syntax = {{Upos::kNoun, "NN", "nsubj", 4, "call"},
                     {Upos::kAdp, "IN", "case", 2, "by"},
                     {Upos::kNoun, "NN", "nmod", 4, "mayor"},
                     {Upos::kPart, "TO", "mark", 4, "to"},
                     {Upos::kVerb, "VB", "root", 4, "halt"}};
  const ParsedSentence parse(document, document.sentences.front(), Shipped().nominals);
  EXPECT_TRUE(parse.IsRoot(4));
  EXPECT_EQ(parse[4].yield, (WordRange{0, 5}));
}

}  // namespace
}  // namespace whosaid
