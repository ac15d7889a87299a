// Issue labels: the shortest noun phrase that names what a stand is on, and the key under which
// phrases for one issue meet ("club membership for Arden", "Arden joining the club").
#ifndef WHOSAID_EXTRACT_ISSUE_LABEL_H_
#define WHOSAID_EXTRACT_ISSUE_LABEL_H_

#include <optional>
#include <string>

#include "core/document.h"
#include "extract/mention_index.h"
#include "extract/shallow/clauses.h"
#include "extract/shallow/extents.h"
#include "extract/shallow/lemmas.h"

namespace whosaid {

struct IssueLabel {
  std::string label;  // free of polarity, owners first; empty where the words name nothing
  std::string key;    // content words by family, actors by canonical name, sorted
  std::optional<ClusterIndex> actor;  // where the phrase is an actor's name and nothing more
};

struct LabelContext {
  const Document& document;
  const Clauses& clauses;
  const MentionIndex& mentions;
  const Lemmas& lemmas;
};

// `target` is a noun phrase, a verb phrase or a clause; `owner` is the subject of a verb phrase
// that stands elsewhere, or empty.
IssueLabel LabelOf(const LabelContext& context, WordRange target, WordRange owner);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ISSUE_LABEL_H_
