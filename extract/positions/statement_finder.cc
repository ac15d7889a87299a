#include "extract/positions/statement_finder.h"

#include <algorithm>
#include <string_view>

namespace whosaid {
namespace {

constexpr uint32_t kFarthest = 400;  // bytes between two quotations of one speech

}  // namespace

StatementFinder::StatementFinder(const Document& document) : document_(document) {
  for (StatementIndex s = 0; s < document.attributions.size(); ++s) {
    const Attribution& attribution = document.attributions[s];
    for (Span span : attribution.content) contents_.push_back({span, s});
    if (attribution.cue) cues_.push_back({*attribution.cue, s});
  }
  std::ranges::stable_sort(contents_, {}, &Content::span);
  std::ranges::stable_sort(cues_, {}, &Content::span);
  uint32_t reach = 0;
  for (const Content& content : contents_) {
    reach_.push_back(reach = std::max(reach, content.span.end));
  }
}

// The innermost statement whose content holds `span`; one that names nobody only for want of
// another.
std::optional<StatementIndex> StatementFinder::Around(Span span) const {
  const auto behind = std::ranges::upper_bound(contents_, span.begin, {},
                                               [](const Content& c) { return c.span.begin; });
  auto i = static_cast<size_t>(behind - contents_.begin());
  const auto names = [&](const Content& content) {
    const Attribution& attribution = document_.attributions[content.statement];
    if (attribution.speaker) return true;
    const std::string_view source =
        attribution.source ? document_.Text(*attribution.source) : std::string_view();
    return !source.empty() && source != "which" && source != "who" && source != "that";
  };
  const Content* best = nullptr;
  while (i-- > 0 && reach_[i] >= span.end) {
    const Content& content = contents_[i];
    if (!content.span.Contains(span)) continue;
    const bool inner =
        !best ||
        (names(content) == names(*best) ? content.span.size() < best->span.size() : names(content));
    if (inner) best = &content;
  }
  if (best == nullptr) return std::nullopt;
  return best->statement;
}

// A quotation that nobody is named for goes on with the one right before it.
std::optional<StatementIndex> StatementFinder::Before(Span span) const {
  const auto& quotations = document_.quotations;
  auto quotation = std::ranges::upper_bound(quotations, span.begin, {},
                                            [](const Quotation& q) { return q.span.begin; });
  if (quotation == quotations.begin()) return std::nullopt;
  --quotation;
  if (!quotation->inner.Contains(span)) return std::nullopt;
  const auto behind = std::ranges::upper_bound(contents_, span.begin, {},
                                               [](const Content& c) { return c.span.begin; });
  for (auto content = behind; content != contents_.begin() && behind - content < 4;) {
    --content;
    if (content->span.end > span.begin) continue;
    const Attribution& attribution = document_.attributions[content->statement];
    if (span.begin - content->span.end > kFarthest) break;
    if (attribution.speaker && attribution.kind != QuoteKind::kIndirect) return content->statement;
  }
  return std::nullopt;
}

std::optional<StatementIndex> StatementFinder::OfCue(Span cue) const {
  const auto at = std::ranges::lower_bound(cues_, cue.begin, {},
                                           [](const Content& c) { return c.span.end - 1; });
  if (at == cues_.end() || !at->span.Overlaps(cue)) return std::nullopt;
  return at->statement;
}

}  // namespace whosaid
