// Interrupts: Ctrl-C and a polite kill let the work end at the next document; a second one ends it
// at once, which leaves a store consistent too.
#ifndef WHOSAID_CLI_INTAKE_INTERRUPT_H_
#define WHOSAID_CLI_INTAKE_INTERRUPT_H_

namespace whosaid {

// From here on SIGINT and SIGTERM only set a mark, once; a closed pipe is a failed write.
void CatchSignals();

// True since the first SIGINT or SIGTERM.
bool Interrupted();

// Ends the program by the signal that interrupted it, so that a calling script sees that and stops
// too (shells report 130 for Ctrl-C). REQUIRES: Interrupted().
[[noreturn]] void EndInterrupted();

}  // namespace whosaid

#endif  // WHOSAID_CLI_INTAKE_INTERRUPT_H_
