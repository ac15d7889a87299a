// True case: headlines capitalise all words ("Mayor Vows to Rebuild Pier"), and the tagger, which
// learned from running text, takes them for names. The forms it is given are those that the words
// have in the rest of the document, after Lita et al. (2003, "tRuEcasIng") and Mikheev (2002,
// "Periods, Capitalized Words, etc.").
#ifndef WHOSAID_EXTRACT_SYNTAX_TRUE_CASE_H_
#define WHOSAID_EXTRACT_SYNTAX_TRUE_CASE_H_

#include <optional>
#include <string>
#include <vector>

#include "core/document.h"
#include "extract/models.h"

namespace whosaid {

// By token: the form in lower case, where the token is a common word in a sentence that
// capitalises them all. Reads text, tokens and sentences. Linear in the document.
std::vector<std::optional<std::string>> FindTrueCase(const Document& document,
                                                     const Models& models);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_SYNTAX_TRUE_CASE_H_
