#include "train/zones/zone_pages.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

#include "extract/readers/html_tree.h"
#include "extract/readers/readers.h"
#include "extract/zones/zones.h"

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

// Adds one line of a file of pages to the page; false where its kind is none.
bool AddLine(std::string_view line, ZonePage& page) {
  std::string& text = page.article.text;
  const size_t tab = line.find('\t');
  if (tab == std::string_view::npos) {
    text += '\n';
    return true;
  }
  std::string_view name = line.substr(0, tab);
  const bool goes_on = name.ends_with('+');
  if (goes_on) name.remove_suffix(1);
  const auto kind = Parse<ZoneKind>(name);
  if (!kind) return false;
  const auto begin = static_cast<uint32_t>(text.size());
  text += line.substr(tab + 1);
  page.gold.push_back({*kind, {begin, static_cast<uint32_t>(text.size())}});
  if (!goes_on) text += '\n';
  return true;
}

// The texts of the elements with a gold kind, in order, each with its kind; of none where one is
// unknown.
std::vector<std::pair<ZoneKind, std::string>> GoldTexts(const std::string& html) {
  std::vector<std::pair<ZoneKind, std::string>> texts;
  bool known = true;
  const HtmlTree tree(html);
  Walk(tree.root(), [&](const GumboNode& node) {
    if (!IsElement(node)) return false;
    const std::string_view name = Attribute(node, kGoldAttribute);
    if (name.empty()) return true;
    const auto kind = Parse<ZoneKind>(name);
    known = known && kind;
    if (kind) texts.emplace_back(*kind, CollapsedText(node));
    return false;
  });
  if (!known) texts.clear();
  return texts;
}

std::optional<ZonePage> ReadHtmlPage(const std::string& html, std::string name) {
  ZonePage page;
  page.name = std::move(name);
  page.article = ReadWith(ReadHtml, html);
  size_t from = 0;
  const auto texts = GoldTexts(html);
  if (texts.empty()) return std::nullopt;
  for (const auto& [kind, text] : texts) {
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

Result<std::vector<ZonePage>> ReadZonePages(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return Fail(ErrorKind::kNotFound, file.string() + ": cannot be read");
  const std::string content{std::istreambuf_iterator<char>(stream), {}};
  std::vector<ZonePage> pages;
  if (file.extension() == ".html") {
    auto page = ReadHtmlPage(content, file.filename().string());
    if (!page) return Fail(ErrorKind::kBadInput, file.string() + ": no gold, or an unknown zone");
    pages.push_back(*std::move(page));
    return pages;
  }
  std::istringstream lines(content);
  size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.starts_with("== ")) {
      pages.emplace_back().name = line.substr(3);
    } else if (!pages.empty() && !AddLine(line, pages.back())) {
      return Fail(ErrorKind::kBadInput,
                  file.string() + ":" + std::to_string(number) + ": unknown zone");
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

namespace {

ZoneTally Judge(const ZonePage& page, const std::vector<Zone>& found) {
  ZoneTally tally = CompareZones(page.article.text, page.gold, found);
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

}  // namespace

ZoneTally JudgePage(const ZonePage& page) {
  Document document;
  document.article = page.article;
  return Judge(page, FindZones(document));
}

ZoneTally JudgePage(const ZonePage& page, const ChainModel& model) {
  Document document;
  document.article = page.article;
  return Judge(page, FindZones(document, model));
}

}  // namespace whosaid
