// Dates that documents inherit (graph/link/link.h): one without a date of its own
// takes that of the documents with which it shares most utterances, the
// earliest of these.
#ifndef WHOSAID_GRAPH_LINK_LINK_DATES_H_
#define WHOSAID_GRAPH_LINK_LINK_DATES_H_

#include <string>
#include <vector>

#include "graph/store.h"

namespace whosaid {

// `documents` sorted by id. Reads the utterances in `links` and adds inherited
// dates, sorted.
void InheritDates(const std::vector<DocumentRow>& documents, Links& links);

// When something was said in a document with this date: a time that waited for
// it ("XXXX-WXX-3", Wednesday) is resolved. Nothing for other times.
std::optional<Date> ResolveOpenTime(const SaidTime& said, const Date& document);

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_LINK_DATES_H_
