#include "graph/link/link_issues.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <tuple>

namespace whosaid {
namespace {

// Words that say what is to become of a thing rather than which thing it is: "a
// return to pre-war borders", "restoring pre-war borders" and "pre-war borders"
// are one issue.
constexpr std::string_view kLight[] = {
    "achievement",    "aim",        "chance",    "concept",     "goal",      "idea",
    "implementation", "issue",      "matter",    "notion",      "objective", "outcome",
    "possibility",    "proposal",   "prospect",  "pursuit",     "question",  "reality",
    "recovery",       "regain",     "regaining", "restoration", "restore",   "restoring",
    "return",         "returning",  "securing",  "topic",       "path",      "bid",
    "ambition",       "aspiration", "hope",      "dream",       "full",      "eventual",
    "immediate",      "possible",   "potential", "future",      "proposed",  "planned",
    "building",       "plan"};
// Of these words one may be all that stands beside another: "tax return" is no tax.
constexpr std::string_view kOwnSense[] = {"building", "return", "recovery", "path",
                                          "hope",     "dream",  "reality",  "outcome"};
// "a dam in the Arden Gorge" and "the Arden dam".
constexpr std::string_view kLandforms[] = {"gorge",  "valley",   "river",  "lake",
                                           "bay",    "island",   "city",   "town",
                                           "county", "district", "region", "province"};

bool IsOneOf(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool IsLight(std::string_view word) { return IsOneOf(word, kLight); }

// "arden_gorge" is "arden".
std::string WithoutLandform(const std::string& word) {
  const size_t last = word.rfind('_');
  const bool landform = last != std::string::npos && IsOneOf(word.substr(last + 1), kLandforms);
  return landform ? word.substr(0, last) : word;
}

std::vector<std::string> SplitKey(std::string_view key) {
  std::vector<std::string> words;
  for (size_t begin = 0; begin < key.size();) {
    const size_t end = std::min(key.find(' ', begin), key.size());
    if (end > begin) words.emplace_back(key.substr(begin, end - begin));
    begin = end + 1;
  }
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  return words;
}

std::string Join(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) joined += (joined.empty() ? "" : " ") + word;
  return joined;
}

// The words of a key without light ones and landforms; "pre-2014" and "2014" are the same to it.
// Empty where too little remains to go by.
std::vector<std::string> Reduced(const std::vector<std::string>& words) {
  std::vector<std::string> kept;
  bool own_sense = false;
  for (const std::string& word : words) {
    if (IsLight(word)) {
      own_sense |= IsOneOf(word, kOwnSense);
      continue;
    }
    const bool before = word.starts_with("pre-") && word.size() > 4;
    kept.push_back(before ? word.substr(4) : WithoutLandform(word));
  }
  if (kept.size() == 1 && own_sense) return {};
  std::ranges::sort(kept);
  kept.erase(std::ranges::unique(kept).begin(), kept.end());
  return kept;
}

bool IsNumber(std::string_view word) {
  return !word.empty() && word[0] >= '0' && word[0] <= '9' &&
         word.find_first_not_of("0123456789.,") == std::string_view::npos;
}

bool IsMeasure(std::string_view word) {
  constexpr std::string_view kMeasures[] = {"%",       "percent", "$",        "£",    "€",
                                            "million", "billion", "trillion", "euro", "dollar"};
  return std::ranges::find(kMeasures, word) != std::end(kMeasures);
}

// Whether a label gives a measure with its number: keys may leave signs out.
bool IsMeasured(const std::map<std::string, uint32_t>& labels) {
  return std::ranges::any_of(labels, [](const auto& label) {
    return label.first.find_first_of("%$") != std::string::npos ||
           label.first.find("percent") != std::string::npos;
  });
}

// Whether a label is fit to be shown for its issue: one line, not long, whole,
// no stray marks.
bool IsWellFormed(std::string_view label) {
  constexpr size_t kLongest = 60;
  constexpr std::string_view kStray = " .,;:!?-\"'";
  constexpr std::string_view kDangling[] = {"of",   "in",   "on", "to", "for", "and",  "or",
                                            "from", "with", "at", "by", "as",  "than", "that"};
  if (label.empty() || label.size() > kLongest ||
      label.find_first_of("\n\t\"") != std::string_view::npos ||
      kStray.find(label.front()) != std::string_view::npos ||
      kStray.find(label.back()) != std::string_view::npos) {
    return false;
  }
  const std::string_view first = label.substr(0, label.find(' '));
  const std::string_view last = label.substr(label.rfind(' ') + 1);
  return std::ranges::find(kDangling, first) == std::end(kDangling) &&
         std::ranges::find(kDangling, last) == std::end(kDangling);
}

// The most frequent well-formed label, the shortest of these, the first of the
// alphabet.
bool IsShownBefore(const std::pair<const std::string, uint32_t>& a,
                   const std::pair<const std::string, uint32_t>& b) {
  const auto rank = [](const auto& label) {
    return std::tuple(!IsWellFormed(label.first), UINT32_MAX - label.second, label.first.size(),
                      std::string_view(label.first));
  };
  return rank(a) < rank(b);
}

bool Includes(const std::vector<std::string>& all, const std::vector<std::string>& some) {
  return std::ranges::includes(all, some);
}

// The words that are written with a capital in some label: names.
bool IsName(const std::string& word, const std::map<std::string, uint32_t>& labels) {
  if (word.find('_') != std::string::npos) return true;
  for (const auto& [label, count] : labels) {
    for (size_t at = 0; at < label.size();
         at = std::min(label.find(' ', at), label.size() - 1) + 1) {
      const std::string_view rest = std::string_view(label).substr(at);
      if (rest.size() < word.size() || rest[0] < 'A' || rest[0] > 'Z') continue;
      const bool same = std::ranges::equal(rest.substr(0, word.size()), word, [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
      });
      if (same) return true;
    }
  }
  return false;
}

}  // namespace

IssueLinker::IssueLinker(const Codebook& codebook, const Rulebook& rulings)
    : codebook_(codebook), concepts_(codebook), rulings_(rulings) {}

IssueLinker::KeyIndex IssueLinker::KeyOf(const std::string& key) {
  const auto [known, added] = by_key_.try_emplace(key, static_cast<KeyIndex>(keys_.size()));
  if (added) {
    Key& row = keys_.emplace_back();
    row.key = key;
    row.words = SplitKey(key);
    row.core = Reduced(row.words);
    row.parent = known->second;
  }
  return known->second;
}

void IssueLinker::Add(const PositionRow& position, const std::string& uri) {
  const Target& target = position.fact.target;
  if (target.actor) return;
  const bool by_label = target.key.empty();
  std::string key = by_label ? normalizer_.Normalize(target.label) : target.key;
  Reason reason{by_label ? "same label" : "same key", 0.9};
  bool fixed = false;
  if (const auto moved = rulings_.MoveOf({uri, target.label}, /*issue=*/true)) {
    const Ruling& ruling = rulings_.log()[*moved];
    key = ruling.second.key;
    reason = {ReasonOf(ruling), 1.0};
    given_names_.try_emplace(key, ruling.second.name);
  } else if (const auto hit = concepts_.Find(target.label)) {
    key = normalizer_.Normalize(codebook_[hit->concept_index].name);
    reason = {hit->reason, 1.0};
    fixed = true;
  }
  const KeyIndex index = KeyOf(key);
  Key& row = keys_[index];
  const auto label = row.labels.try_emplace(target.label, 0).first;
  ++label->second;
  ++row.positions;
  // The concept's own name is shown, however rare.
  if (fixed) row.fixed = true;
  stands_.push_back({position.id, index, &label->first, std::move(reason), false});
}

IssueLinker::KeyIndex IssueLinker::RootOf(KeyIndex key) const {
  while (keys_[key].parent != key) key = keys_[key].parent;
  return key;
}

void IssueLinker::FindApart() {
  std::map<Id, KeyIndex> by_id;
  for (KeyIndex i = 0; i < keys_.size(); ++i) by_id[IssueIdOf(keys_[i].key)] = i;
  for (const auto& [pair, ruling] : rulings_.apart()) {
    const auto first = by_id.find(pair.first);
    const auto second = by_id.find(pair.second);
    if (first != by_id.end() && second != by_id.end()) {
      apart_.emplace_back(first->second, second->second);
    }
  }
}

bool IssueLinker::MustStayApart(KeyIndex a, KeyIndex b) const {
  return std::ranges::any_of(apart_, [&](const auto& pair) {
    const KeyIndex first = RootOf(pair.first);
    const KeyIndex second = RootOf(pair.second);
    return (first == a && second == b) || (first == b && second == a);
  });
}

// What the codebook or people named stays; else the key with more positions,
// the first of the alphabet.
void IssueLinker::Unite(KeyIndex a, KeyIndex b, const Reason& reason) {
  a = RootOf(a);
  b = RootOf(b);
  if (a == b || (keys_[a].fixed && keys_[b].fixed) || MustStayApart(a, b)) return;
  const auto rank = [&](KeyIndex i) {
    return std::tuple(!keys_[i].fixed, UINT32_MAX - keys_[i].positions,
                      std::string_view(keys_[i].key));
  };
  if (rank(b) < rank(a)) std::swap(a, b);
  keys_[b].parent = a;
  keys_[b].reason = reason;
}

// In the order of keys, so that nothing depends on which came first.
void IssueLinker::UniteNear() {
  std::map<std::string, std::vector<KeyIndex>> near;  // by reduced key
  for (const auto& [key, index] : std::map(by_key_.begin(), by_key_.end())) {
    const std::string reduced = Join(keys_[index].core);
    if (!reduced.empty()) near[reduced].push_back(index);
  }
  for (const auto& [reduced, keys] : near) {
    for (size_t i = 1; i < keys.size(); ++i) {
      Unite(keys[0], keys[i], {"near key: the same but for words that change little", 0.75});
    }
  }
}

void IssueLinker::UniteFigures() {
  std::map<std::string, std::vector<KeyIndex>> near;  // by figure and two more words
  for (const auto& [key, index] : std::map(by_key_.begin(), by_key_.end())) {
    std::vector<std::string> numbers;
    std::vector<std::string> others;
    bool measured = IsMeasured(keys_[index].labels);
    for (const std::string& word : keys_[index].words) {
      if (IsNumber(word)) {
        numbers.push_back(word);
      } else if (IsMeasure(word)) {
        measured = true;
      } else if (others.size() < 8) {
        others.push_back(word);
      }
    }
    if (!measured) continue;
    for (const std::string& number : numbers) {
      for (size_t i = 0; i < others.size(); ++i) {
        for (size_t j = i + 1; j < others.size(); ++j) {
          near[fmt::format("{} {} {}", number, others[i], others[j])].push_back(index);
        }
      }
    }
  }
  for (const auto& [figure, keys] : near) {
    for (size_t i = 1; i < keys.size(); ++i) {
      Unite(keys[i - 1], keys[i], {"near key: the same figure of the same things", 0.7});
    }
  }
}

void IssueLinker::UniteByRulings() {
  std::map<Id, KeyIndex> by_id;
  if (!rulings_.groups().empty()) {
    for (KeyIndex i = 0; i < keys_.size(); ++i) by_id[IssueIdOf(keys_[i].key)] = i;
  }
  for (const Rulebook::Group& group : rulings_.groups()) {
    std::optional<KeyIndex> first;
    for (const Rulebook::Member& member : group) {
      const auto found = member.named.kind ? by_id.end() : by_id.find(IdOf(member.named));
      if (found == by_id.end()) continue;
      if (!first) {
        first = found->second;
        continue;
      }
      keys_[found->second].parent = *first;
      keys_[found->second].reason = {ReasonOf(rulings_.log()[member.ruling]), 1.0};
    }
    if (first) keys_[*first].fixed = true;
  }
}

// Of the keys of a document the longest that adds nothing but names to `shorter`, where all that do
// are parts of it.
std::optional<IssueLinker::KeyIndex> IssueLinker::LongerFor(KeyIndex shorter,
                                                            const std::set<KeyIndex>& keys) const {
  const std::vector<std::string>& words = keys_[shorter].core;
  if (words.empty()) return std::nullopt;
  std::vector<KeyIndex> longer;
  for (const KeyIndex other : keys) {
    const Key& key = keys_[other];
    if (key.core.size() <= words.size() || !Includes(key.core, words)) continue;
    const bool only_names = std::ranges::all_of(key.core, [&](const std::string& word) {
      return std::ranges::binary_search(words, word) || IsName(word, key.labels);
    });
    if (only_names) longer.push_back(other);
  }
  if (longer.empty()) return std::nullopt;
  const KeyIndex longest = *std::ranges::max_element(longer, {}, [&](KeyIndex key) {
    return std::tuple(keys_[key].core.size(), keys_[key].words.size(),
                      std::string_view(keys_[key].key));
  });
  for (const KeyIndex other : longer) {
    if (RootOf(other) != RootOf(longest) && !Includes(keys_[longest].core, keys_[other].core)) {
      return std::nullopt;
    }
  }
  const bool may =
      RootOf(longest) != RootOf(shorter) && !MustStayApart(RootOf(shorter), RootOf(longest));
  return may ? std::optional(longest) : std::nullopt;
}

// "the membership" in a document of "Arden club membership" alone.
void IssueLinker::SettleShortLabels() {
  for (size_t begin = 0; begin < stands_.size();) {
    size_t end = begin;
    std::set<KeyIndex> keys;  // of the document
    const Id document = stands_[begin].position.document;
    for (; end < stands_.size() && stands_[end].position.document == document; ++end) {
      keys.insert(stands_[end].key);
    }
    constexpr size_t kMost = 64;  // keys that are compared with each other
    if (keys.size() > kMost) keys.erase(std::next(keys.begin(), kMost), keys.end());
    for (size_t i = begin; i < end; ++i) {
      Stand& stand = stands_[i];
      if (keys_[stand.key].fixed || keys_[stand.key].words.empty()) continue;
      const auto longer = LongerFor(stand.key, keys);
      if (!longer) continue;
      const auto& labels = keys_[*longer].labels;
      const auto shown = std::ranges::min_element(labels, IsShownBefore);
      stand.key = RootOf(*longer);
      stand.reason = {fmt::format("short for “{}” in its document", shown->first), 0.6};
      stand.is_short = true;
    }
    begin = end;
  }
}

void IssueLinker::Resolve(Links& links) {
  UniteByRulings();
  FindApart();
  UniteNear();
  UniteFigures();
  SettleShortLabels();
  Emit(links);
}

// By root: what people call it, the last ruling first.
std::map<IssueLinker::KeyIndex, std::string> IssueLinker::NamesGiven() const {
  std::map<KeyIndex, std::string> names;
  std::map<KeyIndex, size_t> renamed;  // by which ruling
  for (KeyIndex i = 0; i < keys_.size(); ++i) {
    const auto moved = given_names_.find(keys_[i].key);
    if (moved != given_names_.end()) names.try_emplace(RootOf(i), moved->second);
    if (rulings_.renames().empty()) continue;
    const auto rename = rulings_.renames().find(IssueIdOf(keys_[i].key));
    if (rename == rulings_.renames().end()) continue;
    size_t& last = renamed[RootOf(i)];
    last = std::max(last, rename->second);
  }
  for (const auto& [root, ruling] : renamed) names[root] = rulings_.log()[ruling].second.name;
  return names;
}

void IssueLinker::Emit(Links& links) const {
  struct Issue {
    std::map<std::string, uint32_t> labels;  // how often each
    std::map<std::string, uint32_t> whole;   // without those that are short for it
    uint32_t positions = 0;
  };
  std::map<KeyIndex, Issue> issues;  // by root
  for (const Stand& stand : stands_) {
    Issue& issue = issues[RootOf(stand.key)];
    ++issue.positions;
    ++issue.labels[*stand.label];
    if (!stand.is_short) ++issue.whole[*stand.label];
  }
  std::map<std::string, std::string> concept_names;  // by key
  for (const Concept& one : codebook_) {
    concept_names.try_emplace(normalizer_.Normalize(one.name), one.name);
  }
  const std::map<KeyIndex, std::string> names = NamesGiven();
  std::vector<IssueRow> rows;
  for (const auto& [root, issue] : issues) {
    IssueRow row;
    row.key = keys_[root].key;
    row.id = IssueIdOf(row.key);
    const auto& labels = issue.whole.empty() ? issue.labels : issue.whole;
    row.label = std::ranges::min_element(labels, IsShownBefore)->first;
    const auto named = concept_names.find(row.key);
    row.in_codebook = named != concept_names.end();
    if (row.in_codebook) row.label = named->second;
    if (const auto given = names.find(root); given != names.end()) row.label = given->second;
    for (const auto& [label, count] : issue.labels) {
      if (label != row.label) row.variants.push_back(label);
    }
    row.positions = issue.positions;
    rows.push_back(std::move(row));
  }
  SetParents(rows);
  std::ranges::move(rows, std::back_inserter(links.issues));
  for (const Stand& stand : stands_) {
    const KeyIndex root = RootOf(stand.key);
    // A key that is not the issue's own came there for a reason of its own.
    const bool own = stand.key == root || stand.reason.confidence == 1.0;
    const Reason& reason = own ? stand.reason : keys_[stand.key].reason;
    links.decisions.push_back({IssueIdOf(keys_[root].key), stand.position.document,
                               stand.position.ordinal, true, reason.words, reason.confidence});
  }
}

void SetParents(std::vector<IssueRow>& issues) {
  std::vector<std::vector<std::string>> words;
  std::unordered_map<std::string, uint32_t> counts;
  for (const IssueRow& issue : issues) {
    words.push_back(SplitKey(issue.key));
    for (const std::string& word : words.back()) ++counts[word];
  }
  // Under its rarest word each issue that may contain others, those with most
  // positions first.
  constexpr size_t kMost = 64;
  std::unordered_map<std::string, std::vector<size_t>> by_rarest;
  std::vector<size_t> order(issues.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, {}, [&](size_t i) {
    return std::tuple(UINT32_MAX - issues[i].positions, std::string_view(issues[i].key));
  });
  for (const size_t i : order) {
    if (words[i].size() < 2) continue;  // "deal" contains no deal in particular
    const auto rarest = std::ranges::min_element(words[i], {}, [&](const std::string& word) {
      return std::pair(counts[word], std::string_view(word));
    });
    std::vector<size_t>& having = by_rarest[*rarest];
    if (having.size() < kMost) having.push_back(i);
  }
  for (size_t i = 0; i < issues.size(); ++i) {
    std::optional<size_t> best;
    for (const std::string& word : words[i]) {
      const auto having = by_rarest.find(word);
      if (having == by_rarest.end()) continue;
      for (const size_t other : having->second) {
        if (words[other].size() >= words[i].size() || !Includes(words[i], words[other])) continue;
        const auto rank = [&](size_t k) {
          return std::tuple(SIZE_MAX - words[k].size(), UINT32_MAX - issues[k].positions,
                            std::string_view(issues[k].key));
        };
        if (!best || rank(other) < rank(*best)) best = other;
      }
    }
    if (best) issues[i].parent = issues[*best].id;
  }
}

}  // namespace whosaid
