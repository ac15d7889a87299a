#include "extract/zones.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "core/utf8.h"
#include "extract/zones_cues.h"
#include "extract/zones_register.h"
#include "tests/support/paths.h"

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

// Kinds that a reader of answers need not tell apart (docs/zones.md).
ZoneKind Coarse(ZoneKind kind) {
  switch (kind) {
    case ZoneKind::kBullets:
      return ZoneKind::kBody;
    case ZoneKind::kDateline:
      return ZoneKind::kByline;
    case ZoneKind::kEmbedded:
      return ZoneKind::kComment;
    case ZoneKind::kBoilerplate:
      return ZoneKind::kTeaser;
    default:
      return kind;
  }
}

// Characters right and wrong; blanks do not count.
struct Tally {
  size_t right = 0, all = 0;
  std::map<std::string, size_t> wrong;  // "gold → found": bytes

  double Share() const {
    return all == 0 ? 1 : static_cast<double>(right) / static_cast<double>(all);
  }
  std::string ToString() const {
    std::ostringstream out;
    out << 100 * Share() << " % of " << all;
    for (const auto& [pair, bytes] : wrong) out << "\n    " << pair << ": " << bytes;
    return out.str();
  }
  void Add(const Tally& other) {
    right += other.right;
    all += other.all;
    for (const auto& [pair, bytes] : other.wrong) wrong[pair] += bytes;
  }
};

Tally Compare(std::string_view text, const std::vector<Zone>& gold,
              const std::vector<Zone>& found) {
  Tally tally;
  for (const Zone& zone : gold) {
    for (uint32_t at = zone.span.begin; at < zone.span.end; ++at) {
      if (static_cast<unsigned char>(text[at]) <= ' ') continue;
      const ZoneKind kind = ZoneAt(found, at);
      ++tally.all;
      if (Coarse(kind) == Coarse(zone.kind)) {
        ++tally.right;
      } else {
        ++tally.wrong[std::string(NameOf(zone.kind)) + " → " + std::string(NameOf(kind))];
      }
    }
  }
  return tally;
}

// Reads NAME.zones: lines of a kind, a tab and the first words of the zone, in order.
std::vector<Zone> ReadGold(const fs::path& path, const std::string& text) {
  std::vector<Zone> gold;
  std::istringstream lines(ReadWholeFile(path));
  size_t from = 0;
  for (std::string line; std::getline(lines, line);) {
    const size_t tab = line.find('\t');
    const auto kind = Parse<ZoneKind>(line.substr(0, tab));
    const size_t at = tab == std::string::npos ? tab : text.find(line.substr(tab + 1), from);
    EXPECT_TRUE(kind && at != std::string::npos) << path << ": " << line;
    if (!kind || at == std::string::npos) continue;
    const auto begin = static_cast<uint32_t>(at);
    if (!gold.empty()) gold.back().span.end = begin;
    gold.push_back({*kind, {begin, static_cast<uint32_t>(text.size())}});
    from = at + line.size() - tab - 1;
  }
  return gold;
}

TEST(Zones, AreRightOnPagesOfManyLayouts) {
  Tally total;
  std::string report;
  for (const auto& entry : fs::directory_iterator(SourcePath("tests/extract/zones/pages"))) {
    if (entry.path().extension() != ".txt") continue;
    const std::string text = ReadWholeFile(entry.path());
    const std::vector<Zone> gold =
        ReadGold(fs::path(entry.path()).replace_extension(".zones"), text);
    const Tally tally = Compare(text, gold, ZonesOf(text));
    report += entry.path().stem().string() + ": " + tally.ToString() + "\n";
    total.Add(tally);
  }
  EXPECT_GE(total.all, 25000U);
  EXPECT_GE(total.Share(), 0.95) << report << "all: " << total.ToString();
}

TEST(Zones, AreRightOnTheReferenceArticles) {
  WHOSAID_REQUIRE_SHARED("gold/seeds.json");
  const auto gold = nlohmann::json::parse(ReadWholeFile(SharedPath("gold/seeds.json")));
  Tally total;
  for (const auto& segment : gold.at("segments")) {
    const auto name = segment.at("doc").get<std::string>();
    const std::string text = ReadWholeFile(SharedPath("seeds/" + name));
    const CodePointIndex index(text);
    const Zone zone{*Parse<ZoneKind>(segment.at("kind").get<std::string>()),
                    index.ToBytes(Span{segment.at("span").at(0), segment.at("span").at(1)})};
    total.Add(Compare(text, {zone}, ZonesOf(text)));
  }
  EXPECT_GE(total.Share(), 0.97) << total.ToString();
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
  EXPECT_LE(static_cast<double>(outside), 0.003 * static_cast<double>(all)) << outside;
}

// cases.txt: "== what it shows", then lines of a kind, a tab and a line of the page.
TEST(Zones, DecideTheCases) {
  std::istringstream lines(ReadWholeFile(SourcePath("tests/extract/zones/cases.txt")));
  std::string name, text, line;
  std::vector<Zone> gold;
  size_t cases = 0;
  const auto check = [&] {
    const std::vector<Zone> found = ZonesOf(text);
    for (const Zone& zone : gold) {
      EXPECT_EQ(NameOf(ZoneAt(found, zone.span.begin)), NameOf(zone.kind))
          << name << ": " << Slice(text, zone.span);
    }
    cases += !gold.empty();
    gold.clear();
    text.clear();
  };
  while (std::getline(lines, line)) {
    if (line.starts_with("#")) continue;
    if (line.starts_with("== ")) {
      check();
      name = line.substr(3);
      continue;
    }
    const size_t tab = line.find('\t');
    if (tab == std::string::npos) {
      text += '\n';
      continue;
    }
    const auto kind = Parse<ZoneKind>(line.substr(0, tab));
    ASSERT_TRUE(kind) << line;
    const auto begin = static_cast<uint32_t>(text.size());
    text += line.substr(tab + 1);
    gold.push_back({*kind, {begin, static_cast<uint32_t>(text.size())}});
    text += '\n';
  }
  check();
  EXPECT_GE(cases, 10U);
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

TEST(Zones, TakeTenMegabytesInTheirStride) {
  std::string text = "Harbour to close\n\n";
  for (size_t i = 0; text.size() < (size_t{10} << 20); ++i) {
    text +=
        "The mayor said on Monday that berth " + std::to_string(i) + " would close in spring.\n";
  }
  ExpectTiles(ZonesOf(text), text.size());
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

TEST(ZoneCues, MatchTheirOwnExamples) {
  for (size_t i = 0; i < PatternCues().size(); ++i) {
    const PatternCue& cue = PatternCues()[i];
    EXPECT_THAT(MatchPatterns(cue.example), Contains(static_cast<int>(i)))
        << cue.pattern << "\n  " << cue.example;
  }
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
