#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "extract/extract.h"
#include "extract/models.h"
#include "extract/positions/judgement/judgement_model.h"
#include "tests/extract/cases.h"

namespace whosaid {
namespace {

constexpr std::array<std::string_view, 5> kStands = {"none", "for", "against", "for-back",
                                                     "against-back"};

const Models& Shipped() {
  static const Models models = LoadModels();
  return models;
}

std::vector<std::string> Fields(const std::string& line) {
  std::vector<std::string> fields;
  size_t begin = 0;
  for (size_t bar; (bar = line.find(" | ", begin)) != std::string::npos; begin = bar + 3) {
    fields.push_back(line.substr(begin, bar - begin));
  }
  fields.push_back(line.substr(begin));
  return fields;
}

Span SpanOf(const std::string& text, const std::string& part) {
  const auto begin = static_cast<uint32_t>(text.find(part));
  return {begin, begin + static_cast<uint32_t>(part.size())};
}

Document Analyse(const std::string& text) {
  Article article;
  article.text = text;
  return Extract(std::move(article), Shipped());
}

std::array<float, 5> Judged(const std::string& text, const std::string& a, const std::string& b) {
  const Document document = Analyse(text);
  const JudgementContext context(document, Shipped().names, Shipped().stances);
  return Shipped().judgements.JudgePair(context, TokensIn(document, SpanOf(text, a)),
                                        TokensIn(document, SpanOf(text, b)));
}

TEST(Judgements, ArePassedAsTheCasesSay) {
  for (const Case& c : ReadCases("cases/judgements.txt")) {
    const std::vector<std::string> fields = Fields(c.marked);
    ASSERT_EQ(fields.size(), 4u) << c.line;
    EXPECT_EQ(kStands[StandOf(Judged(fields[3], fields[0], fields[1]))], fields[2]) << c.line;
  }
}

TEST(Judgements, AreTheSameWhicheverActorIsNamedFirst) {
  const std::string text = "Ann Lee praised Paul Ruiz on Monday.";
  const auto forth = Judged(text, "Ann Lee", "Paul Ruiz");
  const auto back = Judged(text, "Paul Ruiz", "Ann Lee");
  EXPECT_FLOAT_EQ(forth[kFor], back[kForBack]);
  EXPECT_FLOAT_EQ(forth[kAgainst], back[kAgainstBack]);
  EXPECT_FLOAT_EQ(forth[kNoStand], back[kNoStand]);
}

TEST(Judgements, SeeTheLightOnATarget) {
  const auto light = [](const std::string& text) {
    const Document document = Analyse(text);
    const JudgementContext context(document, Shipped().names, Shipped().stances);
    const auto judged =
        Shipped().judgements.JudgeTarget(context, TokensIn(document, SpanOf(text, "Ann Lee")));
    return std::ranges::max_element(judged) - judged.begin();
  };
  EXPECT_EQ(light("Ann Lee is a brilliant and honest leader who won wide praise."), kPositive);
  EXPECT_EQ(light("Critics accused Ann Lee of fraud and corruption."), kNegative);
}

TEST(Judgements, RefuseBytesThatAreNoModel) {
  EXPECT_FALSE(JudgementModel::Open(""));
  EXPECT_FALSE(JudgementModel::Open("whosaidC and more"));
}

}  // namespace
}  // namespace whosaid
