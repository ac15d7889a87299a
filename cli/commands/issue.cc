#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/answers.h"
#include "cli/commands/run.h"
#include "cli/decide.h"
#include "cli/terminal/text.h"
#include "query/issue.h"

namespace whosaid {
namespace {

using Json = nlohmann::ordered_json;

Json DateJson(const std::optional<Date>& date) { return date ? Json(date->ToString()) : Json(); }

Json ToJson(const IssueReport& report) {
  Json variants = Json::array();
  for (const IssueVariant& variant : report.variants) {
    variants.push_back({{"label", variant.label},
                        {"positions", variant.positions},
                        {"reason", variant.reason},
                        {"confidence", variant.confidence}});
  }
  Json stands = Json::array();
  for (const IssueStand& stand : report.stands) {
    stands.push_back({{"actor", stand.actor},
                      {"stance", NameOf(stand.stance)},
                      {"positions", stand.positions},
                      {"utterances", stand.utterances},
                      {"documents", stand.documents},
                      {"outlets", stand.outlets},
                      {"first", DateJson(stand.first)},
                      {"last", DateJson(stand.last)},
                      {"words", stand.words},
                      {"uri", stand.uri},
                      {"id", stand.surest.ToShortString()}});
  }
  return {{"issue", report.issue.label},
          {"positions", report.positions},
          {"part_of", report.part_of ? Json(*report.part_of) : Json()},
          {"parts", report.parts},
          {"in_codebook", report.issue.in_codebook},
          {"variants", variants},
          {"stands", stands},
          {"key", report.issue.key},
          {"id", report.issue.id.ToHex()}};
}

void PrintStand(const IssueStand& stand, Terminal& terminal) {
  std::string act(NameOf(stand.stance));
  std::ranges::replace(act, '_', ' ');
  const Style style = PolarityOf(stand.stance) < 0 ? Style::kBad : Style::kGood;
  terminal.out() << fmt::format("\n{}  {}\n", terminal.Paint(Style::kName, OneLine(stand.actor)),
                                terminal.Paint(style, act));
  const size_t width = terminal.width() < 24 ? 0 : terminal.width() - 4;
  for (const std::string& line : Wrap(OneLine(stand.words), width)) {
    terminal.out() << "    " << terminal.Paint(Style::kQuote, line) << '\n';
  }
  std::string source =
      Counted(stand.utterances, "utterance") + " in " + Counted(stand.documents, "document");
  if (stand.outlets > 0) source += " of " + Counted(stand.outlets, "outlet");
  if (stand.first) source += " · " + stand.first->ToString();
  if (stand.last && *stand.last != *stand.first) source += " to " + stand.last->ToString();
  source += " · " + OneLine(stand.uri) + " · " + stand.surest.ToShortString();
  terminal.out() << "  " << terminal.Paint(Style::kDim, source) << '\n';
}

void PrintText(const IssueReport& report, Terminal& terminal) {
  terminal.out() << terminal.Paint(Style::kBold, OneLine(report.issue.label)) << '\n';
  if (report.part_of) terminal.out() << "  part of " << OneLine(*report.part_of) << '\n';
  if (!report.parts.empty()) {
    terminal.out() << "  contains " << OneLine(fmt::format("{}", fmt::join(report.parts, ", ")))
                   << '\n';
  }
  for (const IssueVariant& variant : report.variants) {
    terminal.out() << fmt::format("  “{}”, {}: {}, confidence {:.2f}\n", OneLine(variant.label),
                                  Counted(variant.positions, "position"), variant.reason,
                                  variant.confidence);
  }
  for (const IssueStand& stand : report.stands) PrintStand(stand, terminal);
}

}  // namespace

Result<ExitCode> RunIssue(const Arguments& arguments, Terminal& terminal) {
  const std::vector<std::string>& words = arguments.All("WORDS");
  if (IsDecidingVerb(words[0])) return Decide(/*issue=*/true, arguments, terminal);
  if (words.size() != 2) {
    return Fail(ErrorKind::kUsage, "write: whosaid issue STORE NAME, or a verb before the store");
  }
  Arguments store;
  store.Add("STORE", words[0]);
  const auto snapshot = OpenSnapshot(store, terminal);
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  const Result<IssueAnswer> answer = AskIssue(**snapshot, words[1], FilterOf(arguments));
  if (!answer) return tl::make_unexpected(answer.error());
  SayUnknown(answer->unknown, terminal);
  bool first = true;
  for (const IssueReport& report : answer->reports) {
    if (arguments.Has("json")) {
      terminal.out() << ToJson(report).dump() << '\n';
      continue;
    }
    if (!first) terminal.out() << '\n';
    first = false;
    PrintText(report, terminal);
  }
  return answer->reports.empty() ? ExitCode::kNothing : ExitCode::kDone;
}

}  // namespace whosaid
