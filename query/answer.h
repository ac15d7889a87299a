// Answers: questions and listings evaluated over a snapshot.
#ifndef WHOSAID_QUERY_ANSWER_H_
#define WHOSAID_QUERY_ANSWER_H_

#include <string>
#include <vector>

#include "core/result.h"
#include "graph/store.h"
#include "query/question.h"
#include "query/table.h"

namespace whosaid {

class SnapshotReader;

// A name in a question that nothing in the store goes by.
struct UnknownName {
  std::string what;  // "actor", "issue"
  std::string name;
  std::vector<std::string> nearest;  // names it may stand for, the likeliest first
};

struct Answer {
  Table table;
  std::vector<UnknownName> unknown;  // where not empty, the table is
};

// Sorted by date (unknown ones last), uri, place in the text. Every row carries the exact words,
// the document's uri, outlet and date, and the fact's short id.
Result<Answer> AskSaid(const Snapshot& snapshot, const SaidQuestion& question);
Result<Answer> AskPositions(const Snapshot& snapshot, const PositionsQuestion& question);

// The positions that a question asks for, sorted by id. Names that nothing goes by are added to
// `unknown`; then there are none.
Result<std::vector<FactId>> FindPositions(const SnapshotReader& reader,
                                          const PositionsQuestion& question,
                                          std::vector<UnknownName>& unknown);

// The positions in the order of their dates, those of one utterance, actor, issue and stance once,
// with what changed: an actor whose latest stand on the issue was of the other polarity turns.
Result<Answer> AskTimeline(const Snapshot& snapshot, const PositionsQuestion& question);

// Everything of one kind: actors and issues by number of documents or positions, then name;
// documents by date, then uri. Statements and positions count where they pass the filter; issues
// without any are left out.
Result<Table> ListActors(const Snapshot& snapshot, const FactFilter& filter);
Result<Table> ListIssues(const Snapshot& snapshot, const FactFilter& filter);
// How far the codebook reaches: its concepts in its order, then the issues that it does not cover,
// by number of positions in the articles' own words.
Result<Table> ListCoverage(const Snapshot& snapshot);
Result<Table> ListDocuments(const Snapshot& snapshot);

// How many of what: one row for each count.
Result<Table> CountAll(const Snapshot& snapshot);

}  // namespace whosaid

#endif  // WHOSAID_QUERY_ANSWER_H_
