#include "graph/codebook.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "cli/answers.h"
#include "cli/commands/run.h"
#include "cli/knowledge.h"

namespace whosaid {
namespace {

Result<std::string> ReadAll(const std::string& path) {
  std::ostringstream content;
  if (path == "-") {
    content << std::cin.rdbuf();
    return std::move(content).str();
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) return Fail(ErrorKind::kNotFound, path + ": cannot be read");
  content << file.rdbuf();
  return std::move(content).str();
}

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
    const Result<std::string> content = ReadAll(path);
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
