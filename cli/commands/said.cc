#include "cli/answers.h"
#include "cli/commands/run.h"

namespace whosaid {

Result<ExitCode> RunSaid(const Arguments& arguments, Terminal& terminal) {
  const auto snapshot = OpenSnapshot(arguments, terminal);
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  const SaidQuestion question{arguments.Text("by"), arguments.Text("about"),
                              arguments.TermOf<QuoteKind>("kind"), FilterOf(arguments)};
  const Result<Answer> answer = AskSaid(**snapshot, question);
  if (!answer) return tl::make_unexpected(answer.error());
  return Print(*answer, arguments, terminal);
}

}  // namespace whosaid
