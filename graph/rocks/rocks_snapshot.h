// A Snapshot of a store in RocksDB: rows read on demand from one view of its tables.
#ifndef WHOSAID_GRAPH_ROCKS_ROCKS_SNAPSHOT_H_
#define WHOSAID_GRAPH_ROCKS_ROCKS_SNAPSHOT_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/rocks/key_value.h"
#include "graph/rocks/layout.h"
#include "graph/store.h"

namespace whosaid {

class RocksSnapshot : public Snapshot {
 public:
  // `folder` is for messages.
  static Result<std::shared_ptr<const RocksSnapshot>> Take(std::shared_ptr<const ReadView> view,
                                                           std::string folder);

  RocksSnapshot(std::shared_ptr<const ReadView> view, std::string folder, const Meta& meta)
      : view_(std::move(view)), folder_(std::move(folder)), meta_(meta) {}

  Result<void> VisitDocuments(const Visitor<DocumentRow>& visit) const override;
  Result<void> VisitStatements(const Visitor<StatementRow>& visit) const override;
  Result<void> VisitPositions(const Visitor<PositionRow>& visit) const override;
  Result<void> VisitActors(const Visitor<ActorRow>& visit) const override;
  Result<void> VisitIssues(const Visitor<IssueRow>& visit) const override;
  Result<void> VisitUtterances(const Visitor<UtteranceRow>& visit) const override;
  Result<std::vector<Id>> DocumentIds(const Id& first, const Id& last) const override;
  Result<DocumentRow> Document(const Id& id) const override;
  Result<std::string> Text(const Id& document) const override;
  Result<FactSet> Facts(const Id& document) const override;
  Result<StatementRow> Statement(const FactId& id) const override;
  Result<PositionRow> Position(const FactId& id) const override;
  Result<std::vector<Decision>> DecisionsOf(const Id& document) const override;
  Result<IssueRow> Issue(const Id& id) const override;
  Result<std::vector<Ruling>> Rulings() const override;
  Result<std::vector<GazetteerEntry>> OwnGazetteer() const override;
  Result<Codebook> ReadCodebook() const override;
  uint64_t Generation() const override { return meta_.generation; }
  bool NeedsLink() const override { return meta_.generation != meta_.linked; }
  Totals Count() const override;
  uint64_t LinkedGeneration() const override { return meta_.linked; }
  Result<std::vector<Id>> ChangedDocuments() const override;
  Result<std::optional<FactSet>> LinkedFacts(const Id& document) const override;
  Result<Id> DocumentOf(uint32_t number) const override;
  Result<std::optional<std::string>> IndexRow(std::string_view key) const override;
  Result<void> VisitIndex(std::string_view prefix, const IndexVisitor& visit) const override;
  Result<void> CheckStorage() const override;

  const Meta& meta() const { return meta_; }
  // The document's key, or kNotFound.
  Result<std::string> KeyOf(const Id& document) const;
  // Whether it came in or changed since the last link.
  Result<bool> IsChanged(std::string_view key) const;
  // As stored, without its actors.
  Result<DocumentRow> ReadDocument(std::string_view key, const Id& id) const;

 private:
  using DocumentVisit = std::function<Result<bool>(const Id& id, const std::string& key)>;
  using Visit = std::function<Result<bool>(std::string_view key, std::string_view value)>;

  // ReadView::Scan over [first, end) of a table, with a visitor that may fail.
  Result<void> Scan(Table table, std::string_view first, std::string_view end,
                    const Visit& visit) const;
  Result<void> VisitDocumentKeys(const DocumentVisit& visit) const;
  Result<std::string> Read(Table table, std::string_view key, std::string_view name) const;
  Result<std::vector<Decision>> ReadDecisions(std::string_view key, const Id& document) const;
  Result<Id> IdOf(std::string_view key) const;
  // Sets the date that link had it inherit.
  Result<void> ReadInheritedDate(std::string_view key, DocumentRow& document) const;
  template <typename Row>
  Result<void> VisitLinked(Table table, std::optional<Row> (*decode)(std::string_view),
                           const Visitor<Row>& visit) const;
  // Of one document, in order, without gaps: `count` of them.
  template <typename Fact>
  Result<std::vector<Fact>> ReadFacts(Table table, std::string_view key, uint32_t count,
                                      std::optional<Fact> (*decode)(std::string_view)) const;

  std::shared_ptr<const ReadView> view_;
  std::string folder_;
  Meta meta_;
};

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_ROCKS_ROCKS_SNAPSHOT_H_
