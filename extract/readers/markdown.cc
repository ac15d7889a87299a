// Markdown: the text is kept untouched; headings, list items, images and front matter are zones.
#include <utility>

#include "extract/readers/readers.h"

namespace whosaid {

bool RecognisesMarkdown(std::string_view text) {
  return text.starts_with("# ") || text.starts_with("---\n") || text.starts_with("---\r\n");
}

void ReadMarkdown(Input input, const ReadOptions& options, const ArticleSink& sink) {
  ReadText(std::move(input), options, sink);
}

}  // namespace whosaid
