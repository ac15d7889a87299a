// Language: which language a text is written in, as far as it takes to keep what is not English
// from being read as English.
#ifndef WHOSAID_EXTRACT_LANGUAGE_H_
#define WHOSAID_EXTRACT_LANGUAGE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/article.h"
#include "core/result.h"

namespace whosaid {

// The frequent short words of languages. Immutable; any number of threads may use it at once.
class LanguageLexicon {
 public:
  // Rows of code, language, words and example, parted by tabs; the first is English. `content` must
  // outlive this object; `name` is the file's.
  static Result<LanguageLexicon> Load(std::string_view content, std::string_view name);

  // What the text is written in, where that is surely not English: "German", "Cyrillic script".
  // Nothing for English, and for texts too short to tell. Looks at the first 64 KiB; quotations in
  // another language don't outweigh the English around them.
  std::optional<std::string> FindForeign(std::string_view text) const;

  struct Example {
    std::string_view language;
    std::string_view sentence;
  };
  const std::vector<Example>& examples() const { return examples_; }

 private:
  using Set = uint32_t;  // of languages, by the bits of their rows

  std::vector<Example> examples_;  // one a language
  std::unordered_map<std::string_view, Set> words_;
};

// The error in place of an article in another language than English, if it is one; it names the
// article and the option that has it read all the same.
std::optional<Error> RefuseForeign(const Article& article, const LanguageLexicon& languages);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_LANGUAGE_H_
