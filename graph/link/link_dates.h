// Dates that documents inherit (graph/link/link.h): one without a date of its own
// takes that of the documents with which it shares most utterances, the
// earliest of these.
#ifndef WHOSAID_GRAPH_LINK_LINK_DATES_H_
#define WHOSAID_GRAPH_LINK_LINK_DATES_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/store.h"

namespace whosaid {

// By document, where it has one.
using PublishedDates = std::map<Id, std::optional<Date>>;

// What documents inherit by these utterances, sorted. `published` has all documents of these;
// `snapshot` gives their uris. Right for documents all of whose utterances are here.
Result<std::vector<InheritedDate>> InheritDates(const std::vector<UtteranceRow>& utterances,
                                                const PublishedDates& published,
                                                const Snapshot& snapshot);

// When something was said in a document with this date: a time that waited for
// it ("XXXX-WXX-3", Wednesday) is resolved. Nothing for other times.
std::optional<Date> ResolveOpenTime(const SaidTime& said, const Date& document);

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_LINK_DATES_H_
