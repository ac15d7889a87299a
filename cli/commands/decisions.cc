#include <fmt/format.h>

#include <sstream>

#include "cli/answers.h"
#include "cli/commands/run.h"
#include "cli/intake/inputs.h"
#include "cli/intake/skipped.h"
#include "cli/knowledge.h"
#include "cli/terminal/text.h"
#include "query/decisions.h"

namespace whosaid {
namespace {

void ReadLines(const std::string& name, std::istringstream lines, std::vector<Ruling>& rulings,
               Skipped& skipped) {
  std::string line;
  for (uint64_t number = 1; std::getline(lines, line); ++number) {
    if (line.empty()) continue;
    Result<Ruling> ruling = RulingFromJsonLine(line);
    if (ruling) {
      rulings.push_back(std::move(*ruling));
    } else {
      skipped.Add(
          {ruling.error().kind, fmt::format("{}:{}: {}", name, number, ruling.error().message)});
    }
  }
}

std::vector<Ruling> ReadRulings(const std::vector<std::string>& paths, Skipped& skipped) {
  std::vector<Ruling> rulings;
  for (const std::string& path : paths) {
    Result<std::string> content = ReadWhole(path);
    if (content) {
      ReadLines(path, std::istringstream(std::move(*content)), rulings, skipped);
    } else {
      skipped.Add(content.error());
    }
  }
  return rulings;
}

Result<ExitCode> Import(const Arguments& arguments, Terminal& terminal) {
  const auto store = OpenRocksStore(arguments.Text("STORE"), Access::kWrite);
  if (!store) return tl::make_unexpected(store.error());
  Skipped skipped(terminal);
  const std::vector<Ruling> rulings = ReadRulings(arguments.All("import"), skipped);
  const Result<size_t> added = (*store)->PutRulings(rulings);
  if (!added) return tl::make_unexpected(added.error());
  if (const auto linked = LinkStore(**store); !linked) return tl::make_unexpected(linked.error());
  const auto snapshot = (*store)->TakeSnapshot();
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  const auto states = JudgeRulings(**snapshot);
  if (!states) return tl::make_unexpected(states.error());
  terminal.out() << fmt::format("Read {}: {} new; {} skipped{}\n",
                                Counted(rulings.size(), "decision"), *added, skipped.count(),
                                skipped.Why());
  for (const RulingState& state : *states) {
    if (ToString(state) == "stands") continue;
    terminal.out() << fmt::format("{} {}: {}\n", ShortId(state.ruling.id), ToString(state),
                                  Describe(state.ruling));
  }
  return skipped.count() > 0 ? ExitCode::kError : ExitCode::kDone;
}

// The log as it is, for other stores to import.
Result<ExitCode> Export(const Snapshot& snapshot, Terminal& terminal) {
  const auto rulings = snapshot.Rulings();
  if (!rulings) return tl::make_unexpected(rulings.error());
  for (const Ruling& ruling : *rulings) terminal.out() << ToJsonLine(ruling) << '\n';
  return rulings->empty() ? ExitCode::kNothing : ExitCode::kDone;
}

}  // namespace

Result<ExitCode> RunDecisions(const Arguments& arguments, Terminal& terminal) {
  if (arguments.Has("import")) return Import(arguments, terminal);
  const auto snapshot = OpenSnapshot(arguments, terminal);
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  if (arguments.Has("json")) return Export(**snapshot, terminal);
  const Result<Table> table = ListRulings(**snapshot);
  if (!table) return tl::make_unexpected(table.error());
  return Print(*table, arguments, terminal);
}

}  // namespace whosaid
