#include "query/snapshot_reader.h"

#include <utility>

namespace whosaid {

Excerpt OpenDocument::WordsOf(const std::vector<Span>& spans) const {
  Excerpt words;
  for (const Span& span : spans) {
    words.texts.emplace_back(Slice(text_, span));
    words.spans.push_back(index_.ToCodePoints(span));
  }
  return words;
}

std::string OpenDocument::WordsOf(const std::optional<Span>& span) const {
  return span ? std::string(Slice(text_, *span)) : std::string();
}

std::optional<Date> OpenDocument::DateOf(const std::optional<SaidTime>& own) const {
  return whosaid::DateOf(row_, own);
}

Result<SnapshotReader> SnapshotReader::Open(const Snapshot& snapshot) {
  SnapshotReader reader(snapshot);
  Result<void> visited = snapshot.VisitActors([&](const ActorRow& row) {
    reader.actors_.emplace(row.id, row);
    return true;
  });
  if (!visited) return tl::make_unexpected(visited.error());
  visited = snapshot.VisitIssues([&](const IssueRow& row) {
    reader.issues_.emplace(row.id, row);
    return true;
  });
  if (!visited) return tl::make_unexpected(visited.error());
  visited = snapshot.VisitUtterances([&](const UtteranceRow& row) {
    for (const UtteranceMember& member : row.members) {
      reader.utterance_of_.emplace(member.statement, reader.utterances_.size());
    }
    reader.utterances_.push_back(row);
    return true;
  });
  if (!visited) return tl::make_unexpected(visited.error());
  return reader;
}

const UtteranceRow* SnapshotReader::UtteranceOf(const FactId& statement) const {
  const auto found = utterance_of_.find(statement);
  return found == utterance_of_.end() ? nullptr : &utterances_[found->second];
}

FactId SnapshotReader::FirstOf(const FactId& statement) const {
  const UtteranceRow* utterance = UtteranceOf(statement);
  return utterance == nullptr ? statement : utterance->members.front().statement;
}

Result<const OpenDocument*> SnapshotReader::Document(const Id& id) {
  if (open_ && open_->row().id == id) return open_.get();
  Result<DocumentRow> row = snapshot_->Document(id);
  if (!row) return tl::make_unexpected(row.error());
  Result<std::string> text = snapshot_->Text(id);
  if (!text) return tl::make_unexpected(text.error());
  open_ = std::make_unique<OpenDocument>(std::move(*row), std::move(*text));
  return open_.get();
}

std::string SnapshotReader::NameOf(const DocumentRow& document, ClusterIndex cluster) const {
  if (cluster < document.actors.size()) {
    const auto actor = actors_.find(document.actors[cluster]);
    if (actor != actors_.end()) return actor->second.name;
  }
  return document.clusters[cluster].name;
}

std::string SnapshotReader::TargetOf(const PositionRow& position) const {
  const auto issue = issues_.find(position.issue);
  if (issue != issues_.end()) return issue->second.label;
  const auto actor = actors_.find(position.issue);
  return actor != actors_.end() ? actor->second.name : position.fact.target.label;
}

std::vector<std::string> SnapshotReader::NamesOf(const DocumentRow& document,
                                                 const std::vector<ClusterIndex>& clusters) const {
  std::vector<std::string> names;
  for (const ClusterIndex cluster : clusters) names.push_back(NameOf(document, cluster));
  return names;
}

Cell SnapshotReader::CellOf(const DocumentRow& document,
                            const std::optional<ClusterIndex>& cluster) const {
  if (!cluster) return std::monostate();
  return NameOf(document, *cluster);
}

Cell CellOf(const std::optional<Date>& date) {
  if (!date) return std::monostate();
  return *date;
}

Cell CellOf(const std::string& text) {
  if (text.empty()) return std::monostate();
  return text;
}

}  // namespace whosaid
