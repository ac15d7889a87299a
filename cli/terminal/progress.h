// Progress of long work, shown at the foot of the screen: share, documents, rate, time left.
#ifndef WHOSAID_CLI_TERMINAL_PROGRESS_H_
#define WHOSAID_CLI_TERMINAL_PROGRESS_H_

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "cli/terminal/terminal.h"

namespace whosaid {

class Progress {
 public:
  // Over these files; what has no size ("-") does not count. `terminal` outlives this object.
  Progress(const std::vector<std::string>& inputs, Terminal& terminal);
  ~Progress() { terminal_.ShowStatus(""); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // One more document, of the file with this index, of so many bytes, is done.
  void Advance(size_t input, uint64_t bytes);

 private:
  std::string Line(double share) const;

  Terminal& terminal_;
  std::vector<uint64_t> bytes_before_;  // of the files before each; the last is the sum of all
  size_t input_ = 0;
  uint64_t bytes_of_input_ = 0;  // done
  uint64_t documents_ = 0;
  int percent_ = -1;  // as shown
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point shown_{};
};

}  // namespace whosaid

#endif  // WHOSAID_CLI_TERMINAL_PROGRESS_H_
