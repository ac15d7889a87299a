// Which wordings are nearly the same (graph/link/utterances/link_utterances.h).
//
// Words decide: the same words but for an edit, or one wording's words within another's. Compared
// are pairs that share enough shingles, so whether two are near depends on the two and on whether
// these shingles are a crowd's, and not on what else there is.
#ifndef WHOSAID_GRAPH_LINK_UTTERANCES_NEAR_WORDINGS_H_
#define WHOSAID_GRAPH_LINK_UTTERANCES_NEAR_WORDINGS_H_

#include <compare>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "graph/link/utterances/wordings.h"

namespace whosaid {

// The longest common subsequence of two lists of words.
struct Alignment {
  size_t shared = 0;       // words in both, in order
  size_t gaps = 0;         // places where the longer goes on and the shorter does not, ellipses
                           // excepted
  bool may_match = false;  // they share most words of the shorter
  bool alike = false;      // and of the longer
};

Alignment Align(const Wording& a, const Wording& b);

// Two wordings that are near, by their words alone.
struct Near {
  WordingKey later = 0;  // the greater key
  WordingKey earlier = 0;
  size_t shared = 0;  // shingles that tie them
  Alignment alignment;
};

// All pairs of them.
std::vector<Near> FindAllNear(const Wordings& wordings);

// Of `keys` all that are near to one of them, to one of those, and so on: adds them, and returns
// all pairs among them.
Result<std::vector<Near>> FindNear(Wordings& wordings, std::set<WordingKey>& keys);

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_UTTERANCES_NEAR_WORDINGS_H_
