// Positions that annotators marked in whole articles (train/gold_positions.tsv): every one that a
// careful reader would accept, so that what is not among them is none. Hashes, places and
// polarities only.
//
// A line, separated by tabs: the hash (XXH3, 64 bits, hexadecimal) of the article's uri; begin and
// end of the evidence in code points; the polarities that are right, the likelier first ("+", "-",
// "+-", "-+"); 1 where nearly every reader would mark it, else 0; hashes of what the holders go by
// (NameKeys). A line with the polarity "0" stands for the article itself, which may hold none.
#ifndef WHOSAID_TRAIN_CORPORA_GOLD_POSITIONS_H_
#define WHOSAID_TRAIN_CORPORA_GOLD_POSITIONS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace whosaid {

struct GoldPosition {
  Span evidence;  // code points
  int polarity = 0;
  bool either = false;
  bool certain = false;
  std::vector<std::string> holders;  // hashes

  bool Allows(int other) const { return either || polarity == other; }
};

using GoldPositions = std::map<std::string, std::vector<GoldPosition>>;  // by the uri's hash

GoldPositions ReadGoldPositions(const std::string& path);

std::string HexHash(std::string_view text);

// What a name goes by: its words, and of short names the last one with what tells namesakes apart.
// Two names that share a key may be one actor's.
std::vector<std::string> NameKeys(std::string_view name);

bool SharesHolder(const GoldPosition& gold, std::string_view name);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_CORPORA_GOLD_POSITIONS_H_
