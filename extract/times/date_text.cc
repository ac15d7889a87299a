#include "extract/times/date_text.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <deque>
#include <string>

#include <re2/re2.h>

namespace whosaid {
namespace {

// Capitalised or in capitals: "may 12" is more often a verb than a month.
constexpr std::string_view kMonth =
    "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    "Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|"
    "JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\\b";
constexpr std::string_view kDay = "([0-3]?[0-9])(?:st|nd|rd|th)?\\b";
constexpr std::string_view kYear = "((?:1[6-9]|20|21)[0-9][0-9])\\b";

// Which group of a pattern holds what; 0 where it has none.
struct Pattern {
  std::string regex;
  int year;
  int month;
  int day;
  bool month_in_words;
};

const std::vector<Pattern>& Patterns() {
  static const auto* patterns = [] {
    const std::string month(kMonth);
    const std::string day(kDay);
    const std::string year(kYear);
    return new std::vector<Pattern>{
        // "Feb. 12, 2025", "FEBRUARY 12TH 2025", "Feb 12"
        {"\\b" + month + "\\.?[ -]" + day + "(?:(?:,?[ ]|-)" + year + ")?", 3, 1, 2, true},
        // "12 February 2025", "the 12th of February, 2025", "12-Feb-2025"
        {"\\b" + day + "(?:[ ]of)?[ -]" + month + "\\.?(?:(?:,?[ ]|-)" + year + ")?", 3, 2, 1,
         true},
        // "February 2025"
        {"\\b" + month + "\\.?,?[ ]" + year, 2, 1, 0, true},
        // "2025-02-12", "2025/2/12"
        {"\\b" + year + "[-/.]([01]?[0-9])[-/.]([0-3]?[0-9])(?:\\b|T)", 1, 2, 3, false},
        // "12.02.2025": with full stops the day comes first
        {"\\b([0-3]?[0-9])\\.([01]?[0-9])\\." + year, 3, 2, 1, false},
        // "25/02/2025" and "02/25/2025": only one order can be meant
        {"\\b(1[3-9]|2[0-9]|3[01])/([01]?[0-9])/" + year, 3, 2, 1, false},
        {"\\b([01]?[0-9])/(1[3-9]|2[0-9]|3[01])/" + year, 3, 1, 2, false},
    };
  }();
  return *patterns;
}

const std::deque<RE2>& Regexes() {
  static const auto* regexes = [] {
    auto* compiled = new std::deque<RE2>();
    for (const Pattern& pattern : Patterns()) compiled->emplace_back(pattern.regex);
    return compiled;
  }();
  return *regexes;
}

int ToNumber(re2::StringPiece digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

int MonthNumber(re2::StringPiece word) {
  constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
  std::string key(word.data(), std::min<size_t>(3, word.size()));
  for (char& c : key) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return static_cast<int>(kMonths.find(key) / 3) + 1;
}

std::optional<WrittenDate> ToDate(const Pattern& pattern, const re2::StringPiece (&groups)[4],
                                  std::string_view text) {
  const auto number = [&](int group, int absent) {
    return group == 0 || groups[group].empty() ? absent : ToNumber(groups[group]);
  };
  WrittenDate found;
  found.has_year = !groups[pattern.year].empty();
  const int month =
      pattern.month_in_words ? MonthNumber(groups[pattern.month]) : number(pattern.month, 0);
  const int day = number(pattern.day, 1);
  // A leap year stands in for one that is not written, so that Feb. 29 is a day.
  const std::optional<Date> date = Date::FromYmd(number(pattern.year, 4), month, day);
  if (!date) return std::nullopt;
  found.date = *date;
  if (!found.has_year) found.date.year = 1;
  if (pattern.day == 0) found.date.precision = DatePrecision::kMonth;
  const auto begin = static_cast<uint32_t>(groups[0].data() - text.data());
  found.span = {begin, begin + static_cast<uint32_t>(groups[0].size())};
  return found;
}

}  // namespace

std::vector<WrittenDate> FindDates(std::string_view text) {
  std::vector<WrittenDate> all;
  for (size_t i = 0; i < Patterns().size(); ++i) {
    re2::StringPiece groups[4];
    size_t from = 0;
    while (Regexes()[i].Match(text, from, text.size(), RE2::UNANCHORED, groups, 4)) {
      from = static_cast<size_t>(groups[0].data() - text.data()) + groups[0].size();
      if (auto found = ToDate(Patterns()[i], groups, text)) all.push_back(*found);
    }
  }
  // Of dates that overlap ("12 Feb 2025", "Feb 20"), the first and longest stands.
  std::sort(all.begin(), all.end(), [](const WrittenDate& a, const WrittenDate& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<WrittenDate> dates;
  for (const WrittenDate& found : all) {
    if (dates.empty() || !dates.back().span.Overlaps(found.span)) dates.push_back(found);
  }
  return dates;
}

std::optional<Date> ReadDate(std::string_view field) {
  while (!field.empty() && std::isspace(static_cast<unsigned char>(field.front())) != 0) {
    field.remove_prefix(1);
  }
  while (!field.empty() && std::isspace(static_cast<unsigned char>(field.back())) != 0) {
    field.remove_suffix(1);
  }
  if (const std::optional<Date> date = Date::FromIso(field)) return date;
  for (const WrittenDate& found : FindDates(field.substr(0, 200))) {
    if (found.has_year) return found.date;
  }
  return std::nullopt;
}

std::optional<Date> FindDateInPath(std::string_view path) {
  static const RE2 separated(
      "(?:^|[^0-9])((?:19|20)[0-9][0-9])[-_/.]([01]?[0-9])[-_/.]([0-3]?[0-9])(?:[^0-9]|$)");
  static const RE2 joined("(?:^|[^0-9])((?:19|20)[0-9][0-9])([01][0-9])([0-3][0-9])(?:[^0-9]|$)");
  for (const RE2* regex : {&separated, &joined}) {
    re2::StringPiece rest(path);
    int year = 0;
    int month = 0;
    int day = 0;
    std::optional<Date> last;  // the file's name says more than its folder's
    while (RE2::FindAndConsume(&rest, *regex, &year, &month, &day)) {
      if (const auto date = Date::FromYmd(year, month, day)) last = date;
    }
    if (last) return last;
  }
  return std::nullopt;
}

}  // namespace whosaid
