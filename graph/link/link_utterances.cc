#include "graph/link/link_utterances.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "graph/utterance_words.h"

namespace whosaid {
namespace {

constexpr size_t kFewestWords = 4;     // fewer are a word or a phrase that anybody may use again
constexpr size_t kManyWords = 10;      // that nobody says twice by chance
constexpr size_t kLongest = 300;       // words compared of a statement
constexpr size_t kShingle = 3;         // words
constexpr size_t kCrowd = 8;           // statements of a shingle that are all compared
constexpr size_t kNeighbours = 3;      // of a shingle that more have
constexpr size_t kMostCandidates = 8;  // of a statement that are aligned
constexpr uint32_t kEllipsis = 0;
constexpr uint32_t kNoOutlet = UINT32_MAX;

constexpr const char* kSameWords = "same words";
constexpr const char* kSameWordsElsewhere = "same words under another name";
constexpr const char* kEdited = "same words but for an edit";
constexpr const char* kPart = "part of the same words";

// The zones in which an article itself gives words, or sets in the post that
// has them.
bool Reports(ZoneKind zone) { return IsBodyZone(zone) || zone == ZoneKind::kEmbedded; }

uint64_t ShingleOf(const std::vector<uint32_t>& words, size_t begin) {
  uint64_t hash = 0;
  for (size_t i = begin; i < begin + kShingle; ++i) {
    hash = (hash ^ words[i]) * 0x9E3779B97F4A7C15;  // Fibonacci hashing
    hash ^= hash >> 29;
  }
  return hash;
}

// The longest common subsequence of two lists of words.
struct Alignment {
  size_t shared = 0;  // words in both, in order
  size_t window = 0;  // words of the longer from the first of these to the last
  size_t gaps = 0;    // places where the longer goes on and the shorter does not,
                      // ellipses excepted
};

Alignment Align(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
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
  size_t first = m;
  size_t last = 0;
  bool elided = false;
  for (size_t i = 0, j = 0; i < n && j < m;) {
    if (a[i] == kEllipsis) elided = true;
    if (a[i] == b[j] && a[i] != kEllipsis) {
      if (first == m) first = j;
      if (first < j && last + 1 < j && !elided) alignment.gaps += j - last - 1;
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
  if (first < m) alignment.window = last - first + 1;
  return alignment;
}

size_t CountWords(const std::vector<uint32_t>& words) {
  return words.size() - static_cast<size_t>(std::ranges::count(words, kEllipsis));
}

}  // namespace

uint32_t UtteranceLinker::Intern(const std::string& word) {
  if (word.empty()) return kEllipsis;
  return words_.try_emplace(word, static_cast<uint32_t>(words_.size() + 1)).first->second;
}

void UtteranceLinker::Add(const StatementRow& statement, const Id& speaker, uint32_t document,
                          const std::string& outlet, std::string_view text) {
  const Attribution& fact = statement.fact;
  if (!Reports(fact.zone) || fact.content.empty()) return;
  Said said;
  said.id = statement.id;
  said.speaker = speaker;
  said.document = document;
  said.outlet = kNoOutlet;
  if (!outlet.empty()) {
    said.outlet =
        outlets_.try_emplace(outlet, static_cast<uint32_t>(outlets_.size())).first->second;
  }
  said.place = {fact.content.front().begin, fact.content.back().end};
  const auto read = [&](const std::vector<Span>& spans) {
    std::vector<uint32_t> words;
    for (const Span& span : spans) {
      for (const ComparedWord& word : ReadComparedWords(Slice(text, span))) {
        words.push_back(Intern(word.form));
      }
    }
    return words;
  };
  said.quoted = fact.kind != QuoteKind::kIndirect;
  if (said.quoted) {
    said.words = read(QuotedParts(text, fact.content, fact.kind == QuoteKind::kDirect));
  }
  if (CountWords(said.words) < kFewestWords) {
    // Of "a “disaster” for the valley" the words around count too.
    said.quoted = fact.kind == QuoteKind::kDirect;
    said.words = read(fact.content);
  }
  if (CountWords(said.words) < kFewestWords) return;
  said.parent = static_cast<SaidIndex>(said_.size());
  said_.push_back(std::move(said));
}

UtteranceLinker::SaidIndex UtteranceLinker::RootOf(SaidIndex said) const {
  while (said_[said].parent != said) said = said_[said].parent;
  return said;
}

// The later goes under the earlier, whose place in the order of ids is its
// name.
void UtteranceLinker::Unite(SaidIndex a, SaidIndex b, const Match& match) {
  a = RootOf(a);
  b = RootOf(b);
  if (a == b) return;
  if (b < a) std::swap(a, b);
  said_[b].parent = a;
  said_[b].reason = match.reason;
  said_[b].confidence = match.confidence;
}

bool UtteranceLinker::MayBeOne(const Said& a, const Said& b, size_t shared_words) const {
  // What is said within what is said is not said twice.
  if (a.document == b.document && a.place.Overlaps(b.place)) return false;
  const Id unknown;
  if (a.speaker == b.speaker && a.speaker != unknown) return true;
  if (a.speaker == unknown || b.speaker == unknown) return shared_words > kFewestWords;
  return shared_words >= kManyWords;
}

UtteranceLinker::Match UtteranceLinker::Compare(const Said& a, const Said& b) const {
  const Said& shorter = a.words.size() <= b.words.size() ? a : b;
  const Said& longer = &shorter == &a ? b : a;
  const Alignment alignment = Align(shorter.words, longer.words);
  const size_t words = std::min(CountWords(shorter.words), kLongest);
  if (alignment.shared * 5 < words * 4 || alignment.shared < kFewestWords) return {};
  if (!MayBeOne(a, b, alignment.shared)) return {};
  const size_t of_longer = std::min(CountWords(longer.words), kLongest);
  const bool alike = alignment.shared * 5 >= of_longer * 4;
  if (alike) return {kEdited, 0.9};
  // A part is a quotation in one piece, or in marked pieces; reports in other
  // words share as much by chance.
  if (!a.quoted || !b.quoted || alignment.shared <= kFewestWords) return {};
  if (alignment.gaps * 4 > alignment.shared) return {};
  return {kPart, 0.8};
}

// Statements with the very same words become one, but for few words under
// several names. Returns one of each, in order.
std::vector<UtteranceLinker::SaidIndex> UtteranceLinker::UniteSameWords() {
  std::vector<SaidIndex> order(said_.size());
  for (SaidIndex i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, [&](SaidIndex a, SaidIndex b) {
    return std::tie(said_[a].words, said_[a].speaker, a) <
           std::tie(said_[b].words, said_[b].speaker, b);
  });
  std::vector<SaidIndex> distinct;
  for (size_t i = 0; i < order.size(); ++i) {
    const bool same = i > 0 && said_[order[i]].words == said_[order[i - 1]].words;
    const bool speaker = same && said_[order[i]].speaker == said_[order[i - 1]].speaker;
    const bool may =
        same && MayBeOne(said_[order[i - 1]], said_[order[i]], CountWords(said_[order[i]].words));
    if (may) {
      Unite(order[i - 1], order[i],
            {speaker ? kSameWords : kSameWordsElsewhere, speaker ? 0.95 : 0.8});
    } else {
      distinct.push_back(order[i]);
    }
  }
  std::ranges::sort(distinct);
  return distinct;
}

void UtteranceLinker::UniteNear(const std::vector<SaidIndex>& distinct) {
  std::vector<std::pair<uint64_t, SaidIndex>> shingles;
  for (const SaidIndex i : distinct) {
    const std::vector<uint32_t>& words = said_[i].words;
    for (size_t w = 0; w + kShingle <= std::min(words.size(), kLongest); ++w) {
      shingles.emplace_back(ShingleOf(words, w), i);
    }
  }
  std::ranges::sort(shingles);
  shingles.erase(std::ranges::unique(shingles).begin(), shingles.end());
  std::vector<std::pair<SaidIndex, SaidIndex>> pairs;  // one for each shingle shared
  for (size_t begin = 0; begin < shingles.size();) {
    size_t end = begin;
    while (end < shingles.size() && shingles[end].first == shingles[begin].first) ++end;
    const size_t reach = end - begin <= kCrowd ? kCrowd : kNeighbours;
    for (size_t i = begin; i < end; ++i) {
      for (size_t j = i + 1; j < std::min(end, i + 1 + reach); ++j) {
        pairs.emplace_back(shingles[i].second, shingles[j].second);
      }
    }
    begin = end;
  }
  std::ranges::sort(pairs);
  struct Candidate {
    SaidIndex a;
    SaidIndex b;
    size_t shared;
  };
  std::vector<Candidate> candidates;
  for (size_t i = 0; i < pairs.size();) {
    const size_t begin = i;
    while (i < pairs.size() && pairs[i] == pairs[begin]) ++i;
    candidates.push_back({pairs[begin].first, pairs[begin].second, i - begin});
  }
  // The likeliest first, a bounded number for each.
  std::ranges::stable_sort(candidates, std::greater(), &Candidate::shared);
  std::vector<uint8_t> compared(said_.size());
  for (const Candidate& candidate : candidates) {
    if (compared[candidate.a] >= kMostCandidates && compared[candidate.b] >= kMostCandidates)
      continue;
    ++compared[candidate.a];
    ++compared[candidate.b];
    const Match match = Compare(said_[candidate.a], said_[candidate.b]);
    if (match.reason != nullptr) Unite(candidate.a, candidate.b, match);
  }
}

void UtteranceLinker::Resolve(Links& links) {
  UniteNear(UniteSameWords());
  std::map<SaidIndex, std::vector<SaidIndex>> utterances;  // by root
  for (SaidIndex i = 0; i < said_.size(); ++i) utterances[RootOf(i)].push_back(i);
  for (const auto& [root, said] : utterances) {
    if (said.size() > 1) links.utterances.push_back(RowOf(said));
  }
  std::ranges::sort(links.utterances, {}, &UtteranceRow::id);
}

// REQUIRES: sorted, the root first.
UtteranceRow UtteranceLinker::RowOf(const std::vector<SaidIndex>& said) const {
  UtteranceRow row;
  row.id = HashOf("utterance " + said_[said.front()].id.ToString());
  std::set<uint32_t> documents;
  std::set<uint32_t> outlets;
  // The longest wording first, which the others are compared with.
  std::map<std::pair<size_t, std::vector<uint32_t>>, std::vector<SaidIndex>> variants;
  for (const SaidIndex i : said) {
    documents.insert(said_[i].document);
    if (said_[i].outlet != kNoOutlet) outlets.insert(said_[i].outlet);
    variants[{SIZE_MAX - said_[i].words.size(), said_[i].words}].push_back(i);
  }
  row.documents = static_cast<uint32_t>(documents.size());
  row.outlets = static_cast<uint32_t>(outlets.size());
  uint32_t variant = 0;
  for (const auto& [words, having] : variants) {
    for (const SaidIndex i : having) {
      const bool first = i == said.front();
      row.members.push_back({said_[i].id, variant, first ? "first of its words" : said_[i].reason,
                             first ? 1.0 : said_[i].confidence});
    }
    ++variant;
  }
  return row;
}

}  // namespace whosaid
