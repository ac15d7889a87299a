#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "graph/encoding.h"
#include "graph/key_value.h"
#include "graph/layout.h"
#include "graph/rocks_snapshot.h"
#include "graph/rows.h"
#include "graph/store.h"

namespace whosaid {
namespace {

namespace fs = std::filesystem;

constexpr size_t kLinkBatch = 20'000;  // rows

void PutMeta(const Meta& meta, Batch& batch) {
  for (const auto& [key, counter] : kCounters) {
    batch.Put(kMeta, std::string(key), EncodeNumber(meta.*counter, kNumberBytes));
  }
}

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
    PutDocument(*key, row, facts, batch);
    RemoveRest(*key, old, row, meta, batch);
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
    if (links.generation != meta.generation) return StaleLinks(links, meta.generation);

    Rows rows;
    if (auto encoded = EncodeLinks(links, **now, rows); !encoded) return encoded;
    if (meta.links > 0) {
      Batch changes;
      if (auto compared = Compare(rows, meta.links, *view, changes); !compared) return compared;
      if (changes.changes().size() <= kLinkBatch) {
        meta.linked = links.generation;
        PutMeta(meta, changes);
        return Write(changes, /*sync=*/true);
      }
    }
    return PutRun(rows, links.generation, meta);
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
    batch.Delete(kDecision, LinkKey(meta.links, key));
    batch.Delete(kDate, LinkKey(meta.links, key));
  }

  static void RemoveLinks(uint64_t first_run, uint64_t end_run, Batch& batch) {
    for (const Table table : {kActor, kIssue, kDecision, kUtterance, kDate}) {
      batch.DeleteRange(table, LinkKey(first_run), LinkKey(end_run));
    }
  }

  // Of the link tables: values by keys without their run.
  using Rows = std::map<std::pair<Table, std::string>, std::string>;

  static Result<void> EncodeLinks(const Links& links, const RocksSnapshot& now, Rows& rows) {
    for (const ActorRow& actor : links.actors) {
      rows[{kActor, EncodeId(actor.id)}] = EncodeActor(actor);
    }
    for (const IssueRow& issue : links.issues) {
      rows[{kIssue, EncodeId(issue.id)}] = EncodeIssue(issue);
    }
    for (auto first = links.decisions.begin(); first != links.decisions.end();) {
      auto end = first;
      while (end != links.decisions.end() && end->document == first->document) ++end;
      const auto key = now.KeyOf(first->document);
      if (!key) return tl::make_unexpected(key.error());
      rows[{kDecision, *key}] = EncodeDecisions({first, end});
      first = end;
    }
    for (const UtteranceRow& utterance : links.utterances) {
      rows[{kUtterance, EncodeId(utterance.id)}] = EncodeUtterance(utterance);
    }
    for (const InheritedDate& inherited : links.dates) {
      const auto key = now.KeyOf(inherited.document);
      if (!key) return tl::make_unexpected(key.error());
      rows[{kDate, *key}] = EncodeInheritedDate(inherited);
    }
    return {};
  }

  // What turns the rows of a run into these, as far as it goes into one batch.
  static Result<void> Compare(const Rows& rows, uint64_t run, const ReadView& view,
                              Batch& changes) {
    auto next = rows.begin();
    const auto put_until = [&](const std::pair<Table, std::string>& key) {
      for (; next != rows.end() && next->first < key && changes.changes().size() <= kLinkBatch;
           ++next) {
        changes.Put(next->first.first, LinkKey(run, next->first.second), next->second);
      }
    };
    const std::string prefix = LinkKey(run);
    for (const Table table : {kActor, kIssue, kDecision, kUtterance, kDate}) {
      const auto scanned = view.Scan(
          table, prefix, After(prefix), [&](std::string_view key, std::string_view value) {
            const std::pair<Table, std::string> row(table, key.substr(prefix.size()));
            put_until(row);
            if (next == rows.end() || next->first != row) {
              changes.Delete(table, std::string(key));
            } else {
              if (next->second != value) changes.Put(table, std::string(key), next->second);
              ++next;
            }
            return changes.changes().size() <= kLinkBatch;
          });
      if (!scanned) return scanned;
      put_until({table + 1, ""});
    }
    return {};
  }

  // Writes all rows beside those before them, and then makes them the ones that count.
  Result<void> PutRun(const Rows& rows, uint64_t generation, Meta meta) {
    const uint64_t run = ++meta.links;
    Batch batch;
    // What a run that did not come to its end may have left.
    RemoveLinks(run, run + 1, batch);
    for (const auto& [row, value] : rows) {
      batch.Put(row.first, LinkKey(run, row.second), value);
      if (auto written = WriteFull(batch); !written) return written;
    }
    meta.linked = generation;
    PutMeta(meta, batch);
    RemoveLinks(0, run, batch);
    return Write(batch, /*sync=*/true);
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

// Makes an empty store in one step: a folder is there with all it needs, or not at all.
Result<void> Create(const std::string& folder) {
  const std::string unfinished = folder + ".unfinished";
  std::error_code error;
  fs::create_directories(fs::path(folder).parent_path(), error);
  if (fs::exists(unfinished, error)) {
    if (auto destroyed = Database::Destroy(unfinished); !destroyed) return destroyed;
  }
  {
    const auto database = Database::Open(unfinished, kTables, Database::Mode::kCreate);
    if (!database) return tl::make_unexpected(database.error());
    Batch batch;
    batch.Put(kMeta, std::string(kFormatKey), EncodeNumber(kStoreFormat, kNumberBytes));
    PutMeta(Meta(), batch);
    if (auto written = (*database)->Write(batch, /*sync=*/true); !written) return written;
  }
  fs::rename(unfinished, folder, error);
  if (error) return Fail(ErrorKind::kSystem, fmt::format("{}: {}", folder, error.message()));
  return {};
}

// That the folder holds a store which this program can read.
Result<void> CheckFormat(const std::string& folder) {
  const auto tables = Database::TablesIn(folder);
  if (!tables) return tl::make_unexpected(tables.error());
  const auto other = Fail(ErrorKind::kBadInput,
                          fmt::format("{}: is a database of another program, no store", folder));
  if (std::find(tables->begin(), tables->end(), kTables[kMeta]) == tables->end()) return other;
  const auto database = Database::Open(folder, std::span(kTables).first(1), Database::Mode::kRead);
  if (!database) return tl::make_unexpected(database.error());
  const auto format = (*database)->View()->Get(kMeta, kFormatKey);
  if (!format) return tl::make_unexpected(format.error());
  if (!*format || (*format)->size() != kNumberBytes) return other;
  if (const uint64_t number = DecodeNumber(**format); number > kStoreFormat) {
    return Fail(ErrorKind::kBadInput,
                fmt::format("{}: is of format {}, this program reads up to {}; update whosaid",
                            folder, number, kStoreFormat));
  } else if (number < kStoreFormat) {
    return Fail(ErrorKind::kBadInput,
                fmt::format("{}: is of format {}, which this program no longer reads; build it "
                            "again from its articles or facts",
                            folder, number));
  }
  return {};
}

// Makes or finds the store; fails where what is there is none.
Result<void> Prepare(const std::string& folder, Access access) {
  std::error_code error;
  const fs::file_status status = fs::status(folder, error);
  if (status.type() == fs::file_type::none) {
    return Fail(ErrorKind::kSystem, fmt::format("{}: {}", folder, error.message()));
  }
  if (!fs::exists(status)) {
    if (access == Access::kCreate) return Create(folder);
    return Fail(ErrorKind::kNotFound,
                fmt::format("{}: no such store; make one with \"whosaid build\"", folder));
  }
  if (!fs::is_directory(status)) {
    return Fail(ErrorKind::kUsage, fmt::format("{}: is a file, no store", folder));
  }
  if (fs::exists(folder + "/CURRENT", error)) return CheckFormat(folder);
  const bool empty = fs::is_empty(folder, error);
  if (error) return Fail(ErrorKind::kSystem, fmt::format("{}: {}", folder, error.message()));
  if (access != Access::kCreate) {
    return Fail(ErrorKind::kNotFound, fmt::format("{}: is a folder without a store", folder));
  }
  if (empty) return Create(folder);
  return Fail(ErrorKind::kUsage,
              fmt::format("{}: is a folder with other files; name a new or empty one", folder));
}

}  // namespace

Result<std::unique_ptr<Store>> OpenRocksStore(const std::string& path, Access access) {
  std::string folder = path;
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  if (auto prepared = Prepare(folder, access); !prepared) {
    return tl::make_unexpected(prepared.error());
  }
  const bool read_only = access == Access::kRead;
  auto database =
      Database::Open(folder, kTables, read_only ? Database::Mode::kRead : Database::Mode::kWrite);
  if (!database) return tl::make_unexpected(database.error());
  return std::make_unique<RocksStore>(std::move(*database), std::move(folder), read_only);
}

}  // namespace whosaid
