// Tables of sorted keys and values in a folder: RocksDB, behind the little of it that a store
// needs. graph/rocks/key_value.cc alone knows RocksDB.
//
// A Database is open for reading or for writing; a reader may open it while another process writes.
// Every error is one line that names the folder. Damage is always an error, never a shorter answer.
#ifndef WHOSAID_GRAPH_ROCKS_KEY_VALUE_H_
#define WHOSAID_GRAPH_ROCKS_KEY_VALUE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace whosaid {

// By its place in the names that the database was opened with.
using Table = size_t;

// Changes that are made together or not at all, in this order.
class Batch {
 public:
  struct Change {
    Table table;
    std::string key;
    std::optional<std::string> value;  // none: the key is deleted
    std::optional<std::string> end;    // all keys in [key, end) are deleted
  };
  void Put(Table table, std::string key, std::string value) {
    changes_.push_back({table, std::move(key), std::move(value), {}});
  }
  void Delete(Table table, std::string key) { changes_.push_back({table, std::move(key), {}, {}}); }
  void DeleteRange(Table table, std::string begin, std::string end) {
    changes_.push_back({table, std::move(begin), {}, std::move(end)});
  }
  const std::vector<Change>& changes() const { return changes_; }

 private:
  std::vector<Change> changes_;
};

// What a database held at one moment. Safe for many threads; keeps the database open.
class ReadView {
 public:
  virtual ~ReadView() = default;

  virtual Result<std::optional<std::string>> Get(Table table, std::string_view key) const = 0;

  // Calls `visit` for the keys in [first, end) in their order, until it returns false. An empty
  // `end` is the end of the table. The views are good during the call only.
  using Visit = std::function<bool(std::string_view key, std::string_view value)>;
  virtual Result<void> Scan(Table table, std::string_view first, std::string_view end,
                            const Visit& visit) const = 0;

  // Re-reads all files.
  virtual Result<void> VerifyChecksums() const = 0;
};

class Database {
 public:
  enum class Mode : uint8_t {
    kRead,    // what is there now; never changes anything
    kWrite,   // locks out other writers
    kCreate,  // as kWrite, in a folder that is not there yet
    kExtend,  // as kWrite; makes the tables that are missing
  };

  virtual ~Database() = default;

  static Result<std::shared_ptr<Database>> Open(const std::string& folder,
                                                std::span<const std::string_view> tables,
                                                Mode mode);

  // The tables in the folder, or kNotFound where it holds no database.
  static Result<std::vector<std::string>> TablesIn(const std::string& folder);

  // Removes a database, and its folder if nothing else is in it. Fails where another process
  // writes.
  static Result<void> Destroy(const std::string& folder);

  // Survives the end of the process; with `sync`, also the machine's.
  virtual Result<void> Write(const Batch& batch, bool sync) = 0;
  // Moves what was written out of the log, so that the next one opens quickly.
  virtual Result<void> Flush() = 0;
  virtual std::shared_ptr<const ReadView> View() const = 0;
};

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_ROCKS_KEY_VALUE_H_
