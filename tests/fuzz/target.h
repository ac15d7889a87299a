// What a fuzz target is: a function that must hold for any bytes, and some to begin with. The
// function has libFuzzer's name and form, so that a target can be built with clang's
// -fsanitize=fuzzer instead of driver.cc.
#ifndef WHOSAID_TESTS_FUZZ_TARGET_H_
#define WHOSAID_TESTS_FUZZ_TARGET_H_

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace whosaid {

// Inputs to vary, and strings worth putting in.
std::vector<std::string> FuzzSeeds();
std::vector<std::string> FuzzWords();

// Ends the program where something that must hold does not.
inline void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

// The bytes as valid UTF-8: those that are none become question marks.
std::string ToText(const uint8_t* data, size_t size);

// Pieces of text that are hard to read: marks, abbreviations, odd spaces, emoji.
std::vector<std::string> HardText();

}  // namespace whosaid

#endif  // WHOSAID_TESTS_FUZZ_TARGET_H_
