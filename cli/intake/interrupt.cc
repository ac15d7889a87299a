#include "cli/intake/interrupt.h"

#include <csignal>
#include <cstdlib>

namespace whosaid {
namespace {

volatile std::sig_atomic_t interrupting_signal = 0;

void Note(int signal) { interrupting_signal = signal; }

}  // namespace

void CatchSignals() {
  struct sigaction note{};
  note.sa_handler = Note;
  // The next one meets the system's own handler again.
  note.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  sigaction(SIGINT, &note, nullptr);
  sigaction(SIGTERM, &note, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

bool Interrupted() { return interrupting_signal != 0; }

void EndInterrupted() {
  const int signal = interrupting_signal;
  std::signal(signal, SIG_DFL);
  std::raise(signal);
  std::_Exit(128 + signal);
}

}  // namespace whosaid
