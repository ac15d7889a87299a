#include <fmt/format.h>

#include "cli/answers.h"
#include "cli/commands/run.h"

namespace whosaid {

Result<ExitCode> RunVerify(const Arguments& arguments, Terminal& terminal) {
  const auto snapshot = OpenSnapshot(arguments, terminal);
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  const Result<uint64_t> checked = Verify(**snapshot);
  if (!checked) return tl::make_unexpected(checked.error());
  terminal.out() << (arguments.Has("json")
                         ? fmt::format("{{\"facts\":{}}}\n", *checked)
                         : fmt::format("{} facts checked, all sound\n", *checked));
  return ExitCode::kDone;
}

}  // namespace whosaid
