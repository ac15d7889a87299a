#include "cli/answers.h"
#include "cli/commands/run.h"
#include "cli/decide.h"

namespace whosaid {

Result<ExitCode> RunIssue(const Arguments& arguments, Terminal& terminal) {
  const std::vector<std::string>& words = arguments.All("WORDS");
  if (IsDecidingVerb(words[0])) return Decide(/*issue=*/true, arguments, terminal);
  if (words.size() != 2) {
    return Fail(ErrorKind::kUsage, "write: whosaid issue STORE NAME, or a verb before the store");
  }
  Arguments store;
  store.Add("STORE", words[0]);
  const auto snapshot = OpenSnapshot(store, terminal);
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  PositionsQuestion question;
  question.issue = words[1];
  const Result<Answer> answer = AskPositions(**snapshot, question);
  if (!answer) return tl::make_unexpected(answer.error());
  return Print(*answer, arguments, terminal);
}

}  // namespace whosaid
