// The words of issues' keys and labels (graph/link/issues/link_issues.h).
#ifndef WHOSAID_GRAPH_LINK_ISSUES_ISSUE_WORDS_H_
#define WHOSAID_GRAPH_LINK_ISSUES_ISSUE_WORDS_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whosaid {

// How often each was written.
using Labels = std::map<std::string, uint32_t>;

// Sorted, distinct.
std::vector<std::string> SplitKey(std::string_view key);
std::string Join(const std::vector<std::string>& words);
bool Includes(const std::vector<std::string>& all, const std::vector<std::string>& some);

// The words of a key without light ones and landforms; "pre-2014" and "2014" are the same to it.
// Empty where too little remains to go by.
std::vector<std::string> Reduced(const std::vector<std::string>& words);

bool IsNumber(std::string_view word);
// Of this century or the last.
bool IsYear(std::string_view word);
bool IsMeasure(std::string_view word);

// Whether a label gives a measure with its number: keys may leave signs out.
bool IsMeasured(const Labels& labels);

// The most frequent well-formed label, the shortest of these, the first of the alphabet.
bool IsShownBefore(const std::pair<const std::string, uint32_t>& a,
                   const std::pair<const std::string, uint32_t>& b);

// Whether the word is written with a capital in some label: a name.
bool IsName(const std::string& word, const Labels& labels);

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_ISSUES_ISSUE_WORDS_H_
