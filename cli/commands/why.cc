#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>

#include "cli/answers.h"
#include "cli/commands/run.h"
#include "cli/terminal/text.h"
#include "query/explain.h"

namespace whosaid {
namespace {

using Json = nlohmann::ordered_json;

std::string DateOf(const DocumentRow& document) {
  const Article& article = document.article;
  if (article.published) return article.published->date.ToString();
  return document.inherited ? document.inherited->date.ToString() : "";
}

Json ToJson(const Explanation& explanation) {
  const Article& article = explanation.document.article;
  Json evidence = Json::array();
  for (const Evidence& piece : explanation.evidence) {
    evidence.push_back({{"part", piece.part},
                        {"words", piece.words},
                        {"span", {piece.span.begin, piece.span.end}},
                        {"before", piece.before},
                        {"after", piece.after}});
  }
  Json identities = Json::array();
  for (const Identity& identity : explanation.identities) {
    identities.push_back({{"role", identity.role},
                          {"in_document", identity.local_name},
                          {"name", identity.name},
                          {"reason", identity.reason},
                          {"confidence", identity.confidence}});
  }
  Json rejected = Json::array();
  for (const Alternative& other : explanation.rejected) {
    rejected.push_back({{"name", other.name}, {"reason", other.reason}});
  }
  Json wordings = Json::array();
  for (const ShownWording& wording : explanation.wordings) {
    wordings.push_back({{"id", wording.id.ToString()},
                        {"uri", wording.uri},
                        {"outlet", wording.outlet},
                        {"date", wording.date ? wording.date->ToString() : ""},
                        {"diff", wording.diff},
                        {"reason", wording.reason},
                        {"confidence", wording.confidence}});
  }
  return {{"id", explanation.id.ToString()},
          {"summary", explanation.summary},
          {"uri", article.uri},
          {"outlet", article.outlet},
          {"date", DateOf(explanation.document)},
          {"text_sha256", explanation.document.text_sha256},
          {"evidence", evidence},
          {"found_by", explanation.found_by},
          {"confidence", explanation.confidence},
          {"identities", identities},
          {"rejected", rejected},
          {"wordings", wordings}};
}

void PrintEvidence(const Evidence& piece, Terminal& terminal) {
  terminal.out() << fmt::format("\n{} {}–{}\n", terminal.Paint(Style::kBold, piece.part),
                                piece.span.begin, piece.span.end);
  const std::string before = OneLine(piece.before);
  const std::string after = OneLine(piece.after);
  const std::string shown = fmt::format(
      "{}{}[{}]{}{}", before, piece.before.empty() || !std::isspace(piece.before.back()) ? "" : " ",
      OneLine(piece.words), piece.after.empty() || !std::isspace(piece.after.front()) ? "" : " ",
      after);
  const size_t width = terminal.width() < 24 ? 0 : terminal.width() - 2;
  for (const std::string& line : Wrap(shown, width)) terminal.out() << "  " << line << '\n';
}

void PrintWording(const ShownWording& wording, Terminal& terminal) {
  std::string source;
  for (const std::string& part :
       {wording.date ? wording.date->ToString() : "", wording.outlet, wording.uri}) {
    if (!part.empty()) source += OneLine(part) + " · ";
  }
  terminal.out() << fmt::format("\n{}\n", terminal.Paint(Style::kBold, "said again"));
  const size_t width = terminal.width() < 24 ? 0 : terminal.width() - 4;
  for (const std::string& line : Wrap(OneLine(wording.diff), width)) {
    terminal.out() << "    " << line << '\n';
  }
  terminal.out() << fmt::format("  {}, confidence {:.2f}\n  {}{}\n", wording.reason,
                                wording.confidence, source, wording.id.ToShortString());
}

void PrintText(const Explanation& explanation, Terminal& terminal) {
  const Article& article = explanation.document.article;
  terminal.out() << terminal.Paint(Style::kBold, OneLine(explanation.summary)) << '\n';
  std::string source;
  for (const std::string& part : {DateOf(explanation.document), article.outlet, article.uri}) {
    if (!part.empty()) source += OneLine(part) + " · ";
  }
  terminal.out() << source << explanation.id.ToShortString() << '\n';
  if (const auto& inherited = explanation.document.inherited) {
    terminal.out() << fmt::format("  the date is inherited: {}, confidence {:.2f}\n",
                                  OneLine(inherited->reason), inherited->confidence);
  }
  for (const Evidence& piece : explanation.evidence) PrintEvidence(piece, terminal);
  terminal.out() << fmt::format("\n{}\n  {}, confidence {:.2f}\n",
                                terminal.Paint(Style::kBold, "found by"), explanation.found_by,
                                explanation.confidence);
  for (const Identity& identity : explanation.identities) {
    const std::string reason =
        identity.reason.empty()
            ? "not linked yet"
            : fmt::format("{}, confidence {:.2f}", identity.reason, identity.confidence);
    terminal.out() << fmt::format("\n{}\n  “{}” is {}: {}\n",
                                  terminal.Paint(Style::kBold, identity.role),
                                  OneLine(identity.local_name), OneLine(identity.name), reason);
  }
  for (const Alternative& other : explanation.rejected) {
    terminal.out() << fmt::format("\n{}\n  {}: {}\n", terminal.Paint(Style::kBold, "not"),
                                  OneLine(other.name), other.reason);
  }
  for (const ShownWording& wording : explanation.wordings) PrintWording(wording, terminal);
}

}  // namespace

Result<ExitCode> RunWhy(const Arguments& arguments, Terminal& terminal) {
  const auto snapshot = OpenSnapshot(arguments, terminal);
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  const Result<Explanation> explanation = Explain(**snapshot, arguments.Text("FACT"));
  if (!explanation) {
    if (explanation.error().kind != ErrorKind::kNotFound) {
      return tl::make_unexpected(explanation.error());
    }
    terminal.Say(explanation.error().message);
    return ExitCode::kNothing;
  }
  if (arguments.Has("json")) {
    terminal.out() << ToJson(*explanation).dump() << '\n';
  } else {
    PrintText(*explanation, terminal);
  }
  return ExitCode::kDone;
}

}  // namespace whosaid
