#include "extract/times/resolve.h"

#include <fmt/format.h>

#include <cstdlib>

namespace whosaid {
namespace {

constexpr const char* kSeasons[] = {"SP", "SU", "FA", "WI"};
constexpr int kSeasonMonths[] = {3, 6, 9, 12};  // in which each begins

int MonthsOf(const Date& date) { return date.year * 12 + date.month - 1; }

std::optional<Date> FromMonths(int months) {
  return Date::FromYmd(months / 12, months % 12 + 1, 1);
}

// 1 is Monday. 1970-01-01 was a Thursday.
int WeekdayOf(int32_t day) { return ((day + 3) % 7 + 7) % 7 + 1; }

// "1998-W08", after ISO 8601: the week belongs to the year of its Thursday.
std::string WeekValue(int32_t day) {
  const Date thursday = Date::FromDay(day - WeekdayOf(day) + 4);
  const int32_t first = Date{thursday.year, 1, 1}.FirstDay();
  return fmt::format("{:04}-W{:02}", thursday.year, (thursday.FirstDay() - first) / 7 + 1);
}

bool IsDay(int32_t day) { return day > -719000 && day < 2932000; }  // years 1 … 9999

class Resolver {
 public:
  Resolver(const TimePhrase& phrase, const TimeContext& context)
      : phrase_(phrase), context_(context) {}

  std::optional<ResolvedTime> Resolve() {
    if (!phrase_.value.empty()) {
      out_.value = phrase_.value;
      out_.from = DateSource::kExplicit;
      return out_;
    }
    if (phrase_.year_shift || phrase_.part > 0 || phrase_.month > 0 || phrase_.weekday > 0 ||
        phrase_.year > 0) {
      return ResolveCalendar();
    }
    return ResolveShift();
  }

 private:
  // The time to count from; sets where it comes from.
  std::optional<SpokenTime> Base() {
    if (phrase_.from_text && context_.nearby && phrase_.clock.empty()) {
      out_.anchor = context_.nearby->words;
      return context_.nearby;
    }
    if (!context_.published) return std::nullopt;
    const DatePrecision precision = context_.published->precision;
    const TimeUnit unit = precision == DatePrecision::kDay     ? TimeUnit::kDay
                          : precision == DatePrecision::kMonth ? TimeUnit::kMonth
                                                               : TimeUnit::kYear;
    Date date = *context_.published;
    date.precision = DatePrecision::kDay;
    return SpokenTime{date, unit, {}};
  }

  std::optional<ResolvedTime> Give(std::string value, const std::optional<Date>& first_day,
                                   DateSource from = DateSource::kResolved) {
    if (!first_day) return std::nullopt;
    out_.value = std::move(value);
    out_.first_day = first_day;
    out_.from = from;
    if (from == DateSource::kExplicit) out_.anchor.reset();
    return out_;
  }

  std::optional<ResolvedTime> Open(std::string value) {
    out_.value = std::move(value);
    out_.from = DateSource::kUnknown;
    return out_;
  }

  // --- Counted from a base -------------------------------------------------------------------

  std::optional<ResolvedTime> ResolveShift() {
    const int shift = phrase_.shift.value_or(0);
    const bool year_before = phrase_.unit == TimeUnit::kYear && shift == -1 &&
                             phrase_.rule != "pointing word" && context_.quarter_is_nearby;
    if (phrase_.unit == TimeUnit::kQuarter || year_before) {
      return ResolveQuarterShift(year_before ? -4 : shift);
    }
    if (std::abs(shift) > 10000) return std::nullopt;
    const auto base = Base();
    if (!base) return Open(OpenShift());
    // A coarser base ("in 1990 … two weeks later") says nothing of finer units.
    if (phrase_.unit < base->unit) return Open(OpenShift());
    switch (phrase_.unit) {
      case TimeUnit::kSecond:
      case TimeUnit::kMinute:
      case TimeUnit::kHour:
      case TimeUnit::kDayPart:
      case TimeUnit::kDay:
      case TimeUnit::kWeek:
      case TimeUnit::kWeekend:
        return ResolveDays(base->date.FirstDay(), shift);
      default:
        return ResolveMonths(MonthsOf(base->date), shift);
    }
  }

  std::string OpenShift() const {
    const int shift = phrase_.shift.value_or(0);
    if (phrase_.from_text || shift == 0) return "XXXX";
    return shift < 0 ? "PAST_REF" : "FUTURE_REF";
  }

  std::optional<ResolvedTime> ResolveDays(int32_t base, int shift) {
    int32_t day = base;
    if (phrase_.unit == TimeUnit::kWeek) day += 7 * shift;
    if (phrase_.unit == TimeUnit::kDay) day += shift;
    if (phrase_.unit == TimeUnit::kWeekend) {
      // On a weekend the last one is still this one.
      const bool during = WeekdayOf(base) >= 6 && shift < 0;
      day += during ? 0 : 7 * shift;
    }
    if (!IsDay(day)) return std::nullopt;
    const Date date = Date::FromDay(day);
    if (phrase_.unit == TimeUnit::kWeek) {
      return Give(WeekValue(day), Date::FromDay(day - WeekdayOf(day) + 1));
    }
    if (phrase_.unit == TimeUnit::kWeekend) {
      return Give(WeekValue(day) + "-WE", Date::FromDay(day - WeekdayOf(day) + 6));
    }
    return Give(date.ToString() + phrase_.clock, date);
  }

  std::optional<ResolvedTime> ResolveMonths(int base, int shift) {
    if (phrase_.unit == TimeUnit::kMonth) {
      const auto date = FromMonths(base + shift);
      return date ? Give(fmt::format("{:04}-{:02}", date->year, date->month), date) : std::nullopt;
    }
    int years = base / 12;
    if (phrase_.unit == TimeUnit::kYear) years += shift;
    if (phrase_.unit == TimeUnit::kDecade) years += 10 * shift;
    if (phrase_.unit == TimeUnit::kCentury) years += 100 * shift;
    if (years < 1 || years > 9999) return std::nullopt;
    const auto date = Date::FromYmd(years, 1, 1);
    if (phrase_.unit == TimeUnit::kDecade) return Give(fmt::format("{:03}", years / 10), date);
    if (phrase_.unit == TimeUnit::kCentury) return Give(fmt::format("{:02}", years / 100), date);
    return Give(fmt::format("{:04}", years), date);
  }

  // "the quarter", "the same period last year", "last quarter"
  std::optional<ResolvedTime> ResolveQuarterShift(int shift) {
    const bool own = phrase_.unit == TimeUnit::kQuarter && !phrase_.from_text;
    if (!own && context_.quarter) {
      out_.anchor = context_.quarter->words;
      return GiveQuarter(MonthsOf(context_.quarter->date) / 3 + shift);
    }
    if (!own && shift == 0 && !phrase_.latest) return std::nullopt;
    if (!context_.published) return Open("XXXX-QX");
    if (phrase_.latest) return GiveQuarter(MonthsOf(*context_.published) / 3 - 1);
    if (!own) {
      const auto date = Date::FromYmd(context_.published->year - 1, 1, 1);
      return Give(fmt::format("{:04}", context_.published->year - 1), date);
    }
    return GiveQuarter(MonthsOf(*context_.published) / 3 + shift);
  }

  std::optional<ResolvedTime> GiveQuarter(int quarters, DateSource from = DateSource::kResolved) {
    return Give(fmt::format("{:04}-Q{}", quarters / 4, quarters % 4 + 1), FromMonths(quarters * 3),
                from);
  }

  // --- Calendar fields ------------------------------------------------------------------------

  std::optional<ResolvedTime> ResolveCalendar() {
    if (phrase_.weekday > 0 && phrase_.month == 0) return ResolveWeekday();
    int year = phrase_.year;
    DateSource from = DateSource::kExplicit;
    if (year == 0) {
      from = DateSource::kResolved;
      if (!context_.published) return Open("XXXX" + Rest());
      year = phrase_.year_shift ? context_.published->year + *phrase_.year_shift : YearOfPart();
    }
    if (year < 1 || year > 9999) return std::nullopt;
    if (phrase_.weekday > 0 && phrase_.part > 0) return ResolveHoliday(year);
    const auto date = Date::FromYmd(year, MonthOfPart(), phrase_.day > 0 ? phrase_.day : 1);
    return Give(fmt::format("{:04}{}", year, Rest()), date, from);
  }

  // "Thanksgiving", the fourth Thursday of November.
  std::optional<ResolvedTime> ResolveHoliday(int year) {
    const auto first = Date::FromYmd(year, phrase_.month, 1);
    if (!first) return std::nullopt;
    int32_t day = first->FirstDay();
    // The Tuesday of an election is the one behind the first Monday.
    if (phrase_.month == 11 && phrase_.weekday == 2) ++day;
    day += (phrase_.weekday - WeekdayOf(day) + 7) % 7 + 7 * (phrase_.part - 1);
    while (Date::FromDay(day).month != phrase_.month) day -= 7;  // the last one
    const Date date = Date::FromDay(day);
    return Give(date.ToString(), date);
  }

  // What follows the year in the value.
  std::string Rest() const {
    if (phrase_.month > 0 && phrase_.day > 0) {
      return fmt::format("-{:02}-{:02}{}", phrase_.month, phrase_.day, phrase_.clock);
    }
    if (phrase_.month > 0) return fmt::format("-{:02}", phrase_.month);
    if (phrase_.part == 0) return "";
    if (phrase_.unit == TimeUnit::kQuarter) return fmt::format("-Q{}", phrase_.part);
    if (phrase_.unit == TimeUnit::kHalf) return fmt::format("-H{}", phrase_.part);
    return fmt::format("-{}", kSeasons[phrase_.part - 1]);
  }

  int MonthOfPart() const {
    if (phrase_.month > 0) return phrase_.month;
    if (phrase_.part == 0) return 1;
    if (phrase_.unit == TimeUnit::kQuarter) return phrase_.part * 3 - 2;
    if (phrase_.unit == TimeUnit::kHalf) return phrase_.part * 6 - 5;
    return kSeasonMonths[phrase_.part - 1];
  }

  // The year in which the month, quarter or season is meant that has none: "last May", "next
  // winter"; else by which way the clause looks, or the nearest.
  int YearOfPart() const {
    const Date& published = *context_.published;
    const int year = published.year;
    // In days, months or quarters since the year began.
    const bool days = phrase_.day > 0 && published.precision == DatePrecision::kDay;
    const int own = days ? phrase_.month * 31 + phrase_.day : MonthOfPart();
    const int now = days ? published.month * 31 + published.day : NowInParts();
    if (phrase_.shift) {
      if (*phrase_.shift == 0) return year;
      if (*phrase_.shift < 0) return own < now ? year : year - 1;
      return own > now ? year : year + 1;
    }
    const bool future = context_.direction == Direction::kFuture;
    if (phrase_.part > 0 && phrase_.month == 0) return own > now && !future ? year - 1 : year;
    // News looks less far ahead than back: in October "March" is last March, "December" this one.
    const int back = (future ? 2 : 7) * (days ? 31 : 1);
    const int ahead = (future ? 10 : days ? 5 : 2) * (days ? 31 : 1);
    if (own - now > ahead) return year - 1;
    return now - own > back ? year + 1 : year;
  }

  // The publication's month, or that in which its quarter or half began.
  int NowInParts() const {
    const int month = context_.published->month;
    if (phrase_.unit == TimeUnit::kQuarter) return (month - 1) / 3 * 3 + 1;
    if (phrase_.unit == TimeUnit::kHalf) return (month - 1) / 6 * 6 + 1;
    return month;
  }

  std::optional<ResolvedTime> ResolveWeekday() {
    const auto base = Base();
    if (!base || base->unit > TimeUnit::kDay) {
      return Open(fmt::format("XXXX-WXX-{}{}", phrase_.weekday, phrase_.clock));
    }
    const int32_t today = base->date.FirstDay();
    const int32_t back = (WeekdayOf(today) - phrase_.weekday + 7) % 7;
    const int32_t ahead = (7 - back) % 7;
    int32_t day = today - back;
    if (phrase_.shift && *phrase_.shift < 0) {
      day = back == 0 ? today - 7 : today - back;
    } else if (phrase_.shift && *phrase_.shift > 0) {
      day = ahead == 0 ? today + 7 : today + ahead;
    } else if (context_.direction >= Direction::kPresent || (phrase_.shift && !phrase_.from_text)) {
      day = today + ahead;
    }
    if (!IsDay(day)) return std::nullopt;
    const Date date = Date::FromDay(day);
    return Give(date.ToString() + phrase_.clock, date);
  }

  const TimePhrase& phrase_;
  const TimeContext& context_;
  ResolvedTime out_;
};

}  // namespace

std::optional<ResolvedTime> ResolveTime(const TimePhrase& phrase, const TimeContext& context) {
  return Resolver(phrase, context).Resolve();
}

}  // namespace whosaid
