// Stances that no word of the lexicon shows: imperatives, exclusions ("talks rather than
// sanctions"), denials, fragments ("No new tolls"), and what two do to each other ("Berg and Ode
// clashed").
#ifndef WHOSAID_EXTRACT_POSITIONS_FRAMES_CUELESS_H_
#define WHOSAID_EXTRACT_POSITIONS_FRAMES_CUELESS_H_

#include <vector>

#include "extract/positions/frames/find.h"

namespace whosaid {

// Adds them to what was found by cues, which denials and exclusions build on.
void FindCueless(const ParsedSentence& parse, const StanceLexicon& lexicon,
                 std::vector<StanceFinding>& found);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_FRAMES_CUELESS_H_
