#include "graph/rocks/rocks_snapshot.h"

#include <algorithm>

#include "graph/encoding.h"
#include "graph/rows.h"

namespace whosaid {

Result<std::shared_ptr<const RocksSnapshot>> RocksSnapshot::Take(
    std::shared_ptr<const ReadView> view, std::string folder) {
  Meta meta;
  for (const auto& [key, counter] : kCounters) {
    const auto value = view->Get(kMeta, key);
    if (!value) return tl::make_unexpected(value.error());
    if (!*value || (*value)->size() != kNumberBytes) {
      return Damaged(folder, fmt::format("meta/{}", key));
    }
    meta.*counter = DecodeNumber(**value);
  }
  return std::make_shared<const RocksSnapshot>(std::move(view), std::move(folder), meta);
}

Result<void> RocksSnapshot::VisitDocuments(const Visitor<DocumentRow>& visit) const {
  return VisitDocumentKeys([&](const Id& id, const std::string& key) -> Result<bool> {
    auto document = ReadDocument(key, id);
    if (!document) return tl::make_unexpected(document.error());
    const auto decisions = ReadDecisions(key, id);
    if (!decisions) return tl::make_unexpected(decisions.error());
    ApplyDecisions(*decisions, *document);
    if (auto read = ReadInheritedDate(key, *document); !read) {
      return tl::make_unexpected(read.error());
    }
    return visit(*document);
  });
}

Result<void> RocksSnapshot::VisitStatements(const Visitor<StatementRow>& visit) const {
  return VisitDocumentKeys([&](const Id& id, const std::string& key) -> Result<bool> {
    FactId fact{id, FactId::Kind::kStatement, 0};
    bool more = true;
    const auto scanned =
        Scan(kStmt, key, After(key), [&](std::string_view, std::string_view value) -> Result<bool> {
          const auto statement = DecodeStatement(value);
          if (!statement) return Damaged(folder_, fact.ToString());
          more = visit({fact, *statement});
          ++fact.ordinal;
          return more;
        });
    if (!scanned) return tl::make_unexpected(scanned.error());
    return more;
  });
}

Result<void> RocksSnapshot::VisitPositions(const Visitor<PositionRow>& visit) const {
  return VisitDocumentKeys([&](const Id& id, const std::string& key) -> Result<bool> {
    FactId fact{id, FactId::Kind::kPosition, 0};
    bool more = true;
    const auto decisions = ReadDecisions(key, id);
    if (!decisions) return tl::make_unexpected(decisions.error());
    const auto scanned =
        Scan(kPosn, key, After(key), [&](std::string_view, std::string_view value) -> Result<bool> {
          const auto position = DecodePosition(value);
          if (!position) return Damaged(folder_, fact.ToString());
          more = visit({fact, *position, IssueOf(*decisions, fact.ordinal, *position)});
          ++fact.ordinal;
          return more;
        });
    if (!scanned) return tl::make_unexpected(scanned.error());
    return more;
  });
}

Result<void> RocksSnapshot::VisitActors(const Visitor<ActorRow>& visit) const {
  return VisitLinked(kActor, DecodeActor, visit);
}

Result<void> RocksSnapshot::VisitIssues(const Visitor<IssueRow>& visit) const {
  return VisitLinked(kIssue, DecodeIssue, visit);
}

Result<void> RocksSnapshot::VisitUtterances(const Visitor<UtteranceRow>& visit) const {
  return VisitLinked(kUtterance, DecodeUtterance, visit);
}

Result<Codebook> RocksSnapshot::ReadCodebook() const {
  const auto value = view_->Get(kCodebook, kCodebookKey);
  if (!value) return tl::make_unexpected(value.error());
  if (!*value) return Codebook();
  const auto codebook = DecodeCodebook(**value);
  if (!codebook) return Damaged(folder_, "the codebook");
  return *codebook;
}

Result<std::vector<Id>> RocksSnapshot::DocumentIds(const Id& first, const Id& last) const {
  std::vector<Id> ids;
  const auto scanned = Scan(kDocHash, EncodeId(first), {},
                            [&](std::string_view key, std::string_view) -> Result<bool> {
                              const std::optional<Id> id = DecodeId(key);
                              if (!id) return Damaged(folder_, "a key of dochash");
                              if (*id > last) return false;
                              ids.push_back(*id);
                              return true;
                            });
  if (!scanned) return tl::make_unexpected(scanned.error());
  return ids;
}

Result<DocumentRow> RocksSnapshot::Document(const Id& id) const {
  const auto key = KeyOf(id);
  if (!key) return tl::make_unexpected(key.error());
  auto document = ReadDocument(*key, id);
  const auto decisions = ReadDecisions(*key, id);
  if (!decisions) return tl::make_unexpected(decisions.error());
  if (!document) return document;
  ApplyDecisions(*decisions, *document);
  if (auto read = ReadInheritedDate(*key, *document); !read) {
    return tl::make_unexpected(read.error());
  }
  return document;
}

Result<void> RocksSnapshot::ReadInheritedDate(std::string_view key, DocumentRow& document) const {
  if (document.article.published) return {};
  const auto value = view_->Get(kDate, LinkKey(meta_.links, key));
  if (!value) return tl::make_unexpected(value.error());
  if (!*value) return {};
  document.inherited = DecodeInheritedDate(**value);
  if (!document.inherited) return Damaged(folder_, "a row of date");
  document.inherited->document = document.id;
  return {};
}

Result<std::string> RocksSnapshot::Text(const Id& document) const {
  const auto key = KeyOf(document);
  if (!key) return tl::make_unexpected(key.error());
  return Read(kBody, *key, "a text");
}

Result<FactSet> RocksSnapshot::Facts(const Id& id) const {
  const auto key = KeyOf(id);
  if (!key) return tl::make_unexpected(key.error());
  auto document = ReadDocument(*key, id);
  if (!document) return tl::make_unexpected(document.error());
  auto text = Read(kBody, *key, "a text");
  if (!text) return tl::make_unexpected(text.error());
  auto statements = ReadFacts(kStmt, *key, document->statements, DecodeStatement);
  if (!statements) return tl::make_unexpected(statements.error());
  auto positions = ReadFacts(kPosn, *key, document->positions, DecodePosition);
  if (!positions) return tl::make_unexpected(positions.error());
  FactSet facts{std::move(document->article), std::move(document->zones),
                std::move(document->clusters), std::move(*statements), std::move(*positions)};
  facts.article.text = std::move(*text);
  return facts;
}

Result<StatementRow> RocksSnapshot::Statement(const FactId& id) const {
  const auto key = KeyOf(id.document);
  if (!key) return tl::make_unexpected(key.error());
  const auto value = view_->Get(kStmt, FactKey(*key, id.ordinal));
  if (!value) return tl::make_unexpected(value.error());
  if (!*value || id.kind != FactId::Kind::kStatement) return NoSuchFact(id);
  const auto statement = DecodeStatement(**value);
  if (!statement) return Damaged(folder_, id.ToString());
  return StatementRow{id, *statement};
}

Result<PositionRow> RocksSnapshot::Position(const FactId& id) const {
  const auto key = KeyOf(id.document);
  if (!key) return tl::make_unexpected(key.error());
  const auto value = view_->Get(kPosn, FactKey(*key, id.ordinal));
  if (!value) return tl::make_unexpected(value.error());
  if (!*value || id.kind != FactId::Kind::kPosition) return NoSuchFact(id);
  const auto position = DecodePosition(**value);
  if (!position) return Damaged(folder_, id.ToString());
  const auto decisions = ReadDecisions(*key, id.document);
  if (!decisions) return tl::make_unexpected(decisions.error());
  return PositionRow{id, *position, IssueOf(*decisions, id.ordinal, *position)};
}

Result<std::vector<Decision>> RocksSnapshot::DecisionsOf(const Id& document) const {
  const auto key = KeyOf(document);
  if (!key) return tl::make_unexpected(key.error());
  return ReadDecisions(*key, document);
}

Result<std::vector<Ruling>> RocksSnapshot::Rulings() const {
  std::vector<Ruling> rulings;
  const auto scanned =
      Scan(kRuling, {}, {}, [&](std::string_view key, std::string_view value) -> Result<bool> {
        std::optional<Ruling> ruling = DecodeRuling(value);
        if (!ruling || key != RulingKey(ruling->at, ruling->id)) {
          return Damaged(folder_, "a row of ruling");
        }
        rulings.push_back(std::move(*ruling));
        return true;
      });
  if (!scanned) return tl::make_unexpected(scanned.error());
  return rulings;
}

Result<std::vector<GazetteerEntry>> RocksSnapshot::OwnGazetteer() const {
  std::vector<GazetteerEntry> entries;
  const auto scanned =
      Scan(kGazetteer, {}, {}, [&](std::string_view key, std::string_view value) -> Result<bool> {
        std::optional<GazetteerEntry> entry = DecodeEntry(value);
        if (!entry || key != EncodeId(whosaid::KeyOf(*entry))) {
          return Damaged(folder_, "a row of gazetteer");
        }
        entries.push_back(std::move(*entry));
        return true;
      });
  if (!scanned) return tl::make_unexpected(scanned.error());
  return entries;
}

Result<std::string> RocksSnapshot::KeyOf(const Id& document) const {
  const auto key = view_->Get(kDocHash, EncodeId(document));
  if (!key) return tl::make_unexpected(key.error());
  if (!*key) return NoSuchDocument(document);
  if ((*key)->size() != kDocumentBytes) return Damaged(folder_, "dochash " + document.ToHex());
  return **key;
}

Result<DocumentRow> RocksSnapshot::ReadDocument(std::string_view key, const Id& id) const {
  const auto value = Read(kDoc, key, "document " + id.ToHex());
  if (!value) return tl::make_unexpected(value.error());
  auto document = DecodeDocument(*value);
  if (!document || document->id != id) return Damaged(folder_, "document " + id.ToHex());
  document->number = static_cast<uint32_t>(DecodeNumber(key));
  return std::move(*document);
}

Result<void> RocksSnapshot::Scan(Table table, std::string_view first, std::string_view end,
                                 const Visit& visit) const {
  Result<void> visited;
  const auto scanned =
      view_->Scan(table, first, end, [&](std::string_view key, std::string_view value) {
        const Result<bool> more = visit(key, value);
        if (!more) visited = tl::make_unexpected(more.error());
        return more && *more;
      });
  return scanned ? visited : scanned;
}

Result<void> RocksSnapshot::VisitDocumentKeys(const DocumentVisit& visit) const {
  return Scan(kDocHash, {}, {}, [&](std::string_view hash, std::string_view key) -> Result<bool> {
    const std::optional<Id> id = DecodeId(hash);
    if (!id || key.size() != kDocumentBytes) return Damaged(folder_, "a row of dochash");
    return visit(*id, std::string(key));
  });
}

Result<std::string> RocksSnapshot::Read(Table table, std::string_view key,
                                        std::string_view name) const {
  auto value = view_->Get(table, key);
  if (!value) return tl::make_unexpected(value.error());
  if (!*value) return Damaged(folder_, fmt::format("{} is missing", name));
  return std::move(**value);
}

Result<std::vector<Decision>> RocksSnapshot::ReadDecisions(std::string_view key,
                                                           const Id& document) const {
  std::vector<Decision> all;
  if (meta_.links == 0) return all;
  for (const bool issue : {false, true}) {
    const auto value = view_->Get(kDecision, DecisionKey(meta_.links, key, issue));
    if (!value) return tl::make_unexpected(value.error());
    if (!*value) continue;
    const auto decisions = DecodeDecisions(**value, document);
    if (!decisions) return Damaged(folder_, "decisions on " + document.ToHex());
    all.insert(all.end(), decisions->begin(), decisions->end());
  }
  return all;
}

Totals RocksSnapshot::Count() const {
  return {meta_.next_document, meta_.statements, meta_.positions, meta_.actors, meta_.issues};
}

template <typename Row>
Result<void> RocksSnapshot::VisitLinked(Table table, std::optional<Row> (*decode)(std::string_view),
                                        const Visitor<Row>& visit) const {
  const std::string prefix = LinkKey(meta_.links);
  return Scan(table, prefix, After(prefix),
              [&](std::string_view key, std::string_view value) -> Result<bool> {
                const std::optional<Id> id = DecodeId(key.substr(prefix.size()));
                std::optional<Row> row = decode(value);
                if (!id || !row)
                  return Damaged(folder_, fmt::format("a row of {}", kTables[table]));
                row->id = *id;
                return visit(*row);
              });
}

template <typename Fact>
Result<std::vector<Fact>> RocksSnapshot::ReadFacts(
    Table table, std::string_view key, uint32_t count,
    std::optional<Fact> (*decode)(std::string_view)) const {
  std::vector<Fact> facts;
  const auto scanned =
      Scan(table, key, After(key),
           [&](std::string_view fact_key, std::string_view value) -> Result<bool> {
             auto fact = decode(value);
             if (!fact || fact_key != FactKey(key, static_cast<uint32_t>(facts.size()))) {
               return Damaged(folder_, fmt::format("a row of {}", kTables[table]));
             }
             facts.push_back(std::move(*fact));
             return true;
           });
  if (!scanned) return tl::make_unexpected(scanned.error());
  if (facts.size() != count) {
    return Damaged(folder_,
                   fmt::format("{} of {} rows of {}", facts.size(), count, kTables[table]));
  }
  return facts;
}

// What Verify can't see through rows: damage in files, and keys that belong to no document.
Result<void> RocksSnapshot::CheckStorage() const {
  if (auto read = view_->VerifyChecksums(); !read) return read;
  std::vector<std::string> keys;  // of documents, sorted
  auto checked = VisitDocumentKeys([&](const Id&, const std::string& key) -> Result<bool> {
    if (DecodeNumber(key) >= meta_.next_document) return Damaged(folder_, "a document's number");
    keys.push_back(key);
    return true;
  });
  if (!checked) return checked;
  std::sort(keys.begin(), keys.end());
  if (std::adjacent_find(keys.begin(), keys.end()) != keys.end()) {
    return Damaged(folder_, "two documents of one number");
  }
  const auto owned = [&](Table table, size_t prefix, size_t size) {
    return Scan(
        table, {}, {}, [&, prefix, size](std::string_view key, std::string_view) -> Result<bool> {
          if (key.size() != size ||
              !std::binary_search(keys.begin(), keys.end(), key.substr(prefix, kDocumentBytes))) {
            return Damaged(folder_,
                           fmt::format("a row of {} that belongs to no document", kTables[table]));
          }
          return true;
        });
  };
  constexpr size_t kFactBytes = kDocumentBytes + kOrdinalBytes;
  for (const auto& [table, prefix, size] :
       {std::tuple(Table{kDoc}, size_t{0}, kDocumentBytes),
        std::tuple(Table{kBody}, size_t{0}, kDocumentBytes),
        std::tuple(Table{kStmt}, size_t{0}, kFactBytes),
        std::tuple(Table{kPosn}, size_t{0}, kFactBytes),
        std::tuple(Table{kDecision}, kNumberBytes, kNumberBytes + kDocumentBytes + 1),
        std::tuple(Table{kChanged}, size_t{0}, kDocumentBytes)}) {
    checked = owned(table, prefix, size);
    if (!checked) return checked;
  }
  return {};
}

}  // namespace whosaid
