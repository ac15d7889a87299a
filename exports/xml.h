// Text for XML 1.0 documents.
#ifndef WHOSAID_EXPORTS_XML_H_
#define WHOSAID_EXPORTS_XML_H_

#include <string>
#include <string_view>

namespace whosaid {

// `text` as the content of an element or of a quoted attribute: & < > " and the carriage return as
// references, characters that XML 1.0 does not allow as U+FFFD. REQUIRES: valid UTF-8.
std::string EscapeXml(std::string_view text);

}  // namespace whosaid

#endif  // WHOSAID_EXPORTS_XML_H_
