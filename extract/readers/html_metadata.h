// What a page says of itself: JSON-LD, OpenGraph and other meta elements, time elements, in this
// order of trust.
#ifndef WHOSAID_EXTRACT_READERS_HTML_METADATA_H_
#define WHOSAID_EXTRACT_READERS_HTML_METADATA_H_

#include "core/article.h"
#include "extract/readers/html_tree.h"

namespace whosaid {

// An article without uri, text and zones: title, published, author, outlet and language as far as
// the page gives them. What is malformed is passed over.
Article ReadPageMetadata(const GumboNode& page);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_READERS_HTML_METADATA_H_
