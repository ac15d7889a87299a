#include "extract/times/lexicon.h"

#include <charconv>
#include <optional>
#include <unordered_map>

namespace whosaid {
namespace {

struct Entry {
  std::string_view word;
  TimeClass time_class;
  int32_t value;
  TimeUnit unit = TimeUnit::kDay;
};

constexpr Entry kEntries[] = {
    {"one", TimeClass::kNumber, 1},
    {"two", TimeClass::kNumber, 2},
    {"three", TimeClass::kNumber, 3},
    {"four", TimeClass::kNumber, 4},
    {"five", TimeClass::kNumber, 5},
    {"six", TimeClass::kNumber, 6},
    {"seven", TimeClass::kNumber, 7},
    {"eight", TimeClass::kNumber, 8},
    {"nine", TimeClass::kNumber, 9},
    {"ten", TimeClass::kNumber, 10},
    {"eleven", TimeClass::kNumber, 11},
    {"twelve", TimeClass::kNumber, 12},
    {"thirteen", TimeClass::kNumber, 13},
    {"fourteen", TimeClass::kNumber, 14},
    {"fifteen", TimeClass::kNumber, 15},
    {"sixteen", TimeClass::kNumber, 16},
    {"seventeen", TimeClass::kNumber, 17},
    {"eighteen", TimeClass::kNumber, 18},
    {"nineteen", TimeClass::kNumber, 19},
    {"twenty", TimeClass::kNumber, 20},
    {"thirty", TimeClass::kNumber, 30},
    {"forty", TimeClass::kNumber, 40},
    {"fifty", TimeClass::kNumber, 50},
    {"sixty", TimeClass::kNumber, 60},
    {"seventy", TimeClass::kNumber, 70},
    {"eighty", TimeClass::kNumber, 80},
    {"ninety", TimeClass::kNumber, 90},
    {"hundred", TimeClass::kScale, 100},
    {"thousand", TimeClass::kScale, 1000},
    {"first", TimeClass::kOrdinal, 1},
    {"second", TimeClass::kOrdinal, 2},
    {"third", TimeClass::kOrdinal, 3},
    {"fourth", TimeClass::kOrdinal, 4},
    {"fifth", TimeClass::kOrdinal, 5},
    {"sixth", TimeClass::kOrdinal, 6},
    {"seventh", TimeClass::kOrdinal, 7},
    {"eighth", TimeClass::kOrdinal, 8},
    {"ninth", TimeClass::kOrdinal, 9},
    {"tenth", TimeClass::kOrdinal, 10},
    {"fifties", TimeClass::kDecade, 1950},
    {"sixties", TimeClass::kDecade, 1960},
    {"seventies", TimeClass::kDecade, 1970},
    {"eighties", TimeClass::kDecade, 1980},
    {"nineties", TimeClass::kDecade, 1990},
    {"january", TimeClass::kMonth, 1},
    {"jan", TimeClass::kMonth, 1},
    {"jan.", TimeClass::kMonth, 1},
    {"february", TimeClass::kMonth, 2},
    {"feb", TimeClass::kMonth, 2},
    {"feb.", TimeClass::kMonth, 2},
    {"march", TimeClass::kMonth, 3},
    {"mar.", TimeClass::kMonth, 3},
    {"april", TimeClass::kMonth, 4},
    {"apr", TimeClass::kMonth, 4},
    {"apr.", TimeClass::kMonth, 4},
    {"may", TimeClass::kMonth, 5},
    {"june", TimeClass::kMonth, 6},
    {"jun.", TimeClass::kMonth, 6},
    {"july", TimeClass::kMonth, 7},
    {"jul.", TimeClass::kMonth, 7},
    {"august", TimeClass::kMonth, 8},
    {"aug", TimeClass::kMonth, 8},
    {"aug.", TimeClass::kMonth, 8},
    {"september", TimeClass::kMonth, 9},
    {"sept", TimeClass::kMonth, 9},
    {"sept.", TimeClass::kMonth, 9},
    {"sep.", TimeClass::kMonth, 9},
    {"october", TimeClass::kMonth, 10},
    {"oct", TimeClass::kMonth, 10},
    {"oct.", TimeClass::kMonth, 10},
    {"november", TimeClass::kMonth, 11},
    {"nov", TimeClass::kMonth, 11},
    {"nov.", TimeClass::kMonth, 11},
    {"december", TimeClass::kMonth, 12},
    {"dec", TimeClass::kMonth, 12},
    {"dec.", TimeClass::kMonth, 12},
    {"monday", TimeClass::kWeekday, 1},
    {"mon.", TimeClass::kWeekday, 1},
    {"tuesday", TimeClass::kWeekday, 2},
    {"tues.", TimeClass::kWeekday, 2},
    {"wednesday", TimeClass::kWeekday, 3},
    {"wed.", TimeClass::kWeekday, 3},
    {"thursday", TimeClass::kWeekday, 4},
    {"thurs.", TimeClass::kWeekday, 4},
    {"friday", TimeClass::kWeekday, 5},
    {"fri.", TimeClass::kWeekday, 5},
    {"saturday", TimeClass::kWeekday, 6},
    {"sat.", TimeClass::kWeekday, 6},
    {"sunday", TimeClass::kWeekday, 7},
    {"sun.", TimeClass::kWeekday, 7},
    {"seconds", TimeClass::kUnit, 1, TimeUnit::kSecond},
    {"minute", TimeClass::kUnit, 1, TimeUnit::kMinute},
    {"hour", TimeClass::kUnit, 1, TimeUnit::kHour},
    {"day", TimeClass::kUnit, 1, TimeUnit::kDay},
    {"week", TimeClass::kUnit, 1, TimeUnit::kWeek},
    {"weekend", TimeClass::kUnit, 1, TimeUnit::kWeekend},
    {"fortnight", TimeClass::kUnit, 2, TimeUnit::kWeek},
    {"month", TimeClass::kUnit, 1, TimeUnit::kMonth},
    {"quarter", TimeClass::kUnit, 1, TimeUnit::kQuarter},
    {"year", TimeClass::kUnit, 1, TimeUnit::kYear},
    {"decade", TimeClass::kUnit, 1, TimeUnit::kDecade},
    {"century", TimeClass::kUnit, 1, TimeUnit::kCentury},
    {"spring", TimeClass::kSeason, 0, TimeUnit::kSeason},
    {"summer", TimeClass::kSeason, 1, TimeUnit::kSeason},
    {"fall", TimeClass::kSeason, 2, TimeUnit::kSeason},
    {"autumn", TimeClass::kSeason, 2, TimeUnit::kSeason},
    {"winter", TimeClass::kSeason, 3, TimeUnit::kSeason},
    {"morning", TimeClass::kDayPart, 0},
    {"midday", TimeClass::kDayPart, 1},
    {"afternoon", TimeClass::kDayPart, 2},
    {"evening", TimeClass::kDayPart, 3},
    {"night", TimeClass::kDayPart, 4},
    {"yesterday", TimeClass::kDay, -1},
    {"today", TimeClass::kDay, 0},
    {"tomorrow", TimeClass::kDay, 1},
    {"hourly", TimeClass::kFrequency, 1, TimeUnit::kHour},
    {"daily", TimeClass::kFrequency, 1, TimeUnit::kDay},
    {"weekly", TimeClass::kFrequency, 1, TimeUnit::kWeek},
    {"biweekly", TimeClass::kFrequency, 2, TimeUnit::kWeek},
    {"monthly", TimeClass::kFrequency, 1, TimeUnit::kMonth},
    {"quarterly", TimeClass::kFrequency, 1, TimeUnit::kQuarter},
    {"annually", TimeClass::kFrequency, 1, TimeUnit::kYear},
    {"yearly", TimeClass::kFrequency, 1, TimeUnit::kYear},
    {"few", TimeClass::kVague, 0},
    {"several", TimeClass::kVague, 0},
    {"many", TimeClass::kVague, 0},
    {"now", TimeClass::kReference, 0},
    {"nowadays", TimeClass::kReference, 0},
    {"currently", TimeClass::kReference, 0},
    {"recently", TimeClass::kReference, 1},
    {"soon", TimeClass::kReference, 2},
    {"last", TimeClass::kDeictic, -1},
    {"past", TimeClass::kDeictic, -1},
    {"previous", TimeClass::kDeictic, -1},
    {"preceding", TimeClass::kDeictic, -1},
    {"prior", TimeClass::kDeictic, -1},
    {"this", TimeClass::kDeictic, 0},
    {"current", TimeClass::kDeictic, 0},
    {"same", TimeClass::kDeictic, 0},
    {"next", TimeClass::kDeictic, 1},
    {"coming", TimeClass::kDeictic, 1},
    {"upcoming", TimeClass::kDeictic, 1},
    {"following", TimeClass::kDeictic, 1},
    {"early", TimeClass::kPhase, 0},
    {"earlier", TimeClass::kPhase, 0},
    {"mid", TimeClass::kPhase, 1},
    {"late", TimeClass::kPhase, 2},
    {"later", TimeClass::kPhase, 2},
    {"noon", TimeClass::kClock, 720},
    {"midnight", TimeClass::kClock, 1440},
    {"christmas", TimeClass::kHoliday, 0},
    {"halloween", TimeClass::kHoliday, 1},
    {"thanksgiving", TimeClass::kHoliday, 2},
    {"election", TimeClass::kHoliday, 3},
    {"labor", TimeClass::kHoliday, 4},
    {"memorial", TimeClass::kHoliday, 5},
    {"independence", TimeClass::kHoliday, 6},
    {"a.m.", TimeClass::kMeridiem, 0},
    {"am", TimeClass::kMeridiem, 0},
    {"p.m.", TimeClass::kMeridiem, 12},
    {"pm", TimeClass::kMeridiem, 12},
    {"gmt", TimeClass::kZone, 0},
    {"utc", TimeClass::kZone, 0},
    {"est", TimeClass::kZone, 0},
    {"edt", TimeClass::kZone, 0},
    {"cst", TimeClass::kZone, 0},
    {"cdt", TimeClass::kZone, 0},
    {"pst", TimeClass::kZone, 0},
    {"pdt", TimeClass::kZone, 0},
    {"et", TimeClass::kZone, 0},
    {"bst", TimeClass::kZone, 0},
    {"cet", TimeClass::kZone, 0},
};

const std::unordered_map<std::string_view, TimeWord>& Index() {
  static const auto* index = [] {
    auto* words = new std::unordered_map<std::string_view, TimeWord>();
    for (const Entry& entry : kEntries) {
      words->try_emplace(
          entry.word, TimeWord{entry.time_class, entry.value, entry.unit, entry.word == "seconds"});
    }
    return words;
  }();
  return *index;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The number that `text` begins with, which it loses.
std::optional<int32_t> TakeNumber(std::string_view& text) {
  int32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || !IsDigit(text[0]) || error != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<size_t>(end - text.data()));
  return number;
}

TimeWord ReadDigits(std::string_view folded) {
  const bool cut = folded[0] == '\'';  // "'90s"
  std::string_view rest = folded.substr(cut ? 1 : 0);
  const size_t before = rest.size();
  const auto number = TakeNumber(rest);
  if (!number) return {};
  const size_t digits = before - rest.size();
  if (rest == "s" && digits == 4) return {TimeClass::kDecade, *number};
  if (rest == "s" && digits == 2 && cut) return {TimeClass::kDecade, 1900 + *number};
  if (cut) return {};
  const bool is_year = digits == 4 && *number >= 1000 && *number < 2100;
  if (rest.empty()) return {is_year ? TimeClass::kYear : TimeClass::kNumber, *number};
  if (digits <= 2 && (rest == "st" || rest == "nd" || rest == "rd" || rest == "th")) {
    return {TimeClass::kOrdinal, *number};
  }
  if (digits <= 2 && rest.size() >= 3 && rest[0] == ':' && *number < 24) {
    rest.remove_prefix(1);
    const auto minutes = TakeNumber(rest);
    if (minutes && *minutes < 60 && rest.empty())
      return {TimeClass::kClock, *number * 60 + *minutes};
  }
  return {};
}

}  // namespace

TimeWord FindTimeWord(std::string_view folded) {
  if (folded.empty()) return {};
  if (IsDigit(folded[0]) || folded[0] == '\'') return ReadDigits(folded);
  const auto found = Index().find(folded);
  if (found != Index().end()) return found->second;
  if (folded.size() < 4 || folded.back() != 's') return {};
  const std::string_view one =
      folded == "centuries" ? std::string_view("century") : folded.substr(0, folded.size() - 1);
  const auto singular = Index().find(one);
  if (singular == Index().end()) return {};
  TimeWord word = singular->second;
  const bool counted = word.Is(TimeClass::kUnit) || word.Is(TimeClass::kWeekday) ||
                       word.Is(TimeClass::kDayPart) || word.Is(TimeClass::kSeason);
  if (!counted) return {};
  word.plural = true;
  return word;
}

}  // namespace whosaid
