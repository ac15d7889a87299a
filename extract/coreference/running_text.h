// Running text: what the sentences of a document in which capitals tell names from other words show
// of those in which they do not, such as headlines.
#ifndef WHOSAID_EXTRACT_COREFERENCE_RUNNING_TEXT_H_
#define WHOSAID_EXTRACT_COREFERENCE_RUNNING_TEXT_H_

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "core/document.h"
#include "extract/syntax/words.h"

namespace whosaid {

struct KnownName {
  NameType type = NameType::kPerson;
  TokenIndex end = 0;
};

class RunningText {
 public:
  // Reads Document::names. Both must outlive this.
  RunningText(const Document& document, const Words& words);

  // Whether the token stands where capitals tell little.
  bool IsTitled(TokenIndex i) const;
  // Whether the word stands in the running text without a capital.
  bool IsCommon(TokenIndex i) const { return uncapitalised_.contains(words_[i].folded); }
  // The type of a name that the running text has with the same words.
  std::optional<NameType> TypeOf(TokenRange name) const;
  // A person or organisation of the running text that the model passed over at token i: several
  // words of a headline, or "The [Gazette]" where "the editors of The Gazette" follow.
  std::optional<KnownName> NameAt(TokenIndex i, TokenIndex low, TokenIndex high) const;

 private:
  bool IsPaper(TokenIndex i) const;

  const Document& document_;
  const Words& words_;
  std::unordered_set<std::string_view> uncapitalised_;
  std::unordered_map<std::string, NameType> names_;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_COREFERENCE_RUNNING_TEXT_H_
