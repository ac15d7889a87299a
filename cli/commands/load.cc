#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "cli/commands/run.h"
#include "cli/intake/intake.h"
#include "cli/intake/interrupt.h"
#include "graph/facts/facts_json.h"

namespace whosaid {
namespace {

// Stores every line; bad ones are skipped. Fails where no more can be stored.
Result<void> LoadLines(const std::string& name, std::istream& lines, Intake& intake,
                       Skipped& skipped) {
  std::string line;
  for (uint64_t number = 1; !Interrupted() && std::getline(lines, line); ++number) {
    if (line.empty()) continue;
    const Result<FactSet> facts = FromJsonLine(line);
    if (!facts) {
      skipped.Add(
          {facts.error().kind, fmt::format("{}:{}: {}", name, number, facts.error().message)});
      continue;
    }
    if (Result<void> taken = intake.Take(*facts); !taken) return taken;
  }
  if (lines.bad()) {
    skipped.Add(
        {ErrorKind::kSystem, fmt::format("{}: can't read: {}", name, std::strerror(errno))});
  }
  return {};
}

Result<void> LoadFile(const std::string& path, Intake& intake, Skipped& skipped) {
  if (path == "-") return LoadLines("-", std::cin, intake, skipped);
  if (std::filesystem::is_directory(path)) {
    skipped.Add({ErrorKind::kBadInput,
                 fmt::format("{}: is a folder; 'whosaid build' reads folders of articles", path)});
    return {};
  }
  errno = 0;
  std::ifstream lines(path, std::ios::binary);
  if (!lines) {
    const ErrorKind kind = errno == ENOENT ? ErrorKind::kNotFound : ErrorKind::kSystem;
    skipped.Add({kind, fmt::format("{}: can't read: {}", path, std::strerror(errno))});
    return {};
  }
  return LoadLines(path, lines, intake, skipped);
}

}  // namespace

Result<ExitCode> RunLoad(const Arguments& arguments, Terminal& terminal) {
  std::ios::sync_with_stdio(false);
  Result<std::unique_ptr<Store>> store = OpenRocksStore(arguments.Text("STORE"), Access::kCreate);
  if (!store) return tl::make_unexpected(store.error());
  Skipped skipped(terminal);
  Intake intake(**store, skipped);
  for (const std::string& path : arguments.All("FILES")) {
    if (Interrupted()) break;
    if (Result<void> loaded = LoadFile(path, intake, skipped); !loaded) {
      return tl::make_unexpected(loaded.error());
    }
  }
  if (Interrupted()) {
    store->reset();
    EndInterruptedIntake(intake.documents(), terminal);
  }
  return intake.Finish(arguments.Has("json"), terminal);
}

}  // namespace whosaid
