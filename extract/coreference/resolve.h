// Resolving: which of the finders' candidates stand, and how they nest.
#ifndef WHOSAID_EXTRACT_COREFERENCE_RESOLVE_H_
#define WHOSAID_EXTRACT_COREFERENCE_RESOLVE_H_

#include <optional>
#include <vector>

#include "extract/attributions/finders.h"

namespace whosaid {

struct Resolved {
  Candidate candidate;
  std::optional<size_t> parent;    // the one whose content holds this one whole
  std::vector<TokenRange> relays;  // sources of "according to …" beside it, nearest first
};

// Of two that exclude each other the preferred one stands, else the more confident one: two of
// one cue, and two whose contents cross. One inside the other's content is nested. In the order of
// the first content span.
std::vector<Resolved> ResolveCandidates(const Words& words, std::vector<Candidate> candidates);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_COREFERENCE_RESOLVE_H_
