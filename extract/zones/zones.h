// Zones: what each stretch of an article is, from general cues of layout and language, never from
// the names of sites. Zones tile the text.
#ifndef WHOSAID_EXTRACT_ZONES_ZONES_H_
#define WHOSAID_EXTRACT_ZONES_ZONES_H_

#include <vector>

#include "core/document.h"
#include "extract/weights/chain_model.h"

namespace whosaid {

// Reads the article only. What the reader knows (Article::known_zones) is kept and the gaps are
// filled. Blanks after a block belong to its zone. Linear in the text.
std::vector<Zone> FindZones(const Document& document);
// The same by a model other than the shipped one, over the states of zones_states.h.
std::vector<Zone> FindZones(const Document& document, const ChainModel& model);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ZONES_ZONES_H_
