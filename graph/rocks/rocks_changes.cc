// What link reads of a store, beside its rows (graph/rocks/rocks_snapshot.h).
#include <algorithm>

#include "graph/encoding.h"
#include "graph/facts/facts_json.h"
#include "graph/rocks/rocks_snapshot.h"
#include "graph/rows.h"

namespace whosaid {

Result<Id> RocksSnapshot::IdOf(std::string_view key) const {
  const auto value = Read(kDoc, key, "a document");
  if (!value) return tl::make_unexpected(value.error());
  const auto document = DecodeDocument(*value);
  if (!document) return Damaged(folder_, "a row of doc");
  return document->id;
}

Result<Id> RocksSnapshot::DocumentOf(uint32_t number) const {
  if (number >= meta_.next_document) return NoSuchDocument(Id());
  return IdOf(DocumentKey(number));
}

Result<std::vector<Id>> RocksSnapshot::ChangedDocuments() const {
  std::vector<Id> ids;
  const auto scanned =
      Scan(kChanged, {}, {}, [&](std::string_view key, std::string_view) -> Result<bool> {
        const Result<Id> id = IdOf(key);
        if (!id) return tl::make_unexpected(id.error());
        ids.push_back(*id);
        return true;
      });
  if (!scanned) return tl::make_unexpected(scanned.error());
  std::sort(ids.begin(), ids.end());
  return ids;
}

Result<bool> RocksSnapshot::IsChanged(std::string_view key) const {
  const auto value = view_->Get(kChanged, key);
  if (!value) return tl::make_unexpected(value.error());
  return value->has_value();
}

Result<std::optional<FactSet>> RocksSnapshot::LinkedFacts(const Id& document) const {
  const auto key = KeyOf(document);
  if (!key) return tl::make_unexpected(key.error());
  const auto value = view_->Get(kChanged, *key);
  if (!value) return tl::make_unexpected(value.error());
  if (!*value) return NoSuchDocument(document);
  if ((*value)->empty()) return std::nullopt;
  auto facts = FromJsonLine(**value);
  if (!facts) return Damaged(folder_, "a row of changed");
  return std::move(*facts);
}

Result<IssueRow> RocksSnapshot::Issue(const Id& id) const {
  const auto value = view_->Get(kIssue, LinkKey(meta_.links, EncodeId(id)));
  if (!value) return tl::make_unexpected(value.error());
  if (!*value) return NoSuchIssue(id);
  auto issue = DecodeIssue(**value);
  if (!issue) return Damaged(folder_, "a row of issue");
  issue->id = id;
  return std::move(*issue);
}

Result<std::optional<std::string>> RocksSnapshot::IndexRow(std::string_view key) const {
  return view_->Get(kIndex, LinkKey(meta_.links, key));
}

Result<void> RocksSnapshot::VisitIndex(std::string_view prefix, const IndexVisitor& visit) const {
  const std::string run = LinkKey(meta_.links);
  const std::string first = run + std::string(prefix);
  return view_->Scan(kIndex, first, After(run), [&](std::string_view key, std::string_view value) {
    return key.starts_with(first) && visit(key.substr(run.size()), value);
  });
}

}  // namespace whosaid
