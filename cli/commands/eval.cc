#include <fmt/format.h>

#include <fstream>

#include "cli/commands/run.h"
#include "cli/intake/extraction.h"
#include "cli/intake/inputs.h"
#include "cli/intake/interrupt.h"
#include "cli/intake/skipped.h"
#include "graph/facts/facts_json.h"
#include "train/evaluate/evaluate.h"

namespace whosaid {
namespace {

// Whether the file holds facts as extract prints them, not articles.
bool HoldsFacts(const std::string& path) {
  constexpr std::string_view kBeginning = R"({"format":"whosaid-facts)";
  std::ifstream file(path, std::ios::binary);
  std::string beginning;
  char c = 0;
  while (beginning.size() < kBeginning.size() && file.get(c)) {
    if (c != ' ') beginning += c;
  }
  return beginning == kBeginning;
}

// The lines of facts files as they are, the facts of articles as extract would print them.
std::vector<std::string> GatherFacts(const Arguments& arguments, const Models& models,
                                     Skipped& skipped) {
  std::vector<std::string> facts;
  std::vector<std::string> articles;
  for (const std::string& path : ListAllInputs(arguments, skipped)) {
    if (!HoldsFacts(path)) {
      articles.push_back(path);
      continue;
    }
    std::ifstream file(path);
    std::string line;
    while (std::getline(file, line)) {
      if (!line.empty()) facts.push_back(line);
    }
  }
  Extraction extraction(articles, ReadOptionsOf(arguments), models, JobsOf(arguments));
  while (auto extracted = extraction.Next()) {
    if (extracted->facts) {
      facts.push_back(ToJsonLine(*extracted->facts));
    } else {
      skipped.Add(extracted->facts.error());
    }
  }
  return facts;
}

}  // namespace

Result<ExitCode> RunEval(const Arguments& arguments, Terminal& terminal) {
  const std::string& path = arguments.Text("GOLD");
  const Result<std::string> gold = ReadWhole(path);
  if (!gold) return tl::make_unexpected(gold.error());
  const Measure* measure = FindMeasure(arguments.Text("MEASURE"));
  if (!measure->reads_own_text && arguments.All("PATHS").empty()) {
    return Fail(ErrorKind::kUsage, fmt::format("eval: PATHS is required for {} (see 'whosaid help "
                                               "eval')",
                                               measure->name));
  }
  const Result<Models> models = OpenModels();
  if (!models) return tl::make_unexpected(models.error());
  Skipped skipped(terminal);
  const std::vector<std::string> facts = measure->reads_own_text
                                             ? std::vector<std::string>()
                                             : GatherFacts(arguments, *models, skipped);
  if (Interrupted()) EndInterrupted();
  if (measure->evaluate_layer != nullptr) {
    const Result<std::string> report = measure->evaluate_layer({path, *gold, facts, *models});
    if (!report) return tl::make_unexpected(report.error());
    terminal.out() << *report;
    return skipped.count() > 0 ? ExitCode::kError : ExitCode::kDone;
  }
  const Result<std::string> report = measure->evaluate(facts, *gold);
  if (!report) return Fail(report.error().kind, path + ": " + report.error().message);
  terminal.out() << *report;
  return skipped.count() > 0 ? ExitCode::kError : ExitCode::kDone;
}

}  // namespace whosaid
