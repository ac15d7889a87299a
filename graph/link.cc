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
  // Outlives the linker.
  explicit IssueLinker(const Rulebook& rulebook) : rulebook_(rulebook) {
    for (size_t i = 0; i < rulebook.log().size(); ++i) {
      const Ruling& ruling = rulebook.log()[i];
      reasons_.push_back(ReasonOf(ruling));
      if (!ruling.issue || rulebook.verdicts()[i].kind != Verdict::Kind::kStands) continue;
      for (const MentionRef& mention : ruling.mentions) {
        moves_[{HashOf(mention.uri), mention.name}] = i;
      }
    }
  }

  void Add(const PositionRow& position) {
    const Target& target = position.fact.target;
    if (target.actor) return;
    Placed placed{position.id, target.key.empty() ? "same label" : "same key", 0.9};
    std::string key = target.key.empty() ? normalizer_.Normalize(target.label) : target.key;
    if (const auto move = moves_.find({position.id.document, target.label}); move != moves_.end()) {
      key = rulebook_.log()[move->second].second.key;
      placed = {position.id, reasons_[move->second], 1.0};
    }
    Issue& issue = issues_[key];
    ++issue.labels[target.label];
    issue.placed.push_back(placed);
  }

  void Resolve(Links& links) {
    ApplyGroups();
    const std::map<std::string, std::string> names = NamesGiven();
    for (const auto& [key, issue] : issues_) {
      const auto shown = std::min_element(issue.labels.begin(), issue.labels.end(), IsShownBefore);
      const auto given = names.find(key);
      IssueRow row{IssueIdOf(key),
                   given == names.end() ? shown->first : given->second,
                   key,
                   {},
                   static_cast<uint32_t>(issue.placed.size())};
      for (const auto& [label, count] : issue.labels) {
        if (label != row.label) row.variants.push_back(label);
      }
      for (const Placed& placed : issue.placed) {
        links.decisions.push_back({row.id, placed.position.document, placed.position.ordinal, true,
                                   std::string(placed.reason), placed.confidence});
      }
      links.issues.push_back(std::move(row));
    }
  }

 private:
  struct Placed {
    FactId position;
    std::string_view reason;
    double confidence = 0;
  };
  struct Issue {
    std::map<std::string, uint32_t> labels;
    std::vector<Placed> placed;
  };

  // What people say is one issue takes the key of the first that is there.
  void ApplyGroups() {
    for (const Rulebook::Group& group : rulebook_.groups()) {
      auto home = issues_.end();
      for (const Rulebook::Member& member : group) {
        const auto issue = member.named.kind ? issues_.end() : issues_.find(member.named.key);
        if (issue == issues_.end()) continue;
        if (home == issues_.end()) home = issue;
        homes_[member.named.key] = home->first;
        if (home == issue) continue;
        for (const auto& [label, count] : issue->second.labels) home->second.labels[label] += count;
        for (Placed placed : issue->second.placed) {
          home->second.placed.push_back({placed.position, reasons_[member.ruling], 1.0});
        }
        issues_.erase(issue);
      }
    }
  }

  // By key. The last ruling wins.
  std::map<std::string, std::string> NamesGiven() const {
    std::vector<size_t> renames;
    for (const auto& [id, ruling] : rulebook_.renames()) renames.push_back(ruling);
    std::sort(renames.begin(), renames.end());
    std::map<std::string, std::string> names;
    for (const auto& [move, ruling] : moves_) {
      const Named& to = rulebook_.log()[ruling].second;
      names.try_emplace(to.key, to.name);
    }
    for (const size_t i : renames) {
      const Ruling& ruling = rulebook_.log()[i];
      if (!ruling.issue) continue;
      const auto home = homes_.find(ruling.first.key);
      names[home == homes_.end() ? ruling.first.key : home->second] = ruling.second.name;
    }
    return names;
  }

  // The most frequent well-formed label, the shortest of these, the first of the alphabet.
  static bool IsShownBefore(const std::pair<const std::string, uint32_t>& a,
                            const std::pair<const std::string, uint32_t>& b) {
    const auto rank = [](const auto& label) {
      return std::tuple(!IsWellFormed(label.first), UINT32_MAX - label.second, label.first.size(),
                        std::string_view(label.first));
    };
    return rank(a) < rank(b);
  }

  const Rulebook& rulebook_;
  std::vector<std::string> reasons_;                    // of each ruling
  std::map<std::pair<Id, std::string>, size_t> moves_;  // by document and label
  NameNormalizer normalizer_;
  std::map<std::string, Issue> issues_;       // by key
  std::map<std::string, std::string> homes_;  // of keys in groups
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

Result<Links> Link(const Snapshot& snapshot, const ActorGazetteer& gazetteer) {
  auto log = snapshot.Rulings();
  if (!log) return tl::make_unexpected(log.error());
  const Rulebook rulebook(std::move(*log));
  ActorLinker actors(rulebook, gazetteer);
  Result<void> added;
  auto read = snapshot.VisitDocuments([&](const DocumentRow& document) {
    added = actors.Add(document, snapshot);
    return added.has_value();
  });
  if (read) read = added;
  if (!read) return tl::make_unexpected(read.error());
  IssueLinker issues(rulebook);
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
