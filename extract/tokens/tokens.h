// Tokens: the words, numbers and marks of a text, as Universal Dependencies English cuts them:
// hyphenated words apart but for prefixes ("long|-|term", "re-elected"), contractions and
// possessives split ("do|n't", "Ana|'s"), abbreviations with their full stop ("Gov.", "U.S.").
#ifndef WHOSAID_EXTRACT_TOKENS_TOKENS_H_
#define WHOSAID_EXTRACT_TOKENS_TOKENS_H_

#include <vector>

#include "core/document.h"

namespace whosaid {

// Reads the text only, or takes the article's known words. Tokens are in order, disjoint and not
// empty, and cover all but white space; the text is never changed. Linear in its length.
std::vector<Token> FindTokens(const Document& document);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_TOKENS_TOKENS_H_
