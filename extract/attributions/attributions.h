// Attributions: who said what. The one place where the finders' candidates
// (extract/attributions/finders.h) meet: overlaps are resolved, nesting and relaying are told from
// them, and the fields are filled.
#ifndef WHOSAID_EXTRACT_ATTRIBUTIONS_ATTRIBUTIONS_H_
#define WHOSAID_EXTRACT_ATTRIBUTIONS_ATTRIBUTIONS_H_

#include <vector>

#include "core/document.h"
#include "extract/models.h"

namespace whosaid {

struct AttributionLayer {
  std::vector<Attribution> attributions;  // in the order of their first content span
  // Sources that only attributions mention: Attribution::speaker counts on into them from the
  // document's clusters, to which they are to be appended.
  std::vector<Cluster> sources;
};

// Reads all layers up to the clusters.
AttributionLayer FindAttributions(const Document& document, const Models& models);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ATTRIBUTIONS_ATTRIBUTIONS_H_
