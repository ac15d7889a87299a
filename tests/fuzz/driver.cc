// fuzz_NAME SECONDS [RUN]: calls the target with varied seeds for so long, or only with those of
// one run, by its number, which is printed where a run fails. Every run depends on its number
// alone.
#include <chrono>
#include <csignal>
#include <cstring>
#include <random>

#include <unistd.h>

#include "core/utf8.h"
#include "tests/fuzz/target.h"

extern "C" void __sanitizer_set_death_callback(void (*callback)()) __attribute__((weak));

namespace whosaid {

std::string ToText(const uint8_t* data, size_t size) {
  std::string text(reinterpret_cast<const char*>(data), size);
  size_t valid = 0;
  while (const auto bad = FindInvalidUtf8(std::string_view(text).substr(valid))) {
    valid += *bad;
    text[valid++] = '?';
  }
  return text;
}

std::vector<std::string> HardText() {
  return {"\"",
          "'",
          "``",
          "''",
          "\u201C",
          "\u201D",
          "\u2018",
          "\u2019",
          "\u201E",
          "\u00AB",
          "\u00BB",
          "(",
          ")",
          ".",
          "...",
          "\u2026",
          "!?",
          " ",
          "\n\n",
          "\r\n",
          "\u2028",
          "\u00A0",
          "\u200B",
          "\u200F",
          "\u202E",
          "\u0301",
          "e\u0301\u0323",
          "\U0001F469\u200D\U0001F680",
          "U.S.",
          "Gov. ",
          "J. R. ",
          "n't",
          "cannot",
          "Ana's",
          "co-operate",
          "www.a.org/(b)",
          "a@b.org",
          "@ana",
          "#tag",
          "$4.5bn",
          "7pm",
          "1990-95",
          "555-0142",
          "1. ",
          "- ",
          "ALL CAPS ",
          "o'clock ",
          "said ",
          "\xE6\xA1\xA5"};
}

namespace {

volatile sig_atomic_t current_run = 0;

void ReportRun() {
  char line[64];
  const int size =
      std::snprintf(line, sizeof line, "failed in run %ld\n", static_cast<long>(current_run));
  if (write(STDERR_FILENO, line, static_cast<size_t>(size)) < 0) return;
}

class Mutator {
 public:
  Mutator(const std::vector<std::string>& seeds, const std::vector<std::string>& words,
          uint64_t run)
      : seeds_(seeds), words_(words), random_(run) {}

  std::string Make() {
    constexpr size_t kLongest = size_t{1} << 14;
    std::string input = seeds_[Below(seeds_.size())];
    for (size_t left = 1 + Below(16); left > 0; --left) Change(input);
    if (input.size() > kLongest) input.resize(kLongest);
    return input;
  }

 private:
  size_t Below(size_t limit) { return limit == 0 ? 0 : random_() % limit; }

  void Change(std::string& input) {
    const size_t at = Below(input.size() + 1);
    const size_t length = Below(std::min<size_t>(input.size() - at, 64) + 1);
    const std::string& seed = seeds_[Below(seeds_.size())];
    const size_t from = Below(seed.size() + 1);
    switch (Below(7)) {
      case 0:
        if (at < input.size()) input[at] = static_cast<char>(random_());
        break;
      case 1:
        input.insert(at, 1, static_cast<char>(random_()));
        break;
      case 2:
        input.erase(at, length);
        break;
      case 3:
        input.insert(at, seed.substr(from, Below(200)));
        break;
      case 4:
        for (size_t times = Below(40); times > 0; --times) {
          input.insert(at, std::string(input, at, length));
        }
        break;
      case 5:
        input.resize(at);
        break;
      default:
        for (size_t times = 1 + Below(8) * Below(8); times > 0; --times) {
          input.insert(at, words_[Below(words_.size())]);
        }
    }
  }

  const std::vector<std::string>& seeds_;
  const std::vector<std::string>& words_;
  std::mt19937_64 random_;
};

int Drive(double seconds, long only) {
  if (__sanitizer_set_death_callback != nullptr) __sanitizer_set_death_callback(ReportRun);
  std::signal(SIGABRT, [](int) { ReportRun(); });
  const std::vector<std::string> seeds = FuzzSeeds();
  const std::vector<std::string> words = FuzzWords();
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  long run = only < 0 ? 0 : only;
  do {
    current_run = static_cast<sig_atomic_t>(run);
    const std::string input = Mutator(seeds, words, static_cast<uint64_t>(run)).Make();
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(input.data()), input.size());
    ++run;
  } while (only < 0 && std::chrono::steady_clock::now() < end);
  std::printf("%ld runs\n", run);
  return 0;
}

}  // namespace
}  // namespace whosaid

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: fuzz_NAME SECONDS [RUN]\n");
    return 2;
  }
  return whosaid::Drive(std::atof(argv[1]), argc > 2 ? std::atol(argv[2]) : -1);
}
