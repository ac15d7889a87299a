// Facts on the wire: one document as one line of JSON, format "whosaid-facts/1" (docs/facts.md).
// Spans are code points on the wire, bytes inside. The same facts give the same bytes.
#ifndef WHOSAID_GRAPH_FACTS_FACTS_JSON_H_
#define WHOSAID_GRAPH_FACTS_FACTS_JSON_H_

#include <string>
#include <string_view>

#include "core/facts.h"
#include "core/result.h"

namespace whosaid {

// One line, without the newline. Bytes of names and metadata that are no UTF-8 become U+FFFD.
// REQUIRES: FindFlaw(facts) finds none.
std::string ToJsonLine(const FactSet& facts);

// Reads and checks one line: format, names of keys and terms, text_sha256, every span and index.
// The message names the key ("statements[3].content: …"); the caller adds file and line.
Result<FactSet> FromJsonLine(std::string_view line);

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_FACTS_FACTS_JSON_H_
