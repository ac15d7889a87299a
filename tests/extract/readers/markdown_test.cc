#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/readers/reader.h"
#include "extract/readers/readers.h"

namespace whosaid {
namespace {

using testing::ElementsAre;

Result<Article> Read(std::string_view text) {
  Result<Article> article = Fail(ErrorKind::kBadInput, "nothing read");
  ReadMarkdown(Input{"a.md", std::string(text)}, {},
               [&](Result<Article> read) { article = std::move(read); });
  return article;
}

std::vector<std::string> Zones(const Article& article) {
  std::vector<std::string> zones;
  for (const Zone& zone : article.known_zones) {
    zones.push_back(std::string(NameOf(zone.kind)) + ":" +
                    std::string(Slice(article.text, zone.span)));
  }
  return zones;
}

TEST(Markdown, KeepsTheTextAndKnowsItsZones) {
  const std::string text =
      "# Crane vote **fails** #\r\n\r\nThe board met.\n\n![The crane](c.jpg)\n*The crane on "
      "Monday.*\n\n"
      "*Nobody* paid.\n\n- one\n  and a half\n2. two\n\n* [Old crane sold](http://x)\n```\n- "
      "code\n```\n# Not it\n";
  const auto article = Read(text);
  ASSERT_TRUE(article);
  EXPECT_EQ(article->text, text);
  EXPECT_EQ(article->title, "Crane vote **fails**");
  EXPECT_THAT(Zones(*article), ElementsAre("headline:# Crane vote **fails** #\r\n",
                                           "caption:![The crane](c.jpg)\n*The crane on Monday.*\n",
                                           "bullets:- one\n  and a half\n2. two\n",
                                           "teaser:* [Old crane sold](http://x)\n"));
}

TEST(Markdown, ReadsFrontMatter) {
  const auto article = Read(
      "---\ntitle: \"Crane: the end\"\ndate: 4 March 2024\noutlet: 'The Ledger'\nlang: en\n"
      "authors:\n  - Ann Lee\n  - Bo Ek\ntags: [a, b]\n---\nUnderlined\n=====\nText.");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->title, "Crane: the end");
  EXPECT_EQ(article->outlet, "The Ledger");
  EXPECT_EQ(article->language, "en");
  EXPECT_THAT(article->author, ElementsAre("Ann Lee", "Bo Ek"));
  EXPECT_EQ(article->published, (Published{*Date::FromIso("2024-03-04"), DateSource::kMetadata}));
  EXPECT_EQ(article->known_zones.at(0).kind, ZoneKind::kBoilerplate);
  EXPECT_EQ(Slice(article->text, article->known_zones.at(1).span), "Underlined\n");
  EXPECT_THAT(Read("---\nauthor: [Ann Lee, \"Bo Ek\"]\n---\nx")->author,
              ElementsAre("Ann Lee", "Bo Ek"));
}

TEST(Markdown, NamesTheLineOfADateThatIsNone) {
  const auto article = Read("---\ntitle: T\ndate: soon\n---\nText.");
  ASSERT_FALSE(article);
  EXPECT_EQ(article.error().message, "a.md:3: 'date' is no date (2025-02-12 is one)");
}

TEST(Markdown, TakesFrontMatterThatNeverClosesAsText) {
  EXPECT_TRUE(Read("---\ndate: soon\n")->known_zones.empty());
  EXPECT_FALSE(RecognisesMarkdown("---\nA rule, then text.\n"));
  EXPECT_TRUE(RecognisesMarkdown("# Title\n"));
}

TEST(Markdown, TakesARuleForNoListItem) {
  const Result<Article> article = Read("# Title\n\nThe mayor spoke.\n\n* * *\n\n- - -\n");
  ASSERT_TRUE(article);
  for (const Zone& zone : article->known_zones) EXPECT_NE(zone.kind, ZoneKind::kBullets);
}

}  // namespace
}  // namespace whosaid
