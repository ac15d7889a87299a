// Published: when an article came out, from its metadata or, for want of that, from its own words.
#ifndef WHOSAID_EXTRACT_TIMES_PUBLISHED_H_
#define WHOSAID_EXTRACT_TIMES_PUBLISHED_H_

#include <optional>

#include "core/document.h"

namespace whosaid {

// Reads article and zones. In this order: what the reader knows; a full date in a dateline or
// byline ("by Ann Lee | Feb 12, 2025"), or one without its year that another full date of the text
// completes; a line of its own that is little but a date, or "Published …" and "Updated …"; a date
// in the name of the file; a full date in a photo caption, as photos go with the day's news.
std::optional<Published> FindPublished(const Document& document);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_TIMES_PUBLISHED_H_
