// Issue labels: the shortest noun phrase that names what a stand is on, and the key under which
// phrases for one issue meet ("club membership for Arden", "Arden joining the club").
#ifndef WHOSAID_EXTRACT_POSITIONS_LABELS_ISSUE_LABEL_H_
#define WHOSAID_EXTRACT_POSITIONS_LABELS_ISSUE_LABEL_H_

#include <optional>
#include <string>

#include "core/document.h"
#include "extract/coreference/mention_index.h"
#include "extract/coreference/nominals.h"
#include "extract/positions/parse.h"

namespace whosaid {

struct IssueLabel {
  std::string label;  // free of polarity, owners first; empty where the words name nothing
  std::string key;    // content words by family, actors by canonical name, sorted
  std::optional<ClusterIndex> actor;  // where the phrase is an actor's name and nothing more
};

struct LabelContext {
  const Document& document;
  const ParsedSentence& parse;
  const MentionIndex& mentions;
  const Nominals& nominals;
  const IssueLabel* before = nullptr;  // what "it" stands for, where that is known
  MaybeWord cue;  // "the man accused by her": a clause that is no part of the label
};

// `target` heads a noun phrase, a verb phrase or a clause; `owner` is the subject of a verb phrase
// that stands elsewhere.
IssueLabel LabelOf(const LabelContext& context, WordIndex target, MaybeWord owner);

// The mention of the noun phrase that `head` heads: the shortest that holds the word itself, or
// one of a part of its name ("Mayor Ana Berg").
std::optional<IndexedMention> MentionOf(const MentionIndex& mentions, const ParsedSentence& parse,
                                        WordIndex head);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_LABELS_ISSUE_LABEL_H_
