// Cues: what in a block speaks for a kind of zone: what the line says (zones_patterns.h), how it
// talks (zones_register.h), and how it lies on the page, which is one explicit table here.
#ifndef WHOSAID_EXTRACT_ZONES_ZONES_CUES_H_
#define WHOSAID_EXTRACT_ZONES_ZONES_CUES_H_

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "core/vocabulary.h"
#include "extract/zones/zones_blocks.h"
#include "extract/zones/zones_register.h"

namespace whosaid {

constexpr size_t kZoneKinds = 10;

// How strongly each kind is indicated, by its number; weights add up like log-odds.
using ZoneScores = std::array<double, kZoneKinds>;

// The blocks of one article, with what is known of them together.
struct Page {
  std::string_view text;
  std::string_view title;  // the reader's, may be empty
  std::vector<Block> blocks;
};

// What is known of a block.
struct BlockCues {
  std::vector<int> patterns;  // those that it matches, ascending
  RegisterTraits traits{};
  double chatter = 0;   // log-odds of a comment by the traits, bounded
  ZoneScores scores{};  // the weights of all cues together
};

struct PageCues {
  std::vector<BlockCues> blocks;
  size_t first_prose = 0;  // index of the first paragraph of running text, or the blocks' number
};

// Linear in the text.
PageCues FindCues(const Page& page);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ZONES_ZONES_CUES_H_
