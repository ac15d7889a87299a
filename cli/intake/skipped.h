// Inputs that could not be used: each is said at once, counted, and remembered in the exit code.
#ifndef WHOSAID_CLI_INTAKE_SKIPPED_H_
#define WHOSAID_CLI_INTAKE_SKIPPED_H_

#include <cstdint>
#include <map>
#include <string>

#include "cli/terminal/terminal.h"
#include "core/result.h"

namespace whosaid {

class Skipped {
 public:
  // `terminal` outlives this object.
  explicit Skipped(Terminal& terminal) : terminal_(terminal) {}

  void Add(const Error& error);
  uint64_t count() const { return count_; }
  // ": 1 not found, 2 bad"; empty where there are none.
  std::string Why() const;

 private:
  Terminal& terminal_;
  uint64_t count_ = 0;
  std::map<ErrorKind, uint64_t> by_kind_;
};

}  // namespace whosaid

#endif  // WHOSAID_CLI_INTAKE_SKIPPED_H_
