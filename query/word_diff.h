// Word diff: how one wording of an utterance differs from another, as `git diff
// --word-diff` shows it: "an outcome [-for-]{+of+} the talks". Differences that
// count for nothing (graph/ utterance_words.h) are not shown.
#ifndef WHOSAID_QUERY_WORD_DIFF_H_
#define WHOSAID_QUERY_WORD_DIFF_H_

#include <string>
#include <string_view>

namespace whosaid {

// Of `to`'s words, with those of `from` that it leaves out. Of very long texts
// the first some hundred words are compared.
std::string WordDiff(std::string_view from, std::string_view to);

}  // namespace whosaid

#endif  // WHOSAID_QUERY_WORD_DIFF_H_
