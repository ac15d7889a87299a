#include "cli/answers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/terminal/render.h"

namespace whosaid {

Result<std::shared_ptr<const Snapshot>> OpenSnapshot(const Arguments& arguments,
                                                     Terminal& terminal) {
  const std::string& path = arguments.Text("STORE");
  const Result<std::unique_ptr<Store>> store = OpenRocksStore(path, Access::kRead);
  if (!store) return tl::make_unexpected(store.error());
  Result<std::shared_ptr<const Snapshot>> snapshot = (*store)->TakeSnapshot();
  if (snapshot && (*snapshot)->NeedsLink()) {
    terminal.Say(
        fmt::format("{}: an interrupted build left documents that are not linked to actors "
                    "and issues yet; build or load again to finish it",
                    path));
  }
  return snapshot;
}

FactFilter FilterOf(const Arguments& arguments) {
  FactFilter filter;
  filter.period = {arguments.DateOf("since"), arguments.DateOf("until")};
  filter.min_confidence = arguments.FractionOf("min-confidence").value_or(0);
  for (const std::string& name : arguments.All("zone")) {
    for (const auto& term : TermsOf<ZoneKind>()) {
      const bool wanted = name == "all" || name == term.name;
      if (wanted && std::ranges::find(filter.zones, term.value) == filter.zones.end()) {
        filter.zones.push_back(term.value);
      }
    }
  }
  return filter;
}

ExitCode Print(const Table& table, const Arguments& arguments, Terminal& terminal) {
  if (table.rows.empty()) return ExitCode::kNothing;
  if (arguments.Has("json")) {
    PrintJson(table, terminal);
  } else {
    PrintText(table, terminal);
  }
  return ExitCode::kDone;
}

void SayUnknown(const std::vector<UnknownName>& unknown, Terminal& terminal) {
  for (const UnknownName& name : unknown) {
    std::string line = fmt::format("no {} is called “{}”", name.what, name.name);
    if (!name.nearest.empty()) {
      line += fmt::format("; the nearest: {}", fmt::join(name.nearest, ", "));
    }
    terminal.Say(line);
  }
}

ExitCode Print(const Answer& answer, const Arguments& arguments, Terminal& terminal) {
  SayUnknown(answer.unknown, terminal);
  return Print(answer.table, arguments, terminal);
}

}  // namespace whosaid
