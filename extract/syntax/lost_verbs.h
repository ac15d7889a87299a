// Verbs that the tagger took for nouns, most often in headlines: "Union backs dam", "Valley votes
// against dam".
#ifndef WHOSAID_EXTRACT_SYNTAX_LOST_VERBS_H_
#define WHOSAID_EXTRACT_SYNTAX_LOST_VERBS_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "extract/models.h"

namespace whosaid {

// A verb of the same form and use that can be nothing else, for the tagger to read in its place.
struct StandIn {
  uint32_t token = 0;
  std::string_view form;
};

// Of tokens [first, end) the likely verb, where no finite one was found: a verb of the stance
// lexicon right behind a noun, with something to govern behind it.
std::optional<StandIn> FindLostVerb(const Document& document, const Models& models,
                                    const std::vector<SyntaxWord>& words, uint32_t first,
                                    uint32_t end);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_SYNTAX_LOST_VERBS_H_
