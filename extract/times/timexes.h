// Time expressions: found by a grammar over tokens, and resolved against the article's date or the
// time spoken of before, as TIMEX3 of TimeML has them.
#ifndef WHOSAID_EXTRACT_TIMES_TIMEXES_H_
#define WHOSAID_EXTRACT_TIMES_TIMEXES_H_

#include <vector>

#include "core/document.h"

namespace whosaid {

// Reads text, published, tokens, sentences and, where it is there, syntax: the tense of the verb
// that a phrase hangs on says whether "Friday" has been or will be. In order and disjoint. Linear
// in the number of tokens.
std::vector<Timex> FindTimexes(const Document& document);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_TIMES_TIMEXES_H_
