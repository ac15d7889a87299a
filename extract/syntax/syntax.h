// Syntax: tags, lemmas and dependency trees (Universal Dependencies v2).
#ifndef WHOSAID_EXTRACT_SYNTAX_SYNTAX_H_
#define WHOSAID_EXTRACT_SYNTAX_SYNTAX_H_

#include <vector>

#include "core/document.h"
#include "extract/models.h"
#include "extract/syntax/kernels.h"

namespace whosaid {

// Reads text, tokens and sentences, or takes the article's known words; one word per token. Each
// sentence is one tree. Sentences with more words than SyntaxModel::kLongestSentence, and headlines
// at colons and the like, are read in parts, of which the later ones hang on the first as
// "parataxis". Headlines that capitalise all words are read as if they didn't
// (extract/syntax/true_case.h). All kernels give the same.
std::vector<SyntaxWord> FindSyntax(const Document& document, const Models& models,
                                   const Kernels& kernels = AvailableKernels().back());

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_SYNTAX_SYNTAX_H_
