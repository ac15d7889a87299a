#include <fmt/format.h>

#include <set>
#include <utility>

#include "graph/encoding.h"
#include "graph/facts/facts_json.h"
#include "graph/rocks/key_value.h"
#include "graph/rocks/layout.h"
#include "graph/rocks/link_rows.h"
#include "graph/rocks/prepare.h"
#include "graph/rocks/rocks_snapshot.h"
#include "graph/rows.h"
#include "graph/store.h"

namespace whosaid {
namespace {

constexpr size_t kLinkBatch = 20'000;  // rows

class RocksStore : public Store {
 public:
  RocksStore(std::shared_ptr<Database> database, std::string folder, bool read_only)
      : database_(std::move(database)), folder_(std::move(folder)), read_only_(read_only) {}

  // What fails here is still in the log.
  ~RocksStore() override {
    if (written_) static_cast<void>(database_->Flush());
  }

  Result<Stored> Put(const FactSet& facts) override {
    if (read_only_) return ReadOnly();
    if (auto refusal = FindRefusal(facts)) return Fail(ErrorKind::kBadInput, *refusal);
    const auto now = RocksSnapshot::Take(database_->View(), folder_);
    if (!now) return tl::make_unexpected(now.error());
    Meta meta = (*now)->meta();
    const DocumentRow row = RowOf(facts);

    DocumentRow old;
    Result<std::string> key = (*now)->KeyOf(row.id);
    const bool there = key.has_value();
    if (there) {
      auto stored = (*now)->ReadDocument(*key, row.id);
      if (!stored) return tl::make_unexpected(stored.error());
      if (stored->digest == row.digest) return Stored::kUnchanged;
      old = std::move(*stored);
    } else if (key.error().kind == ErrorKind::kNotFound) {
      key = DocumentKey(meta.next_document++);
    } else {
      return tl::make_unexpected(key.error());
    }

    Batch batch;
    if (auto kept = KeepLinked(**now, *key, there ? &row.id : nullptr, batch); !kept) {
      return tl::make_unexpected(kept.error());
    }
    PutDocument(*key, row, facts, batch);
    RemoveRest(*key, old, row, meta, batch);
    meta.statements += row.statements - uint64_t{old.statements};
    meta.positions += row.positions - uint64_t{old.positions};
    ++meta.generation;
    PutMeta(meta, batch);
    const auto written = Write(batch, /*sync=*/false);
    if (!written) return tl::make_unexpected(written.error());
    return there ? Stored::kReplaced : Stored::kAdded;
  }

  Result<void> PutLinks(const Links& links) override {
    if (read_only_) return ReadOnly();
    const std::shared_ptr<const ReadView> view = database_->View();
    const auto now = RocksSnapshot::Take(view, folder_);
    if (!now) return tl::make_unexpected(now.error());
    Meta meta = (*now)->meta();
    if (links.generation != meta.generation) return StaleLinks(links.generation, meta.generation);

    const auto rows = LinkRows::Encode(links, **now);
    if (!rows) return tl::make_unexpected(rows.error());
    meta.linked = links.generation;
    meta.actors = links.actors.size();
    meta.issues = links.issues.size();
    if (meta.links > 0) {
      Batch changes;
      auto compared = Compare(*rows, meta.links, *view, kLinkBatch, changes);
      if (!compared) return compared;
      if (changes.changes().size() <= kLinkBatch) return MakeCount(changes, meta);
    }
    return PutRun(*rows, meta);
  }

  Result<void> ChangeLinks(const LinkChanges& changes) override {
    if (read_only_) return ReadOnly();
    const auto view = database_->View();
    const auto now = RocksSnapshot::Take(view, folder_);
    if (!now) return tl::make_unexpected(now.error());
    Meta meta = (*now)->meta();
    if (changes.generation != meta.generation || changes.from != meta.linked || meta.links == 0) {
      return StaleLinks(changes.generation, meta.generation);
    }
    Batch batch;
    if (auto encoded = EncodeChanges(changes, **now, *view, meta, batch); !encoded) return encoded;
    meta.linked = changes.generation;
    return MakeCount(batch, meta);
  }

  Result<size_t> PutRulings(const std::vector<Ruling>& rulings) override {
    if (read_only_) return ReadOnly();
    const auto view = database_->View();
    const auto now = RocksSnapshot::Take(view, folder_);
    if (!now) return tl::make_unexpected(now.error());
    Batch batch;
    std::set<std::string> added;
    for (const Ruling& ruling : rulings) {
      std::string key = RulingKey(ruling.at, ruling.id);
      const auto there = view->Get(kRuling, key);
      if (!there) return tl::make_unexpected(there.error());
      if (*there || !added.insert(key).second) continue;
      batch.Put(kRuling, std::move(key), EncodeRuling(ruling));
    }
    if (added.empty()) return 0;
    Meta meta = (*now)->meta();
    ++meta.generation;
    PutMeta(meta, batch);
    if (auto written = Write(batch, /*sync=*/true); !written) {
      return tl::make_unexpected(written.error());
    }
    return added.size();
  }

  Result<void> PutGazetteer(const std::vector<GazetteerEntry>& entries) override {
    if (read_only_) return ReadOnly();
    const auto now = RocksSnapshot::Take(database_->View(), folder_);
    if (!now) return tl::make_unexpected(now.error());
    Meta meta = (*now)->meta();
    Batch batch;
    for (const GazetteerEntry& entry : entries) {
      batch.Put(kGazetteer, EncodeId(KeyOf(entry)), EncodeEntry(entry));
    }
    ++meta.generation;
    PutMeta(meta, batch);
    return Write(batch, /*sync=*/true);
  }

  Result<void> PutCodebook(const Codebook& codebook) override {
    if (read_only_) return ReadOnly();
    const auto now = RocksSnapshot::Take(database_->View(), folder_);
    if (!now) return tl::make_unexpected(now.error());
    const Result<Codebook> there = (*now)->ReadCodebook();
    if (!there) return tl::make_unexpected(there.error());
    if (*there == codebook) return {};
    Batch batch;
    batch.Put(kCodebook, std::string(kCodebookKey), EncodeCodebook(codebook));
    Meta meta = (*now)->meta();
    ++meta.generation;
    PutMeta(meta, batch);
    return Write(batch, /*sync=*/true);
  }

  Result<std::shared_ptr<const Snapshot>> TakeSnapshot() const override {
    return RocksSnapshot::Take(database_->View(), folder_);
  }

 private:
  tl::unexpected<Error> ReadOnly() const {
    return Fail(ErrorKind::kUsage, fmt::format("{}: is open for reading only", folder_));
  }

  // For the next link: that a document changes, and what the links have of it.
  static Result<void> KeepLinked(const RocksSnapshot& now, const std::string& key, const Id* old,
                                 Batch& batch) {
    if (now.meta().links == 0) return {};
    std::string linked;
    if (old != nullptr) {
      const auto known = now.IsChanged(key);
      if (!known) return tl::make_unexpected(known.error());
      if (*known) return {};
      const auto facts = now.Facts(*old);
      if (!facts) return tl::make_unexpected(facts.error());
      linked = ToJsonLine(*facts);
    }
    batch.Put(kChanged, key, std::move(linked));
    return {};
  }

  static void PutDocument(const std::string& key, const DocumentRow& row, const FactSet& facts,
                          Batch& batch) {
    batch.Put(kDocHash, EncodeId(row.id), key);
    batch.Put(kDoc, key, EncodeDocument(row));
    batch.Put(kBody, key, facts.article.text);
    for (uint32_t i = 0; i < row.statements; ++i) {
      batch.Put(kStmt, FactKey(key, i), EncodeStatement(facts.statements[i]));
    }
    for (uint32_t i = 0; i < row.positions; ++i) {
      batch.Put(kPosn, FactKey(key, i), EncodePosition(facts.positions[i]));
    }
  }

  // What the `old` facts have more than the new ones, and what was decided about them.
  static void RemoveRest(const std::string& key, const DocumentRow& old, const DocumentRow& row,
                         const Meta& meta, Batch& batch) {
    for (uint32_t i = row.statements; i < old.statements; ++i) batch.Delete(kStmt, FactKey(key, i));
    for (uint32_t i = row.positions; i < old.positions; ++i) batch.Delete(kPosn, FactKey(key, i));
    for (const bool issue : {false, true}) {
      batch.Delete(kDecision, DecisionKey(meta.links, key, issue));
    }
    batch.Delete(kDate, LinkKey(meta.links, key));
  }

  static void RemoveLinks(uint64_t first_run, uint64_t end_run, Batch& batch) {
    for (const Table table : kLinkTables) {
      batch.DeleteRange(table, LinkKey(first_run), LinkKey(end_run));
    }
  }

  // The last step of every link.
  Result<void> MakeCount(Batch& batch, const Meta& meta) {
    batch.DeleteRange(kChanged, DocumentKey(0), DocumentKey(meta.next_document));
    PutMeta(meta, batch);
    return Write(batch, /*sync=*/true);
  }

  // Writes all rows beside those before them, and then makes them the ones that count.
  Result<void> PutRun(const LinkRows& rows, Meta meta) {
    const uint64_t run = ++meta.links;
    Batch batch;
    // What a run that did not come to its end may have left.
    RemoveLinks(run, run + 1, batch);
    for (const Table table : kLinkTables) {
      for (const auto& [key, value] : rows.Of(table)) {
        batch.Put(table, LinkKey(run, key), value);
        if (auto written = WriteFull(batch); !written) return written;
      }
    }
    RemoveLinks(0, run, batch);
    return MakeCount(batch, meta);
  }

  // Writes and empties a batch that has grown large.
  Result<void> WriteFull(Batch& batch) {
    if (batch.changes().size() < kLinkBatch) return {};
    const auto written = Write(batch, /*sync=*/false);
    batch = {};
    return written;
  }

  Result<void> Write(const Batch& batch, bool sync) {
    written_ = true;
    return database_->Write(batch, sync);
  }

  std::shared_ptr<Database> database_;
  std::string folder_;
  bool read_only_;
  bool written_ = false;
};

}  // namespace

Result<std::unique_ptr<Store>> OpenRocksStore(const std::string& path, Access access) {
  std::string folder = path;
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  if (auto prepared = PrepareStore(folder, access); !prepared) {
    return tl::make_unexpected(prepared.error());
  }
  const bool read_only = access == Access::kRead;
  auto database =
      Database::Open(folder, kTables, read_only ? Database::Mode::kRead : Database::Mode::kWrite);
  if (!database) return tl::make_unexpected(database.error());
  return std::make_unique<RocksStore>(std::move(*database), std::move(folder), read_only);
}

}  // namespace whosaid
