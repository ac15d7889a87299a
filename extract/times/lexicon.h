// The words of time: months, weekdays, units, numbers, and the words that point ("last", "ago").
// All are closed classes of English, so they stand in tables here.
#ifndef WHOSAID_EXTRACT_TIMES_LEXICON_H_
#define WHOSAID_EXTRACT_TIMES_LEXICON_H_

#include <cstdint>
#include <string_view>

#include "core/vocabulary.h"

namespace whosaid {

enum class TimeClass : uint8_t {
  kNone,
  kNumber,     // "three", "24": value
  kOrdinal,    // "third", "3rd": value
  kYear,       // "2014": value
  kDecade,     // "1990s", "'90s", "nineties": value 1990
  kScale,      // "hundred", "thousand": value
  kMonth,      // value 1 … 12
  kWeekday,    // value 1 … 7, Monday is 1
  kUnit,       // "week": unit
  kSeason,     // value 0 … 3: spring, summer, fall, winter
  kDayPart,    // value 0 … 4: morning, midday, afternoon, evening, night
  kDay,        // "yesterday": value is the shift in days
  kFrequency,  // "monthly": unit, value is how many of it
  kVague,      // "few", "several"
  kReference,  // "now", "recently": value 0 present, 1 past, 2 future
  kDeictic,    // "last", "this", "next": value is the shift
  kPhase,      // "early", "late": value 0 start, 1 middle, 2 end
  kClock,      // "10:30", "noon": value is minutes since midnight
  kMeridiem,   // "a.m.": value is hours to add
  kZone,       // "GMT", "EST"
  kHoliday,    // "Christmas": value is its place in the table of holidays (rules_calendar.cc)
};

struct TimeWord {
  TimeClass time_class = TimeClass::kNone;
  int32_t value = 0;
  TimeUnit unit = TimeUnit::kDay;
  bool plural = false;

  bool Is(TimeClass c) const { return time_class == c; }
};

// What the word, folded (characters.h), says of time. `kNone` for all others.
TimeWord FindTimeWord(std::string_view folded);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_TIMES_LEXICON_H_
