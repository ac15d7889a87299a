// Calendar dates as English prose and file names write them: "Feb. 12, 2025", "12 February 2025",
// "2025-02-12". Only for dates of publication, which are written in full; the times that sentences
// speak of ("on Monday") are another stage's work.
#ifndef WHOSAID_EXTRACT_TIMES_DATE_TEXT_H_
#define WHOSAID_EXTRACT_TIMES_DATE_TEXT_H_

#include <optional>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/span.h"

namespace whosaid {

struct WrittenDate {
  Date date;             // the year is 1 where it is not written
  bool has_year = true;  // false for "Feb. 12"
  Span span;             // bytes of the text searched
};

// The dates in `text`, in order. Numbers whose order is open ("02/03/2025") are left out.
std::vector<WrittenDate> FindDates(std::string_view text);

// The date that a field of metadata gives: ISO 8601, RFC 2822, or English as above. Nothing where
// it holds no date with a year.
std::optional<Date> ReadDate(std::string_view field);

// A date in the name of a file or the path of a URL: "2025-02-12-vote.txt", "20250212",
// "2025/02/12".
std::optional<Date> FindDateInPath(std::string_view path);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_TIMES_DATE_TEXT_H_
