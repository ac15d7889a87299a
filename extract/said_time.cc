#include "extract/said_time.h"

#include <charconv>
#include <cstdio>
#include <string>
#include <string_view>

namespace whosaid {
namespace {

constexpr std::string_view kDays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec"};

int IndexOf(std::span<const std::string_view> table, std::string_view word) {
  for (size_t i = 0; i < table.size(); ++i) {
    if (word.starts_with(table[i])) return static_cast<int>(i) + 1;
  }
  return 0;
}

// The number that a token writes in digits ("3", "3rd", "2021"), or 0.
int NumberOf(const Word& word) {
  int number = 0;
  std::from_chars(word.folded.data(), word.folded.data() + word.folded.size(), number);
  return number;
}

std::string Format(const char* format, int a, int b, int c) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, format, a, b, c);
  return buffer;
}

class TimeReader {
 public:
  TimeReader(const Words& words, const std::optional<Published>& published, bool future)
      : words_(words), published_(published), future_(future) {}

  std::optional<SaidTime> ReadAt(TokenIndex i, TokenIndex end) const {
    const Word& word = words_[i];
    if (word.Is(kMonth) && word.capital && (word.folded != "may" || IsDayOrYear(i + 1, end))) {
      return ReadMonth(i, end);
    }
    if (word.Is(kWeekday) && word.capital) {
      if (i + 2 < end && IsMark(words_[i + 1], ',') && words_[i + 2].Is(kMonth))
        return ReadMonth(i + 2, end);
      return ReadWeekday(i);
    }
    if (word.folded == "yesterday") return ReadOffset(i, -1);
    if (word.folded == "today" || word.folded == "tonight") return ReadOffset(i, 0);
    if (word.folded == "tomorrow") return ReadOffset(i, 1);
    if (word.folded == "in" && i + 1 < end) {
      const int year = NumberOf(words_[i + 1]);
      if (words_[i + 1].folded.size() == 4 && year >= 1900 && year < 2100)
        return ReadYear(i + 1, year);
    }
    return std::nullopt;
  }

 private:
  bool IsDayOrYear(TokenIndex i, TokenIndex end) const {
    return i < end && NumberOf(words_[i]) > 0;
  }

  bool KnowsDay() const { return published_ && published_->date.precision == DatePrecision::kDay; }

  SaidTime Make(TokenIndex begin, TokenIndex end, std::string timex) const {
    SaidTime time;
    time.timex = std::move(timex);
    time.span = words_.SpanOf({begin, end});
    return time;
  }

  SaidTime ReadWeekday(TokenIndex i) const {
    const int day = IndexOf(kDays, words_[i].folded);
    SaidTime time = Make(i, i + 1, "XXXX-WXX-" + std::to_string(day));
    if (!KnowsDay()) return time;
    const int32_t published = published_->date.FirstDay();
    const int32_t today = ((published + 3) % 7 + 7) % 7 + 1;  // 1970-01-01 was a Thursday
    int32_t back = (today - day + 7) % 7;
    if (future_) back = back == 0 ? 0 : back - 7;
    time.date = Date::FromDay(published - back);
    time.from = DateSource::kResolved;
    return time;
  }

  SaidTime ReadOffset(TokenIndex i, int32_t days) const {
    SaidTime time = Make(i, i + 1, days == 0 ? "PRESENT_REF" : "XXXX-XX-XX");
    if (!KnowsDay()) return time;
    time.date = Date::FromDay(published_->date.FirstDay() + days);
    time.timex = time.date->ToString();
    time.from = DateSource::kResolved;
    return time;
  }

  SaidTime ReadYear(TokenIndex i, int year) const {
    SaidTime time = Make(i, i + 1, std::to_string(year));
    time.date = Date{static_cast<int16_t>(year), 1, 1, DatePrecision::kYear};
    time.from = DateSource::kExplicit;
    return time;
  }

  // "May 3, 2021", "May 3", "May 2021", "May"
  std::optional<SaidTime> ReadMonth(TokenIndex i, TokenIndex end) const {
    const int month = IndexOf(kMonths, words_[i].folded);
    TokenIndex last = i + 1;
    int day = 0;
    int year = 0;
    if (last < end && NumberOf(words_[last]) >= 1 && NumberOf(words_[last]) <= 31) {
      day = NumberOf(words_[last++]);
    }
    TokenIndex at = last;
    if (at + 1 < end && IsMark(words_[at], ',')) ++at;
    if (at < end && words_[at].folded.size() == 4 && NumberOf(words_[at]) >= 1900 &&
        NumberOf(words_[at]) < 2100) {
      year = NumberOf(words_[at]);
      last = at + 1;
    }
    const bool given = year > 0;
    if (!given && published_) year = LatestYear(month, day);
    SaidTime time = Make(i, last, Timex(given ? year : 0, month, day));
    if (year == 0) return time;
    if (day > 0) {
      time.date = Date::FromYmd(year, month, day);
      if (!time.date) return std::nullopt;
    } else {
      time.date =
          Date{static_cast<int16_t>(year), static_cast<uint8_t>(month), 1, DatePrecision::kMonth};
    }
    time.from = given ? DateSource::kExplicit : DateSource::kResolved;
    return time;
  }

  static std::string Timex(int year, int month, int day) {
    const std::string y = year > 0 ? std::to_string(year) : "XXXX";
    return y + (day > 0 ? Format("-%02d-%02d", month, day, 0) : Format("-%02d", month, 0, 0));
  }

  // The year in which the day last came before the article, or with `future` comes next.
  int LatestYear(int month, int day) const {
    const Date& date = published_->date;
    const int published = date.month * 32 + (date.precision == DatePrecision::kDay ? date.day : 31);
    const int said = month * 32 + day;
    if (future_) return said < published ? date.year + 1 : date.year;
    return said > published ? date.year - 1 : date.year;
  }

  const Words& words_;
  const std::optional<Published>& published_;
  bool future_;
};

}  // namespace

std::optional<SaidTime> FindSaidTime(const Words& words, TokenRange range,
                                     const std::optional<Published>& published, bool future) {
  const TimeReader reader(words, published, future);
  for (TokenIndex i = range.begin; i < range.end; ++i) {
    if (auto time = reader.ReadAt(i, range.end)) return time;
  }
  return std::nullopt;
}

}  // namespace whosaid
