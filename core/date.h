// Date: a UTC calendar day, month or year, with its precision. Times of day are not kept: news
// text rarely gives them and articles are dated by the day.
#ifndef WHOSAID_CORE_DATE_H_
#define WHOSAID_CORE_DATE_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/vocabulary.h"

namespace whosaid {

struct Date {
  int16_t year = 1;   // 1 … 9999
  uint8_t month = 1;  // 1 … 12; 1 where the precision is year
  uint8_t day = 1;    // 1 … 31; 1 where the precision is coarser than a day
  DatePrecision precision = DatePrecision::kDay;

  // Orders by first day, then finer precision first.
  friend auto operator<=>(const Date&, const Date&) = default;

  // "2025-02-12", "2025-02" or "2025".
  std::string ToString() const;

  // First and last day covered, as days since 1970-01-01.
  int32_t FirstDay() const;
  int32_t LastDay() const;

  // REQUIRES: the day lies in the years 1 … 9999.
  static Date FromDay(int32_t days_since_1970);

  // Reads what ToString writes, and ISO 8601 date-times of which it keeps the date as written.
  // Nothing for any other text or a day that does not exist.
  static std::optional<Date> FromIso(std::string_view text);

  // Nothing where there is no such day.
  static std::optional<Date> FromYmd(int year, int month, int day);
};

}  // namespace whosaid

#endif  // WHOSAID_CORE_DATE_H_
