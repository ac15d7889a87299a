#include "cli/help.h"

#include "cli/commands.h"
#include "cli/commands/run.h"

namespace whosaid {

Result<ExitCode> RunHelp(const Arguments& arguments, Terminal& terminal) {
  const Command* command = FindCommand(arguments.Text("COMMAND"));
  terminal.out() << (command == nullptr ? ProgramHelp(true) : CommandHelp(*command, true));
  return ExitCode::kDone;
}

}  // namespace whosaid
