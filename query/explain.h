// Why a fact is believed: the words that show it, the rule or model that found it, and the
// decisions by which its names became actors and issues.
#ifndef WHOSAID_QUERY_EXPLAIN_H_
#define WHOSAID_QUERY_EXPLAIN_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/span.h"
#include "graph/store.h"

namespace whosaid {

struct Evidence {
  std::string part;    // "evidence", "source", "cue", "content", "target"
  Span span;           // in code points of the document's text
  std::string before;  // up to some 60 bytes of context, cut at white space
  std::string words;   // byte for byte
  std::string after;
};

struct Identity {
  std::string role;        // "speaker", "actor", "issue", …
  std::string local_name;  // as this document has it
  std::string name;        // as the graph has it
  std::string reason;      // empty where link has not decided yet
  double confidence = 0;
};

// Another statement of the same utterance.
struct ShownWording {
  FactId id;
  std::string uri;
  std::string outlet;
  std::optional<Date> date;
  std::string diff;  // of its words from the fact's (query/word_diff.h)
  std::string reason;
  double confidence = 0;
};

// An issue that the target might have been and was not.
struct Alternative {
  std::string name;
  std::string reason;  // for its being another
};

struct Explanation {
  FactId id;
  std::string summary;  // "Ann Lee rejects the harbour tunnel"
  DocumentRow document;
  std::vector<Evidence> evidence;
  std::string found_by;
  double confidence = 0;
  std::vector<Identity> identities;
  std::vector<Alternative> rejected;
  std::vector<ShownWording> wordings;  // some twenty at most
};

// `name` as for FindFact.
Result<Explanation> Explain(const Snapshot& snapshot, std::string_view name);

}  // namespace whosaid

#endif  // WHOSAID_QUERY_EXPLAIN_H_
