// What an actor does in a sentence by its rules, where the model sees a stand on that actor.
#ifndef WHOSAID_EXTRACT_POSITIONS_JUDGEMENT_ROLES_H_
#define WHOSAID_EXTRACT_POSITIONS_JUDGEMENT_ROLES_H_

#include <span>

#include "extract/positions/frames/find.h"

namespace whosaid {

// "(She said) Berg rejects the plan": a stand of Berg's, not on Berg.
bool Holds(std::span<const StanceFinding> findings, WordIndex word);

// "Arden warned Lodria over the dam": a stand on the dam.
bool IsAddressed(const ParsedSentence& parse, std::span<const StanceFinding> findings,
                 WordIndex word);

// "(She said) Berg refused": what Berg says or wants is no light on Berg.
bool Speaks(const ParsedSentence& parse, const StanceLexicon& stances, WordIndex subject);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_JUDGEMENT_ROLES_H_
