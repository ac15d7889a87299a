// Features: what the model of zones sees of each block: the cues that it shows (zones_cues.h), its
// shape, its place on the page, and the same of the blocks around it.
#ifndef WHOSAID_EXTRACT_ZONES_ZONES_FEATURES_H_
#define WHOSAID_EXTRACT_ZONES_ZONES_FEATURES_H_

#include <functional>

#include "extract/weights/chain_model.h"
#include "extract/zones/zones_cues.h"

namespace whosaid {

// Calls `take` with the features of each block, in order. Linear in the text.
void ForEachBlock(const Page& page, const PageCues& cues,
                  const std::function<void(size_t block, const FeatureList& features)>& take);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ZONES_ZONES_FEATURES_H_
