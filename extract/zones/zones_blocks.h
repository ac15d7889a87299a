// Blocks: the lines of an article, or its paragraphs where lines are wrapped by hand; what the zone
// stage decides about one by one. Blank lines belong to no block.
#ifndef WHOSAID_EXTRACT_ZONES_ZONES_BLOCKS_H_
#define WHOSAID_EXTRACT_ZONES_ZONES_BLOCKS_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/article.h"

namespace whosaid {

struct Block {
  Span span;                 // without the blanks around it
  uint32_t words = 0;        // runs between blanks
  uint32_t capitalised = 0;  // words that begin with a capital letter
  uint32_t repeats = 0;      // earlier blocks with the same text
  bool after_blank = true;   // a blank line, or nothing, stands before it
  bool ends_sentence = false;
  std::optional<ZoneKind> known;  // from the reader
};

// The blocks of `text`, in order: one for each known zone, and the lines of the gaps between them.
// REQUIRES: `known` is sorted and disjoint.
std::vector<Block> SplitBlocks(std::string_view text, const std::vector<Zone>& known);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ZONES_ZONES_BLOCKS_H_
