#include "graph/rocks/prepare.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <span>

#include "graph/rocks/key_value.h"
#include "graph/rocks/layout.h"

namespace whosaid {
namespace {

namespace fs = std::filesystem;

constexpr uint64_t kOldestFormat = 3;  // that is brought up to date
constexpr size_t kOldCounters = 4;     // that it has

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

// From format 3, in one step. Its links give way to those of the next link, which reads everything.
Result<void> Migrate(const std::string& folder) {
  const auto database = Database::Open(folder, kTables, Database::Mode::kExtend);
  if (!database) return tl::make_unexpected(database.error());
  const auto view = (*database)->View();
  Meta meta;
  for (const auto& [key, counter] : std::span(kCounters).first(kOldCounters)) {
    const auto value = view->Get(kMeta, key);
    if (!value) return tl::make_unexpected(value.error());
    if (!*value) return Damaged(folder, fmt::format("meta/{}", key));
    meta.*counter = DecodeNumber(**value);
  }
  const auto count = [&](Table table, uint64_t& rows) {
    return view->Scan(table, {}, {}, [&](auto, auto) { return ++rows > 0; });
  };
  for (const auto& counted : {count(kStmt, meta.statements), count(kPosn, meta.positions)}) {
    if (!counted) return counted;
  }
  Batch batch;
  for (const Table table : kLinkTables) {
    batch.DeleteRange(table, LinkKey(0), LinkKey(meta.links + 2));
  }
  meta.links = meta.linked = 0;
  PutMeta(meta, batch);
  batch.Put(kMeta, std::string(kFormatKey), EncodeNumber(kStoreFormat, kNumberBytes));
  return (*database)->Write(batch, /*sync=*/true);
}

// That the folder holds a store which this program can read, of an old format too where it may
// write.
Result<void> CheckFormat(const std::string& folder, Access access) {
  const auto tables = Database::TablesIn(folder);
  if (!tables) return tl::make_unexpected(tables.error());
  const auto other = Fail(ErrorKind::kBadInput,
                          fmt::format("{}: is a database of another program, no store", folder));
  if (std::find(tables->begin(), tables->end(), kTables[kMeta]) == tables->end()) return other;
  bool old = false;
  const auto database = Database::Open(folder, std::span(kTables).first(1), Database::Mode::kRead);
  if (!database) return tl::make_unexpected(database.error());
  const auto format = (*database)->View()->Get(kMeta, kFormatKey);
  if (!format) return tl::make_unexpected(format.error());
  if (!*format || (*format)->size() != kNumberBytes) return other;
  if (const uint64_t number = DecodeNumber(**format); number > kStoreFormat) {
    return Fail(ErrorKind::kBadInput,
                fmt::format("{}: is of format {}, this program reads up to {}; update whosaid",
                            folder, number, kStoreFormat));
  } else if (number < kOldestFormat) {
    return Fail(ErrorKind::kBadInput,
                fmt::format("{}: is of format {}, which this program no longer reads; build it "
                            "again from its articles or facts",
                            folder, number));
  } else if (number < kStoreFormat && access == Access::kRead) {
    return Fail(ErrorKind::kBadInput,
                fmt::format("{}: is of format {}; the next command that writes to it, such as "
                            "'whosaid build', brings it to format {}",
                            folder, number, kStoreFormat));
  } else if (number < kStoreFormat) {
    old = true;
  }
  return old ? Migrate(folder) : Result<void>();
}

}  // namespace

Result<void> PrepareStore(const std::string& folder, Access access) {
  std::error_code error;
  const fs::file_status status = fs::status(folder, error);
  if (status.type() == fs::file_type::none) {
    return Fail(ErrorKind::kSystem, fmt::format("{}: {}", folder, error.message()));
  }
  if (!fs::exists(status)) {
    if (access == Access::kCreate) return Create(folder);
    return Fail(ErrorKind::kNotFound,
                fmt::format("{}: no such store; make one with 'whosaid build'", folder));
  }
  if (!fs::is_directory(status)) {
    return Fail(ErrorKind::kUsage, fmt::format("{}: is a file, no store", folder));
  }
  if (fs::exists(folder + "/CURRENT", error)) return CheckFormat(folder, access);
  const bool empty = fs::is_empty(folder, error);
  if (error) return Fail(ErrorKind::kSystem, fmt::format("{}: {}", folder, error.message()));
  if (access != Access::kCreate) {
    return Fail(ErrorKind::kNotFound, fmt::format("{}: is a folder without a store", folder));
  }
  if (empty) return Create(folder);
  return Fail(ErrorKind::kUsage,
              fmt::format("{}: is a folder with other files; name a new or empty one", folder));
}

}  // namespace whosaid
