#include "extract/times/said_time.h"

#include <string>
#include <string_view>

#include "extract/tokens/characters.h"

namespace whosaid {
namespace {

bool SaysWhen(const Document& document, const Timex& timex, TokenIndex first, bool future) {
  if (timex.type != TimexType::kDate && timex.type != TimexType::kTime) return false;
  if (timex.mod == "BEFORE" || timex.mod == "AFTER") return false;  // "its pre-2014 borders"
  // Nobody has said anything yet on a day to come.
  const bool ahead = timex.date && document.published &&
                     timex.date->FirstDay() > document.published->date.LastDay();
  if (ahead && !future) return false;
  const std::string before =
      first == 0 ? "" : Folded(document.Text(document.tokens[first - 1].span));
  for (const std::string_view bound : {"until", "since", "by", "before", "after"}) {
    if (before == bound) return false;
  }
  if (timex.unit < TimeUnit::kYear) return true;
  if (timex.unit > TimeUnit::kYear || first == 0) return false;
  return before == "in" || timex.from == DateSource::kResolved;  // "last year"
}

// What the words alone say: "XXXX-WXX-1" of a Monday, whose date the article's date gives.
std::string OpenValue(const Timex& timex) {
  if (timex.rule != "weekday" || timex.from != DateSource::kResolved || !timex.date) {
    return timex.value;
  }
  const int32_t day = timex.date->FirstDay();
  // 1970-01-01 was a Thursday.
  return "XXXX-WXX-" + std::to_string(((day + 3) % 7 + 7) % 7 + 1) + timex.value.substr(10);
}

}  // namespace

std::optional<SaidTime> FindSaidTime(const Document& document, TokenRange range, bool future) {
  if (range.empty()) return std::nullopt;
  const Span words{document.tokens[range.begin].span.begin,
                   document.tokens[range.end - 1].span.end};
  auto timex = std::ranges::lower_bound(document.timexes, words.begin, {},
                                        [](const Timex& t) { return t.span.begin; });
  for (; timex != document.timexes.end() && timex->span.end <= words.end; ++timex) {
    const auto token = std::ranges::lower_bound(document.tokens, timex->span.begin, {},
                                                [](const Token& t) { return t.span.begin; });
    const auto first = static_cast<TokenIndex>(token - document.tokens.begin());
    if (!SaysWhen(document, *timex, first, future)) continue;
    return SaidTime{OpenValue(*timex), timex->date, timex->from, timex->span};
  }
  return std::nullopt;
}

}  // namespace whosaid
