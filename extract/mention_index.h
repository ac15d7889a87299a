// MentionIndex: which actor a stretch of text names.
#ifndef WHOSAID_EXTRACT_MENTION_INDEX_H_
#define WHOSAID_EXTRACT_MENTION_INDEX_H_

#include <optional>
#include <vector>

#include "core/document.h"

namespace whosaid {

class MentionIndex {
 public:
  struct Entry {
    Span span;
    ClusterIndex cluster = 0;
    MentionForm form = MentionForm::kName;
  };

  explicit MentionIndex(const Document& document);

  // The mention that holds the whole of `word`; of several the shortest. Logarithmic.
  const Entry* Holding(Span word) const;

 private:
  std::vector<Entry> entries_;  // by span
  std::vector<uint32_t> reach_;  // the furthest end among the entries up to this one
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_MENTION_INDEX_H_
