// Cues: what in a block speaks for a kind of zone, as one explicit table of patterns (what the
// line says) and one of shapes (how it lies on the page). A new cue is one row with an example of
// its own; tests walk both tables.
#ifndef WHOSAID_EXTRACT_ZONES_CUES_H_
#define WHOSAID_EXTRACT_ZONES_CUES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/vocabulary.h"
#include "extract/zones_blocks.h"

namespace whosaid {

constexpr size_t kZoneKinds = 10;

// How strongly each kind is indicated, by its number; weights add up like log-odds.
using ZoneScores = std::array<double, kZoneKinds>;

// What a line says of its neighbour: the line above a post's signature is the post.
struct NeighbourCue {
  int where = 0;         // -1: the block before, +1: the block after, 0: neither
  double weight = 0;     // for the same kind
  uint32_t longest = 0;  // only a neighbour of so many words at most
};

struct PatternCue {
  ZoneKind kind;
  double weight;
  std::string_view pattern;  // RE2, letter case ignored unless it says (?-i)
  std::string_view example;  // a line that it matches
  NeighbourCue neighbour = {};
};

std::span<const PatternCue> PatternCues();

// Indexes of the patterns that a line matches, ascending. REQUIRES: no blanks at its ends.
std::vector<int> MatchPatterns(std::string_view line);

// The blocks of one article, with what is known of them together.
struct Page {
  std::string_view text;
  std::string_view title;  // the reader's, may be empty
  std::vector<Block> blocks;
};

// One line of scores per block. Linear in the text.
std::vector<ZoneScores> ScoreBlocks(const Page& page);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ZONES_CUES_H_
