#include "cli/parse.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "core/date.h"

namespace whosaid {
namespace {

// Whether one of the terms is meant; which they are otherwise.
std::string FindFault(Terms terms, std::string_view term) {
  const std::vector<std::string_view> allowed = terms();
  if (std::ranges::find(allowed, term) != allowed.end()) return "";
  return fmt::format("“{}” is not one of {}", term, fmt::join(allowed, ", "));
}

// What is wrong with `text` as a value of this type; empty where it is right.
std::string FindFault(ValueType type, Terms terms, const std::string& text) {
  Arguments value;
  value.Add("it", text);
  std::string expected;
  switch (type) {
    case ValueType::kFlag:
    case ValueType::kText:
      break;
    case ValueType::kPath:
      if (text.empty()) expected = "the name of a file or folder";
      break;
    case ValueType::kCount:
      if (value.CountOf("it").value_or(0) == 0) expected = "a whole number from 1";
      break;
    case ValueType::kFraction: {
      const double fraction = value.FractionOf("it").value_or(-1);
      if (!(fraction >= 0 && fraction <= 1)) expected = "a number from 0 to 1";
      break;
    }
    case ValueType::kDate:
      if (!value.DateOf("it")) expected = "a date such as 2025-02-12, 2025-02 or 2025";
      break;
    case ValueType::kPair: {
      const size_t sign = text.find('=');
      if (sign != 0 && sign != std::string::npos) return FindFault(terms, text.substr(0, sign));
      expected = "NAME=VALUE";
      break;
    }
    case ValueType::kTerm:
      return FindFault(terms, text);
  }
  return expected.empty() ? "" : fmt::format("“{}” is not {}", text, expected);
}

std::string NamesOf(const Option& option) {
  return option.letter == 0 ? fmt::format("--{}", option.name)
                            : fmt::format("-{},--{}", option.letter, option.name);
}

void AddOption(CLI::App& app, const Option& option, Arguments& into) {
  const std::string names = NamesOf(option);
  if (option.type == ValueType::kFlag) {
    app.add_flag_callback(names, [&option, &into] { into.Add(option.name, ""); });
    return;
  }
  CLI::Option* added = app.add_option(names, [&option, &into](const CLI::results_t& values) {
    for (const std::string& value : values) into.Add(option.name, value);
    return true;
  });
  if (option.many) {
    added->take_all();
  } else {
    added->take_last();
  }
  added->check(
      [&option](const std::string& text) { return FindFault(option.type, option.terms, text); });
}

constexpr int kAnyNumber = 1 << 28;

void AddArgument(CLI::App& app, const Argument& argument, Arguments& into) {
  CLI::Option* added =
      app.add_option(std::string(argument.name), [&argument, &into](const CLI::results_t& values) {
        for (const std::string& value : values) into.Add(argument.name, value);
        return true;
      });
  const bool many = argument.count == Count::kMany || argument.count == Count::kAny;
  if (many) added->expected(1, kAnyNumber)->allow_extra_args();
  if (argument.count == Count::kOne || argument.count == Count::kMany) added->required();
  added->check([&argument](const std::string& text) {
    return FindFault(argument.type, argument.terms, text);
  });
}

// CLI11's message as one line in our words.
std::string MessageOf(const CLI::Error& error) {
  std::string message = error.what();
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    return message.substr(0, message.find(':')) + " needs a value";
  }
  std::ranges::replace(message, '\n', ' ');
  return message;
}

// The first option that the command doesn't have, or else the first argument too many.
std::string MessageOf(const std::vector<std::string>& extras) {
  const auto option =
      std::ranges::find_if(extras, [](const auto& extra) { return extra.starts_with('-'); });
  if (option != extras.end()) return fmt::format("“{}” is no option of it", *option);
  return fmt::format("“{}” is one argument too many", extras.empty() ? "" : extras.front());
}

const Command* ChosenCommand(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? nullptr : FindCommand(chosen.front()->get_name());
}

Error UsageError(const CLI::App& app, const std::string& message) {
  const Command* command = ChosenCommand(app);
  if (command == nullptr) {
    return {ErrorKind::kUsage, fmt::format("{} (see 'whosaid help')", message)};
  }
  return {ErrorKind::kUsage,
          fmt::format("{}: {} (see 'whosaid help {}')", command->name, message, command->name)};
}

}  // namespace

Result<Invocation> ParseCommandLine(int argc, const char* const* argv) {
  Invocation invocation;
  Arguments& arguments = invocation.arguments;
  CLI::App app;
  app.set_help_flag("-h");
  app.set_help_all_flag("--help");
  app.add_flag_callback("--version", [&] { invocation.wish = Invocation::Wish::kVersion; });
  app.require_subcommand(0, 1);
  for (const Command& command : Commands()) {
    CLI::App* sub = app.add_subcommand(std::string(command.name));
    sub->set_help_flag("-h");
    sub->set_help_all_flag("--help");
    for (const Argument& argument : command.arguments) AddArgument(*sub, argument, arguments);
    for (const Option& option : command.options) AddOption(*sub, option, arguments);
    for (const Option& option : CommonOptions()) AddOption(*sub, option, arguments);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    invocation.wish = Invocation::Wish::kShortHelp;
  } catch (const CLI::CallForAllHelp&) {
    invocation.wish = Invocation::Wish::kLongHelp;
  } catch (const CLI::ExtrasError& error) {
    const std::string first = argc > 1 ? argv[1] : "";
    if (ChosenCommand(app) == nullptr && !first.starts_with('-')) {
      return Fail(ErrorKind::kUsage, fmt::format("“{}” is no command (see 'whosaid help')", first));
    }
    return tl::make_unexpected(UsageError(app, MessageOf(app.remaining(/*recurse=*/true))));
  } catch (const CLI::Error& error) {
    return tl::make_unexpected(UsageError(app, MessageOf(error)));
  }
  invocation.command = ChosenCommand(app);
  if (invocation.command == nullptr && invocation.wish == Invocation::Wish::kRun) {
    return tl::make_unexpected(UsageError(app, "no command given"));
  }
  const std::optional<Date> since = arguments.DateOf("since");
  const std::optional<Date> until = arguments.DateOf("until");
  if (since && until && until->LastDay() < since->FirstDay()) {
    return tl::make_unexpected(UsageError(app, "--until lies before --since"));
  }
  if (arguments.Text("color") == "always") invocation.color = ColorChoice::kAlways;
  if (arguments.Text("color") == "never") invocation.color = ColorChoice::kNever;
  return invocation;
}

}  // namespace whosaid
