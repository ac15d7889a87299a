// Web pages.
#include <utility>

#include "extract/readers/readers.h"

namespace whosaid {

bool RecognisesHtml(std::string_view) { return false; }

std::string HtmlCharset(std::string_view) { return {}; }

void ReadHtml(Input input, const ReadOptions& options, const ArticleSink& sink) {
  ReadText(std::move(input), options, sink);
}

}  // namespace whosaid
