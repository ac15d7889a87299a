// Help, made from the table of commands.
#ifndef WHOSAID_CLI_HELP_H_
#define WHOSAID_CLI_HELP_H_

#include <string>

#include "cli/command.h"

namespace whosaid {

// The program's commands, one line each; the long form adds exit codes and an example.
std::string ProgramHelp(bool full);

// Usage, arguments and options; the long form adds what happens to the data, the terms that options
// take, and an example.
std::string CommandHelp(const Command& command, bool full);

// "whosaid said [OPTIONS] STORE"
std::string UsageLine(const Command& command);

}  // namespace whosaid

#endif  // WHOSAID_CLI_HELP_H_
