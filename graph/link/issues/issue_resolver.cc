#include "graph/link/issues/issue_resolver.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace whosaid {
namespace {

bool IsShareOfGdp(const std::string& figure) {
  return std::ranges::any_of(
      SplitKey(figure), [](const std::string& word) { return word == "gdp" || word == "gnp"; });
}

}  // namespace

std::vector<std::string> FiguresOf(const std::string& key) {
  constexpr size_t kMostOthers = 8;
  std::vector<std::string> numbers;
  std::vector<std::string> others;
  for (const std::string& word : SplitKey(key)) {
    if (IsNumber(word)) {
      numbers.push_back(word);
    } else if (!IsMeasure(word) && others.size() < kMostOthers) {
      others.push_back(word);
    }
  }
  std::vector<std::string> figures;
  for (const std::string& number : numbers) {
    for (size_t i = 0; i < others.size(); ++i) {
      for (size_t j = i + 1; j < others.size(); ++j) {
        figures.push_back(fmt::format("{} {} {}", number, others[i], others[j]));
      }
    }
  }
  return figures;
}

IssueResolver::IssueResolver(const IssueKeys& keys, const Codebook& codebook,
                             const Rulebook& rulings, const IssueReader& reader)
    : rulings_(rulings) {
  for (const auto& [key, row] : keys.keys) {
    Node& node = nodes_.emplace_back();
    node.key = &key;
    node.row = &row;
    node.words = SplitKey(key);
    node.core = Reduced(node.words);
    for (const std::string& word : node.core) node.names.push_back(IsName(word, row.labels));
    node.positions = row.Positions();
    node.fixed = row.fixed > 0;
  }
  std::ranges::sort(nodes_, [](const Node& a, const Node& b) { return *a.key < *b.key; });
  for (KeyIndex i = 0; i < nodes_.size(); ++i) {
    nodes_[i].parent = i;
    by_key_[*nodes_[i].key] = i;
    if (!nodes_[i].core.empty()) by_core_.push_back(i);
  }
  std::ranges::stable_sort(by_core_, {}, [&](KeyIndex i) -> const auto& { return nodes_[i].core; });
  UniteByRulings();
  FindApart();
  UniteNear();
  UniteFigures();
  FindNames(codebook, reader);
}

std::optional<IssueResolver::KeyIndex> IssueResolver::Find(const std::string& key) const {
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return std::nullopt;
  return found->second;
}

std::optional<IssueResolver::KeyIndex> IssueResolver::Find(const Named& named) const {
  if (named.kind) return std::nullopt;
  return Find(named.key);
}

IssueResolver::KeyIndex IssueResolver::RootOf(KeyIndex key) const {
  while (nodes_[key].parent != key) key = nodes_[key].parent;
  return key;
}

void IssueResolver::FindApart() {
  for (const auto& [pair, ruling] : rulings_.apart()) {
    const auto first = Find(rulings_.log()[ruling].first);
    const auto second = Find(rulings_.log()[ruling].second);
    if (first && second) apart_.emplace_back(*first, *second);
  }
}

bool IssueResolver::MustStayApart(KeyIndex a, KeyIndex b) const {
  return std::ranges::any_of(apart_, [&](const auto& pair) {
    const KeyIndex first = RootOf(pair.first);
    const KeyIndex second = RootOf(pair.second);
    return (first == a && second == b) || (first == b && second == a);
  });
}

// What the codebook or people named stays; else the key with more positions, the first of the
// alphabet.
void IssueResolver::Unite(KeyIndex a, KeyIndex b, const Reason& reason) {
  a = RootOf(a);
  b = RootOf(b);
  if (a == b || (nodes_[a].fixed && nodes_[b].fixed) || MustStayApart(a, b)) return;
  const auto rank = [&](KeyIndex i) {
    return std::tuple(!nodes_[i].fixed, UINT32_MAX - nodes_[i].positions, i);
  };
  if (rank(b) < rank(a)) std::swap(a, b);
  nodes_[b].parent = a;
  nodes_[b].reason = reason;
}

void IssueResolver::UniteNear() {
  for (size_t i = 1, first = 0; i < by_core_.size(); ++i) {
    if (nodes_[by_core_[i]].core != nodes_[by_core_[first]].core) {
      first = i;
      continue;
    }
    Unite(by_core_[first], by_core_[i],
          {"near key: the same but for words that change little", 0.75});
  }
}

void IssueResolver::UniteFigures() {
  std::map<std::string, std::vector<KeyIndex>> near;
  for (KeyIndex i = 0; i < nodes_.size(); ++i) {
    const bool measured =
        IsMeasured(nodes_[i].row->labels) || std::ranges::any_of(nodes_[i].words, IsMeasure);
    if (!measured) continue;
    for (const std::string& figure : FiguresOf(key(i))) near[figure].push_back(i);
  }
  for (const auto& [figure, keys] : near) {
    if (!IsShareOfGdp(figure)) UniteFigure(keys);
  }
  for (const auto& [figure, keys] : near) {
    if (IsShareOfGdp(figure) && !AreApart(figure, keys)) UniteFigure(keys);
  }
}

void IssueResolver::UniteFigure(const std::vector<KeyIndex>& keys) {
  for (size_t i = 1; i < keys.size(); ++i) {
    Unite(keys[i - 1], keys[i], {"near key: the same figure of the same things", 0.7});
  }
}

// "5 % GDP spending" is the fleet's spending at 5 % of GDP, unless the schools' is spoken of, too.
bool IssueResolver::AreApart(const std::string& figure, const std::vector<KeyIndex>& keys) const {
  std::set<KeyIndex> fuller;  // issues of more than the figure
  for (const KeyIndex i : keys) {
    const auto measures = std::ranges::count_if(nodes_[i].words, IsMeasure);
    const size_t words = nodes_[i].words.size() - static_cast<size_t>(measures);
    if (words > SplitKey(figure).size()) fuller.insert(RootOf(i));
  }
  return fuller.size() > 1;
}

void IssueResolver::UniteByRulings() {
  for (const Rulebook::Group& group : rulings_.groups()) {
    std::optional<KeyIndex> first;
    for (const Rulebook::Member& member : group) {
      const auto found = Find(member.named);
      if (!found) continue;
      if (!first) {
        first = found;
        continue;
      }
      nodes_[*found].parent = *first;
      nodes_[*found].reason = {ReasonOf(rulings_.log()[member.ruling]), 1.0};
    }
    if (first) nodes_[*first].fixed = true;
  }
}

// What people call issues, the last ruling first; and what the codebook calls them.
void IssueResolver::FindNames(const Codebook& codebook, const IssueReader& reader) {
  std::map<KeyIndex, size_t> renamed;  // by which ruling
  for (KeyIndex i = 0; i < nodes_.size(); ++i) {
    const Labels& shown = nodes_[i].row->shown;
    if (!shown.empty()) names_.try_emplace(RootOf(i), shown.begin()->first);
    if (rulings_.renames().empty()) continue;
    const auto rename = rulings_.renames().find(IssueIdOf(key(i)));
    if (rename == rulings_.renames().end()) continue;
    size_t& last = renamed[RootOf(i)];
    last = std::max(last, rename->second);
  }
  for (const auto& [root, ruling] : renamed) names_[root] = rulings_.log()[ruling].second.name;
  for (const Concept& one : codebook) concept_names_.try_emplace(reader.KeyOf(one), one.name);
}

std::string IssueResolver::OutcomeOf(KeyIndex index) const {
  const Node& node = nodes_[index];
  const KeyIndex root = RootOf(index);
  std::string outcome = fmt::format(
      "{}\n{}\n{}\n{}\n{}\n", key(root), node.fixed, node.reason.words, node.reason.confidence,
      std::ranges::min_element(node.row->labels, IsShownBefore)->first);
  if (const auto name = names_.find(root); name != names_.end()) outcome += name->second + "\n";
  for (const bool name : node.names) outcome += name ? '1' : '0';
  std::set<std::string> others;  // that it must stay apart from
  for (const auto& [a, b] : apart_) {
    if (RootOf(a) == root) others.insert(key(RootOf(b)));
    if (RootOf(b) == root) others.insert(key(RootOf(a)));
  }
  for (const std::string& other : others) outcome += "\n" + other;
  return outcome;
}

IssueRow IssueResolver::RowOf(KeyIndex issue, const IssueSum& sum) const {
  IssueRow row;
  row.key = key(issue);
  row.id = IssueIdOf(row.key);
  row.label =
      std::ranges::min_element(sum.whole.empty() ? sum.labels : sum.whole, IsShownBefore)->first;
  const auto named = concept_names_.find(row.key);
  row.in_codebook = named != concept_names_.end();
  if (row.in_codebook) row.label = named->second;
  if (const auto given = names_.find(issue); given != names_.end()) row.label = given->second;
  for (const auto& [label, count] : sum.labels) {
    if (label != row.label) row.variants.push_back(label);
  }
  row.positions = sum.positions;
  return row;
}

}  // namespace whosaid
