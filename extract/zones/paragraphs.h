// Paragraphs: the stretches of text that blank lines, line ends and zone boundaries set apart.
#ifndef WHOSAID_EXTRACT_ZONES_PARAGRAPHS_H_
#define WHOSAID_EXTRACT_ZONES_PARAGRAPHS_H_

#include <vector>

#include "core/document.h"

namespace whosaid {

// Spans without white space at their ends, in order. Lines that were wrapped to a width belong to
// one paragraph; any other line end closes one. Reads text and zones; linear in the text's length.
std::vector<Span> FindParagraphs(const Document& document);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ZONES_PARAGRAPHS_H_
