// Patterns: what a line says of the zone it belongs to, from the table models/lexicons/zones.tsv,
// all matched at once by one automaton. A new cue is one row there, with an example of its own that
// a test matches.
#ifndef WHOSAID_EXTRACT_ZONES_ZONES_PATTERNS_H_
#define WHOSAID_EXTRACT_ZONES_ZONES_PATTERNS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/vocabulary.h"

namespace whosaid {

// What a line says of its neighbour: the line above a post's signature is the post.
struct NeighbourCue {
  int where = 0;         // -1: the block before, +1: the block after, 0: neither
  double weight = 0;     // for the same kind
  uint32_t longest = 0;  // only a neighbour of so many words at most
};

struct PatternCue {
  ZoneKind kind = ZoneKind::kBody;
  double weight = 0;
  std::string pattern;       // RE2, letter case ignored unless it says (?-i)
  std::string_view example;  // a line that it matches
  NeighbourCue neighbour = {};
};

// The rows of the table.
std::span<const PatternCue> PatternCues();

// Indexes of the patterns that a line matches, ascending; of a long line only the ends are looked
// at. REQUIRES: no blanks at its ends.
std::vector<int> MatchPatterns(std::string_view line);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ZONES_ZONES_PATTERNS_H_
