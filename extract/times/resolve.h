// Resolution: what a time phrase comes to, given when the article was published and what time was
// spoken of before.
#ifndef WHOSAID_EXTRACT_TIMES_RESOLVE_H_
#define WHOSAID_EXTRACT_TIMES_RESOLVE_H_

#include <optional>
#include <string>

#include "core/date.h"
#include "core/span.h"
#include "extract/times/grammar.h"

namespace whosaid {

// Which way the clause around a phrase looks.
enum class Direction : uint8_t {
  kUnknown,
  kPast,
  kPresent,  // "the talks begin Friday"
  kFuture,
};

// A time spoken of: its first day and how finely it was given.
struct SpokenTime {
  Date date;
  TimeUnit unit = TimeUnit::kDay;
  Span words;
};

struct TimeContext {
  std::optional<Date> published;
  Direction direction = Direction::kUnknown;
  std::optional<SpokenTime> nearby;   // the latest in this sentence or the one before
  std::optional<SpokenTime> quarter;  // the latest quarter in the text
  bool quarter_is_nearby = false;     // some sentences back at most
};

struct ResolvedTime {
  std::string value;
  std::optional<Date> first_day;  // of the time meant, precise to the day
  DateSource from = DateSource::kUnknown;
  std::optional<Span> anchor;  // the words it was counted from; none: the article's date
};

// Nothing where the phrase means nothing here ("the quarter", and none was spoken of).
std::optional<ResolvedTime> ResolveTime(const TimePhrase& phrase, const TimeContext& context);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_TIMES_RESOLVE_H_
