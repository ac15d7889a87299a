// CoNLL-U: trees that people or other parsers made; an article for each "# newdoc".
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "extract/readers/readers.h"
#include "extract/syntax/conllu.h"

namespace whosaid {

// By the first line that is no comment: ten columns, of which the first is a 1.
bool RecognisesConllu(std::string_view text) {
  while (text.starts_with('#')) {
    const size_t end = text.find('\n');
    if (end == std::string_view::npos) return false;
    text.remove_prefix(end + 1);
  }
  const std::string_view line = text.substr(0, text.find('\n'));
  return (line.starts_with("1\t") || line.starts_with("1-")) && std::ranges::count(line, '\t') == 9;
}

void ReadConlluDocuments(Input input, const ReadOptions&, const ArticleSink& sink) {
  const auto trees = ReadConllu(input.text, input.uri);
  if (!trees) return sink(tl::make_unexpected(trees.error()));
  if (trees->empty()) {
    return sink(Fail(ErrorKind::kBadInput, fmt::format("{}: holds no trees", input.uri)));
  }
  size_t number = 0;
  for (auto first = trees->begin(); first != trees->end();) {
    const auto end = std::find_if(first + 1, trees->end(), [](const ConlluSentence& sentence) {
      return sentence.begins_document;
    });
    Article article = ToArticle({first, end});
    ++number;
    const bool whole = number == 1 && end == trees->end();
    article.uri = whole ? input.uri
                  : first->document_id.empty()
                      ? fmt::format("{}#{}", input.uri, number)
                      : fmt::format("{}#{}", input.uri, first->document_id);
    sink(std::move(article));
    first = end;
  }
}

}  // namespace whosaid
