#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "train/corpora/coreference_corpus.h"
#include "train/evaluate/evaluate.h"

namespace whosaid {
namespace {

using testing::HasSubstr;

TEST(EvaluateCoreference, ReadsWhatTheGoldBrings) {
  const std::string gold =
      R"({"tokens": ["Ana", "Ruiz", "left", ".", "She", "smiled", "."], )"
      R"("sentences": [{"start": 0}, {"start": 4}], "mentions": [)"
      R"({"id": "1", "start": 0, "end": 2}, {"id": "1", "start": 4, "end": 5}]})"
      "\n";
  const auto report = EvaluateCoreference({}, gold);
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_THAT(*report, HasSubstr("CoNLL average F1 100.0"));
}

TEST(EvaluateCoreference, SaysWhichDocumentIsNone) {
  const auto report = EvaluateCoreference({}, "{\"tokens\": []}\n");
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().kind, ErrorKind::kBadInput);
  EXPECT_THAT(report.error().message, HasSubstr("document 1"));
}

TEST(EvaluatePronouns, CountsPairs) {
  const std::string heading =
      "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n";
  const std::string text = "Ana Ruiz left. She smiled. Later Lena Brandt came.";
  const std::string right =
      "1\t" + text + "\tShe\t15\tAna Ruiz\t0\tTRUE\tLena Brandt\t33\tFALSE\tu\n";
  const std::string wrong =
      "2\t" + text + "\tShe\t15\tAna Ruiz\t0\tFALSE\tLena Brandt\t33\tFALSE\tu\n";
  const auto report = EvaluatePronouns({}, heading + right);
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_THAT(*report, HasSubstr("feminine         P 100.0  R 100.0  F1 100.0"));
  const auto both = EvaluatePronouns({}, heading + right + wrong);
  ASSERT_TRUE(both) << both.error().message;
  EXPECT_THAT(*both, HasSubstr("feminine         P  50.0  R 100.0"));
}

TEST(ReadPronounSnippets, PutsThePagesTitleBeforeTheTextAndLettersForAsterisks) {
  const Models models = LoadModels();
  const auto snippets = ReadPronounSnippets(
      "ID\tText\tPronoun\tOffset\tA\tOffset\tIs\tB\tOffset\tIs\tURL\n"
      "1\tJos* Dorn met Lena Brandt. He smiled.\tHe\t27\tJos* Dorn\t0\tTRUE\tLena Brandt\t14\t"
      "FALSE\thttp://example.org/wiki/Jos%C3%A9_Dorn_(pilot)\n",
      models);
  ASSERT_TRUE(snippets) << snippets.error().message;
  const PronounSnippet& snippet = snippets->front();
  EXPECT_EQ(snippet.document.text(), "José Dorn\n\nJose Dorn met Lena Brandt. He smiled.");
  EXPECT_EQ(snippet.document.Text(snippet.pronoun), "He");
  EXPECT_EQ(snippet.document.Text(snippet.a), "Jose Dorn");
  EXPECT_EQ(snippet.document.Text(snippet.b), "Lena Brandt");
  EXPECT_EQ(snippet.document.zones.front().kind, ZoneKind::kHeadline);
}

TEST(EvaluatePronouns, RefusesOtherTables) {
  const auto report = EvaluatePronouns({}, "a\tb\nc\td\n");
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().kind, ErrorKind::kBadInput);
}

}  // namespace
}  // namespace whosaid
