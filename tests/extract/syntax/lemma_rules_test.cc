#include "extract/syntax/lemma_rules.h"

#include <gtest/gtest.h>

#include "extract/models.h"

namespace whosaid {
namespace {

TEST(LemmaRules, FollowTheLongestEnding) {
  const auto lemmas = LemmaRules::Load(
      "NNS\t\tl\t0\t\n"
      "NNS\ts\tl\t1\t\n"
      "NNS\ties\tl\t3\ty\n"
      "NNS\t^ties\tl\t1\t\n"
      "NNP\t\tk\t0\t\n",
      "rules");
  ASSERT_TRUE(lemmas) << lemmas.error().message;
  EXPECT_EQ(lemmas->Find("Bridges", "NNS"), "bridge");
  EXPECT_EQ(lemmas->Find("parties", "NNS"), "party");
  EXPECT_EQ(lemmas->Find("ties", "NNS"), "tie");
  EXPECT_EQ(lemmas->Find("fish", "NNS"), "fish");
  EXPECT_EQ(lemmas->Find("Orla", "NNP"), "Orla");
  EXPECT_EQ(lemmas->Find("Went", "VBD"), "went");
  EXPECT_EQ(lemmas->Find("\u00C9lan", "NN"), "\u00E9lan");
  EXPECT_EQ(lemmas->Find("", "NNS"), "");
}

TEST(LemmaRules, RefuseOtherFilesNamingTheLine) {
  for (const std::string_view line :
       {"NNS", "NNS\ts", "NNS\ts\tl", "NNS\ts\tl\tx\t", "NNS\ts\tl\t1"}) {
    const std::string content = "NN\t\tl\t0\t\n" + std::string(line) + "\n";
    const auto lemmas = LemmaRules::Load(content, "rules");
    ASSERT_FALSE(lemmas) << line;
    EXPECT_EQ(lemmas.error().message, "rules:2: not a rule for lemmas");
  }
}

TEST(LemmaRules, AsShippedKnowWords) {
  const Models models = LoadModels();
  const struct {
    std::string_view form, tag, lemma;
  } cases[] = {{"went", "VBD", "go"},           {"was", "VBD", "be"},
               {"said", "VBD", "say"},          {"children", "NNS", "child"},
               {"countries", "NNS", "country"}, {"running", "VBG", "run"},
               {"better", "JJR", "good"},       {"n't", "RB", "not"},
               {"Venn", "NNP", "Venn"},         {"criticized", "VBD", "criticize"},
               {"Bridges", "NNS", "bridge"}};
  for (const auto& [form, tag, lemma] : cases) EXPECT_EQ(models.lemma_rules.Find(form, tag), lemma);
}

}  // namespace
}  // namespace whosaid
