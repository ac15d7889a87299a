// What commands that ask a store share.
#ifndef WHOSAID_CLI_ANSWERS_H_
#define WHOSAID_CLI_ANSWERS_H_

#include <memory>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/terminal/terminal.h"
#include "core/result.h"
#include "graph/store.h"
#include "query/answer.h"

namespace whosaid {

// A snapshot of STORE. Says so where some of its documents are not linked yet.
Result<std::shared_ptr<const Snapshot>> OpenSnapshot(const Arguments& arguments,
                                                     Terminal& terminal);

// --since, --until, --zone, --min-confidence.
FactFilter FilterOf(const Arguments& arguments);

// As text or, with --json, as JSON lines. kNothing where there are no rows.
ExitCode Print(const Table& table, const Arguments& arguments, Terminal& terminal);

// Says which names nothing goes by, with the nearest.
void SayUnknown(const std::vector<UnknownName>& unknown, Terminal& terminal);

// The same for an answer, which may be that a name is unknown: said, with the nearest names.
ExitCode Print(const Answer& answer, const Arguments& arguments, Terminal& terminal);

}  // namespace whosaid

#endif  // WHOSAID_CLI_ANSWERS_H_
