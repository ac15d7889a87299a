// Plain text: the file is the article.
#include <utility>

#include "extract/readers/readers.h"

namespace whosaid {

bool RecognisesText(std::string_view) { return true; }

void ReadText(Input input, const ReadOptions&, const ArticleSink& sink) {
  Article article;
  article.uri = std::move(input.uri);
  article.text = std::move(input.text);
  sink(std::move(article));
}

}  // namespace whosaid
