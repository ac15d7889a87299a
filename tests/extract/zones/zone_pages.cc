#include "tests/extract/zones/zone_pages.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "extract/readers/html_tree.h"
#include "extract/readers/readers.h"
#include "extract/zones/zones.h"
#include "tests/support/paths.h"

namespace whosaid {
namespace {

namespace fs = std::filesystem;

constexpr const char* kGoldAttribute = "data-gold";

bool IsBlankByte(char c) { return static_cast<unsigned char>(c) <= ' '; }

size_t VisibleBytes(std::string_view text) {
  return text.size() - static_cast<size_t>(std::count_if(text.begin(), text.end(), IsBlankByte));
}

Article ReadWith(void (*read)(Input, const ReadOptions&, const ArticleSink&), std::string text) {
  Article article;
  read(Input{"page", std::move(text)}, {}, [&](Result<Article> result) {
    if (result) article = std::move(*result);
  });
  return article;
}

ZoneKind ParseKind(std::string_view name, const std::string& where) {
  const auto kind = Parse<ZoneKind>(name);
  EXPECT_TRUE(kind) << where << ": " << name;
  return kind.value_or(ZoneKind::kBody);
}

// Adds one line of a file of pages to the page.
void AddLine(std::string_view line, ZonePage& page) {
  std::string& text = page.article.text;
  const size_t tab = line.find('\t');
  if (tab == std::string_view::npos) {
    text += '\n';
    return;
  }
  std::string_view name = line.substr(0, tab);
  const bool goes_on = name.ends_with('+');
  if (goes_on) name.remove_suffix(1);
  const auto begin = static_cast<uint32_t>(text.size());
  text += line.substr(tab + 1);
  page.gold.push_back({ParseKind(name, page.name), {begin, static_cast<uint32_t>(text.size())}});
  if (!goes_on) text += '\n';
}

// The texts of the elements with a gold kind, in order, each with its kind.
std::vector<std::pair<ZoneKind, std::string>> GoldTexts(const std::string& html,
                                                        const std::string& where) {
  std::vector<std::pair<ZoneKind, std::string>> texts;
  const HtmlTree tree(html);
  Walk(tree.root(), [&](const GumboNode& node) {
    if (!IsElement(node)) return false;
    const std::string_view kind = Attribute(node, kGoldAttribute);
    if (kind.empty()) return true;
    texts.emplace_back(ParseKind(kind, where), CollapsedText(node));
    return false;
  });
  return texts;
}

ZonePage ReadHtmlPage(const fs::path& file) {
  const std::string html = ReadWholeFile(file);
  ZonePage page;
  page.name = file.filename().string();
  page.article = ReadWith(ReadHtml, html);
  size_t from = 0;
  for (const auto& [kind, text] : GoldTexts(html, page.name)) {
    const size_t at = page.article.text.find(text, from);
    if (at == std::string::npos) {
      page.left_out.emplace_back(kind, VisibleBytes(text));
      continue;
    }
    from = at + text.size();
    page.gold.push_back({kind, {static_cast<uint32_t>(at), static_cast<uint32_t>(from)}});
  }
  return page;
}

double ShareOf(size_t part, size_t all) {
  return all == 0 ? 1 : static_cast<double>(part) / static_cast<double>(all);
}

}  // namespace

std::vector<ZonePage> ReadZonePages(const fs::path& file) {
  if (file.extension() == ".html") return {ReadHtmlPage(file)};
  std::vector<ZonePage> pages;
  std::istringstream lines(ReadWholeFile(file));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("== ")) {
      pages.emplace_back().name = line.substr(3);
    } else if (!pages.empty()) {
      AddLine(line, pages.back());
    }
  }
  if (!file.stem().string().ends_with(".md")) return pages;
  for (ZonePage& page : pages) page.article = ReadWith(ReadMarkdown, page.article.text);
  return pages;
}

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

double ZoneTally::Share() const { return ShareOf(right, all); }
double ZoneTally::KeptShare() const { return ShareOf(kept, own); }

std::string ZoneTally::ToString() const {
  std::ostringstream out;
  out << 100 * Share() << " % of " << all << ", own words kept " << 100 * KeptShare() << " %";
  for (const auto& [pair, bytes] : wrong) out << "\n    " << pair << ": " << bytes;
  return out.str();
}

void ZoneTally::Add(const ZoneTally& other) {
  right += other.right;
  all += other.all;
  kept += other.kept;
  own += other.own;
  for (const auto& [pair, bytes] : other.wrong) wrong[pair] += bytes;
}

ZoneTally CompareZones(std::string_view text, const std::vector<Zone>& gold,
                       const std::vector<Zone>& found) {
  ZoneTally tally;
  for (const Zone& zone : gold) {
    for (uint32_t at = zone.span.begin; at < zone.span.end; ++at) {
      if (IsBlankByte(text[at])) continue;
      const ZoneKind kind = ZoneAt(found, at);
      ++tally.all;
      tally.own += IsBodyZone(zone.kind);
      tally.kept += IsBodyZone(zone.kind) && IsBodyZone(kind);
      if (Coarse(kind) == Coarse(zone.kind)) {
        ++tally.right;
      } else {
        ++tally.wrong[std::string(NameOf(zone.kind)) + " → " + std::string(NameOf(kind))];
      }
    }
  }
  return tally;
}

ZoneTally JudgePage(const ZonePage& page) {
  Document document;
  document.article = page.article;
  ZoneTally tally = CompareZones(page.article.text, page.gold, FindZones(document));
  for (const auto& [kind, bytes] : page.left_out) {
    tally.all += bytes;
    tally.own += IsBodyZone(kind) ? bytes : 0;
    if (Coarse(kind) == ZoneKind::kTeaser) {
      tally.right += bytes;
    } else {
      tally.wrong[std::string(NameOf(kind)) + " → left out"] += bytes;
    }
  }
  return tally;
}

}  // namespace whosaid
