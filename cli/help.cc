#include "cli/help.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/terminal/text.h"

namespace whosaid {
namespace {

constexpr size_t kWidth = 80;

constexpr std::string_view kExitCodes =
    "Exit codes: 0 done; 1 nothing found, or something differs; 2 error, also where\n"
    "single inputs were skipped as bad. Data goes to standard output, talk to\n"
    "standard error. NO_COLOR turns colour off.\n";

using Line = std::pair<std::string, std::string>;

// Two columns; the second wraps.
std::string Columns(const std::vector<Line>& lines) {
  size_t left = 0;
  for (const auto& [name, text] : lines) left = std::max(left, name.size());
  std::string out;
  for (const auto& [name, text] : lines) {
    std::string indent = fmt::format("  {:<{}}  ", name, left);
    for (const std::string& part : Wrap(text, kWidth - indent.size())) {
      out += fmt::format("{}{}\n", indent, part);
      indent.assign(indent.size(), ' ');
    }
  }
  return out;
}

std::string NameOf(const Option& option) {
  std::string name = option.letter == 0 ? "    " : fmt::format("-{}, ", option.letter);
  name += fmt::format("--{}", option.name);
  if (!option.value.empty()) name += fmt::format(" {}", option.value);
  return name;
}

std::string SummaryOf(std::string_view summary, Terms terms, bool full) {
  if (!full || terms == nullptr) return std::string(summary);
  return fmt::format("{}: {}", summary, fmt::join(terms(), ", "));
}

std::string Section(std::string_view title, const std::vector<Line>& lines) {
  return lines.empty() ? "" : fmt::format("\n{}:\n{}", title, Columns(lines));
}

}  // namespace

std::string UsageLine(const Command& command) {
  std::string line = fmt::format("whosaid {}", command.name);
  if (!command.options.empty()) line += " [OPTIONS]";
  for (const Argument& argument : command.arguments) {
    switch (argument.count) {
      case Count::kOne:
        line += fmt::format(" {}", argument.name);
        break;
      case Count::kOptional:
        line += fmt::format(" [{}]", argument.name);
        break;
      case Count::kMany:
        line += fmt::format(" {}…", argument.name);
        break;
      case Count::kAny:
        line += fmt::format(" [{}…]", argument.name);
        break;
    }
  }
  return line;
}

std::string ProgramHelp(bool full) {
  std::string out =
      "whosaid: who said what about whom, from news articles to a knowledge graph\n\n"
      "Usage: whosaid COMMAND [OPTIONS] …\n";
  std::vector<Line> lines;
  for (const Command& command : Commands()) lines.emplace_back(command.name, command.summary);
  out += Section("Commands", lines);
  out += "\n'whosaid COMMAND -h' lists a command's options, --help explains them.\n";
  if (!full) return out;
  out += "\nExample:\n  whosaid build news.store articles/\n  whosaid positions news.store\n\n";
  return out.append(kExitCodes);
}

std::string CommandHelp(const Command& command, bool full) {
  std::string out = fmt::format("{}\n\nUsage: {}\n", command.summary, UsageLine(command));
  if (full) {
    out += '\n';
    for (const std::string& part : Wrap(command.description, kWidth)) out += part + '\n';
  }
  std::vector<Line> lines;
  for (const Argument& argument : command.arguments) {
    lines.emplace_back(argument.name, SummaryOf(argument.summary, argument.terms, full));
  }
  out += Section("Arguments", lines);
  lines.clear();
  for (const auto options : {command.options, CommonOptions()}) {
    for (const Option& option : options) {
      lines.emplace_back(NameOf(option), SummaryOf(option.summary, option.terms, full));
    }
  }
  lines.emplace_back("-h, --help", "Short help, or all of it");
  out += Section("Options", lines);
  if (!full) return out;
  return out.append(fmt::format("\nExample:\n  {}\n\n{}", command.example, kExitCodes));
}

}  // namespace whosaid
