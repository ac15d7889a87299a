// Clusters: who is meant, within one document: names, pronouns and descriptions of one actor
// together.
#ifndef WHOSAID_EXTRACT_COREFERENCE_CLUSTERS_H_
#define WHOSAID_EXTRACT_COREFERENCE_CLUSTERS_H_

#include <vector>

#include "core/document.h"
#include "extract/models.h"

namespace whosaid {

// Reads tokens, sentences, syntax, quotations and names. Clusters are in the order of their first
// mention.
// "I" and "we" of a quotation are not among the mentions: who speaks is found later.
std::vector<Cluster> FindClusters(const Document& document, const Models& models);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_COREFERENCE_CLUSTERS_H_
