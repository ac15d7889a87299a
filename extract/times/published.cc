#include "extract/times/published.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "extract/times/date_text.h"
#include "extract/tokens/characters.h"

namespace whosaid {
namespace {

constexpr size_t kFewBytes = 24;      // beside the date, on a line that is little but a date
constexpr size_t kLongestLine = 120;  // of one that says when the article was published

// "Published 12 February 2025", "Last updated: March 3, 2024"
constexpr std::array<std::string_view, 5> kDatingWords = {"published", "updated", "posted",
                                                          "first published", "last updated"};

bool IsIn(ZoneKind kind, std::initializer_list<ZoneKind> kinds) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

std::optional<int> FindYear(std::string_view text) {
  const auto dates = FindDates(text);
  const auto full = std::ranges::find_if(dates, &WrittenDate::has_year);
  return full == dates.end() ? std::nullopt : std::optional<int>(full->date.year);
}

// The first date in zones of these kinds. One without a year takes the year of the first full date
// anywhere in `text`.
std::optional<Date> FindInZones(const Document& document, std::initializer_list<ZoneKind> kinds,
                                bool complete_years) {
  std::optional<std::optional<int>> year;  // of the first full date, looked for once
  for (const Zone& zone : document.zones) {
    if (!IsIn(zone.kind, kinds)) continue;
    for (const WrittenDate& written : FindDates(document.Text(zone.span))) {
      if (written.has_year) return written.date;
      if (!complete_years) continue;
      if (!year) year = FindYear(document.text());
      if (!*year) return std::nullopt;
      if (auto date = Date::FromYmd(**year, written.date.month, written.date.day)) return date;
    }
  }
  return std::nullopt;
}

bool HasDigit(std::string_view line) {
  return std::ranges::any_of(line, [](char c) { return c >= '0' && c <= '9'; });
}

bool SaysWhen(std::string_view line, const WrittenDate& written) {
  if (line.size() - written.span.size() <= kFewBytes) return true;
  const std::string folded = Folded(line.substr(0, written.span.begin));
  return line.size() <= kLongestLine && std::ranges::any_of(kDatingWords, [&](auto word) {
           const size_t at = folded.find(word);
           return at != std::string::npos && (at == 0 || folded[at - 1] == ' ');
         });
}

// A line outside the running text that is little but a date, or says "Published …".
std::optional<Date> FindDatingLine(const Document& document) {
  for (const Zone& zone : document.zones) {
    if (IsIn(zone.kind, {ZoneKind::kTeaser, ZoneKind::kComment, ZoneKind::kEmbedded})) continue;
    std::string_view rest = document.Text(zone.span);
    while (!rest.empty()) {
      const size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.size() > kLongestLine || !HasDigit(line)) continue;
      for (const WrittenDate& written : FindDates(line)) {
        if (written.has_year && SaysWhen(line, written)) return written.date;
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Published> FindPublished(const Document& document) {
  if (document.article.published) return document.article.published;
  if (const auto date = FindInZones(document, {ZoneKind::kDateline, ZoneKind::kByline}, true)) {
    return Published{*date, DateSource::kDateline};
  }
  if (const auto date = FindDatingLine(document)) return Published{*date, DateSource::kText};
  if (const auto date = FindDateInPath(document.article.uri)) {
    return Published{*date, DateSource::kFilename};
  }
  if (const auto date = FindInZones(document, {ZoneKind::kCaption}, false)) {
    return Published{*date, DateSource::kText};
  }
  return std::nullopt;
}

}  // namespace whosaid
