#include "extract/mention_index.h"

#include <algorithm>

namespace whosaid {

MentionIndex::MentionIndex(const Document& document) {
  for (ClusterIndex c = 0; c < document.clusters.size(); ++c) {
    for (const Mention& mention : document.clusters[c].mentions) {
      entries_.push_back({mention.span, c, mention.form});
    }
  }
  std::ranges::stable_sort(entries_, {}, &Entry::span);
  uint32_t reach = 0;
  for (const Entry& entry : entries_) reach_.push_back(reach = std::max(reach, entry.span.end));
}

const MentionIndex::Entry* MentionIndex::Holding(Span word) const {
  auto i = static_cast<size_t>(
      std::ranges::upper_bound(entries_, word.begin, {}, [](const Entry& e) {
        return e.span.begin;
      }) - entries_.begin());
  const Entry* best = nullptr;
  while (i-- > 0 && reach_[i] >= word.end) {
    const Entry& entry = entries_[i];
    if (entry.span.Contains(word) && (!best || entry.span.size() < best->span.size())) {
      best = &entry;
    }
  }
  return best;
}

}  // namespace whosaid
