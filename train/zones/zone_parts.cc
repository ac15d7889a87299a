#include "train/zones/zone_parts.h"

#include <algorithm>
#include <iterator>

namespace whosaid {
namespace {

using K = ZoneKind;

bool IsSlot(const ZoneLine& line) {
  constexpr size_t kFewest = 8;
  return line.kind == K::kBody && CountWords(line.text) >= kFewest;
}

}  // namespace

PageParts ToParts(const ZonePage& page) {
  std::vector<ZoneLine> lines;
  for (const Zone& zone : page.gold) {
    const bool goes_on = page.article.text[zone.span.end] != '\n';
    lines.push_back({zone.kind, std::string(Slice(page.article.text, zone.span)), goes_on});
  }
  PageParts parts;
  const auto is_headline = [](const ZoneLine& line) { return line.kind == K::kHeadline; };
  const auto is_comment = [](const ZoneLine& line) { return line.kind == K::kComment; };
  const auto text = std::find_if(lines.begin(), lines.end(), IsSlot);
  const auto end = std::find_if(lines.rbegin(), lines.rend(), [](const ZoneLine& line) {
                     return IsBodyZone(line.kind);
                   }).base();
  auto headline = std::find_if(lines.begin(), text, is_headline);
  if (text >= end) return parts;
  if (headline != text) {
    parts.title = headline->text;
    parts.above.assign(lines.begin(), headline);
    parts.head.assign(headline + 1, text);
  } else {
    parts.above.assign(lines.begin(), text);
  }
  while (!parts.head.empty() && parts.head.back().goes_on) parts.head.pop_back();
  bool open = false;
  for (auto line = text; line != end; ++line) {
    if (IsSlot(*line)) parts.slots.push_back(line->text);
    if (!IsSlot(*line) && !open) parts.insets.emplace_back();
    open = !IsSlot(*line);
    if (open) parts.insets.back().push_back(*line);
  }
  const auto comments = std::find_if(end, lines.end(), is_comment);
  const auto last =
      std::find_if(lines.rbegin(), std::make_reverse_iterator(comments), is_comment).base();
  parts.after.assign(end, comments);
  if (comments != lines.end()) parts.comments.assign(comments, last);
  parts.last.assign(comments == lines.end() ? comments : last, lines.end());
  return parts;
}

size_t CountWords(std::string_view text) {
  return static_cast<size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

}  // namespace whosaid
