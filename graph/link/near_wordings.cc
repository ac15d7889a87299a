#include "graph/link/near_wordings.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace whosaid {
namespace {

constexpr size_t kFewestShared = 4;    // words
constexpr size_t kLongest = 300;       // words compared of a wording
constexpr size_t kMostCandidates = 8;  // before a wording

using Candidates =
    std::vector<std::pair<WordingKey, uint32_t>>;  // and how many shingles they share

// Of the candidates for one wording those that it is compared with.
void KeepLikeliest(Candidates& candidates) {
  std::ranges::sort(candidates, {}, [](const auto& candidate) {
    return std::pair(UINT32_MAX - candidate.second, candidate.first);
  });
  if (candidates.size() > kMostCandidates) candidates.resize(kMostCandidates);
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
      const auto alignment = Compare(pair.first, pair.second, key);
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

  Result<bool> IsCompared(WordingKey later, WordingKey earlier) {
    const auto [known, added] = compared_.try_emplace(later);
    if (added) {
      const auto tied = TiedTo(later);
      if (!tied) return tl::make_unexpected(tied.error());
      Candidates candidates(tied->begin(), tied->lower_bound(later));
      KeepLikeliest(candidates);
      for (const auto& [candidate, shared] : candidates) known->second.insert(candidate);
    }
    return known->second.contains(earlier);
  }

  // Nothing where the two are not compared. That is known where the later one is followed; for the
  // earlier one it takes reading, which most need not.
  Result<Alignment> Compare(WordingKey later, WordingKey earlier, WordingKey followed) {
    Result<Alignment> alignment;
    if (followed == earlier) {
      alignment = Aligned(later, earlier);
      if (!alignment || !alignment->may_match) return alignment;
    }
    const auto compared = IsCompared(later, earlier);
    if (!compared) return tl::make_unexpected(compared.error());
    if (!*compared) return Alignment();
    return followed == earlier ? alignment : Aligned(later, earlier);
  }

  Result<Alignment> Aligned(WordingKey a, WordingKey b) {
    const auto first = wordings_.Find(a);
    if (!first) return tl::make_unexpected(first.error());
    const auto second = wordings_.Find(b);
    if (!second) return tl::make_unexpected(second.error());
    return *first != nullptr && *second != nullptr ? Align(**first, **second) : Alignment();
  }

  Wordings& wordings_;
  std::set<WordingKey>& keys_;
  std::vector<WordingKey> due_;
  std::map<std::pair<WordingKey, WordingKey>, Near> near_;
  std::map<WordingKey, std::set<WordingKey>> compared_;
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
    const WordingKey later = pairs[begin].first;
    Candidates candidates;
    for (; begin < pairs.size() && pairs[begin].first == later; ++begin) {
      const WordingKey earlier = pairs[begin].second;
      if (candidates.empty() || candidates.back().first != earlier) {
        candidates.emplace_back(earlier, 0);
      }
      ++candidates.back().second;
    }
    KeepLikeliest(candidates);
    for (const auto& [earlier, shared] : candidates) {
      const Alignment alignment = Align(wordings.all().at(later), wordings.all().at(earlier));
      if (alignment.may_match) all.push_back({later, earlier, shared, alignment});
    }
  }
  return all;
}

Result<std::vector<Near>> FindNear(Wordings& wordings, std::set<WordingKey>& keys) {
  return Finder(wordings, keys).Find();
}

}  // namespace whosaid
