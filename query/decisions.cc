#include "query/decisions.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "graph/names.h"

namespace whosaid {
namespace {

constexpr size_t kShownDigits = 12;
constexpr size_t kFewestDigits = 6;

constexpr Column kColumns[] = {
    {"at", Meaning::kWhen},     {"by", Meaning::kActor},  {"decision", Meaning::kTarget},
    {"state", Meaning::kWhere}, {"why", Meaning::kWhere}, {"id", Meaning::kFact},
};

// All that a store can find of what rulings name.
class Present {
 public:
  static Result<Present> Of(const Snapshot& snapshot) {
    Present present(snapshot);
    const NameNormalizer normalizer;
    Result<void> visited = snapshot.VisitActors([&](const ActorRow& actor) {
      present.ids_.insert(actor.id);
      present.ids_.insert(ActorIdOf(actor.kind, ActorKeyOf(normalizer, actor.kind, actor.name)));
      for (const std::string& name : actor.variants) {
        present.ids_.insert(ActorIdOf(actor.kind, ActorKeyOf(normalizer, actor.kind, name)));
      }
      return true;
    });
    if (!visited) return tl::make_unexpected(visited.error());
    visited = snapshot.VisitIssues([&](const IssueRow& issue) {
      present.ids_.insert(issue.id);
      present.ids_.insert(IssueIdOf(normalizer.Normalize(issue.label)));
      for (const std::string& label : issue.variants) {
        present.ids_.insert(IssueIdOf(normalizer.Normalize(label)));
      }
      return true;
    });
    if (!visited) return tl::make_unexpected(visited.error());
    return present;
  }

  std::vector<std::string> Missing(const Ruling& ruling) const {
    std::vector<std::string> missing;
    const auto check = [&](const Named& named) {
      if (!named.name.empty() && !ids_.contains(IdOf(named))) {
        missing.push_back(fmt::format("“{}”", named.name));
      }
    };
    const bool both = ruling.verb == RulingVerb::kMerge || ruling.verb == RulingVerb::kNeverMerge;
    if (ruling.verb != RulingVerb::kSplit) check(ruling.first);
    if (both) check(ruling.second);
    for (const MentionRef& mention : ruling.mentions) {
      if (!HasMention(mention, ruling.issue)) {
        missing.push_back(fmt::format("“{}” in {}", mention.name, mention.uri));
      }
    }
    return missing;
  }

 private:
  explicit Present(const Snapshot& snapshot) : snapshot_(snapshot) {}

  bool HasMention(const MentionRef& mention, bool issue) const {
    const Id id = HashOf(mention.uri);
    if (!issue) {
      const auto document = snapshot_.Document(id);
      return document && std::ranges::any_of(document->clusters, [&](const Cluster& cluster) {
               return cluster.name == mention.name;
             });
    }
    const auto facts = snapshot_.Facts(id);
    return facts && std::ranges::any_of(facts->positions, [&](const Position& position) {
             return position.target.label == mention.name;
           });
  }

  const Snapshot& snapshot_;
  std::set<Id> ids_;
};

}  // namespace

std::string ShortId(const Id& id) { return id.ToHex().substr(0, kShownDigits); }

std::string ToString(const RulingState& state) {
  switch (state.verdict.kind) {
    case Verdict::Kind::kUndone:
      return "undone by " + ShortId(state.verdict.by);
    case Verdict::Kind::kOverruled:
      return "overruled by " + ShortId(state.verdict.by);
    case Verdict::Kind::kStands:
      break;
  }
  if (state.missing.empty()) return "stands";
  return fmt::format("waits for {}", fmt::join(state.missing, ", "));
}

Result<std::vector<RulingState>> JudgeRulings(const Snapshot& snapshot) {
  auto log = snapshot.Rulings();
  if (!log) return tl::make_unexpected(log.error());
  const Rulebook book(std::move(*log));
  std::vector<RulingState> states;
  if (book.log().empty()) return states;
  const auto present = Present::Of(snapshot);
  if (!present) return tl::make_unexpected(present.error());
  for (size_t i = 0; i < book.log().size(); ++i) {
    const Ruling& ruling = book.log()[i];
    states.push_back({ruling, book.verdicts()[i], present->Missing(ruling)});
  }
  return states;
}

Result<Table> ListRulings(const Snapshot& snapshot) {
  const auto states = JudgeRulings(snapshot);
  if (!states) return tl::make_unexpected(states.error());
  Table table{kColumns, {}};
  for (const RulingState& state : *states) {
    const Ruling& ruling = state.ruling;
    table.rows.push_back({TimeToString(ruling.at).substr(0, 10), ruling.by, Describe(ruling),
                          ToString(state), ruling.why, ShortId(ruling.id)});
  }
  return table;
}

Result<size_t> FindRuling(const std::vector<RulingState>& states, std::string_view digits) {
  std::vector<size_t> found;
  for (size_t i = 0; i < states.size(); ++i) {
    if (states[i].ruling.id.ToHex().starts_with(digits)) found.push_back(i);
  }
  if (digits.size() < kFewestDigits || found.size() > 1) {
    return Fail(ErrorKind::kUsage, fmt::format("“{}”: write more digits of the decision", digits));
  }
  if (found.empty()) {
    return Fail(ErrorKind::kNotFound, fmt::format("“{}”: no such decision", digits));
  }
  return found[0];
}

}  // namespace whosaid
