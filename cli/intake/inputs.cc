#include "cli/intake/inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
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

Result<std::string> ReadWhole(const std::string& path) {
  std::ostringstream content;
  if (path == "-") {
    content << std::cin.rdbuf();
    return std::move(content).str();
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (file && file.peek() != std::ifstream::traits_type::eof()) content << file.rdbuf();
  if (errno == 0) return std::move(content).str();
  const ErrorKind kind = errno == ENOENT ? ErrorKind::kNotFound : ErrorKind::kSystem;
  return Fail(kind, fmt::format("{}: can't read: {}", path, std::strerror(errno)));
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
