#include "graph/link/utterances/near_wordings.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace whosaid {
namespace {

constexpr size_t kFewestShared = 4;  // words
constexpr size_t kLongest = 300;     // words compared of a wording

// Whether two are compared: they share so many of the shingles of the shorter that its words may be
// among the other's but for an edit here and there.
bool AreLikely(size_t shared, size_t shingles, size_t others) {
  constexpr size_t kFew = 8;
  const size_t fewer = std::min(shingles, others);
  return fewer < kFew ? shared >= 1 : shared >= 2 && shared * 16 >= fewer;
}

// Follows what is near until there is nothing new.
class Finder {
 public:
  Finder(Wordings& wordings, std::set<WordingKey>& keys) : wordings_(wordings), keys_(keys) {}

  Result<std::vector<Near>> Find() {
    due_.assign(keys_.begin(), keys_.end());
    while (!due_.empty()) {
      const WordingKey key = due_.back();
      due_.pop_back();
      if (auto followed = Follow(key); !followed) return tl::make_unexpected(followed.error());
    }
    std::vector<Near> near;
    for (const auto& [pair, one] : near_) near.push_back(one);
    return near;
  }

 private:
  Result<void> Follow(WordingKey key) {
    const auto tied = TiedTo(key);
    if (!tied) return tl::make_unexpected(tied.error());
    for (const auto& [other, shared] : *tied) {
      const std::pair pair(std::max(key, other), std::min(key, other));
      if (near_.contains(pair)) continue;
      const auto alignment = Compare(key, other, shared);
      if (!alignment) return tl::make_unexpected(alignment.error());
      if (!alignment->may_match) continue;
      near_[pair] = {pair.first, pair.second, shared, *alignment};
      if (keys_.insert(other).second) due_.push_back(other);
    }
    return {};
  }

  // By how many shingles others are tied to a wording.
  Result<std::map<WordingKey, uint32_t>> TiedTo(WordingKey key) {
    std::map<WordingKey, uint32_t> tied;
    const auto wording = wordings_.Find(key);
    if (!wording) return tl::make_unexpected(wording.error());
    if (*wording == nullptr) return tied;
    for (const uint64_t hash : (*wording)->Shingles()) {
      const auto shingle = wordings_.FindShingle(hash);
      if (!shingle) return tl::make_unexpected(shingle.error());
      if (*shingle == nullptr || !(*shingle)->Ties()) continue;
      for (const WordingKey other : (*shingle)->wordings) {
        if (other != key) ++tied[other];
      }
    }
    return tied;
  }

  Result<Alignment> Compare(WordingKey a, WordingKey b, size_t shared) {
    const auto first = wordings_.Find(a);
    if (!first) return tl::make_unexpected(first.error());
    const auto second = wordings_.Find(b);
    if (!second) return tl::make_unexpected(second.error());
    if (*first == nullptr || *second == nullptr) return Alignment();
    const bool likely =
        AreLikely(shared, (*first)->Shingles().size(), (*second)->Shingles().size());
    return likely ? Align(**first, **second) : Alignment();
  }

  Wordings& wordings_;
  std::set<WordingKey>& keys_;
  std::vector<WordingKey> due_;
  std::map<std::pair<WordingKey, WordingKey>, Near> near_;
};

}  // namespace

Alignment Align(const Wording& one, const Wording& other) {
  const bool swapped = one.words.size() > other.words.size();
  const std::vector<uint32_t>& a = swapped ? other.words : one.words;
  const std::vector<uint32_t>& b = swapped ? one.words : other.words;
  const size_t n = std::min(a.size(), kLongest);
  const size_t m = std::min(b.size(), kLongest);
  std::vector<uint16_t> table((n + 1) * (m + 1));
  const auto at = [&](size_t i, size_t j) -> uint16_t& { return table[i * (m + 1) + j]; };
  for (size_t i = n; i-- > 0;) {
    for (size_t j = m; j-- > 0;) {
      at(i, j) = a[i] == b[j] && a[i] != kEllipsis ? static_cast<uint16_t>(at(i + 1, j + 1) + 1)
                                                   : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  Alignment alignment;
  alignment.shared = at(0, 0);
  std::optional<size_t> last;
  bool elided = false;
  for (size_t i = 0, j = 0; i < n && j < m;) {
    if (a[i] == kEllipsis) elided = true;
    if (a[i] == b[j] && a[i] != kEllipsis) {
      if (last && *last + 1 < j && !elided) alignment.gaps += j - *last - 1;
      last = j;
      elided = false;
      ++i;
      ++j;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
  const size_t shorter = std::min(CountWords(a), kLongest);
  const size_t longer = std::min(CountWords(b), kLongest);
  alignment.may_match = alignment.shared * 5 >= shorter * 4 && alignment.shared >= kFewestShared;
  alignment.alike = alignment.may_match && alignment.shared * 5 >= longer * 4;
  return alignment;
}

std::vector<Near> FindAllNear(const Wordings& wordings) {
  const auto shingles = wordings.AllShingles();
  std::vector<std::pair<WordingKey, WordingKey>> pairs;  // later, earlier; one for each shingle
  for (size_t begin = 0; begin < shingles.size();) {
    size_t end = begin;
    while (end < shingles.size() && shingles[end].first == shingles[begin].first) ++end;
    for (size_t i = begin; end - begin <= Shingle::kCrowd && i < end; ++i) {
      for (size_t j = begin; j < i; ++j) pairs.emplace_back(shingles[i].second, shingles[j].second);
    }
    begin = end;
  }
  std::ranges::sort(pairs);
  std::vector<Near> all;
  for (size_t begin = 0; begin < pairs.size();) {
    const auto [later, earlier] = pairs[begin];
    const size_t first = begin;
    while (begin < pairs.size() && pairs[begin] == pairs[first]) ++begin;
    const Wording& one = wordings.all().at(later);
    const Wording& other = wordings.all().at(earlier);
    const size_t shared = begin - first;
    if (!AreLikely(shared, one.Shingles().size(), other.Shingles().size())) continue;
    const Alignment alignment = Align(one, other);
    if (alignment.may_match) all.push_back({later, earlier, shared, alignment});
  }
  return all;
}

Result<std::vector<Near>> FindNear(Wordings& wordings, std::set<WordingKey>& keys) {
  return Finder(wordings, keys).Find();
}

}  // namespace whosaid
