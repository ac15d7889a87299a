// MentionIndex: which cluster is mentioned where.
#ifndef WHOSAID_EXTRACT_COREFERENCE_MENTION_INDEX_H_
#define WHOSAID_EXTRACT_COREFERENCE_MENTION_INDEX_H_

#include <optional>
#include <span>
#include <vector>

#include "core/facts.h"

namespace whosaid {

struct IndexedMention {
  Span span;
  ClusterIndex cluster = 0;
  MentionForm form = MentionForm::kName;
};

// All mentions of all clusters by position. Look-ups are logarithmic.
class MentionIndex {
 public:
  explicit MentionIndex(const std::vector<Cluster>& clusters);

  // Those that share a byte with `span`, in order.
  std::vector<IndexedMention> In(Span span) const;
  // The last that ends at or before `offset`.
  std::optional<IndexedMention> Before(uint32_t offset) const;

 private:
  std::vector<IndexedMention> mentions_;
  uint32_t longest_ = 0;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_COREFERENCE_MENTION_INDEX_H_
