#include "extract/zones/zones.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "core/utf8.h"
#include "extract/zones/zones_lines.h"
#include "extract/zones/zones_patterns.h"
#include "extract/zones/zones_register.h"
#include "extract/zones/zones_states.h"
#include "tests/support/paths.h"
#include "train/zones/zone_pages.h"

namespace whosaid {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::ElementsAre;
using testing::Ge;

std::vector<Zone> ZonesOf(std::string text, std::vector<Zone> known = {}, std::string title = "") {
  Document document;
  document.article.text = std::move(text);
  document.article.known_zones = std::move(known);
  document.article.title = std::move(title);
  return FindZones(document);
}

// A set of pages: the files in zones/ whose names begin with its name. How each came about, and the
// figures before any change for it, are in docs/zones.md.
struct PageSet {
  std::string_view name;
  double right;  // at least this share of all characters
  double kept;   // and of the article's own words, as such
};

void PrintTo(const PageSet& set, std::ostream* out) { *out << set.name; }

constexpr PageSet kPageSets[] = {
    {"written-with", 0.98, 0.99}, {"tuned", 0.96, 0.985},        {"heldout", 0.95, 0.985},
    {"fresh", 0.95, 0.99},        {"round", 0.965, 0.99},        {"layouts", 0.97, 0.99},
    {"americas", 0.95, 0.99},     {"far-and-wide", 0.96, 0.985}, {"unseen", 0.93, 0.99},
};

class ZonePages : public testing::TestWithParam<PageSet> {};

TEST_P(ZonePages, AreRight) {
  ZoneTally total;
  std::string report;
  for (const auto& entry : fs::directory_iterator(SourcePath("tests/extract/zones"))) {
    if (!entry.path().filename().string().starts_with(GetParam().name)) continue;
    const auto pages = ReadZonePages(entry.path());
    ASSERT_TRUE(pages) << pages.error().message;
    for (const ZonePage& page : *pages) {
      const ZoneTally tally = JudgePage(page);
      report += page.name + ": " + tally.ToString() + "\n";
      total.Add(tally);
    }
  }
  std::cout << GetParam().name << ": " << total.ToString() << "\n";
  EXPECT_GE(total.all, 7000U);
  EXPECT_GE(total.Share(), GetParam().right) << report;
  EXPECT_GE(total.KeptShare(), GetParam().kept) << report;
}

INSTANTIATE_TEST_SUITE_P(Zones, ZonePages, testing::ValuesIn(kPageSets));

TEST(Zones, AreRightOnTheReferenceArticles) {
  WHOSAID_REQUIRE_SHARED("gold/seeds.json");
  const auto gold = nlohmann::json::parse(ReadWholeFile(SharedPath("gold/seeds.json")));
  ZoneTally total;
  for (const auto& segment : gold.at("segments")) {
    const auto name = segment.at("doc").get<std::string>();
    const std::string text = ReadWholeFile(SharedPath("seeds/" + name));
    const CodePointIndex index(text);
    const Zone zone{*Parse<ZoneKind>(segment.at("kind").get<std::string>()),
                    index.ToBytes(Span{segment.at("span").at(0), segment.at("span").at(1)})};
    total.Add(CompareZones(text, {zone}, ZonesOf(text)));
  }
  EXPECT_GE(total.Share(), 0.99) << total.ToString();
}

// Zones that hold nothing an analyst would miss must not swallow what PolNeAR's annotators marked.
TEST(Zones, LeaveWhatIsSaidInPlainArticlesInTheBody) {
  WHOSAID_REQUIRE_SHARED("data/polnear/polnear.dev.jsonl");
  std::istringstream lines(ReadWholeFile(SharedPath("data/polnear/polnear.dev.jsonl")));
  size_t outside = 0, all = 0;
  for (std::string line; std::getline(lines, line);) {
    const auto record = nlohmann::json::parse(line);
    const std::string text = record.at("text");
    const std::vector<Zone> zones = ZonesOf(text, {}, record.at("title"));
    const CodePointIndex index(text);
    for (const auto& attribution : record.at("attributions")) {
      for (const auto& content : attribution.at("content")) {
        const Span span = index.ToBytes(Span{content.at(0), content.at(1)});
        for (uint32_t at = span.begin; at < span.end; ++at, ++all) {
          outside += !IsBodyZone(ZoneAt(zones, at));
        }
      }
    }
  }
  EXPECT_LE(static_cast<double>(outside), 0.001 * static_cast<double>(all)) << outside;
}

TEST(Zones, DecideTheCases) {
  const std::vector<ZonePage> cases =
      ReadZonePages(SourcePath("tests/extract/zones/cases.txt")).value();
  EXPECT_GE(cases.size(), 10U);
  for (const ZonePage& page : cases) {
    const std::vector<Zone> found = ZonesOf(page.article.text);
    for (const Zone& zone : page.gold) {
      EXPECT_EQ(NameOf(ZoneAt(found, zone.span.begin)), NameOf(zone.kind))
          << page.name << ": " << Slice(page.article.text, zone.span);
    }
  }
}

void ExpectTiles(const std::vector<Zone>& zones, size_t size) {
  uint32_t at = 0;
  for (const Zone& zone : zones) {
    EXPECT_EQ(zone.span.begin, at);
    EXPECT_LT(zone.span.begin, zone.span.end);
    at = zone.span.end;
  }
  EXPECT_EQ(at, size);
}

TEST(Zones, TileAnyText) {
  EXPECT_TRUE(ZonesOf("").empty());
  for (const std::string text :
       {" ", "\n\n\n", "a", "\u00A0\n\u00A0", "One.\nTwo.", "\n\nThe mayor spoke.\n\n", "\u2028\n…",
        "\r\nBy Ada Lorne\r\n\r\nThe mayor spoke on Monday about the harbour and its tugs.\r\n"}) {
    ExpectTiles(ZonesOf(text), text.size());
  }
}

TEST(Zones, KeepWhatTheReaderKnows) {
  const std::string text =
      "Harbour to close\n\nThe mayor closed the harbour on Monday.\nShut it all!\nBy Ada Lorne";
  const auto at = [&](std::string_view words) {
    const auto begin = static_cast<uint32_t>(text.find(words));
    return Span{begin, begin + static_cast<uint32_t>(words.size())};
  };
  const Zone headline{ZoneKind::kHeadline, at("Harbour to close")};
  const Zone comment{ZoneKind::kComment, at("Shut it all!")};
  const Zone byline{ZoneKind::kByline, at("By Ada Lorne")};
  const std::vector<Zone> zones = ZonesOf(text, {headline, comment, byline});
  ExpectTiles(zones, text.size());
  EXPECT_THAT(zones, testing::IsSupersetOf({headline, comment, byline}));
  EXPECT_EQ(ZoneAt(zones, at("The mayor").begin), ZoneKind::kBody);
}

TEST(Zones, JoinLinesThatWereWrappedByHand) {
  const std::string text =
      "Harbour to close\n\n"
      "The mayor of Port Ellery said on Monday that the harbour\n"
      "would close in spring, although the cannery, which has\n"
      "employed half of the town since its founding, had asked\n"
      "for a delay of one year.\n\n"
      "The council, which met on Sunday for the first time since\n"
      "the storm, voted for the plan by seven to two, and asked\n"
      "the engineers for a bridge.\n\n"
      "Both sides expect the matter to come before the courts in\n"
      "the summer, when the judges return from their holidays and\n"
      "the lake is low.\n";
  EXPECT_THAT(ZonesOf(text), testing::SizeIs(2));
}

TEST(Zones, TakeMegabytesInTheirStride) {
  std::string text = "Harbour to close\n\n";
  for (size_t i = 0; text.size() < (size_t{1} << 20); ++i) {
    text +=
        "The mayor said on Monday that berth " + std::to_string(i) + " would close in spring.\n";
  }
  ExpectTiles(ZonesOf(text), text.size());
  std::string short_lines;
  while (short_lines.size() < (size_t{1} << 18)) short_lines += "a\n";
  ExpectTiles(ZonesOf(short_lines), short_lines.size());
  const std::string line(size_t{10} << 20, 'a');
  ExpectTiles(ZonesOf(line), line.size());
}

TEST(ZoneAt, FindsTheZoneOfAnOffset) {
  const std::vector<Zone> zones = {{ZoneKind::kHeadline, {0, 3}}, {ZoneKind::kBody, {3, 9}}};
  EXPECT_EQ(ZoneAt(zones, 0), ZoneKind::kHeadline);
  EXPECT_EQ(ZoneAt(zones, 2), ZoneKind::kHeadline);
  EXPECT_EQ(ZoneAt(zones, 3), ZoneKind::kBody);
  EXPECT_EQ(ZoneAt(zones, 8), ZoneKind::kBody);
}

std::vector<std::pair<ZoneKind, PagePart>> StatesOf(const std::vector<ZoneKind>& kinds) {
  std::vector<std::pair<ZoneKind, PagePart>> states;
  for (const uint8_t label : ToStates(kinds)) {
    states.emplace_back(ZoneStates()[label].kind, ZoneStates()[label].part);
  }
  return states;
}

TEST(ZoneStates, KnowThePartOfThePage) {
  using K = ZoneKind;
  using P = PagePart;
  EXPECT_THAT(StatesOf({K::kTeaser, K::kHeadline, K::kDateline, K::kBody, K::kTeaser, K::kBullets,
                        K::kTeaser, K::kComment}),
              ElementsAre(std::pair(K::kTeaser, P::kAbove), std::pair(K::kHeadline, P::kHead),
                          std::pair(K::kByline, P::kHead), std::pair(K::kBody, P::kText),
                          std::pair(K::kTeaser, P::kText), std::pair(K::kBullets, P::kText),
                          std::pair(K::kTeaser, P::kAfter), std::pair(K::kComment, P::kAfter)));
  // Without body there is no text, and a headline behind it opens no head.
  EXPECT_THAT(StatesOf({K::kTeaser, K::kEmbedded}),
              ElementsAre(std::pair(K::kTeaser, P::kAbove), std::pair(K::kBoilerplate, P::kAbove)));
  EXPECT_THAT(StatesOf({K::kBody, K::kHeadline}),
              ElementsAre(std::pair(K::kBody, P::kText), std::pair(K::kBoilerplate, P::kAfter)));
}

TEST(ZoneStates, FollowEachOtherAsTheRulesAllow) {
  using K = ZoneKind;
  constexpr K kAll[] = {K::kHeadline, K::kByline, K::kDateline, K::kBody,     K::kBullets,
                        K::kCaption,  K::kTeaser, K::kComment,  K::kEmbedded, K::kBoilerplate};
  for (size_t number = 0; number < 100000; ++number) {
    std::vector<K> kinds;
    for (size_t rest = number; kinds.size() < 5; rest /= 10) kinds.push_back(kAll[rest % 10]);
    uint32_t before = 0;
    for (const uint8_t label : ToStates(kinds)) {
      ASSERT_TRUE(ZoneRules().MayFollow(before, label)) << number;
      before = label;
    }
  }
}

TEST(ZoneCues, MatchTheirOwnExamples) {
  for (size_t i = 0; i < PatternCues().size(); ++i) {
    const PatternCue& cue = PatternCues()[i];
    EXPECT_THAT(MatchPatterns(cue.example), Contains(static_cast<int>(i)))
        << cue.pattern << "\n  " << cue.example;
  }
}

TEST(ZoneCues, MatchTogetherAsEachAlone) {
  constexpr size_t kEvery = 7;
  RE2::Options options;
  options.set_case_sensitive(false);
  std::vector<std::unique_ptr<RE2>> alone;
  for (const PatternCue& cue : PatternCues()) {
    alone.push_back(std::make_unique<RE2>(cue.pattern, options));
  }
  for (size_t i = 0; i < PatternCues().size(); i += kEvery) {
    const std::string_view line = PatternCues()[i].example;
    std::vector<int> expected;
    for (size_t row = 0; row < alone.size(); ++row) {
      if (RE2::PartialMatch(re2::StringPiece(line.data(), line.size()), *alone[row])) {
        expected.push_back(static_cast<int>(row));
      }
    }
    EXPECT_EQ(MatchPatterns(line), expected) << line;
  }
}

TEST(ZoneLines, AreCountedWhereTheyLookAlike) {
  const std::string text = "Ada\nReply\n3 May, 10:22\nReply\n14 June, 9:05\nIt closed in 2031.";
  const std::vector<Alike> alike = CountAlike({text, "", SplitBlocks(text, {})});
  ASSERT_EQ(alike.size(), 6U);
  EXPECT_EQ(alike[0].same, 1U);
  EXPECT_EQ(alike[1].same, 2U);
  EXPECT_EQ(alike[1].shape, 0U) << "has no digit";
  EXPECT_EQ(alike[2].shape, 2U);
  EXPECT_EQ(alike[4].shape, 2U);
  EXPECT_EQ(alike[5].shape, 1U);
}

TEST(ZoneLines, AreTurnsUnderTheSameLabel) {
  const std::string text =
      "Ada Lorne: Was it cold?\nOla Brandt: It rained.\nLORNE: And then?\nNote: none\n"
      "0:13 it rained\n0:21 and then\n10:22";
  const std::vector<Alike> alike = CountAlike({text, "", SplitBlocks(text, {})});
  ASSERT_EQ(alike.size(), 7U);
  EXPECT_EQ(alike[0].turns, 2U);
  EXPECT_EQ(alike[1].turns, 1U);
  EXPECT_EQ(alike[2].turns, 2U);
  EXPECT_EQ(alike[4].turns, 2U);
  EXPECT_EQ(alike[6].turns, 0U) << "a time alone";
}
TEST(ZoneLines, AreDoubledWhereOneBeginsTheOther) {
  const std::string text =
      "The ferry Tern leaves the harbour.\nThe ferry Tern leaves the harbour. Ida Moe/Lorne Press\n"
      "The council met.\nThe council met.";
  const std::vector<Alike> alike = CountAlike({text, "", SplitBlocks(text, {})});
  ASSERT_EQ(alike.size(), 4U);
  EXPECT_TRUE(alike[0].doubled);
  EXPECT_TRUE(alike[1].doubled);
  EXPECT_FALSE(alike[2].doubled);
  EXPECT_FALSE(alike[3].doubled) << "short lines are the same by chance";
}
TEST(ZoneCues, LeavePlainReportingAlone) {
  for (const std::string_view line : {
           "The council voted on Tuesday to keep the library open for another year.",
           "Photographs of the bridge were shown to the jury, and the mayor left the room.",
           "More than 40 people signed up, and their comments were read to the board.",
           "By Friday the water had reached the mill, officials said, and the road was closed.",
       }) {
    for (const int index : MatchPatterns(line)) {
      EXPECT_EQ(PatternCues()[static_cast<size_t>(index)].kind, ZoneKind::kBody) << line;
    }
  }
}

TEST(Register, CountsEachTraitInItsExample) {
  for (const RegisterCue& cue : RegisterCues()) {
    EXPECT_THAT(CountTraits(cue.example)[static_cast<size_t>(cue.trait)], Ge(1)) << cue.name;
  }
}

TEST(Register, DoesNotCountWordsBetweenQuotationMarks) {
  const RegisterTraits traits = CountTraits("“I hate you all!” the clerk said.");
  EXPECT_EQ(traits[static_cast<size_t>(RegisterTrait::kFirstPerson)], 0);
  EXPECT_EQ(traits[static_cast<size_t>(RegisterTrait::kExclamation)], 0);
  EXPECT_LT(CommentLogOdds(traits), CommentLogOdds(CountTraits("I hate you all!")));
}

}  // namespace
}  // namespace whosaid
