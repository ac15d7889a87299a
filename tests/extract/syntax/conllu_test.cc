#include "extract/syntax/conllu.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/syntax/syntax.h"
#include "extract/tokens/sentences.h"
#include "extract/tokens/tokens.h"

namespace whosaid {
namespace {

constexpr std::string_view kTree =
    "# newdoc id = a\n"
    "1\tAna\tAna\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\t_\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "4.1\tgone\tgo\tVERB\tVBN\t_\t_\t_\t_\t_\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n"
    "1\tRain\train\tNOUN\tNN\t_\t0\troot\t_\t_\n";

TEST(Conllu, BecomesAnArticleWhoseWordsTheStagesTake) {
  const auto trees = ReadConllu(kTree, "trees.conllu");
  ASSERT_TRUE(trees) << trees.error().message;
  ASSERT_EQ(trees->size(), 2u);
  EXPECT_EQ(trees->front().document_id, "a");
  static const Models models = LoadModels();
  Document document;
  document.article = ToArticle(*trees);
  document.tokens = FindTokens(document);
  document.sentences = FindSentences(document);
  document.syntax = FindSyntax(document, models);
  EXPECT_EQ(document.text(), "Ana didn't go. Rain");
  ASSERT_EQ(document.syntax.size(), 6u);
  EXPECT_EQ(document.Text(document.tokens[2].span), "n't");
  EXPECT_EQ(document.syntax[0].head, 3u);
  EXPECT_EQ(document.syntax[3].head, 3u);
  EXPECT_EQ(document.syntax[5].head, 5u);
  EXPECT_EQ(document.syntax[0].upos, Upos::kPropn);
  EXPECT_EQ(document.syntax[0].deprel, "nsubj");
  EXPECT_EQ(document.syntax[1].lemma, "do");
  ASSERT_EQ(document.sentences.size(), 2u);
  EXPECT_EQ(document.sentences[1].first_token, 5u);
  EXPECT_EQ(document.sentences[0].span, (Span{0, 14}));
}

TEST(Conllu, RefusesWhatIsNoneNamingTheLine) {
  const struct {
    std::string_view content;
    std::string_view message;
  } cases[] = {
      {"1\tAna\n", "t:1: a word needs ten columns parted by tabs"},
      {"\n2\tAna\tAna\tPROPN\tNNP\t_\t0\troot\t_\t_\n", "t:2: words are not numbered from 1"},
      {"1\tAna\tAna\tPROPN\tNNP\t_\tx\troot\t_\t_\n", "t:1: not the number of a head"},
      {"1\tAna\tAna\tPROPN\tNNP\t_\t1\troot\t_\t_\n", "t:1: not the number of a head"},
      {"1\tAna\tAna\tPROPN\tNNP\t_\t3\tdep\t_\t_\n", "t:1: a head lies outside of its sentence"},
      {"1\t \tAna\tPROPN\tNNP\t_\t0\troot\t_\t_\n", "t:1: a word without a form"},
      {"1\ta\ta\tX\tX\t_\t2\tdep\t_\t_\n2\tb\tb\tX\tX\t_\t1\tdep\t_\t_\n",
       "t:2: the heads above are no tree with one root"},
      {"1\ta\ta\tX\tX\t_\t0\troot\t_\t_\n2\tb\tb\tX\tX\t_\t0\troot\t_\t_\n",
       "t:2: the heads above are no tree with one root"},
  };
  for (const auto& [content, message] : cases) {
    const auto trees = ReadConllu(content, "t");
    ASSERT_FALSE(trees) << content;
    EXPECT_EQ(trees.error().message, message);
  }
}

}  // namespace
}  // namespace whosaid
