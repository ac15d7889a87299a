// The run functions of the table of commands, one file each. An error is printed by main and makes
// the exit code 2; errors on single inputs are said, counted and returned as ExitCode::kError.
#ifndef WHOSAID_CLI_COMMANDS_RUN_H_
#define WHOSAID_CLI_COMMANDS_RUN_H_

#include "cli/command.h"

namespace whosaid {

Result<ExitCode> RunActor(const Arguments& arguments, Terminal& terminal);
Result<ExitCode> RunActors(const Arguments& arguments, Terminal& terminal);
Result<ExitCode> RunBuild(const Arguments& arguments, Terminal& terminal);
Result<ExitCode> RunDecisions(const Arguments& arguments, Terminal& terminal);
Result<ExitCode> RunDocuments(const Arguments& arguments, Terminal& terminal);
Result<ExitCode> RunEval(const Arguments& arguments, Terminal& terminal);
Result<ExitCode> RunExport(const Arguments& arguments, Terminal& terminal);
Result<ExitCode> RunExtract(const Arguments& arguments, Terminal& terminal);
Result<ExitCode> RunGazetteer(const Arguments& arguments, Terminal& terminal);
Result<ExitCode> RunHelp(const Arguments& arguments, Terminal& terminal);
Result<ExitCode> RunIssue(const Arguments& arguments, Terminal& terminal);
Result<ExitCode> RunIssues(const Arguments& arguments, Terminal& terminal);
Result<ExitCode> RunLoad(const Arguments& arguments, Terminal& terminal);
Result<ExitCode> RunPositions(const Arguments& arguments, Terminal& terminal);
Result<ExitCode> RunSaid(const Arguments& arguments, Terminal& terminal);
Result<ExitCode> RunShow(const Arguments& arguments, Terminal& terminal);
Result<ExitCode> RunStats(const Arguments& arguments, Terminal& terminal);
Result<ExitCode> RunTimeline(const Arguments& arguments, Terminal& terminal);
Result<ExitCode> RunCodebook(const Arguments& arguments, Terminal& terminal);
Result<ExitCode> RunVerify(const Arguments& arguments, Terminal& terminal);
Result<ExitCode> RunWhy(const Arguments& arguments, Terminal& terminal);

}  // namespace whosaid

#endif  // WHOSAID_CLI_COMMANDS_RUN_H_
