#include "extract/syntax/syntax.h"

#include <gtest/gtest.h>

#include "extract/tokens/sentences.h"
#include "tests/extract/cases.h"

namespace whosaid {
namespace {

class Syntax : public testing::Test {
 protected:
  static const Models& models() {
    static const Models* const models = new Models(LoadModels());
    return *models;
  }
  static Document Read(std::string text) {
    Document document = ReadText(std::move(text));
    document.syntax = FindSyntax(document, models());
    return document;
  }
};

// word/XPOS/lemma/relation/head's form, for each token.
std::string Trees(const Document& document) {
  std::string trees;
  for (size_t i = 0; i < document.syntax.size(); ++i) {
    const SyntaxWord& word = document.syntax[i];
    trees += std::string(document.Text(document.tokens[i].span)) + "/" + std::string(word.xpos) +
             "/" + word.lemma + "/" + std::string(word.deprel) + "/" +
             std::string(document.Text(document.tokens[word.head].span)) + " ";
  }
  return trees;
}

TEST_F(Syntax, ReadsPlainEnglish) {
  EXPECT_EQ(Trees(Read("The mayor said that she rejected both plans.")),
            "The/DT/the/det/mayor mayor/NN/mayor/nsubj/said said/VBD/say/root/said "
            "that/IN/that/mark/rejected she/PRP/she/nsubj/rejected "
            "rejected/VBD/reject/ccomp/said both/DT/both/det/plans plans/NNS/plan/obj/rejected "
            "./././punct/said ");
}

TEST_F(Syntax, ReadsTitlesInTrueCase) {
  EXPECT_TRUE(Trees(Read("Mayor Vows to Rebuild Broken Pier\n\nThe mayor met Rose at the pier."))
                  .starts_with("Mayor/NNP/Mayor/nsubj/Vows Vows/VBZ/vow/root/Vows "
                               "to/TO/to/mark/Rebuild Rebuild/VB/rebuild/xcomp/Vows "
                               "Broken/VBN/break/amod/Pier Pier/NN/pier/obj/Rebuild "));
}

TEST_F(Syntax, FindsVerbsThatLookLikeNouns) {
  EXPECT_EQ(Trees(Read("Harbour valley votes against dam")),
            "Harbour/NNP/Harbour/compound/valley valley/NN/valley/nsubj/votes "
            "votes/VBZ/vote/root/votes against/IN/against/case/dam dam/NN/dam/obl/votes ");
}

TEST_F(Syntax, MakesOneTreeOfEachSentence) {
  const Document document = Read(
      "Bridges close!\n\nAna Venn, the mayor of Orla, didn't agree: \u201cWe can't,\u201d she "
      "said. \u201cNever.\u201d Why? 12 % of $ 4bn ...");
  ASSERT_EQ(document.syntax.size(), document.tokens.size());
  for (const Sentence& sentence : document.sentences) {
    int roots = 0;
    for (uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      uint32_t node = i;
      for (uint32_t steps = 0; document.syntax[node].head != node; ++steps) {
        node = document.syntax[node].head;
        ASSERT_GE(node, sentence.first_token);
        ASSERT_LT(node, sentence.end_token);
        ASSERT_LE(steps, sentence.end_token - sentence.first_token);
      }
      if (node == i) ++roots;
    }
    EXPECT_EQ(roots, 1);
  }
}

TEST_F(Syntax, DoesNotDependOnWhatStandsAround) {
  const std::string sentence = "The union\u2019s lawyers warned the port of Orla on Tuesday.";
  const std::string alone = Trees(Read(sentence));
  std::string text;
  std::string expected;
  for (int i = 0; i < 90; ++i) {
    text += sentence + "\n\n";
    expected += alone;
  }
  EXPECT_EQ(Trees(Read(text)), expected);
}

TEST_F(Syntax, GivesTheSameOnEveryKindOfProcessor) {
  const std::vector<std::string_view> words = {"Ana", "Venn", "told", "the",   "port", "that",
                                               "it",  "has",  "to",   "close", "."};
  const std::vector<size_t> sizes = {7, 4};
  const auto expected = models().syntax.Predict(words, sizes, AvailableKernels().front());
  for (const Kernels& kernels : AvailableKernels()) {
    const auto found = models().syntax.Predict(words, sizes, kernels);
    for (size_t i = 0; i < words.size(); ++i) {
      EXPECT_EQ(found[i].head, expected[i].head) << kernels.name;
      EXPECT_EQ(found[i].xpos, expected[i].xpos) << kernels.name;
      EXPECT_EQ(found[i].label, expected[i].label) << kernels.name;
    }
  }
}

TEST_F(Syntax, TakesSentencesOfAnyLength) {
  std::string text = "Orla";
  for (int i = 0; i < 2000; ++i) text += " and Orla";
  const Document document = Read(text);
  ASSERT_EQ(document.sentences.size(), 4001 / kLongestSentence + 1);
  size_t roots = 0;
  for (uint32_t i = 0; i < document.syntax.size(); ++i) roots += document.syntax[i].head == i;
  EXPECT_EQ(roots, document.sentences.size());
}

TEST_F(Syntax, OfNothingIsNothing) { EXPECT_TRUE(Read("").syntax.empty()); }

TEST(SyntaxModel, RefusesDamagedFiles) {
  for (const std::string_view bytes :
       {"", "whosaid tensors\n", "something else altogether, long"}) {
    const auto model = SyntaxModel::Load(bytes, "m.bin");
    ASSERT_FALSE(model);
    EXPECT_TRUE(model.error().message.starts_with("m.bin: ")) << model.error().message;
  }
}

}  // namespace
}  // namespace whosaid
