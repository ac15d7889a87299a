#include "core/date.h"

#include <gtest/gtest.h>

namespace whosaid {
namespace {

TEST(Date, ReadsWhatItWrites) {
  for (const char* text : {"2025-02-12", "2025-02", "2025", "0001-01-01", "9999-12-31"}) {
    const auto date = Date::FromIso(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(date->ToString(), text);
  }
}

TEST(Date, KeepsTheDayOfADateTimeAsWritten) {
  EXPECT_EQ(Date::FromIso("2025-02-12T23:59:00-08:00")->ToString(), "2025-02-12");
  EXPECT_EQ(Date::FromIso("2025-02-12 10:00")->ToString(), "2025-02-12");
  EXPECT_EQ(Date::FromIso("20250212")->ToString(), "2025-02-12");
}

TEST(Date, RefusesWhatIsNoDay) {
  for (const char* text : {"", "202", "2025-13", "2025-02-30", "2025-2-1", "202502", "2025-0212",
                           "12.02.2025", "2025-02-12x", "2025-", "0000", "-025-01-01"}) {
    EXPECT_FALSE(Date::FromIso(text)) << text;
  }
}

TEST(Date, CountsDaysFrom1970) {
  EXPECT_EQ(Date::FromIso("1970-01-01")->FirstDay(), 0);
  EXPECT_EQ(Date::FromIso("2000-03-01")->FirstDay(), 11017);
  EXPECT_EQ(Date::FromDay(11017).ToString(), "2000-03-01");
}

TEST(Date, CoversAllDaysOfAMonthOrYear) {
  const Date month = *Date::FromIso("2024-02");
  EXPECT_EQ(Date::FromDay(month.FirstDay()).ToString(), "2024-02-01");
  EXPECT_EQ(Date::FromDay(month.LastDay()).ToString(), "2024-02-29");
  const Date year = *Date::FromIso("2023");
  EXPECT_EQ(year.LastDay() - year.FirstDay(), 364);
  const Date december = *Date::FromIso("2023-12");
  EXPECT_EQ(december.LastDay() - december.FirstDay(), 30);
}

TEST(Date, OrdersByFirstDayThenPrecision) {
  EXPECT_LT(*Date::FromIso("2025-02-11"), *Date::FromIso("2025-02-12"));
  EXPECT_LT(*Date::FromIso("2025-02-01"), *Date::FromIso("2025-02"));
}

}  // namespace
}  // namespace whosaid
