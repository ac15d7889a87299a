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

// One line of scores per block. Linear in the text.
std::vector<ZoneScores> ScoreBlocks(const Page& page);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ZONES_ZONES_CUES_H_
