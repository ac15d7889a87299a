#include "graph/rocks/key_value.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

namespace whosaid {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMegabyte = 1 << 20;

std::string OneLine(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// The process that holds the write lock, or 0 where that is unknown.
pid_t LockHolder(const std::string& folder) {
  const int file = open((folder + "/LOCK").c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  struct flock lock = {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  const bool held = fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
  close(file);
  return held ? lock.l_pid : 0;
}

tl::unexpected<Error> Locked(const std::string& folder, const std::string& status) {
  // RocksDB's words where this very process holds the lock. Looking at the lock file would then
  // let go of the lock.
  const bool own = status.find("lock hold by current process") != std::string::npos;
  const pid_t holder = own ? getpid() : LockHolder(folder);
  return Fail(ErrorKind::kSystem,
              fmt::format("{}: is being written by another whosaid{}; wait until it is done",
                          folder, holder > 0 ? fmt::format(" (process {})", holder) : ""));
}

tl::unexpected<Error> FromStatus(const std::string& folder, const rocksdb::Status& status) {
  const std::string text = OneLine(status.ToString());
  if (status.IsIOError() && text.find("/LOCK:") != std::string::npos &&
      text.find("ermission denied") == std::string::npos) {
    return Locked(folder, text);
  }
  if (status.IsNoSpace() || text.find("No space left") != std::string::npos) {
    return Fail(ErrorKind::kSystem,
                fmt::format("{}: no space left on the disk; nothing was lost, free some and run "
                            "again",
                            folder));
  }
  if (text.find("ermission denied") != std::string::npos) {
    return Fail(ErrorKind::kSystem, fmt::format("{}: permission denied ({})", folder, text));
  }
  if (status.IsCorruption()) {
    return Fail(ErrorKind::kBadInput,
                fmt::format("{}: is damaged ({}); restore a copy or build it again", folder, text));
  }
  return Fail(ErrorKind::kSystem, fmt::format("{}: {}", folder, text));
}

rocksdb::Slice ToSlice(std::string_view text) { return {text.data(), text.size()}; }
std::string_view ToView(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

// RocksDB's log of its own doings, which nobody reads, would abort the program on a full disk: its
// writer may not be used after a failed write.
class NoLog : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

rocksdb::DBOptions DatabaseOptions() {
  rocksdb::DBOptions options;
  // A torn tail, which a crash leaves, is dropped; damage in the middle of the log is an error.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.recycle_log_file_num = 0;
  options.max_total_wal_size = 64 * kMegabyte;  // keeps opening after a crash within seconds
  options.db_write_buffer_size = 64 * kMegabyte;
  options.max_open_files = -1;  // a reader keeps the files that a writer deletes
  options.bytes_per_sync = kMegabyte;
  options.wal_bytes_per_sync = kMegabyte;
  options.info_log = std::make_shared<NoLog>();
  options.max_bgerror_resume_count = 0;  // a full disk ends the work; the next run goes on
  return options;
}

rocksdb::ColumnFamilyOptions TableOptions() {
  rocksdb::ColumnFamilyOptions options;
  options.compression = rocksdb::kLZ4Compression;
  options.bottommost_compression = rocksdb::kZSTD;
  options.level_compaction_dynamic_level_bytes = true;
  rocksdb::BlockBasedTableOptions table;
  table.block_size = size_t{16} * 1024;
  table.filter_policy.reset(rocksdb::NewRibbonFilterPolicy(10));
  table.format_version = 5;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

// The open database and the handles of its tables, which must go before it.
struct Handles {
  ~Handles() {
    for (rocksdb::ColumnFamilyHandle* handle : all) db->DestroyColumnFamilyHandle(handle);
    if (db != nullptr) db->Close().PermitUncheckedError();
  }
  rocksdb::ColumnFamilyHandle* Of(Table table) const { return all[table + 1]; }

  std::string folder;
  std::unique_ptr<rocksdb::DB> db;
  std::vector<rocksdb::ColumnFamilyHandle*> all;  // of "default", which is empty, then the tables
};

class RocksView : public ReadView {
 public:
  RocksView(std::shared_ptr<const Handles> handles, bool read_only) : handles_(std::move(handles)) {
    if (!read_only) snapshot_ = handles_->db->GetSnapshot();
  }
  ~RocksView() override {
    if (snapshot_ != nullptr) handles_->db->ReleaseSnapshot(snapshot_);
  }
  RocksView(const RocksView&) = delete;
  RocksView& operator=(const RocksView&) = delete;

  Result<std::optional<std::string>> Get(Table table, std::string_view key) const override {
    std::string value;
    const rocksdb::Status status =
        handles_->db->Get(Options(), handles_->Of(table), ToSlice(key), &value);
    if (status.IsNotFound()) return std::nullopt;
    if (!status.ok()) return FromStatus(handles_->folder, status);
    return value;
  }

  Result<void> Scan(Table table, std::string_view first, std::string_view end,
                    const Visit& visit) const override {
    rocksdb::ReadOptions options = Options();
    const rocksdb::Slice bound = ToSlice(end);
    if (!end.empty()) options.iterate_upper_bound = &bound;
    const std::unique_ptr<rocksdb::Iterator> at(
        handles_->db->NewIterator(options, handles_->Of(table)));
    for (at->Seek(ToSlice(first)); at->Valid(); at->Next()) {
      if (!visit(ToView(at->key()), ToView(at->value()))) break;
    }
    // An iterator that meets damage just ends; only its status tells.
    if (!at->status().ok()) return FromStatus(handles_->folder, at->status());
    return {};
  }

  Result<void> VerifyChecksums() const override {
    const rocksdb::Status status = handles_->db->VerifyChecksum();
    if (!status.ok()) return FromStatus(handles_->folder, status);
    return {};
  }

 private:
  rocksdb::ReadOptions Options() const {
    rocksdb::ReadOptions options;
    options.verify_checksums = true;
    options.snapshot = snapshot_;
    return options;
  }

  std::shared_ptr<const Handles> handles_;
  const rocksdb::Snapshot* snapshot_ = nullptr;
};

class RocksDatabase : public Database {
 public:
  RocksDatabase(std::shared_ptr<const Handles> handles, bool read_only)
      : handles_(std::move(handles)), read_only_(read_only) {}

  Result<void> Write(const Batch& batch, bool sync) override {
    rocksdb::WriteBatch changes;
    for (const Batch::Change& change : batch.changes()) {
      rocksdb::ColumnFamilyHandle* table = handles_->Of(change.table);
      const rocksdb::Status status = change.end
                                         ? changes.DeleteRange(table, change.key, *change.end)
                                     : change.value ? changes.Put(table, change.key, *change.value)
                                                    : changes.Delete(table, change.key);
      if (!status.ok()) return FromStatus(handles_->folder, status);
    }
    rocksdb::WriteOptions options;
    options.sync = sync;
    const rocksdb::Status status = handles_->db->Write(options, &changes);
    if (!status.ok()) return FromStatus(handles_->folder, status);
    return {};
  }

  Result<void> Flush() override {
    const rocksdb::Status status = handles_->db->Flush(rocksdb::FlushOptions(), handles_->all);
    if (!status.ok()) return FromStatus(handles_->folder, status);
    return {};
  }

  std::shared_ptr<const ReadView> View() const override {
    return std::make_shared<RocksView>(handles_, read_only_);
  }

 private:
  std::shared_ptr<const Handles> handles_;
  bool read_only_;
};

// Name and size of the manifest, which grows before any file or log of the database is deleted.
std::string ManifestState(const std::string& folder) {
  std::error_code ignored;
  std::string state;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("MANIFEST")) {
      state += fmt::format("{} {};", name, entry.file_size(ignored));
    }
  }
  return state;
}

rocksdb::Status OpenHandles(Handles& handles, std::span<const std::string_view> tables,
                            Database::Mode mode) {
  rocksdb::DBOptions options = DatabaseOptions();
  options.create_if_missing = mode == Database::Mode::kCreate;
  options.create_missing_column_families =
      mode == Database::Mode::kCreate || mode == Database::Mode::kExtend;
  std::vector<rocksdb::ColumnFamilyDescriptor> families = {
      {rocksdb::kDefaultColumnFamilyName, TableOptions()}};
  for (const std::string_view name : tables)
    families.emplace_back(std::string(name), TableOptions());
  rocksdb::DB* db = nullptr;
  const rocksdb::Status status =
      mode == Database::Mode::kRead
          ? rocksdb::DB::OpenForReadOnly(options, handles.folder, families, &handles.all, &db)
          : rocksdb::DB::Open(options, handles.folder, families, &handles.all, &db);
  handles.db.reset(db);
  return status;
}

}  // namespace

Result<std::shared_ptr<Database>> Database::Open(const std::string& folder,
                                                 std::span<const std::string_view> tables,
                                                 Mode mode) {
  // While a reader opens, a writer may move its log into tables: what the reader has then seen of
  // either may not fit together. It looks again until nothing has moved.
  constexpr int kMostTries = 20;
  for (int tries = 1;; ++tries) {
    const std::string before = mode == Mode::kRead ? ManifestState(folder) : std::string();
    auto handles = std::make_shared<Handles>();
    handles->folder = folder;
    const rocksdb::Status status = OpenHandles(*handles, tables, mode);
    const bool moved = mode == Mode::kRead && ManifestState(folder) != before;
    if (moved && tries < kMostTries) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10 * tries));
      continue;
    }
    if (!status.ok()) return FromStatus(folder, status);
    if (moved) return Locked(folder, {});
    return std::make_shared<RocksDatabase>(std::move(handles), mode == Mode::kRead);
  }
}

Result<std::vector<std::string>> Database::TablesIn(const std::string& folder) {
  std::error_code error;
  if (!fs::exists(folder + "/CURRENT", error)) {
    if (error) return Fail(ErrorKind::kSystem, fmt::format("{}: {}", folder, error.message()));
    return Fail(ErrorKind::kNotFound, fmt::format("{}: holds no store", folder));
  }
  std::vector<std::string> tables;
  const rocksdb::Status status =
      rocksdb::DB::ListColumnFamilies(DatabaseOptions(), folder, &tables);
  if (!status.ok()) return FromStatus(folder, status);
  return tables;
}

Result<void> Database::Destroy(const std::string& folder) {
  const rocksdb::Status status = rocksdb::DestroyDB(folder, rocksdb::Options());
  if (!status.ok()) return FromStatus(folder, status);
  return {};
}

}  // namespace whosaid
