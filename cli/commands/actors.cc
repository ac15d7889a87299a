#include "cli/answers.h"
#include "cli/commands/run.h"
#include "cli/knowledge.h"
#include "query/suspects.h"

namespace whosaid {

Result<ExitCode> RunActors(const Arguments& arguments, Terminal& terminal) {
  const auto snapshot = OpenSnapshot(arguments, terminal);
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  const Result<ActorGazetteer> gazetteer = LoadGazetteer(**snapshot);
  if (!gazetteer) return tl::make_unexpected(gazetteer.error());
  const Result<Table> table = arguments.Has("suspects")
                                  ? ListSuspects(**snapshot, *gazetteer)
                                  : ListActors(**snapshot, FilterOf(arguments));
  if (!table) return tl::make_unexpected(table.error());
  return Print(*table, arguments, terminal);
}

}  // namespace whosaid
