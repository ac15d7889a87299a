#include <algorithm>
#include <utility>

#include "cli/commands/run.h"
#include "cli/inputs.h"
#include "cli/layers.h"
#include "cli/render.h"
#include "cli/skipped.h"
#include "extract/extract.h"

namespace whosaid {

Result<ExitCode> RunShow(const Arguments& arguments, Terminal& terminal) {
  const std::string name = arguments.Has("layer") ? arguments.Text("layer") : "attributions";
  const auto layer = std::ranges::find(Layers(), name, &Layer::name);
  const Models models = LoadModels();
  Skipped skipped(terminal);
  bool found = false;
  ReadInput(arguments.Text("FILE"), ReadOptionsOf(arguments), [&](Result<Article> article) {
    if (!article) {
      skipped.Add(article.error());
      return;
    }
    const Table rows = layer->rows(Extract(std::move(*article), models));
    found = found || !rows.rows.empty();
    if (arguments.Has("json")) {
      PrintJson(rows, terminal);
    } else {
      PrintText(rows, terminal);
    }
  });
  if (skipped.count() > 0) return ExitCode::kError;
  return found ? ExitCode::kDone : ExitCode::kNothing;
}

}  // namespace whosaid
