// What holds for every row of the table of commands.
#include "cli/commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "cli/help.h"
#include "cli/parse.h"

namespace whosaid {
namespace {

using testing::HasSubstr;
using testing::Not;

// The words of a command line as a shell would part them; only plain double quotes.
Result<Invocation> ParseLine(const std::string& line) {
  std::vector<std::string> words(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (c == ' ' && !quoted) words.emplace_back();
    if (c != '"' && (c != ' ' || quoted)) words.back() += c;
  }
  std::vector<const char*> argv;
  for (const std::string& word : words) argv.push_back(word.c_str());
  return ParseCommandLine(static_cast<int>(argv.size()), argv.data());
}

class EveryCommand : public testing::TestWithParam<Command> {};

TEST_P(EveryCommand, DescribesItself) {
  const Command& command = GetParam();
  EXPECT_FALSE(command.summary.empty());
  EXPECT_NE(command.summary.back(), '.');
  EXPECT_EQ(command.description.back(), '.');
  EXPECT_EQ(FindCommand(command.name)->run, command.run);
}

TEST_P(EveryCommand, NamesItsOptionsOnce) {
  std::set<std::string_view> names = {"help"};
  std::set<char> letters = {'h'};
  for (const auto options : {GetParam().options, CommonOptions()}) {
    for (const Option& option : options) {
      EXPECT_TRUE(names.insert(option.name).second) << option.name;
      EXPECT_TRUE(option.letter == 0 || letters.insert(option.letter).second) << option.name;
      EXPECT_EQ(option.type == ValueType::kFlag, option.value.empty()) << option.name;
      EXPECT_EQ(option.type == ValueType::kTerm || option.type == ValueType::kPair,
                option.terms != nullptr)
          << option.name;
      EXPECT_FALSE(option.summary.empty()) << option.name;
    }
  }
}

TEST_P(EveryCommand, HasAnExampleThatParses) {
  std::string example(GetParam().example);
  example = example.substr(0, example.find(" >"));
  const Result<Invocation> invocation = ParseLine(example);
  ASSERT_TRUE(invocation) << invocation.error().message;
  EXPECT_EQ(invocation->command->name, GetParam().name);
  EXPECT_EQ(invocation->wish, Invocation::Wish::kRun);
}

TEST_P(EveryCommand, HelpsShortAndLong) {
  const std::string name(GetParam().name);
  EXPECT_EQ(ParseLine("whosaid " + name + " -h")->wish, Invocation::Wish::kShortHelp);
  EXPECT_EQ(ParseLine("whosaid " + name + " --help")->wish, Invocation::Wish::kLongHelp);
  EXPECT_THAT(CommandHelp(GetParam(), true), HasSubstr(std::string(GetParam().example)));
  EXPECT_THAT(CommandHelp(GetParam(), false), Not(HasSubstr("Example")));
}

INSTANTIATE_TEST_SUITE_P(Cli, EveryCommand, testing::ValuesIn(Commands().begin(), Commands().end()),
                         [](const auto& command) { return std::string(command.param.name); });

TEST(ParseCommandLine, KeepsValuesAsGiven) {
  const auto invocation = ParseLine("whosaid said s --by \"Ann Lee\" --zone body --zone teaser");
  ASSERT_TRUE(invocation);
  EXPECT_EQ(invocation->arguments.Text("STORE"), "s");
  EXPECT_EQ(invocation->arguments.Text("by"), "Ann Lee");
  EXPECT_THAT(invocation->arguments.All("zone"), testing::ElementsAre("body", "teaser"));
  EXPECT_FALSE(invocation->arguments.Has("about"));
}

TEST(ParseCommandLine, TakesTheLastOfWhatMayBeGivenOnce) {
  EXPECT_EQ(ParseLine("whosaid said s --by A --by B")->arguments.Text("by"), "B");
}

TEST(ParseCommandLine, TakesPathsThatLookLikeOptionsAfterTwoDashes) {
  const auto invocation = ParseLine("whosaid build s -- -odd --json");
  ASSERT_TRUE(invocation) << invocation.error().message;
  EXPECT_THAT(invocation->arguments.All("PATHS"), testing::ElementsAre("-odd", "--json"));
  EXPECT_FALSE(invocation->arguments.Has("json"));
}

TEST(ParseCommandLine, TakesADashForStandardInput) {
  EXPECT_THAT(ParseLine("whosaid build s - a")->arguments.All("PATHS"),
              testing::ElementsAre("-", "a"));
}

}  // namespace
}  // namespace whosaid
