#include "cli/commands/run.h"
#include "cli/intake/extraction.h"
#include "cli/intake/inputs.h"
#include "cli/intake/interrupt.h"
#include "cli/intake/skipped.h"
#include "cli/terminal/progress.h"
#include "graph/facts/facts_json.h"

namespace whosaid {

Result<ExitCode> RunExtract(const Arguments& arguments, Terminal& terminal) {
  Skipped skipped(terminal);
  const std::vector<std::string> inputs = ListAllInputs(arguments, skipped);
  const Result<Models> models = OpenModels();
  if (!models) return tl::make_unexpected(models.error());
  Extraction extraction(inputs, ReadOptionsOf(arguments), *models, JobsOf(arguments));
  {
    Progress progress(inputs, terminal);
    while (auto extracted = extraction.Next()) {
      if (!extracted->facts) {
        skipped.Add(extracted->facts.error());
        continue;
      }
      progress.Advance(extracted->input, extracted->facts->article.text.size());
      terminal.out() << ToJsonLine(*extracted->facts) << '\n';
      if (!terminal.out()) break;
    }
  }
  if (Interrupted()) {
    terminal.out().flush();
    EndInterrupted();
  }
  return skipped.count() > 0 ? ExitCode::kError : ExitCode::kDone;
}

}  // namespace whosaid
