#include "graph/link/utterances/utterances.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace whosaid {
namespace {

constexpr size_t kFewWords = 4;    // that several people may use
constexpr size_t kManyWords = 10;  // that nobody says twice by chance
constexpr size_t kMostVoices = 8;  // of a wording that are compared with those of another

constexpr const char* kSameWords = "same words";
constexpr const char* kSameWordsElsewhere = "same words under another name";
constexpr const char* kEdited = "same words but for an edit";
constexpr const char* kPart = "part of the same words";

// How the words of two statements match.
struct Match {
  const char* reason = nullptr;  // none: they do not
  double confidence = 0;
};

bool MayBeOne(const Said& a, const Said& b, size_t shared_words) {
  // What is said within what is said is not said twice.
  if (a.id.document == b.id.document && a.place.Overlaps(b.place)) return false;
  const Id unknown;
  if (a.speaker == b.speaker && a.speaker != unknown) return true;
  if (a.speaker == unknown || b.speaker == unknown) return shared_words > kFewWords;
  return shared_words >= kManyWords;
}

Match Compare(const Said& a, const Said& b, const Alignment& alignment) {
  if (!MayBeOne(a, b, alignment.shared)) return {};
  if (alignment.alike) return {kEdited, 0.9};
  // A part is a quotation in one piece, or in marked pieces; reports in other words share as much
  // by chance.
  if (!a.quoted || !b.quoted || alignment.shared <= kFewWords) return {};
  if (alignment.gaps * 4 > alignment.shared) return {};
  return {kPart, 0.8};
}

class Uniter {
 public:
  explicit Uniter(const std::vector<const Wording*>& wordings) {
    for (const Wording* wording : wordings) {
      for (const Said& said : wording->said) nodes_.push_back({&said, wording, 0, 1, ""});
    }
    std::ranges::sort(nodes_, {}, [](const Node& node) { return node.said->id; });
    for (size_t i = 0; i < nodes_.size(); ++i) {
      nodes_[i].parent = i;
      voices_[nodes_[i].wording].push_back(i);
    }
    for (const Wording* wording : wordings) UniteSameWords(*wording);
  }

  void UniteNear(const Wording& a, const Wording& b, const Alignment& alignment) {
    for (const size_t one : voices_[&a]) {
      for (const size_t other : voices_[&b]) {
        const Match match = Compare(*nodes_[one].said, *nodes_[other].said, alignment);
        if (match.reason != nullptr) Unite(one, other, match);
      }
    }
  }

  std::vector<UtteranceRow> Rows() const {
    std::map<size_t, std::vector<size_t>> utterances;  // by root
    for (size_t i = 0; i < nodes_.size(); ++i) utterances[RootOf(i)].push_back(i);
    std::vector<UtteranceRow> rows;
    for (const auto& [root, said] : utterances) {
      if (said.size() > 1) rows.push_back(RowOf(said));
    }
    std::ranges::sort(rows, {}, &UtteranceRow::id);
    return rows;
  }

 private:
  struct Node {
    const Said* said = nullptr;
    const Wording* wording = nullptr;
    size_t parent = 0;      // itself, where it is a root
    double confidence = 1;  // of being the same as its parent
    const char* reason = "";
  };

  size_t RootOf(size_t node) const {
    while (nodes_[node].parent != node) node = nodes_[node].parent;
    return node;
  }

  // The later goes under the earlier, whose place in the order of ids is its name.
  void Unite(size_t a, size_t b, const Match& match) {
    a = RootOf(a);
    b = RootOf(b);
    if (a == b) return;
    if (b < a) std::swap(a, b);
    nodes_[b].parent = a;
    nodes_[b].reason = match.reason;
    nodes_[b].confidence = match.confidence;
  }

  // Statements with the very same words become one, but for few words under several names. Keeps
  // one of each, the first ones, in order.
  void UniteSameWords(const Wording& wording) {
    std::vector<size_t>& order = voices_[&wording];
    std::ranges::sort(order, [&](size_t a, size_t b) {
      return std::tie(nodes_[a].said->speaker, a) < std::tie(nodes_[b].said->speaker, b);
    });
    std::vector<size_t> distinct;
    const size_t words = CountWords(wording.words);
    for (size_t i = 0; i < order.size(); ++i) {
      if (i > 0 && MayBeOne(*nodes_[order[i - 1]].said, *nodes_[order[i]].said, words)) {
        const bool speaker = nodes_[order[i]].said->speaker == nodes_[order[i - 1]].said->speaker;
        Unite(order[i - 1], order[i],
              {speaker ? kSameWords : kSameWordsElsewhere, speaker ? 0.95 : 0.8});
      } else {
        distinct.push_back(order[i]);
      }
    }
    std::ranges::sort(distinct);
    if (distinct.size() > kMostVoices) distinct.resize(kMostVoices);
    order = std::move(distinct);
  }

  // REQUIRES: sorted, the root first.
  UtteranceRow RowOf(const std::vector<size_t>& said) const {
    UtteranceRow row;
    row.id = HashOf("utterance " + nodes_[said.front()].said->id.ToString());
    std::set<Id> documents;
    std::set<uint32_t> outlets;
    // The longest wording first, which the others are compared with.
    std::map<std::pair<size_t, std::vector<uint32_t>>, std::vector<size_t>> variants;
    for (const size_t i : said) {
      const Node& node = nodes_[i];
      documents.insert(node.said->id.document);
      if (node.said->outlet != 0) outlets.insert(node.said->outlet);
      variants[{SIZE_MAX - node.wording->words.size(), node.wording->words}].push_back(i);
    }
    row.documents = static_cast<uint32_t>(documents.size());
    row.outlets = static_cast<uint32_t>(outlets.size());
    uint32_t variant = 0;
    for (const auto& [words, having] : variants) {
      for (const size_t i : having) {
        const bool first = i == said.front();
        row.members.push_back({nodes_[i].said->id, variant,
                               first ? "first of its words" : nodes_[i].reason,
                               first ? 1.0 : nodes_[i].confidence});
      }
      ++variant;
    }
    return row;
  }

  std::vector<Node> nodes_;  // in the order of their statements
  std::unordered_map<const Wording*, std::vector<size_t>> voices_;
};

}  // namespace

std::vector<UtteranceRow> MakeUtterances(const std::vector<const Wording*>& wordings,
                                         std::vector<Near> near) {
  std::unordered_map<WordingKey, const Wording*> by_key;
  for (const Wording* wording : wordings) by_key[wording->Key()] = wording;
  Uniter uniter(wordings);
  // The likeliest first.
  std::ranges::sort(near, {}, [](const Near& pair) {
    return std::tuple(SIZE_MAX - pair.shared, pair.later, pair.earlier);
  });
  for (const Near& pair : near) {
    uniter.UniteNear(*by_key[pair.earlier], *by_key[pair.later], pair.alignment);
  }
  return uniter.Rows();
}

}  // namespace whosaid
