#include "cli/answers.h"
#include "cli/commands/run.h"

namespace whosaid {

Result<ExitCode> RunIssues(const Arguments& arguments, Terminal& terminal) {
  const auto snapshot = OpenSnapshot(arguments, terminal);
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  const Result<Table> table = ListIssues(**snapshot, FilterOf(arguments));
  if (!table) return tl::make_unexpected(table.error());
  return Print(*table, arguments, terminal);
}

}  // namespace whosaid
