#include "extract/times/published.h"

#include <gtest/gtest.h>

#include <string>

namespace whosaid {
namespace {

// A document of zones, one after the other.
Document Page(const std::vector<std::pair<ZoneKind, std::string>>& parts,
              const std::string& uri = "page.txt") {
  Document document;
  document.article.uri = uri;
  for (const auto& [kind, text] : parts) {
    const auto begin = static_cast<uint32_t>(document.article.text.size());
    document.article.text += text;
    document.zones.push_back({kind, {begin, static_cast<uint32_t>(document.text().size())}});
  }
  return document;
}

std::string Found(const Document& document) {
  const auto published = FindPublished(document);
  if (!published) return "nothing";
  return published->date.ToString() + " " + std::string(NameOf(published->from));
}

TEST(FindPublished, KeepsWhatTheReaderKnows) {
  Document page = Page({{ZoneKind::kDateline, "May 2, 2031"}});
  page.article.published = Published{*Date::FromIso("2030-01-01"), DateSource::kMetadata};
  EXPECT_EQ(Found(page), "2030-01-01 metadata");
}

TEST(FindPublished, ReadsTheDateline) {
  EXPECT_EQ(Found(Page({{ZoneKind::kHeadline, "Ferry Sinks\n"},
                        {ZoneKind::kByline, "by Ann Lee | May 2, 2031\n"},
                        {ZoneKind::kBody, "In 1999 a ferry sank, too."}})),
            "2031-05-02 dateline");
}

TEST(FindPublished, CompletesADatelineWithoutAYear) {
  EXPECT_EQ(Found(Page({{ZoneKind::kDateline, "LISKAR, May 2 (NWA) - "},
                        {ZoneKind::kBody, "The dam opened on April 30, 2031, they said."}})),
            "2031-05-02 dateline");
}

TEST(FindPublished, ReadsALineThatIsLittleButADate) {
  EXPECT_EQ(Found(Page({{ZoneKind::kBody, "2 May 2031\nThe ferry sank.\n"}})), "2031-05-02 text");
  EXPECT_EQ(
      Found(Page({{ZoneKind::kBoilerplate, "Last updated at noon on 2 May 2031 by our staff\n"},
                  {ZoneKind::kBody, "The ferry sank.\n"}})),
      "2031-05-02 text");
}

TEST(FindPublished, ReadsTheNameOfTheFileBeforeACaption) {
  const std::vector<std::pair<ZoneKind, std::string>> parts = {
      {ZoneKind::kBody, "The ferry sank.\n"},
      {ZoneKind::kCaption,
       "The ferry in the harbour of the old town on Friday, May 2, 2031. (Photo)"}};
  EXPECT_EQ(Found(Page(parts, "news/2031-05-03-ferry.txt")), "2031-05-03 filename");
  EXPECT_EQ(Found(Page(parts)), "2031-05-02 text");
}

TEST(FindPublished, TakesNoDateThatTheTextSpeaksOf) {
  EXPECT_EQ(
      Found(Page({{ZoneKind::kBody,
                   "The ferry that sank on May 2, 1999 had been built for the lake, and nobody "
                   "had looked after it since then.\n"}})),
      "nothing");
  EXPECT_EQ(Found(Page({{ZoneKind::kComment, "2 May 2031\n"}})), "nothing");
}

TEST(FindPublished, TakesManyDatesWithoutAYearInItsStride) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "March 4\n";
  EXPECT_EQ(Found(Page({{ZoneKind::kByline, text}})), "nothing");
}

}  // namespace
}  // namespace whosaid
