#include "extract/coreference/resolve.h"

#include <algorithm>
#include <utility>

namespace whosaid {
namespace {

constexpr size_t kMostRivals = 512;  // candidates looked back at, so that no text takes square time

Span Extent(const Words& words, const Candidate& candidate) {
  Span extent{candidate.content.front().begin, candidate.content.back().end};
  for (const auto& range : {candidate.source, candidate.cue}) {
    if (!range || range->empty()) continue;
    const Span span = words.SpanOf(*range);
    extent.begin = std::min(extent.begin, span.begin);
    extent.end = std::max(extent.end, span.end);
  }
  return extent;
}

bool ContentHolds(const Candidate& outer, Span inner) {
  return std::ranges::any_of(outer.content, [&](Span span) { return span.Contains(inner); });
}

bool ContentOverlaps(const Candidate& a, const Candidate& b) {
  for (Span x : a.content) {
    for (Span y : b.content) {
      if (x.Overlaps(y)) return true;
    }
  }
  return false;
}

std::optional<Span> CueSpan(const Words& words, const Candidate& candidate) {
  if (!candidate.cue) return std::nullopt;
  return words.SpanOf(*candidate.cue);
}

// Whether two candidates can't both stand.
bool Exclude(const Words& words, const Candidate& a, const Candidate& b) {
  const auto cue_a = CueSpan(words, a);
  const auto cue_b = CueSpan(words, b);
  if (cue_a && cue_b && cue_a->Overlaps(*cue_b)) return true;
  if (ContentHolds(a, Extent(words, b)) || ContentHolds(b, Extent(words, a))) return false;
  if (ContentOverlaps(a, b)) {
    // "He rejected, and she backed, the plan": one content, two cues beside it
    const bool apart = cue_a && cue_b && a.verb != nullptr && b.verb != nullptr &&
                       a.content == b.content && !ContentHolds(a, *cue_b) &&
                       !ContentHolds(b, *cue_a);
    return !apart;
  }
  return (cue_b && ContentHolds(a, *cue_b)) || (cue_a && ContentHolds(b, *cue_a));
}

struct Placed {
  Candidate candidate;
  Span extent;
  size_t order = 0;
};

bool IsRelay(const Words& words, const Candidate& candidate) {
  return candidate.cue && candidate.source && words[candidate.cue->begin].folded == "according";
}

// "…," Ruiz said, according to the Gazette: the relay's content is an attribution of its own, which
// ends right before it.
bool Relays(const Words& words, const Candidate& relay, const Placed& relayed) {
  if (!IsRelay(words, relay) || IsRelay(words, relayed.candidate) || !relayed.candidate.cue) {
    return false;
  }
  const TokenRange cue = *relayed.candidate.cue;
  const uint32_t begin = words[relay.cue->begin].span.begin;
  return words.SentenceOf(relay.cue->begin) == words.SentenceOf(cue.begin) &&
         cue.end <= relay.cue->begin && relayed.extent.end <= begin &&
         begin - relayed.extent.end <= 2;
}

// Sets parents. What stands in no other content the trained model has looked at too.
std::vector<Resolved> Nest(const Words& words, std::vector<Resolved> all) {
  std::vector<Resolved> nested;
  std::vector<size_t> open;  // whose content may hold what comes next
  for (Resolved& resolved : all) {
    Candidate& candidate = resolved.candidate;
    const Span extent = Extent(words, candidate);
    std::erase_if(open,
                  [&](size_t k) { return nested[k].candidate.content.back().end <= extent.begin; });
    for (size_t n = open.size(); n > 0 && !resolved.parent; --n) {
      if (ContentHolds(nested[open[n - 1]].candidate, extent)) resolved.parent = open[n - 1];
    }
    if (!resolved.parent) candidate.confidence *= candidate.trust;
    open.push_back(nested.size());
    nested.push_back(std::move(resolved));
  }
  return nested;
}

}  // namespace

std::vector<Resolved> ResolveCandidates(const Words& words, std::vector<Candidate> candidates) {
  std::vector<Placed> placed;
  for (Candidate& candidate : candidates) {
    const Span extent = Extent(words, candidate);
    placed.push_back({std::move(candidate), extent, placed.size()});
  }
  std::ranges::stable_sort(placed, {}, &Placed::extent);
  // For each its rivals: those before it that reach into it.
  std::vector<std::vector<size_t>> rivals(placed.size());
  std::vector<size_t> open;
  for (size_t i = 0; i < placed.size(); ++i) {
    std::erase_if(open, [&](size_t k) { return placed[k].extent.end <= placed[i].extent.begin; });
    if (open.size() > kMostRivals) open.erase(open.begin());
    for (size_t k : open) {
      rivals[i].push_back(k);
      rivals[k].push_back(i);
    }
    open.push_back(i);
  }
  std::vector<size_t> by_confidence(placed.size());
  for (size_t i = 0; i < placed.size(); ++i) by_confidence[i] = i;
  std::ranges::stable_sort(by_confidence, [&](size_t a, size_t b) {
    if (placed[a].candidate.preferred != placed[b].candidate.preferred) {
      return placed[a].candidate.preferred;
    }
    if (placed[a].candidate.confidence != placed[b].candidate.confidence) {
      return placed[a].candidate.confidence > placed[b].candidate.confidence;
    }
    return placed[a].order < placed[b].order;
  });
  std::vector<bool> stands(placed.size());
  std::vector<std::vector<TokenRange>> relays(placed.size());
  for (size_t i : by_confidence) {
    bool excluded = false;
    for (size_t k : rivals[i]) {
      if (!stands[k]) continue;
      excluded |= Exclude(words, placed[i].candidate, placed[k].candidate);
    }
    stands[i] = !excluded;
  }
  for (size_t i = 0; i < placed.size(); ++i) {
    if (!stands[i] || !IsRelay(words, placed[i].candidate)) continue;
    for (size_t k : rivals[i]) {
      if (!stands[k] || !Relays(words, placed[i].candidate, placed[k])) continue;
      relays[k].push_back(*placed[i].candidate.source);
      stands[i] = false;
    }
  }
  std::vector<Resolved> resolved;
  for (size_t i = 0; i < placed.size(); ++i) {
    if (stands[i])
      resolved.push_back({std::move(placed[i].candidate), std::nullopt, std::move(relays[i])});
  }
  std::ranges::stable_sort(resolved, [](const Resolved& a, const Resolved& b) {
    const Span x = a.candidate.content.front();
    const Span y = b.candidate.content.front();
    return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
  });
  return Nest(words, std::move(resolved));
}

}  // namespace whosaid
