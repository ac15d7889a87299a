#include "cli/intake/intake.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/intake/interrupt.h"
#include "cli/knowledge.h"
#include "cli/terminal/text.h"

namespace whosaid {
namespace {

Result<Totals> LinkAndCount(Store& store) {
  auto snapshot = store.TakeSnapshot();
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  if ((*snapshot)->NeedsLink()) {
    if (const Result<void> linked = LinkStore(store); !linked) {
      return tl::make_unexpected(linked.error());
    }
    snapshot = store.TakeSnapshot();
    if (!snapshot) return tl::make_unexpected(snapshot.error());
  }
  return (*snapshot)->Count();
}

}  // namespace

Result<void> Intake::Take(const FactSet& facts) {
  const Result<Stored> stored = store_.Put(facts);
  if (!stored) {
    if (stored.error().kind != ErrorKind::kBadInput) return tl::make_unexpected(stored.error());
    skipped_.Add(stored.error());
    return {};
  }
  switch (*stored) {
    case Stored::kAdded:
      ++added_;
      break;
    case Stored::kReplaced:
      ++replaced_;
      break;
    case Stored::kUnchanged:
      ++unchanged_;
      break;
  }
  return {};
}

Result<ExitCode> Intake::Finish(bool json, Terminal& terminal) {
  const Result<Totals> totals = LinkAndCount(store_);
  if (!totals) return tl::make_unexpected(totals.error());
  if (json) {
    nlohmann::ordered_json object = {{"read", documents()},
                                     {"added", added_},
                                     {"replaced", replaced_},
                                     {"unchanged", unchanged_},
                                     {"skipped", skipped_.count()},
                                     {"documents", totals->documents},
                                     {"statements", totals->statements},
                                     {"positions", totals->positions},
                                     {"actors", totals->actors},
                                     {"issues", totals->issues}};
    terminal.out() << object.dump() << '\n';
  } else {
    terminal.out() << fmt::format(
        "Read {}: {} added, {} replaced, {} unchanged; {} skipped{}\n"
        "The store holds {}, {}, {}, {} and {}\n",
        Counted(documents(), "document"), added_, replaced_, unchanged_, skipped_.count(),
        skipped_.Why(), Counted(totals->documents, "document"),
        Counted(totals->statements, "statement"), Counted(totals->positions, "position"),
        Counted(totals->actors, "actor"), Counted(totals->issues, "issue"));
  }
  return skipped_.count() > 0 ? ExitCode::kError : ExitCode::kDone;
}

void EndInterruptedIntake(uint64_t documents, Terminal& terminal) {
  terminal.ShowStatus("");
  terminal.Say(
      fmt::format("interrupted after {}, all of them stored: the same command again takes "
                  "up the rest and links them",
                  Counted(documents, "document")));
  EndInterrupted();
}

}  // namespace whosaid
