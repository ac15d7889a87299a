// Command: what the program can be asked to do, as data. Parsing and help are made from the
// one table of commands (cli/commands.h).
#ifndef WHOSAID_CLI_COMMAND_H_
#define WHOSAID_CLI_COMMAND_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "cli/arguments.h"
#include "cli/terminal/terminal.h"
#include "core/result.h"

namespace whosaid {

enum class ExitCode : uint8_t {
  kDone = 0,
  kNothing = 1,  // nothing found, or a comparison differs
  kError = 2,    // also where all but a few inputs went well
};

enum class ValueType : uint8_t {
  kFlag,      // no value
  kText,      // anything
  kPath,      // a file or folder
  kCount,     // a whole number from 1
  kFraction,  // a number in [0, 1]
  kDate,      // 2025, 2025-02 or 2025-02-12
  kPair,      // NAME=VALUE
  kTerm,      // one of a closed set
};

using Terms = std::vector<std::string_view> (*)();

struct Option {
  std::string_view name;  // "since", given as --since
  char letter = 0;        // 'o', also given as -o; 0 where there is none
  ValueType type = ValueType::kFlag;
  std::string_view value = {};  // what help calls the value, "DATE"
  std::string_view summary = {};
  bool many = false;      // may be given more than once
  Terms terms = nullptr;  // what a kTerm, or the name of a kPair, may be
};

enum class Count : uint8_t { kOne, kOptional, kMany, kAny };  // kMany: at least one

struct Argument {
  std::string_view name;  // "STORE"
  Count count = Count::kOne;
  ValueType type = ValueType::kPath;
  std::string_view summary = {};
  Terms terms = nullptr;
};

struct Command {
  std::string_view name;
  std::string_view summary;      // one line, for lists
  std::string_view description;  // what happens to the data; paragraphs without line breaks inside
  std::span<const Argument> arguments;
  std::span<const Option> options;
  std::string_view example;  // a command line that works as it stands
  Result<ExitCode> (*run)(const Arguments& arguments, Terminal& terminal);
};

}  // namespace whosaid

#endif  // WHOSAID_CLI_COMMAND_H_
