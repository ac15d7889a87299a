#include <fmt/format.h>

#include "core/date.h"
#include "extract/times/rules.h"

namespace whosaid {
namespace {

bool IsPreposition(const TimeView& view, TokenIndex i) {
  return view.IsAny(i, {"in",     "of",     "since",  "until",   "till",    "by",  "from", "to",
                        "before", "after",  "during", "through", "between", "for", "late", "early",
                        "mid",    "around", "about",  "beyond",  "circa",   "and", "as"});
}

// "may" and "march" are verbs as well: a month is capitalised and no modal or other verb.
bool IsMonth(const TimeView& view, TokenIndex i) {
  if (!view.Is(i, TimeClass::kMonth) || !view[i].capital) return false;
  const bool numbered = view.Is(i + 1, TimeClass::kNumber) || view.Is(i + 1, TimeClass::kYear) ||
                        view.Is(i + 1, TimeClass::kOrdinal);
  if (view[i].folded.size() == 3 && view.Word(i).value != 5 && !numbered)
    return false;  // "Jan Lee"
  if (view.Word(i).value != 5 && view.Word(i).value != 3) return true;
  if (numbered) return true;
  if (view[i].xpos.starts_with("V") || view[i].xpos == "MD" || view[i].xpos == "VB") return false;
  return i > 0 && (IsPreposition(view, i - 1) || view.Is(i - 1, TimeClass::kDeictic) ||
                   view.Is(i - 1, TimeClass::kPhase) || view.Is(i - 1, "each"));
}

int DayNumber(const TimeView& view, TokenIndex i) {
  const TimeWord word = view.Word(i);
  const bool numbers = word.Is(TimeClass::kNumber) || word.Is(TimeClass::kOrdinal);
  return numbers && word.value >= 1 && word.value <= 31 ? word.value : 0;
}

// "last year", "this year", "next year" behind a month, quarter or season: sets year or shift.
TokenIndex ReadOwnYear(const TimeView& view, TokenIndex i, TimePhrase& phrase) {
  TokenIndex at = i;
  if (view.Is(at, "of") || view.Is(at, ",") || view.Is(at, "in")) ++at;
  if (view.Is(at, "fiscal")) ++at;
  if (view.Is(at, TimeClass::kDeictic) && view.Is(at + 1, "year") && !view.Is(at, "same")) {
    phrase.year_shift = view.Word(at).value;
    return at + 2;
  }
  if (view.Is(i, "in")) return i;
  if (const auto year = ReadYearNumber(view, at)) {
    phrase.year = year->year;
    return year->end;
  }
  return i;
}

bool IsRange(const TimeView& view, TokenIndex i) {
  return view.IsAny(i, {"-", "\u2013", "\u2014", "to", "and", "through"});
}

// Behind the first day of a range ("June 24 [-26, 2025]") the year of its end.
int YearOfRange(const TimeView& view, TokenIndex i) {
  if (!IsRange(view, i) || DayNumber(view, i + 1) == 0) return 0;
  const TokenIndex at = view.Is(i + 2, ",") ? i + 3 : i + 2;
  return view.Is(at, TimeClass::kYear) ? view.Word(at).value : 0;
}

}  // namespace

std::optional<YearRead> ReadYearNumber(const TimeView& view, TokenIndex i) {
  if (view.Is(i, TimeClass::kYear)) return YearRead{view.Word(i).value, i + 1};
  if (!view.Is(i, TimeClass::kNumber) || view[i].folded[0] <= '9') return std::nullopt;
  const int century = view.Word(i).value;
  if (century == 2 && view.Is(i + 1, "thousand") && i > 0 && view.Is(i - 1, "year")) {
    return YearRead{2000, i + 2};
  }
  if (century < 17 || century > 20 || !view.Is(i + 1, TimeClass::kNumber)) return std::nullopt;
  int year = view.Word(i + 1).value;
  if (year < 10 || year > 99) return std::nullopt;
  TokenIndex end = i + 2;
  const TokenIndex ones = view.Is(end, "-") ? end + 1 : end;
  if (year >= 20 && year % 10 == 0 && view.Is(ones, TimeClass::kNumber) &&
      view.Word(ones).value < 10) {
    year += view.Word(ones).value;
    end = ones + 1;
  }
  return YearRead{century * 100 + year, end};
}

PhraseOrNothing ReadIsoDate(const TimeView& view, TokenIndex i) {
  const std::string& word = view[i].folded;
  if (word.size() < 6 || word.size() > 10 || word[0] < '0' || word[0] > '9') return std::nullopt;
  std::optional<Date> date = word.size() == 10 ? Date::FromIso(word) : std::nullopt;
  int fields[3] = {0, 0, 0};
  size_t field = 0;
  for (const char c : word) {
    if (c >= '0' && c <= '9') {
      fields[field] = fields[field] * 10 + (c - '0');
      if (fields[field] > 9999) return std::nullopt;
    } else if (c != '/' || ++field > 2) {
      break;
    }
  }
  // American order, as month, day and year: "11/30/1989", "11/30/89".
  if (!date && field == 2) {
    const int year = fields[2] < 100 ? fields[2] + (fields[2] < 50 ? 2000 : 1900) : fields[2];
    date = Date::FromYmd(year, fields[0], fields[1]);
    if (!date) date = Date::FromYmd(year, fields[1], fields[0]);
  }
  if (!date) return std::nullopt;
  TimePhrase phrase = MakePhrase(i, i + 1, TimexType::kDate, TimeUnit::kDay);
  phrase.year = date->year;
  phrase.month = date->month;
  phrase.day = date->day;
  return phrase;
}

PhraseOrNothing ReadMonthDate(const TimeView& view, TokenIndex i) {
  TokenIndex at = i;
  // "this coming Sunday, March 8", "last Oct. 23"
  while (view.Is(at, TimeClass::kDeictic) && at < i + 2) ++at;
  const TokenIndex weekday = at;
  if (view.Is(at, TimeClass::kWeekday)) ++at;
  if (at > weekday && view.Is(at, ",")) ++at;
  // "26, 2025" behind "June 24-"
  const bool range_end =
      at == i && !IsMonth(view, at) && i >= 3 && IsRange(view, i - 1) && IsMonth(view, i - 3);
  if (!range_end && !IsMonth(view, at)) return std::nullopt;
  TimePhrase phrase = MakePhrase(i, 0, TimexType::kDate, TimeUnit::kDay);
  phrase.month = view.Word(range_end ? i - 3 : at++).value;
  phrase.day = DayNumber(view, at);
  if (phrase.day == 0) return std::nullopt;
  if (weekday > i) phrase.shift = view.Word(weekday - 1).value;
  ++at;
  phrase.year = YearOfRange(view, at);
  const TokenIndex year = view.Is(at, ",") || view.Is(at, "of") ? at + 1 : at;
  if (view.Is(year, TimeClass::kYear)) {
    phrase.year = view.Word(year).value;
    at = year + 1;
  } else if (view.Is(at, TimeClass::kDeictic) && view.Is(at + 1, "year")) {
    phrase.year_shift = view.Word(at).value;
    at += 2;
  }
  phrase.range.end = at;
  return phrase;
}

PhraseOrNothing ReadDayMonth(const TimeView& view, TokenIndex i) {
  TokenIndex at = view.Is(i, "the") ? i + 1 : i;
  const int day = DayNumber(view, at);
  if (day == 0) return std::nullopt;
  ++at;
  if (view.Is(at, "of") || view.Is(at, "-")) ++at;
  if (!IsMonth(view, at)) return std::nullopt;
  TimePhrase phrase = MakePhrase(i, 0, TimexType::kDate, TimeUnit::kDay);
  phrase.day = day;
  phrase.month = view.Word(at++).value;
  if (view.Is(at, TimeClass::kNumber) && !view.Is(at, TimeClass::kYear)) return std::nullopt;
  const TokenIndex year = view.Is(at, ",") || view.Is(at, "-") ? at + 1 : at;
  if (view.Is(year, TimeClass::kYear)) {
    phrase.year = view.Word(year).value;
    at = year + 1;
  }
  phrase.range.end = at;
  return phrase;
}

PhraseOrNothing ReadMonth(const TimeView& view, TokenIndex i) {
  const bool pointed = view.Is(i, TimeClass::kDeictic);
  const TokenIndex at = pointed ? i + 1 : i;
  if (!IsMonth(view, at)) return std::nullopt;
  TimePhrase phrase = MakePhrase(i, at + 1, TimexType::kDate, TimeUnit::kMonth);
  phrase.month = view.Word(at).value;
  if (pointed) {
    phrase.shift = view.Word(i).value;
  } else {
    phrase.range.end = ReadOwnYear(view, at + 1, phrase);
  }
  return phrase;
}

PhraseOrNothing ReadYear(const TimeView& view, TokenIndex i) {
  TokenIndex at = view.Is(i, "the") ? i + 1 : i;
  const bool fiscal = view.Is(at, "fiscal");
  if (fiscal) ++at;
  const bool named = view.Is(at, "year");
  if (named) ++at;
  const auto year = ReadYearNumber(view, at);
  if (!year) return std::nullopt;
  TokenIndex end = year->end;
  // "the 1988 period", but not "the 1988 election"
  const bool period = at == i + 1 && view.IsAny(end, {"period", "quarter", "season"});
  if (view.Is(i, "the") && !named && !fiscal && !period) return std::nullopt;
  if (period) ++end;
  const bool announced = at > i || !view[at].mod.empty() || (i > 0 && IsPreposition(view, i - 1));
  // "1989 shares", "$ 1989", "No. 1989" are no years.
  const bool counts =
      view[end].xpos == "NNS" || view.Is(end, "%") || view.Is(end, TimeClass::kScale);
  const bool numbered = i > 0 && view.IsAny(i - 1, {"$", "#", "no.", "number", "\u00a3", "\u20ac"});
  if (numbered || (!announced && counts)) return std::nullopt;
  TimePhrase phrase = MakePhrase(i, end, TimexType::kDate, TimeUnit::kYear);
  phrase.year = year->year;
  return phrase;
}

PhraseOrNothing ReadDecade(const TimeView& view, TokenIndex i) {
  TokenIndex at = view.Is(i, "the") ? i + 1 : i;
  std::string_view mod;
  if (view.Is(at, TimeClass::kPhase)) {
    constexpr std::string_view kMods[] = {"START", "MID", "END"};
    mod = kMods[view.Word(at++).value];
    if (view.Is(at, "-")) ++at;
  }
  TimePhrase phrase = MakePhrase(i, at + 1, TimexType::kDate, TimeUnit::kDecade);
  phrase.mod = mod;
  const int value = view.Word(at).value;
  if (view.Is(at, TimeClass::kDecade)) {
    phrase.value = fmt::format("{}", value / 10);
    return phrase;
  }
  const TokenIndex century = view.Is(at + 1, "-") ? at + 2 : at + 1;
  if (!view.Is(at, TimeClass::kOrdinal) || !view.Is(century, "century")) return std::nullopt;
  phrase.unit = TimeUnit::kCentury;
  phrase.value = fmt::format("{:02}", value - 1);
  phrase.range.end = century + 1;
  return phrase;
}

PhraseOrNothing ReadQuarter(const TimeView& view, TokenIndex i) {
  TokenIndex at = view.Is(i, "the") ? i + 1 : i;
  TimePhrase phrase = MakePhrase(i, 0, TimexType::kDate, TimeUnit::kQuarter);
  if (view.Is(at, TimeClass::kDeictic) && view.Is(at + 1, "year") && view.Is(at + 2, "'s")) {
    phrase.year_shift = view.Word(at).value;  // "last year's third quarter"
    at += 3;
  } else if (view.Is(at, TimeClass::kYear)) {
    phrase.year = view.Word(at++).value;  // "the 1988 second quarter"
  } else if (view.IsAny(at, {"year", "comparable"}) && at > i) {
    while (view.IsAny(at, {"comparable", "year", "-", "earlier", "ago"})) ++at;
    phrase.year_shift = -1;  // "the year-ago third quarter"
  }
  if (view.Is(at, "fiscal")) at += view.Is(at + 1, "-") ? 2 : 1;
  if (view.Is(at, "last") && view.Is(at + 1, "half")) {
    phrase.part = 2;
    ++at;
  } else if (view.Is(at, TimeClass::kOrdinal)) {
    phrase.part = view.Word(at++).value;
  }
  // "the [third-quarter] loss"
  if (view.Is(at, "-") && view.Is(i, "the")) return std::nullopt;
  if (view.Is(at, "-") || view.Is(at, "fiscal")) ++at;
  const bool half = view.Is(at, "half");
  if ((!half && !view.Is(at, "quarter")) || phrase.part < 1 || phrase.part > (half ? 2 : 4)) {
    return std::nullopt;
  }
  if (half) phrase.unit = TimeUnit::kHalf;
  const TokenIndex end = at + 1;
  phrase.range.end = ReadOwnYear(view, end, phrase);
  const bool dated = phrase.range.end > end || phrase.year > 0 || phrase.year_shift;
  // "the second half" is as often of a match.
  if (half && !dated) return std::nullopt;
  return phrase;
}

PhraseOrNothing ReadSeason(const TimeView& view, TokenIndex i) {
  TokenIndex at = i;
  TimePhrase phrase = MakePhrase(i, 0, TimexType::kDate, TimeUnit::kSeason);
  if (view.Is(at, "the")) ++at;
  if (at > i && view.Is(at, TimeClass::kPhase)) ++at;
  if (view.Is(at, TimeClass::kDeictic)) phrase.shift = view.Word(at++).value;
  if (view.Is(at, TimeClass::kDeictic)) phrase.shift = view.Word(at++).value;  // "this past spring"
  if (!view.Is(at, TimeClass::kSeason) || view.Word(at).plural) return std::nullopt;
  phrase.part = view.Word(at).value + 1;
  const TokenIndex end = at + 1;
  phrase.range.end = ReadOwnYear(view, end, phrase);
  const bool dated = phrase.range.end > end || phrase.shift;
  const bool announced =
      i > 0 && view.IsAny(i - 1, {"in", "by", "since", "until", "during", "early", "late", "of"});
  const bool noun = view[at].xpos.empty() || view[at].xpos.starts_with("N");
  if (!dated && (!announced || !noun || view[at + 1].xpos.starts_with("N"))) return std::nullopt;
  return phrase;
}

PhraseOrNothing ReadWeekday(const TimeView& view, TokenIndex i) {
  TokenIndex at = view.Is(i, "the") ? i + 1 : i;
  TimePhrase phrase = MakePhrase(i, 0, TimexType::kDate, TimeUnit::kDay);
  while (view.Is(at, TimeClass::kDeictic) && at < i + 2) {
    phrase.shift = view.Word(at).value;
    phrase.from_text = view.IsAny(at, {"previous", "preceding", "prior", "following"});
    ++at;
  }
  if (!view.Is(at, TimeClass::kWeekday) || view.Word(at).plural) return std::nullopt;
  if (view[at].folded.back() == '.' && !view[at].capital) return std::nullopt;
  if (view.Is(i, "the") && at == i + 1) return std::nullopt;
  phrase.weekday = view.Word(at).value;
  phrase.range.end = at + 1;
  if (view.Is(at + 1, TimeClass::kDayPart) && !view.Word(at + 1).plural) {
    constexpr const char* kParts[] = {"TMO", "TMI", "TAF", "TEV", "TNI"};
    phrase.clock = kParts[view.Word(at + 1).value];
    phrase.range.end = at + 2;
  }
  return phrase;
}

PhraseOrNothing ReadHoliday(const TimeView& view, TokenIndex i) {
  // Month and day, or month, weekday and which of these in the month: 5 is the last one. The ones
  // whose words mean other things need their "Day".
  struct Holiday {
    int month;
    int day;
    int weekday;
    int which;
    bool needs_day;
  };
  constexpr Holiday kHolidays[] = {
      {12, 25, 0, 0, false}, {10, 31, 0, 0, false}, {11, 0, 4, 4, false}, {11, 0, 2, 1, true},
      {9, 0, 1, 1, true},    {5, 0, 1, 5, true},    {7, 4, 0, 0, true},
  };
  const bool pointed = view.Is(i, TimeClass::kDeictic);
  const TokenIndex at = pointed ? i + 1 : i;
  if (!view.Is(at, TimeClass::kHoliday) || !view[at].capital) return std::nullopt;
  const Holiday& holiday = kHolidays[view.Word(at).value];
  const bool has_day = view.Is(at + 1, "day");
  const bool eve = view.Is(at + 1, "eve") && holiday.day > 1;
  if (!has_day && holiday.needs_day) return std::nullopt;
  TimePhrase phrase =
      MakePhrase(i, at + (has_day || eve ? 2u : 1u), TimexType::kDate, TimeUnit::kDay);
  phrase.month = holiday.month;
  phrase.day = eve ? holiday.day - 1 : holiday.day;
  phrase.weekday = holiday.weekday;
  phrase.part = holiday.which;
  if (pointed) phrase.shift = view.Word(i).value;
  return phrase;
}

}  // namespace whosaid
