// The table of commands: everything the program can be asked to do.
#ifndef WHOSAID_CLI_COMMANDS_H_
#define WHOSAID_CLI_COMMANDS_H_

#include <span>
#include <string_view>

#include "cli/command.h"

namespace whosaid {

// In the order of a user's work.
std::span<const Command> Commands();

// Nothing where no command has this name.
const Command* FindCommand(std::string_view name);

// What every command takes besides its own options.
std::span<const Option> CommonOptions();

}  // namespace whosaid

#endif  // WHOSAID_CLI_COMMANDS_H_
