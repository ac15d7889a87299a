// References: pronouns and descriptions, each with the actor it stands for.
#ifndef WHOSAID_EXTRACT_REFERENCES_H_
#define WHOSAID_EXTRACT_REFERENCES_H_

#include <vector>

#include "core/document.h"
#include "extract/actor_names.h"
#include "extract/actors.h"
#include "extract/cue_verbs.h"
#include "extract/words.h"

namespace whosaid {

// Adds to `actors` the mentions by "he", "she", "they", "the secretary", and new actors for sources
// that no name names: "a harbour official", "critics". `actor_of` gives the actor of each name.
// Linear in the text's length.
void ResolveReferences(const Document& document, const Words& words,
                       const std::vector<CueVerb>& cues, const std::vector<ActorName>& names,
                       const std::vector<ActorIndex>& actor_of, std::vector<Actor>& actors);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_REFERENCES_H_
