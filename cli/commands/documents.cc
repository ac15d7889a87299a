#include "cli/answers.h"
#include "cli/commands/run.h"

namespace whosaid {

Result<ExitCode> RunDocuments(const Arguments& arguments, Terminal& terminal) {
  const auto snapshot = OpenSnapshot(arguments, terminal);
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  const Result<Table> table = ListDocuments(**snapshot);
  if (!table) return tl::make_unexpected(table.error());
  return Print(*table, arguments, terminal);
}

}  // namespace whosaid
