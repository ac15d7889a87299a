#include "graph/link.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/utf8.h"
#include "graph/link_actors.h"
#include "graph/names.h"

namespace whosaid {
namespace {

// Whether a label is fit to be shown for its issue: one line, not long, no stray punctuation.
bool IsWellFormed(std::string_view label) {
  constexpr size_t kLongest = 80;
  constexpr std::string_view kStray = " .,;:!?-\"'";
  return !label.empty() && label.size() <= kLongest &&
         label.find_first_of("\n\t\"") == std::string_view::npos &&
         kStray.find(label.front()) == std::string_view::npos &&
         kStray.find(label.back()) == std::string_view::npos;
}

class IssueLinker {
 public:
  void Add(const PositionRow& position) {
    const Target& target = position.fact.target;
    if (target.actor) return;
    const std::string key = target.key.empty() ? normalizer_.Normalize(target.label) : target.key;
    Issue& issue = issues_[key];
    ++issue.labels[target.label];
    issue.positions.push_back(position.id);
    issue.by_label.push_back(target.key.empty());
  }

  void Resolve(Links& links) const {
    for (const auto& [key, issue] : issues_) {
      const auto shown = std::min_element(issue.labels.begin(), issue.labels.end(), IsShownBefore);
      IssueRow row{HashOf("issue " + key),
                   shown->first,
                   key,
                   {},
                   static_cast<uint32_t>(issue.positions.size())};
      for (const auto& [label, count] : issue.labels) {
        if (label != row.label) row.variants.push_back(label);
      }
      for (size_t i = 0; i < issue.positions.size(); ++i) {
        const FactId& position = issue.positions[i];
        links.decisions.push_back({row.id, position.document, position.ordinal, true,
                                   issue.by_label[i] ? "same label" : "same key", 0.9});
      }
      links.issues.push_back(std::move(row));
    }
  }

 private:
  struct Issue {
    std::map<std::string, uint32_t> labels;
    std::vector<FactId> positions;
    std::vector<bool> by_label;  // of each position: for want of a key
  };

  // The most frequent well-formed label, the shortest of these, the first of the alphabet.
  static bool IsShownBefore(const std::pair<const std::string, uint32_t>& a,
                            const std::pair<const std::string, uint32_t>& b) {
    const auto rank = [](const auto& label) {
      return std::tuple(!IsWellFormed(label.first), UINT32_MAX - label.second, label.first.size(),
                        std::string_view(label.first));
    };
    return rank(a) < rank(b);
  }

  NameNormalizer normalizer_;
  std::map<std::string, Issue> issues_;  // by key
};

void Sort(Links& links) {
  const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
  std::sort(links.actors.begin(), links.actors.end(), by_id);
  std::sort(links.issues.begin(), links.issues.end(), by_id);
  std::sort(
      links.decisions.begin(), links.decisions.end(), [](const Decision& a, const Decision& b) {
        return std::tie(a.document, a.issue, a.index) < std::tie(b.document, b.issue, b.index);
      });
}

}  // namespace

Result<Links> Link(const Snapshot& snapshot) {
  ActorLinker actors;
  Result<void> added;
  auto read = snapshot.VisitDocuments([&](const DocumentRow& document) {
    added = actors.Add(document, snapshot);
    return added.has_value();
  });
  if (read) read = added;
  if (!read) return tl::make_unexpected(read.error());
  IssueLinker issues;
  read = snapshot.VisitPositions([&](const PositionRow& position) {
    issues.Add(position);
    return true;
  });
  if (!read) return tl::make_unexpected(read.error());
  Links links;
  links.generation = snapshot.Generation();
  actors.Resolve(links);
  issues.Resolve(links);
  Sort(links);
  return links;
}

}  // namespace whosaid
