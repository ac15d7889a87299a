// Whom and what somebody is against or for by a prefix ("anti-Berg protesters", "a pro-tram
// group"), or because they want it to end ("a boycott of the ferry", "sent boats to stop the
// rebels").
#ifndef WHOSAID_EXTRACT_POSITIONS_FRAMES_AGAINST_H_
#define WHOSAID_EXTRACT_POSITIONS_FRAMES_AGAINST_H_

#include <vector>

#include "extract/positions/frames/find.h"

namespace whosaid {

// Adds them to what was found so far, which says what is wanted.
void FindAgainst(const ParsedSentence& parse, std::vector<StanceFinding>& found);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_FRAMES_AGAINST_H_
