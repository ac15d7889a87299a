#include "cli/answers.h"
#include "cli/commands/run.h"

namespace whosaid {

Result<ExitCode> RunTimeline(const Arguments& arguments, Terminal& terminal) {
  const auto snapshot = OpenSnapshot(arguments, terminal);
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  const PositionsQuestion question{arguments.Text("actor"), arguments.Text("issue"),
                                   arguments.TermOf<Stance>("stance"), FilterOf(arguments)};
  const Result<Answer> answer = AskTimeline(**snapshot, question);
  if (!answer) return tl::make_unexpected(answer.error());
  return Print(*answer, arguments, terminal);
}

}  // namespace whosaid
