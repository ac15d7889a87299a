#include "extract/coreference/mention_index.h"

#include <algorithm>

namespace whosaid {

MentionIndex::MentionIndex(const std::vector<Cluster>& clusters) {
  for (size_t i = 0; i < clusters.size(); ++i) {
    for (const Mention& mention : clusters[i].mentions) {
      mentions_.push_back({mention.span, static_cast<ClusterIndex>(i), mention.form});
      longest_ = std::max(longest_, mention.span.size());
    }
  }
  std::ranges::stable_sort(mentions_, {}, &IndexedMention::span);
}

std::vector<IndexedMention> MentionIndex::In(Span span) const {
  std::vector<IndexedMention> found;
  const uint32_t from = span.begin > longest_ ? span.begin - longest_ : 0;
  auto mention = std::ranges::lower_bound(mentions_, from, {},
                                          [](const IndexedMention& m) { return m.span.begin; });
  for (; mention != mentions_.end() && mention->span.begin < span.end; ++mention) {
    if (mention->span.Overlaps(span)) found.push_back(*mention);
  }
  return found;
}

std::optional<IndexedMention> MentionIndex::Before(uint32_t offset) const {
  const auto next = std::ranges::lower_bound(mentions_, offset, {},
                                             [](const IndexedMention& m) { return m.span.begin; });
  for (auto mention = next; mention != mentions_.begin();) {
    --mention;
    if (mention->span.end <= offset) return *mention;
  }
  return std::nullopt;
}

}  // namespace whosaid
