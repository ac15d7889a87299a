#include "core/date.h"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

namespace whosaid {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

int32_t DayNumber(int year, unsigned month, unsigned day) {
  const year_month_day ymd{std::chrono::year(year), std::chrono::month(month),
                           std::chrono::day(day)};
  return static_cast<int32_t>(sys_days(ymd).time_since_epoch().count());
}

// Reads exactly `digits` digits from the front of `text` and drops them.
std::optional<int> TakeNumber(std::string_view& text, size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + digits, value);
  if (error != std::errc() || end != text.data() + digits || text[0] == '-') return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

}  // namespace

std::string Date::ToString() const {
  switch (precision) {
    case DatePrecision::kDay:
      return fmt::format("{:04}-{:02}-{:02}", year, month, day);
    case DatePrecision::kMonth:
      return fmt::format("{:04}-{:02}", year, month);
    case DatePrecision::kYear:
      return fmt::format("{:04}", year);
  }
  return {};
}

int32_t Date::FirstDay() const { return DayNumber(year, month, day); }

int32_t Date::LastDay() const {
  switch (precision) {
    case DatePrecision::kDay:
      return FirstDay();
    case DatePrecision::kMonth:
      return month == 12 ? DayNumber(year + 1, 1, 1) - 1 : DayNumber(year, month + 1u, 1) - 1;
    case DatePrecision::kYear:
      return DayNumber(year + 1, 1, 1) - 1;
  }
  return FirstDay();
}

Date Date::FromDay(int32_t days_since_1970) {
  const year_month_day ymd{sys_days(std::chrono::days(days_since_1970))};
  return Date{static_cast<int16_t>(static_cast<int>(ymd.year())),
              static_cast<uint8_t>(static_cast<unsigned>(ymd.month())),
              static_cast<uint8_t>(static_cast<unsigned>(ymd.day())), DatePrecision::kDay};
}

std::optional<Date> Date::FromYmd(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || day < 1) return std::nullopt;
  const year_month_day ymd{std::chrono::year(year),
                           std::chrono::month(static_cast<unsigned>(month)),
                           std::chrono::day(static_cast<unsigned>(day))};
  if (!ymd.ok()) return std::nullopt;
  return Date{static_cast<int16_t>(year), static_cast<uint8_t>(month), static_cast<uint8_t>(day),
              DatePrecision::kDay};
}

std::optional<Date> Date::FromIso(std::string_view text) {
  const std::optional<int> year = TakeNumber(text, 4);
  if (!year) return std::nullopt;
  DatePrecision precision = DatePrecision::kYear;
  int month = 1;
  int day = 1;
  const bool dashed = text.starts_with('-');
  if (!text.empty()) {
    if (dashed) text.remove_prefix(1);
    const std::optional<int> read = TakeNumber(text, 2);
    if (!read) return std::nullopt;
    month = *read;
    precision = DatePrecision::kMonth;
    if (!text.empty()) {
      if (dashed != text.starts_with('-')) return std::nullopt;
      if (dashed) text.remove_prefix(1);
      const std::optional<int> read_day = TakeNumber(text, 2);
      if (!read_day) return std::nullopt;
      day = *read_day;
      precision = DatePrecision::kDay;
      // A time of day may follow; it is not kept.
      if (!text.empty() && text[0] != 'T' && text[0] != ' ') return std::nullopt;
    } else if (!dashed) {
      return std::nullopt;  // "202502" is no ISO date
    }
  }
  std::optional<Date> date = FromYmd(*year, month, day);
  if (date) date->precision = precision;
  return date;
}

}  // namespace whosaid
