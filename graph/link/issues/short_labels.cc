// What short labels stand for: a longer one of their document, or of documents on the same issues.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "graph/link/issues/issue_resolver.h"

namespace whosaid {
namespace {

constexpr size_t kMostKeys = 64;   // of a document that are compared with each other
constexpr size_t kMostNames = 32;  // in them that a short label may leave out

std::vector<std::string> With(std::vector<std::string> core, const std::string& word) {
  core.insert(std::ranges::upper_bound(core, word), word);
  return core;
}

std::vector<std::string> Without(std::vector<std::string> core, const std::string& word) {
  std::erase(core, word);
  return core;
}

}  // namespace

std::set<IssueResolver::KeyIndex> IssueResolver::AllKeysOf(const DocumentIssues& issues) const {
  std::set<KeyIndex> keys;
  for (const KeyedStand& stand : issues.stands) keys.insert(*Find(stand.key));
  return keys;
}

// The first of the alphabet, where there are very many.
std::set<IssueResolver::KeyIndex> IssueResolver::KeysOf(const DocumentIssues& issues) const {
  std::set<KeyIndex> keys = AllKeysOf(issues);
  if (keys.size() > kMostKeys) keys.erase(std::next(keys.begin(), kMostKeys), keys.end());
  return keys;
}

std::span<const IssueResolver::KeyIndex> IssueResolver::WithCore(
    const std::vector<std::string>& core) const {
  const auto found = std::ranges::equal_range(
      by_core_, core, {}, [&](KeyIndex i) -> const auto& { return nodes_[i].core; });
  return {found.begin(), found.end()};
}

bool IssueResolver::HasName(KeyIndex key, const std::string& word) const {
  const Node& node = nodes_[key];
  const auto found = std::ranges::lower_bound(node.core, word);
  return found != node.core.end() && *found == word &&
         node.names[static_cast<size_t>(found - node.core.begin())];
}

std::vector<std::string> IssueResolver::NamesOf(KeyIndex key) const {
  std::vector<std::string> names;
  for (size_t i = 0; i < nodes_[key].core.size(); ++i) {
    if (nodes_[key].names[i]) names.push_back(nodes_[key].core[i]);
  }
  return names;
}

// A name and something of it: "Arden troops", but neither "troops" nor "Arden".
bool IssueResolver::IsTelling(KeyIndex key) const {
  const std::vector<bool>& names = nodes_[key].names;
  return std::ranges::count(names, true) > 0 && std::ranges::count(names, false) > 0;
}

bool IssueResolver::Meet(KeyIndex a, KeyIndex b) const {
  const std::vector<uint32_t>* few = &nodes_[a].row->documents;
  const std::vector<uint32_t>* many = &nodes_[b].row->documents;
  if (few->size() > many->size()) std::swap(few, many);
  return std::ranges::any_of(
      *few, [&](uint32_t number) { return std::ranges::binary_search(*many, number); });
}

bool IssueResolver::MayStandFor(KeyIndex shorter, KeyIndex longer) const {
  return RootOf(longer) != RootOf(shorter) && !MustStayApart(RootOf(shorter), RootOf(longer));
}

// Of the keys of a document the longest that adds nothing but names and years to `shorter`, where
// all that do are parts of it.
std::optional<IssueResolver::KeyIndex> IssueResolver::LongerFor(
    KeyIndex shorter, const std::set<KeyIndex>& keys) const {
  const std::vector<std::string>& words = nodes_[shorter].core;
  if (words.empty()) return std::nullopt;
  std::vector<KeyIndex> longer;
  for (const KeyIndex other : keys) {
    const Node& node = nodes_[other];
    if (node.core.size() <= words.size() || !Includes(node.core, words)) continue;
    const bool only_names = std::ranges::all_of(node.core, [&](const std::string& word) {
      return std::ranges::binary_search(words, word) || IsYear(word) || HasName(other, word);
    });
    if (only_names) longer.push_back(other);
  }
  if (longer.empty()) return std::nullopt;
  const KeyIndex longest = *std::ranges::max_element(longer, {}, [&](KeyIndex i) {
    return std::tuple(nodes_[i].core.size(), nodes_[i].words.size(), i);
  });
  for (const KeyIndex other : longer) {
    if (RootOf(other) != RootOf(longest) && !Includes(nodes_[longest].core, nodes_[other].core)) {
      return std::nullopt;
    }
  }
  return MayStandFor(shorter, longest) ? std::optional(longest) : std::nullopt;
}

IssueResolver::Told IssueResolver::ToldBy(const std::set<KeyIndex>& keys) const {
  Told told;
  for (const KeyIndex key : keys) {
    if (!IsTelling(key)) continue;
    for (std::string& name : NamesOf(key)) told[std::move(name)].push_back(key);
  }
  if (told.size() > kMostNames) told.erase(std::next(told.begin(), kMostNames), told.end());
  return told;
}

// "Arden troops", in a document on Lodria's borders, are "Arden troops in Lodria", where another
// document on Lodria's borders speaks of these, and no issue of the document's tells otherwise.
std::optional<IssueResolver::KeyIndex> IssueResolver::LongerElsewhere(
    KeyIndex shorter, const std::set<KeyIndex>& keys, const Told& told) const {
  const std::vector<std::string>& words = nodes_[shorter].core;
  if (!IsTelling(shorter)) return std::nullopt;
  for (const KeyIndex other : keys) {
    if (nodes_[other].core != words && Includes(nodes_[other].core, words)) return std::nullopt;
  }
  std::optional<KeyIndex> found;
  for (const auto& [name, abouts] : told) {
    if (std::ranges::binary_search(words, name)) continue;
    for (const KeyIndex longer : WithCore(With(words, name))) {
      const bool meets = HasName(longer, name) && std::ranges::any_of(abouts, [&](KeyIndex about) {
                           return Meet(longer, about);
                         });
      if (!meets) continue;
      if (found && RootOf(*found) != RootOf(longer)) return std::nullopt;
      if (!found || longer < *found) found = longer;
    }
  }
  return found && MayStandFor(shorter, *found) ? found : std::nullopt;
}

void IssueResolver::AddNear(const DocumentIssues& issues, std::set<std::string>& cores) const {
  const Told told = ToldBy(KeysOf(issues));
  for (const KeyIndex key : AllKeysOf(issues)) {
    const std::vector<std::string>& core = nodes_[key].core;
    for (const auto& [name, abouts] : told) {
      if (IsTelling(key) && !std::ranges::binary_search(core, name)) {
        cores.insert(Join(With(core, name)));
      }
    }
    if (core.size() < 3) continue;  // less tells nothing
    for (const std::string& name : NamesOf(key)) cores.insert(Join(Without(core, name)));
  }
}

std::vector<IssueResolver::Reading> IssueResolver::ReadingsBy(const DocumentIssues& issues) const {
  const std::set<KeyIndex> keys = AllKeysOf(issues);
  std::vector<Reading> readings;
  for (const KeyIndex fuller : keys) {
    for (const std::string& name : NamesOf(fuller)) {
      for (const KeyIndex shorter : WithCore(Without(nodes_[fuller].core, name))) {
        if (!IsTelling(shorter)) continue;
        if (keys.size() > kMostKeys) readings.push_back({shorter, fuller, std::nullopt});
        if (keys.size() > kMostKeys) continue;
        for (const KeyIndex about : keys) {
          if (about != fuller && HasName(about, name)) {
            readings.push_back({shorter, fuller, about});
          }
        }
      }
    }
  }
  return readings;
}

// "the membership" in a document of "Arden club membership" alone is that one.
std::vector<IssueResolver::Settled> IssueResolver::Settle(const DocumentIssues& issues) const {
  const std::set<KeyIndex> keys = KeysOf(issues);
  const Told told = ToldBy(keys);
  std::vector<Settled> all;
  for (const KeyedStand& stand : issues.stands) {
    const KeyIndex own = *Find(stand.key);
    Settled& settled = all.emplace_back();
    settled.issue = RootOf(own);
    const bool settles = !nodes_[own].fixed && !nodes_[own].words.empty();
    const auto here = settles ? LongerFor(own, keys) : std::nullopt;
    const auto longer = settles && !here ? LongerElsewhere(own, keys, told) : here;
    if (longer) {
      const auto shown = std::ranges::min_element(nodes_[*longer].row->labels, IsShownBefore);
      settled.issue = RootOf(*longer);
      settled.reason = fmt::format("short for “{}” in {}", shown->first,
                                   here ? "its document" : "documents on the same issues");
      settled.confidence = here ? 0.6 : 0.5;
      settled.is_short = true;
    } else if (own == settled.issue || stand.confidence == 1.0) {
      settled.reason = stand.reason;
      settled.confidence = stand.confidence;
    } else {  // a key that is not the issue's own came there for a reason of its own
      settled.reason = nodes_[own].reason.words;
      settled.confidence = nodes_[own].reason.confidence;
    }
  }
  return all;
}

}  // namespace whosaid
