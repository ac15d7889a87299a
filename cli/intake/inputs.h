// What commands that read articles share: their files and options.
#ifndef WHOSAID_CLI_INTAKE_INPUTS_H_
#define WHOSAID_CLI_INTAKE_INPUTS_H_

#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/intake/skipped.h"
#include "extract/readers/reader.h"

namespace whosaid {

// The files of PATHS…, in the order given, each folder's sorted by name.
std::vector<std::string> ListAllInputs(const Arguments& arguments, Skipped& skipped);

// A file as it is; "-" is standard input.
Result<std::string> ReadWhole(const std::string& path);

// --date, --outlet, --format, --field, --any-language.
ReadOptions ReadOptionsOf(const Arguments& arguments);

// --jobs, or as many as the machine has processors.
unsigned JobsOf(const Arguments& arguments);

}  // namespace whosaid

#endif  // WHOSAID_CLI_INTAKE_INPUTS_H_
