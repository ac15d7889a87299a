#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/commands/run.h"
#include "cli/intake/inputs.h"
#include "cli/intake/skipped.h"
#include "cli/layers.h"
#include "cli/terminal/marked.h"
#include "cli/terminal/render.h"
#include "extract/extract.h"

namespace whosaid {

Result<ExitCode> RunShow(const Arguments& arguments, Terminal& terminal) {
  const std::string name = arguments.Has("layer") ? arguments.Text("layer") : "attributions";
  const auto layer = std::ranges::find(Layers(), name, &Layer::name);
  const bool html = arguments.Has("html");
  if (html && name != "attributions") {
    return Fail(ErrorKind::kBadInput, "--html marks attributions; it shows no other layer");
  }
  if (std::error_code none; std::filesystem::is_directory(arguments.Text("FILE"), none)) {
    return Fail(ErrorKind::kUsage,
                fmt::format("{}: is a folder; name one article", arguments.Text("FILE")));
  }
  const Result<Models> models = OpenModels();
  if (!models) return tl::make_unexpected(models.error());
  Skipped skipped(terminal);
  bool found = false;
  if (html) terminal.out() << HtmlBegin();
  const ReadOptions options = ReadOptionsOf(arguments);
  ReadInput(arguments.Text("FILE"), options, [&](Result<Article> article) {
    if (!article) return skipped.Add(article.error());
    const auto foreign = RefuseForeign(*article, models->languages);
    if (foreign && !options.any_language) return skipped.Add(*foreign);
    const Document document = Extract(std::move(*article), *models);
    const Table rows = layer->rows(document);
    found = found || !rows.rows.empty();
    if (html) {
      terminal.out() << HtmlOf(document);
    } else if (arguments.Has("json")) {
      PrintJson(rows, terminal);
    } else if (layer->text != nullptr) {
      PrintTabbed(layer->text(document), terminal);
    } else if (name == "attributions") {
      PrintMarked(document, terminal);
    } else {
      PrintText(rows, terminal);
    }
  });
  if (html) terminal.out() << HtmlEnd();
  if (skipped.count() > 0) return ExitCode::kError;
  return found ? ExitCode::kDone : ExitCode::kNothing;
}

}  // namespace whosaid
