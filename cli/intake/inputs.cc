#include "cli/intake/inputs.h"

#include <algorithm>
#include <iterator>
#include <thread>
#include <utility>

namespace whosaid {

std::vector<std::string> ListAllInputs(const Arguments& arguments, Skipped& skipped) {
  std::vector<std::string> inputs;
  for (const std::string& path : arguments.All("PATHS")) {
    Result<std::vector<std::string>> files = ListInputs(path);
    if (files) {
      std::ranges::move(*files, std::back_inserter(inputs));
    } else {
      skipped.Add(files.error());
    }
  }
  return inputs;
}

ReadOptions ReadOptionsOf(const Arguments& arguments) {
  ReadOptions options;
  options.date = arguments.DateOf("date");
  options.outlet = arguments.Text("outlet");
  options.reader = arguments.Text("format");
  options.any_language = arguments.Has("any-language");
  for (const std::string& field : arguments.All("field")) {
    const size_t sign = field.find('=');
    options.fields[field.substr(0, sign)] = field.substr(sign + 1);
  }
  return options;
}

unsigned JobsOf(const Arguments& arguments) {
  return arguments.CountOf("jobs").value_or(std::max(1u, std::thread::hardware_concurrency()));
}

}  // namespace whosaid
