#include "extract/coreference/chains.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "extract/coreference/coreference.h"
#include "extract/extract.h"

namespace whosaid {
namespace {

// The words that share a chain with the first `word`, where each phrase joins the last chain that
// grammar lets it join.
std::string Partners(std::string text, std::string_view word) {
  const Models models = LoadModels();
  Article article;
  article.text = std::move(text);
  const Document document = Extract(std::move(article), models);
  const Coreference found =
      FindCoreference(document, models,
                      [](PhraseIndex, const std::vector<Chain>&, std::span<const ChainCandidate>,
                         const FeatureList*) { return size_t{0}; });
  for (const Chain& chain : found.chains) {
    std::string words;
    bool holds = false;
    for (PhraseIndex i : chain.phrases) {
      const std::string_view head = document.Text(document.tokens[found.phrases[i].head].span);
      holds |= head == word;
      words += words.empty() ? "" : " ";
      words += head;
    }
    if (holds) return words;
  }
  return "";
}

TEST(Chains, KeepThePartnersOfOneVerbApart) {
  EXPECT_EQ(Partners("She saw her.", "She"), "She");
  EXPECT_EQ(Partners("She saw herself.", "She"), "She herself");
}

TEST(Chains, KeepOwnersApartFromWhatTheyOwn) {
  EXPECT_EQ(Partners("Her sister left.", "sister"), "sister");
}

TEST(Chains, HoldOneSex) {
  EXPECT_EQ(Partners("The woman sat down. He left.", "woman"), "woman");
  EXPECT_EQ(Partners("The woman sat down. She left.", "woman"), "woman She");
}

TEST(Chains, HoldOneNumber) {
  EXPECT_EQ(Partners("The ferries sank. It burned.", "ferries"), "ferries");
  EXPECT_EQ(Partners("The ferries sank. They burned.", "ferries"), "ferries They");
}

TEST(Chains, BeginAnewWithTheIndefiniteArticle) {
  EXPECT_EQ(Partners("The officer slept. An officer came.", "slept"), "");
  EXPECT_EQ(Partners("The clerk slept. A clerk came. The clerk woke.", "clerk"), "clerk");
}

TEST(Chains, ReachForANameThatFollows) {
  EXPECT_EQ(Partners("In his first year, Pavel Dorn sold the ferry.", "his"), "his Pavel");
}

TEST(Chains, AreEveryPhraseOnce) {
  const Models models = LoadModels();
  std::string text;
  for (int i = 0; i < 400; ++i) text += "Ana Ruiz said she and the mayor saw it. ";
  Article article;
  article.text = text;
  const Document document = Extract(std::move(article), models);
  const Coreference found = FindCoreference(document, models, ChooseBy(models.coreference));
  size_t phrases = 0;
  for (const Chain& chain : found.chains) {
    EXPECT_TRUE(std::ranges::is_sorted(chain.phrases));
    phrases += chain.phrases.size();
  }
  EXPECT_EQ(phrases, found.phrases.size());
  EXPECT_EQ(found.is_name.size(), found.phrases.size());
}

}  // namespace
}  // namespace whosaid
