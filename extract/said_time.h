// Said time: when somebody said something, from the words around the cue ("on Monday", "yesterday",
// "on May 3, 2021"), as a TIMEX3 value and, where the article's date is known, as a date.
#ifndef WHOSAID_EXTRACT_SAID_TIME_H_
#define WHOSAID_EXTRACT_SAID_TIME_H_

#include <optional>

#include "core/facts.h"
#include "extract/words.h"

namespace whosaid {

// The first time expression among tokens [range.begin, range.end), nothing where there is none. A
// weekday is the last one up to `published`, or with `future` the first one after it.
std::optional<SaidTime> FindSaidTime(const Words& words, TokenRange range,
                                     const std::optional<Published>& published, bool future);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_SAID_TIME_H_
