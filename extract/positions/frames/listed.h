// Cues right before a colon, of which a list says what they are about: "What the guild wants:",
// "The guild called for:".
#ifndef WHOSAID_EXTRACT_POSITIONS_FRAMES_LISTED_H_
#define WHOSAID_EXTRACT_POSITIONS_FRAMES_LISTED_H_

#include <optional>

#include "extract/positions/frames/find.h"

namespace whosaid {

// All but target and evidence.
std::optional<StanceFinding> FindListed(const ParsedSentence& parse, const StanceLexicon& lexicon);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_FRAMES_LISTED_H_
