#include "extract/names/names.h"

#include <string_view>

#include "extract/names/name_kinds.h"

namespace whosaid {

std::vector<Name> FindNames(const Document& document, const Models& models) {
  std::vector<std::vector<std::string_view>> sentences;
  sentences.reserve(document.sentences.size());
  for (const Sentence& sentence : document.sentences) {
    std::vector<std::string_view>& tokens = sentences.emplace_back();
    for (uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      tokens.push_back(document.Text(document.tokens[i].span));
    }
  }
  const auto found = models.names.FindNames(sentences);
  std::vector<Name> names;
  for (size_t i = 0; i < found.size(); ++i) {
    const uint32_t first = document.sentences[i].first_token;
    for (const NameSpan& name : found[i]) {
      const auto words = std::span(sentences[i]).subspan(name.begin, name.end - name.begin);
      const NameType type = name.type == NameType::kMisc ? MiscTypeOf(words) : name.type;
      names.push_back({type, first + name.begin, first + name.end});
    }
  }
  return names;
}

}  // namespace whosaid
