#include "graph/codebook.h"

#include <fmt/format.h>

#include "cli/answers.h"
#include "cli/commands/run.h"
#include "cli/intake/inputs.h"
#include "cli/knowledge.h"

namespace whosaid {
namespace {

// Stores the codebook and links anew.
Result<void> Install(const std::string& store_path, const Codebook& codebook) {
  const Result<std::unique_ptr<Store>> store = OpenRocksStore(store_path, Access::kWrite);
  if (!store) return tl::make_unexpected(store.error());
  if (const Result<void> put = (*store)->PutCodebook(codebook); !put) return put;
  return LinkStore(**store);
}

}  // namespace

Result<ExitCode> RunCodebook(const Arguments& arguments, Terminal& terminal) {
  const std::string& path = arguments.Text("FILE");
  if (!path.empty()) {
    const Result<std::string> content = ReadWhole(path);
    if (!content) return tl::make_unexpected(content.error());
    const Result<Codebook> codebook = ReadCodebook(*content);
    if (!codebook) {
      return Fail(codebook.error().kind, fmt::format("{}: {}", path, codebook.error().message));
    }
    if (const Result<void> installed = Install(arguments.Text("STORE"), *codebook); !installed) {
      return tl::make_unexpected(installed.error());
    }
  }
  const auto snapshot = OpenSnapshot(arguments, terminal);
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  const Result<Table> table = ListCoverage(**snapshot);
  if (!table) return tl::make_unexpected(table.error());
  return Print(*table, arguments, terminal);
}

}  // namespace whosaid
