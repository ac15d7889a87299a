// Tests extract/readers/html*.cc through the table: a page in, text and zones out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/readers/html_tree.h"
#include "extract/readers/reader.h"
#include "extract/readers/readers.h"

namespace whosaid {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Article Read(std::string_view html) {
  Article article;
  ReadHtml(Input{"page.html", std::string(html)}, {}, [&](Result<Article> read) {
    if (read) article = std::move(*read);
  });
  return article;
}

std::vector<std::string> TextsOf(const Article& article, ZoneKind kind) {
  std::vector<std::string> texts;
  for (const Zone& zone : article.known_zones) {
    if (zone.kind == kind) texts.emplace_back(Slice(article.text, zone.span));
  }
  return texts;
}

constexpr std::string_view kProse =
    "<p>The harbour board met on Monday and talked for three hours about the crane.</p>"
    "<p>Nobody wanted to pay for it, and the mayor left before the vote was taken.</p>";

std::string Page(std::string_view head, std::string_view body) {
  return std::string("<!DOCTYPE html><html lang=\"en-GB\"><head>")
      .append(head)
      .append("</head><body>")
      .append(body)
      .append("</body></html>");
}

TEST(Html, MakesLinesOfBlocksAndDecodesEntities) {
  EXPECT_EQ(
      Read("<div>One\n  two</div><div>t&eacute;l&#233;<br>three &amp; <q>four</q></div>").text,
      "One two\nt\u00E9l\u00E9\nthree & \u201Cfour\u201D");
  EXPECT_EQ(Read("<p>un<b>believ</b>able</p><ul><li>a<li>b</ul>").text, "unbelievable\na\nb");
  EXPECT_EQ(Read("<table><tr><td>a<td>b<tr><td>c</table>").text, "a\tb\nc");
  EXPECT_EQ(Read("<pre>a\n  b</pre>").text, "a\n  b");
}

TEST(Html, LeavesOutWhatIsNotTheArticle) {
  const Article article = Read(Page(
      "<title>T</title><style>p{}</style>",
      std::string(
          "<header><a href=/>Logo</a></header><nav><a href=/a>Sport</a></nav>"
          "<div class=\"cookie-banner\"><p>We use cookies to make this site work for you.</p>"
          "</div><main><h1>Crane vote fails</h1>")
          .append(kProse)
          .append(
              "<div class=share-buttons>Share this</div><p style='display: none'>Hidden.</p>"
              "</main><div class=sidebar><p>A column about something else entirely, by a guest.</p>"
              "</div><script>var x = '<p>no</p>';</script><footer>Imprint</footer>")));
  EXPECT_THAT(article.text, testing::StartsWith("Crane vote fails\nThe harbour board"));
  EXPECT_THAT(article.text, testing::EndsWith("vote was taken."));
  for (const char* other :
       {"Sport", "Logo", "cookies", "Share", "Hidden", "guest", "var", "Imprint"}) {
    EXPECT_THAT(article.text, Not(HasSubstr(other)));
  }
}

TEST(Html, FindsTheMainTextWithoutSemanticElements) {
  const Article article = Read(Page(
      "",
      std::string(
          "<div id=wrap><div class=top><h1>Crane vote fails</h1></div>"
          "<div class=cols><div class=left><a href=1>One other headline of the day</a></div>"
          "<div class=mid>")
          .append(kProse)
          .append("</div><div class=right><p>Weather: rain in the morning, sun later on.</p></div>"
                  "</div></div>")));
  EXPECT_THAT(article.text, HasSubstr("Nobody wanted"));
  EXPECT_THAT(article.text, Not(HasSubstr("Weather")));
  EXPECT_THAT(article.text, Not(HasSubstr("other headline")));
  EXPECT_THAT(TextsOf(article, ZoneKind::kHeadline), ElementsAre("Crane vote fails"));
}

TEST(Html, KnowsTheZonesThatTheMarkupNames) {
  const Article article = Read(Page(
      "",
      std::string(
          "<article><h1>Crane vote fails</h1><p class=byline>By <a rel=author>Ann Lee</a></p>"
          "<time datetime=2024-03-04>4 March</time>"
          "<figure><img src=c.jpg alt=Crane><figcaption>The crane</figcaption></figure>")
          .append(kProse)
          .append(
              "<ul><li>No money<li>No plan</ul>"
              "<blockquote class=twitter-tweet><p>What a mess.</p></blockquote>"
              "<p>It was, at <time datetime=2024-03-04>noon</time>, an open question again.</p>"
              "<aside class=related-stories><h3>More</h3><a href=x>Old crane sold</a></aside>"
              "</article><section id=comments><h2>2 comments</h2><p>Told you so!</p></section>")));
  EXPECT_THAT(TextsOf(article, ZoneKind::kHeadline), ElementsAre("Crane vote fails"));
  EXPECT_THAT(TextsOf(article, ZoneKind::kByline), ElementsAre("By Ann Lee", "4 March"));
  EXPECT_THAT(TextsOf(article, ZoneKind::kCaption), ElementsAre("The crane"));
  EXPECT_THAT(TextsOf(article, ZoneKind::kBullets), ElementsAre("No money", "No plan"));
  EXPECT_THAT(TextsOf(article, ZoneKind::kEmbedded), ElementsAre("What a mess."));
  EXPECT_THAT(TextsOf(article, ZoneKind::kTeaser), ElementsAre("More\nOld crane sold"));
  EXPECT_THAT(TextsOf(article, ZoneKind::kComment), ElementsAre("2 comments\nTold you so!"));
}

TEST(Html, IsNotMisledByWordsInTheClassOfTheArticle) {
  const Article article =
      Read(Page("", std::string("<div class='post no-comments category-social ad'><h1>T</h1>")
                        .append(kProse)
                        .append("</div>")));
  EXPECT_THAT(article.text, HasSubstr("harbour board"));
  EXPECT_THAT(TextsOf(article, ZoneKind::kComment), IsEmpty());
}

TEST(Html, ReadsJsonLdFirst) {
  const Article article = Read(Page(
      R"(<meta property="og:title" content="Other"><meta name="author" content="Other">
      <meta property="article:published_time" content="2020-01-01">
      <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"Site"},
      {"@type":["NewsArticle"],"headline":"Crane vote fails","datePublished":"2024-03-04T10:00:00Z",
       "author":[{"name":"Ann Lee"},{"name":"Bo Ek"}],"publisher":{"name":"The Ledger"}}]}</script>)",
      kProse));
  EXPECT_EQ(article.title, "Crane vote fails");
  EXPECT_EQ(article.outlet, "The Ledger");
  EXPECT_EQ(article.language, "en-GB");
  EXPECT_THAT(article.author, ElementsAre("Ann Lee", "Bo Ek"));
  EXPECT_EQ(article.published->date.ToString(), "2024-03-04");
}

TEST(Html, ReadsMetaElementsAndPassesOverWhatIsMalformed) {
  const Article article = Read(Page(
      R"(<script type="application/ld+json">{"@type":"NewsArticle", broken</script>
      <meta property="og:site_name" content="The Ledger"><title>Crane vote fails | The Ledger</title>
      <meta name="date" content="soon"><meta name="DC.date" content="March 4, 2024">
      <meta name="author" content="By Ann Lee">)",
      kProse));
  EXPECT_EQ(article.title, "Crane vote fails");
  EXPECT_EQ(article.outlet, "The Ledger");
  EXPECT_THAT(article.author, ElementsAre("Ann Lee"));
  EXPECT_EQ(article.published->date.ToString(), "2024-03-04");
}

TEST(Html, FallsBackOnTimeElementsAndMicrodata) {
  const Article article =
      Read(Page("", std::string("<article><h1>T</h1><time datetime=2024-03-05>Updated</time>"
                                "<time itemprop=datePublished datetime=2024-03-04>x</time>"
                                "<span itemprop=author>Ann Lee</span>")
                        .append(kProse)));
  EXPECT_EQ(article.published->date.ToString(), "2024-03-04");
  EXPECT_THAT(article.author, ElementsAre("Ann Lee"));
}

TEST(Html, FindsAHeadlineThatIsNoH1ByItsTitle) {
  const Article article = Read(
      Page("<meta property=og:title content='Crane vote fails'>",
           std::string("<h1>The Ledger</h1><article><h2>Crane vote fails</h2>").append(kProse)));
  EXPECT_THAT(TextsOf(article, ZoneKind::kHeadline), ElementsAre("Crane vote fails"));
  EXPECT_THAT(article.text, testing::StartsWith("Crane vote fails"));
}

TEST(Html, ReadsPagesThatNeverCloseAndNestTooDeep) {
  for (const char* tag : {"<div>", "<ul><li>", "<b>", "<table><tr><td>", "<span class=x>"}) {
    std::string html = "<html><body>";
    for (int i = 0; i < 30000; ++i) html += tag;
    html += "The end of the tunnel.";
    EXPECT_THAT(Read(html).text, HasSubstr("The end of the tunnel.")) << tag;
  }
  std::string fonts;
  for (int i = 0; i < 20000; ++i) fonts += "<p><font color=" + std::to_string(i) + ">x";
  EXPECT_EQ(Read(fonts).text.size(), 39999u);
  for (const char* cut :
       {"<", "<p", "<p class=\"", "<!--", "<!-- x", "<script>", "</", "<a href='>"}) {
    Read(std::string("text") + cut);
  }
}

std::string Repeat(std::string_view piece, size_t count) {
  std::string text;
  for (size_t i = 0; i < count; ++i) text += piece;
  return text;
}

// Each of these once took time that grew with the square of the page.
TEST(Html, TakesHostilePagesInTheirStride) {
  std::string attributes = "<p ";
  for (int i = 0; i < 30000; ++i) attributes += " a" + std::to_string(i) + "=1";
  EXPECT_EQ(Read(attributes + ">The end.").text, "The end.");
  EXPECT_EQ(Read(attributes + " b='>'>The end.").text, "The end.");
  Read(Repeat("<i itemprop=datePublished>x</i>", 30000));
  Read(Repeat("<address>", 500) + Repeat("<i></i>", 30000));
  Read(Repeat("<table><tr><td>", 20000));
}

TEST(Html, SetsLabelsApartThatStandSideBySide) {
  EXPECT_EQ(Read("<p><span>Ann Lee</span><span>4 March</span></p>").text, "Ann Lee 4 March");
  EXPECT_EQ(Read("<p><span>T</span><span>he end</span><a>, Sir</a></p>").text, "The end, Sir");
}

TEST(Html, KnowsACommentSectionByItsHeading) {
  const Article article = Read(Page(
      "",
      std::string("<div><h1>Crane vote fails</h1>")
          .append(kProse)
          .append("</div><div class=x1><div>3 Comments</div><div class=x2><b>Salty</b><p>It was "
                  "never going to pass, whatever they promised in the spring.</p></div>"
                  "<p>The crane is older than I am.</p></div>")));
  EXPECT_THAT(TextsOf(article, ZoneKind::kComment),
              ElementsAre(testing::StartsWith("3 Comments\nSalty")));
}

TEST(Html, KeepsNestingWithinTheLimitAsItIs) {
  const std::string html = "<div><b>a</b><!-- <div> --></div><script>'<div>'</script><p>x";
  EXPECT_EQ(LimitNesting(html, 2), html);
  EXPECT_EQ(LimitNesting("<div><div><div>a</div>b</div>c</div>", 2), "<div><div>ab</div>c</div>");
}

TEST(Html, KnowsThePageAndItsCharset) {
  EXPECT_TRUE(RecognisesHtml("\n<!DOCTYPE HTML>\n<p>"));
  EXPECT_TRUE(RecognisesHtml("<html lang=en>"));
  EXPECT_FALSE(RecognisesHtml("<p>A sentence."));
  EXPECT_FALSE(RecognisesHtml("An <html> page."));
  EXPECT_EQ(HtmlCharset("<head><META charset=\"windows-1251\">"), "windows-1251");
  EXPECT_EQ(HtmlCharset("<meta http-equiv=content-type content='text/html; charset=utf-8'>"),
            "utf-8");
  EXPECT_EQ(HtmlCharset("<html>"), "");
}

}  // namespace
}  // namespace whosaid
