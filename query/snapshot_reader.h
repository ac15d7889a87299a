// SnapshotReader: what all questions need of a snapshot: names of actors and issues, and documents
// with their text, of which it keeps the latest open, since facts come document by document.
#ifndef WHOSAID_QUERY_SNAPSHOT_READER_H_
#define WHOSAID_QUERY_SNAPSHOT_READER_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/facts.h"
#include "core/result.h"
#include "core/utf8.h"
#include "graph/store.h"
#include "query/table.h"

namespace whosaid {

class OpenDocument {
 public:
  OpenDocument(DocumentRow row, std::string text)
      : row_(std::move(row)), text_(std::move(text)), index_(text_) {}
  OpenDocument(const OpenDocument&) = delete;
  OpenDocument& operator=(const OpenDocument&) = delete;

  const DocumentRow& row() const { return row_; }
  const std::string& text() const { return text_; }
  Excerpt WordsOf(const std::vector<Span>& spans) const;
  // Empty where there is no span.
  std::string WordsOf(const std::optional<Span>& span) const;
  // The date of something in it: its own or else the document's.
  std::optional<Date> DateOf(const std::optional<SaidTime>& own) const;

 private:
  DocumentRow row_;
  std::string text_;
  CodePointIndex index_;
};

class SnapshotReader {
 public:
  // `snapshot` outlives the reader.
  static Result<SnapshotReader> Open(const Snapshot& snapshot);

  const Snapshot& snapshot() const { return *snapshot_; }
  const std::map<Id, ActorRow>& actors() const { return actors_; }
  const std::map<Id, IssueRow>& issues() const { return issues_; }
  // What repeats a statement, or nothing where it is an utterance of its own.
  const UtteranceRow* UtteranceOf(const FactId& statement) const;
  // A statement that stands for its utterance: the same for all that repeat it.
  FactId FirstOf(const FactId& statement) const;

  // Good until the next call.
  Result<const OpenDocument*> Document(const Id& id);

  // The actor's name or, before link, the cluster's.
  std::string NameOf(const DocumentRow& document, ClusterIndex cluster) const;
  // The issue's or actor's name across documents or, before link, the label in this one.
  std::string TargetOf(const PositionRow& position) const;
  std::vector<std::string> NamesOf(const DocumentRow& document,
                                   const std::vector<ClusterIndex>& clusters) const;
  Cell CellOf(const DocumentRow& document, const std::optional<ClusterIndex>& cluster) const;

 private:
  explicit SnapshotReader(const Snapshot& snapshot) : snapshot_(&snapshot) {}

  const Snapshot* snapshot_;
  std::map<Id, ActorRow> actors_;
  std::map<Id, IssueRow> issues_;
  std::vector<UtteranceRow> utterances_;
  std::map<FactId, size_t> utterance_of_;  // indexes of utterances_, by statement
  std::unique_ptr<OpenDocument> open_;
};

// Unknown (std::monostate) where there is none or it is empty.
Cell CellOf(const std::optional<Date>& date);
Cell CellOf(const std::string& text);

}  // namespace whosaid

#endif  // WHOSAID_QUERY_SNAPSHOT_READER_H_
