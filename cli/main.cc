#include <fmt/format.h>

#include <exception>
#include <new>

#include "cli/help.h"
#include "cli/intake/interrupt.h"
#include "cli/parse.h"
#include "cli/terminal/terminal.h"

namespace whosaid {
namespace {

Result<ExitCode> Run(const Invocation& invocation, Terminal& terminal) {
  switch (invocation.wish) {
    case Invocation::Wish::kRun:
      return invocation.command->run(invocation.arguments, terminal);
    case Invocation::Wish::kVersion:
      terminal.out() << "whosaid " WHOSAID_VERSION "\n";
      return ExitCode::kDone;
    case Invocation::Wish::kShortHelp:
    case Invocation::Wish::kLongHelp:
      break;
  }
  const bool full = invocation.wish == Invocation::Wish::kLongHelp;
  terminal.out() << (invocation.command == nullptr ? ProgramHelp(full)
                                                   : CommandHelp(*invocation.command, full));
  return ExitCode::kDone;
}

int Main(int argc, const char* const* argv) {
  CatchSignals();
  const Result<Invocation> invocation = ParseCommandLine(argc, argv);
  Terminal terminal(invocation ? invocation->color : ColorChoice::kAuto);
  if (!invocation) {
    terminal.Say(invocation.error().message);
    return static_cast<int>(ExitCode::kError);
  }
  Result<ExitCode> code = Run(*invocation, terminal);
  if (const Result<void> finished = terminal.Finish(); code && !finished) {
    code = tl::make_unexpected(finished.error());
  }
  if (code) return static_cast<int>(*code);
  terminal.Say(code.error().message);
  return static_cast<int>(ExitCode::kError);
}

}  // namespace
}  // namespace whosaid

int main(int argc, char** argv) {
  try {
    return whosaid::Main(argc, argv);
  } catch (const std::bad_alloc&) {
    fmt::print(stderr, "whosaid: out of memory\n");
  } catch (const std::exception& error) {
    fmt::print(stderr, "whosaid: internal error: {}\n", error.what());
  }
  return 2;
}
