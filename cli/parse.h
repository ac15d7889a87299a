// From the words of the command line to what they ask for. Does no work and touches no file, so
// errors come at once.
#ifndef WHOSAID_CLI_PARSE_H_
#define WHOSAID_CLI_PARSE_H_

#include <cstdint>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/terminal/terminal.h"
#include "core/result.h"

namespace whosaid {

struct Invocation {
  enum class Wish : uint8_t { kRun, kShortHelp, kLongHelp, kVersion };
  Wish wish = Wish::kRun;
  const Command* command = nullptr;  // none: help of the whole program
  Arguments arguments;               // where wish is kRun
  ColorChoice color = ColorChoice::kAuto;
};

// kUsage where the command line makes no sense; the message names the word that is wrong.
Result<Invocation> ParseCommandLine(int argc, const char* const* argv);

}  // namespace whosaid

#endif  // WHOSAID_CLI_PARSE_H_
