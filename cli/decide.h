// Deciding who is who and which issue is which: the verbs that `actor` and `issue` share.
#ifndef WHOSAID_CLI_DECIDE_H_
#define WHOSAID_CLI_DECIDE_H_

#include <string_view>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/terminal/terminal.h"
#include "core/result.h"

namespace whosaid {

// Whether a word after `actor` or `issue` is a verb; otherwise it is a store.
bool IsDecidingVerb(std::string_view word);

// WORDS are a verb, a store, and what it decides on: adds a ruling to the store's log and links
// again. Says what was recorded and what it overrules.
Result<ExitCode> Decide(bool issue, const Arguments& arguments, Terminal& terminal);

}  // namespace whosaid

#endif  // WHOSAID_CLI_DECIDE_H_
