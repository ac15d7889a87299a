// Said time: when somebody said something, from the time expressions around the cue ("on Monday",
// "yesterday", "on May 3, 2021").
#ifndef WHOSAID_EXTRACT_TIMES_SAID_TIME_H_
#define WHOSAID_EXTRACT_TIMES_SAID_TIME_H_

#include <optional>

#include "core/document.h"
#include "extract/tokens/token_range.h"

namespace whosaid {

// Reads timexes. The first among tokens [range.begin, range.end) that says when: a day, a part of
// one, a week, a month, a season or, behind "in", a year; not behind the article's date unless it
// is in the `future`. Nothing where there is none.
std::optional<SaidTime> FindSaidTime(const Document& document, TokenRange range, bool future);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_TIMES_SAID_TIME_H_
