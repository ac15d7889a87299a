// Intake: documents going into a store one by one, what became of each, and the link at the end.
#ifndef WHOSAID_CLI_INTAKE_INTAKE_H_
#define WHOSAID_CLI_INTAKE_INTAKE_H_

#include <cstdint>

#include "cli/command.h"
#include "cli/intake/skipped.h"
#include "cli/terminal/terminal.h"
#include "core/facts.h"
#include "core/result.h"
#include "graph/store.h"

namespace whosaid {

class Intake {
 public:
  // Both outlive this object.
  Intake(Store& store, Skipped& skipped) : store_(store), skipped_(skipped) {}

  // Stores the facts or skips them where they are bad. Fails where no more can be stored.
  Result<void> Take(const FactSet& facts);

  // Links what came in, if anything did since the last time. Prints the counts, as one JSON object
  // or as sentences.
  Result<ExitCode> Finish(bool json, Terminal& terminal);

  uint64_t documents() const { return added_ + replaced_ + unchanged_; }

 private:
  Store& store_;
  Skipped& skipped_;
  uint64_t added_ = 0;
  uint64_t replaced_ = 0;
  uint64_t unchanged_ = 0;
};

// Says how far the work came and ends the program by the signal. REQUIRES: Interrupted(); the store
// is closed.
[[noreturn]] void EndInterruptedIntake(uint64_t documents, Terminal& terminal);

}  // namespace whosaid

#endif  // WHOSAID_CLI_INTAKE_INTAKE_H_
