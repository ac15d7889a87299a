#include <fmt/format.h>

#include "cli/answers.h"
#include "cli/commands/run.h"
#include "cli/intake/inputs.h"
#include "cli/intake/skipped.h"
#include "cli/knowledge.h"
#include "cli/terminal/text.h"
#include "query/gazetteer.h"

namespace whosaid {
namespace {

Result<std::vector<GazetteerEntry>> ReadFile(const std::string& path) {
  const Result<std::string> text = ReadWhole(path);
  if (!text) return tl::make_unexpected(text.error());
  auto entries = ReadGazetteer(*text);
  if (!entries) {
    return Fail(entries.error().kind, fmt::format("{}:{}", path, entries.error().message));
  }
  return entries;
}

Result<ExitCode> Add(const Arguments& arguments, Terminal& terminal) {
  const auto store = OpenRocksStore(arguments.Text("STORE"), Access::kWrite);
  if (!store) return tl::make_unexpected(store.error());
  Skipped skipped(terminal);
  std::vector<GazetteerEntry> all;
  for (const std::string& path : arguments.All("add")) {
    auto entries = ReadFile(path);
    if (entries) {
      all.insert(all.end(), entries->begin(), entries->end());
    } else {
      skipped.Add(entries.error());
    }
  }
  if (const auto put = (*store)->PutGazetteer(all); !put) return tl::make_unexpected(put.error());
  if (const auto linked = LinkStore(**store); !linked) return tl::make_unexpected(linked.error());
  terminal.out() << fmt::format("Read {}; {} skipped{}\n", Counted(all.size(), "name"),
                                Counted(skipped.count(), "file"), skipped.Why());
  return skipped.count() > 0 ? ExitCode::kError : ExitCode::kDone;
}

}  // namespace

Result<ExitCode> RunGazetteer(const Arguments& arguments, Terminal& terminal) {
  if (arguments.Has("add")) return Add(arguments, terminal);
  const auto snapshot = OpenSnapshot(arguments, terminal);
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  const Result<ActorGazetteer> gazetteer = LoadGazetteer(**snapshot);
  if (!gazetteer) return tl::make_unexpected(gazetteer.error());
  return Print(ListGazetteer(*gazetteer), arguments, terminal);
}

}  // namespace whosaid
