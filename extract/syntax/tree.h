// Trees: the best dependency tree for scored arcs.
#ifndef WHOSAID_EXTRACT_SYNTAX_TREE_H_
#define WHOSAID_EXTRACT_SYNTAX_TREE_H_

#include <cstdint>
#include <span>
#include <vector>

namespace whosaid {

// The heads of n words, from 1; 0 is the root, and exactly one word has it. scores[i * (n + 1) + j]
// is how well word i + 1 hangs on head j. Takes each word's best head where that makes a tree,
// else the best tree (Chu-Liu, Edmonds) with the most convinced root. REQUIRES: n > 0.
std::vector<uint32_t> BestTree(std::span<const float> scores, size_t n);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_SYNTAX_TREE_H_
