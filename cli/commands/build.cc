#include <optional>

#include "cli/commands/run.h"
#include "cli/intake/extraction.h"
#include "cli/intake/inputs.h"
#include "cli/intake/intake.h"
#include "cli/intake/interrupt.h"
#include "cli/terminal/progress.h"

namespace whosaid {

Result<ExitCode> RunBuild(const Arguments& arguments, Terminal& terminal) {
  Result<std::unique_ptr<Store>> store = OpenRocksStore(arguments.Text("STORE"), Access::kCreate);
  if (!store) return tl::make_unexpected(store.error());
  Skipped skipped(terminal);
  Intake intake(**store, skipped);
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
      if (const Result<void> taken = intake.Take(*extracted->facts); !taken) {
        return tl::make_unexpected(taken.error());
      }
    }
  }
  if (Interrupted()) {
    store->reset();
    EndInterruptedIntake(intake.documents(), terminal);
  }
  return intake.Finish(arguments.Has("json"), terminal);
}

}  // namespace whosaid
