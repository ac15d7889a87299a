// The rules of the grammar of time (grammar.h): each reads one kind of phrase that begins at token
// `i`, or nothing.
#ifndef WHOSAID_EXTRACT_TIMES_RULES_H_
#define WHOSAID_EXTRACT_TIMES_RULES_H_

#include <optional>
#include <string>

#include "extract/times/grammar.h"

namespace whosaid {

using PhraseOrNothing = std::optional<TimePhrase>;

// A phrase of the tokens [begin, end).
TimePhrase MakePhrase(TokenIndex begin, TokenIndex end, TimexType type, TimeUnit unit);

// A number in digits or words. `number` has no value where it is vague ("several").
struct Counted {
  std::optional<int> number;
  bool half = false;  // "2 1/2"
  TokenIndex end = 0;
};
std::optional<Counted> ReadCount(const TimeView& view, TokenIndex i);

// A year in digits or words ("2014", "nineteen ninety-seven").
struct YearRead {
  int year = 0;
  TokenIndex end = 0;
};
std::optional<YearRead> ReadYearNumber(const TimeView& view, TokenIndex i);

// "P3M", "PT2H30M", "PXY"
std::string DurationValue(const Counted& count, TimeUnit unit, int times = 1);

// Calendar.
PhraseOrNothing ReadIsoDate(const TimeView& view, TokenIndex i);    // "2025-02-12"
PhraseOrNothing ReadMonthDate(const TimeView& view, TokenIndex i);  // "[Wed., ]Feb. 12[, 2025]"
PhraseOrNothing ReadDayMonth(const TimeView& view, TokenIndex i);   // "12 February 2025"
PhraseOrNothing ReadMonth(const TimeView& view, TokenIndex i);      // "last May", "May 2021"
PhraseOrNothing ReadYear(const TimeView& view, TokenIndex i);       // "2014", "fiscal 1989"
PhraseOrNothing ReadDecade(const TimeView& view, TokenIndex i);     // "the 1990s", "20th century"
PhraseOrNothing ReadQuarter(const TimeView& view, TokenIndex i);    // "the third quarter of 1990"
PhraseOrNothing ReadSeason(const TimeView& view, TokenIndex i);     // "last summer"
PhraseOrNothing ReadWeekday(const TimeView& view, TokenIndex i);    // "next Friday"
PhraseOrNothing ReadHoliday(const TimeView& view, TokenIndex i);    // "last Thanksgiving"
PhraseOrNothing ReadClock(const TimeView& view, TokenIndex i);      // "10 p.m. Wednesday"

// Relative to something else.
PhraseOrNothing ReadDayWord(const TimeView& view, TokenIndex i);      // "yesterday morning"
PhraseOrNothing ReadDeictic(const TimeView& view, TokenIndex i);      // "last year", "that week"
PhraseOrNothing ReadReference(const TimeView& view, TokenIndex i);    // "now", "the future"
PhraseOrNothing ReadYearEarlier(const TimeView& view, TokenIndex i);  // "year-earlier"

// Lengths and repetitions.
PhraseOrNothing ReadDuration(const TimeView& view,
                             TokenIndex i);                   // "the past two years", "a year ago"
PhraseOrNothing ReadSet(const TimeView& view, TokenIndex i);  // "every Friday", "monthly"

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_TIMES_RULES_H_
