#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "cli/answers.h"
#include "cli/commands/run.h"
#include "exports/exporter.h"
#include "graph/view.h"
#include "query/choose.h"

namespace whosaid {
namespace {

Error CannotWrite(const std::string& path) {
  return {ErrorKind::kSystem, fmt::format("{}: can't write: {}", path, std::strerror(errno))};
}

// Writes beside `path` and renames, so that there is never half a file under that name; a device or
// pipe is written straight.
Result<void> WriteFile(const std::string& path, const ViewGraph& view, const Exporter& exporter) {
  const bool straight = std::filesystem::exists(path) && !std::filesystem::is_regular_file(path);
  const std::string partial = straight ? path : fmt::format("{}.{}.part", path, getpid());
  errno = 0;
  std::ofstream file(partial, std::ios::binary);
  if (!file) return tl::make_unexpected(CannotWrite(path));
  exporter.write(view, file);
  file.close();
  if (file && (straight || std::rename(partial.c_str(), path.c_str()) == 0)) return {};
  if (straight) return tl::make_unexpected(CannotWrite(path));
  const Error error = CannotWrite(path);
  std::remove(partial.c_str());
  return tl::make_unexpected(error);
}

}  // namespace

Result<ExitCode> RunExport(const Arguments& arguments, Terminal& terminal) {
  const std::string& path = arguments.Text("output");
  const bool to_file = !path.empty() && path != "-";
  std::error_code ignored;
  const bool is_file = to_file && std::filesystem::is_regular_file(path, ignored);
  if (is_file && !arguments.Has("force")) {
    return Fail(ErrorKind::kUsage, fmt::format("{}: exists; --force replaces it", path));
  }
  const auto snapshot = OpenSnapshot(arguments, terminal);
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  const FactFilter filter = FilterOf(arguments);
  const Result<ViewGraph> view = BuildView(**snapshot, PositionFilterOf(filter));
  if (!view) return tl::make_unexpected(view.error());
  const Exporter& exporter = *FindExporter(arguments.Text("FORMAT"));
  if (!to_file) {
    exporter.write(*view, terminal.out());
  } else if (const Result<void> written = WriteFile(path, *view, exporter); !written) {
    return tl::make_unexpected(written.error());
  }
  return num_vertices(*view) > 0 ? ExitCode::kDone : ExitCode::kNothing;
}

}  // namespace whosaid
