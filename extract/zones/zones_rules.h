// Rules: the cheapest sequence of kinds through a page by the weights of cues alone, without any
// training. What they find counts for the model; of pages of a few blocks they decide alone.
#ifndef WHOSAID_EXTRACT_ZONES_ZONES_RULES_H_
#define WHOSAID_EXTRACT_ZONES_ZONES_RULES_H_

#include <vector>

#include "extract/zones/zones_cues.h"

namespace whosaid {

// A kind for each block (Viterbi). REQUIRES: the page has blocks
std::vector<ZoneKind> KindsByRules(const std::vector<Block>& blocks,
                                   const std::vector<BlockCues>& cues);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ZONES_ZONES_RULES_H_
