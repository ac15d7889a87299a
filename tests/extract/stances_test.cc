#include "extract/stances/find.h"

#include <gtest/gtest.h>

#include <string>

#include "extract/issue_label.h"
#include "extract/models.h"
#include "extract/stances/frames.h"
#include "tests/extract/cases.h"

namespace whosaid {
namespace {

const Models& Shipped() {
  static const Models models = LoadModels();
  return models;
}

// "supports|tram line" for each stance of a sentence without actors.
std::vector<std::string> StancesOf(const std::string& sentence) {
  const Document document = ReadText(sentence);
  const MentionIndex mentions(document.clusters);
  std::vector<std::string> found;
  for (const Sentence& s : document.sentences) {
    const Clauses clauses = Analyse(document, s, Shipped().word_classes, Shipped().lemmas);
    for (const StanceFinding& finding : FindStances(clauses, Shipped().stances)) {
      const LabelContext context{document, clauses, mentions, Shipped().lemmas};
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

TEST(Stances, EveryFrameHasItsFinder) {
  for (const StanceEntry& entry : Shipped().stances.entries()) {
    EXPECT_NE(std::ranges::find(FrameFinders(), entry.frame, &FrameFinder::frame),
              FrameFinders().end());
  }
}

}  // namespace
}  // namespace whosaid
