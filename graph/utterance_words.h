// The words of a statement as utterances compare them: without case,
// punctuation and the ways in which newsrooms write one thing ("U.S." and "US",
// "5 %" and "5 percent", curly and straight apostrophes).
#ifndef WHOSAID_GRAPH_UTTERANCE_WORDS_H_
#define WHOSAID_GRAPH_UTTERANCE_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace whosaid {

struct ComparedWord {
  std::string form;  // empty for an ellipsis, which may stand for any words
  Span span;         // bytes of the text read
};

std::vector<ComparedWord> ReadComparedWords(std::string_view text);

// The stretches of `content` within `text` that stand between quotation marks;
// `content` itself where `all` of it is quoted.
std::vector<Span> QuotedParts(std::string_view text, const std::vector<Span>& content, bool all);

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_UTTERANCE_WORDS_H_
