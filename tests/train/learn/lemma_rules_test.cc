#include "train/learn/lemma_rules.h"

#include <gtest/gtest.h>

#include "extract/syntax/lemma_rules.h"

namespace whosaid {
namespace {

ConlluWord Seen(std::string form, std::string lemma, std::string tag) {
  ConlluWord word;
  word.form = std::move(form);
  word.lemma = std::move(lemma);
  word.upos = tag.starts_with("NNP") ? "PROPN" : "NOUN";
  word.xpos = std::move(tag);
  return word;
}

TEST(LearnLemmaRules, GeneraliseAndRememberExceptions) {
  ConlluSentence tree;
  tree.words = {Seen("bridges", "bridge", "NNS"), Seen("Roads", "road", "NNS"),
                Seen("ports", "port", "NNS"),     Seen("cities", "city", "NNS"),
                Seen("parties", "party", "NNS"),  Seen("feet", "foot", "NNS"),
                Seen("Orla", "Orla", "NNP"),      Seen("ORLA", "Orla", "NNP"),
                Seen("Albans", "Albans", "NNP")};
  std::string content;
  for (const std::string& line : LearnLemmaRules({tree})) content += line + "\n";
  const auto lemmas = LemmaRules::Load(content, "learned");
  ASSERT_TRUE(lemmas) << lemmas.error().message;
  EXPECT_EQ(lemmas->Find("towers", "NNS"), "tower");
  EXPECT_EQ(lemmas->Find("duties", "NNS"), "duty");
  EXPECT_EQ(lemmas->Find("feet", "NNS"), "foot");
  EXPECT_EQ(lemmas->Find("Venn", "NNP"), "Venn");
}

}  // namespace
}  // namespace whosaid
