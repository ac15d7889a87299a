#include "graph/decisions.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <list>
#include <tuple>

#include "graph/encoding.h"
#include "graph/names.h"

namespace whosaid {
namespace {

constexpr std::array kRulingVerbs = {
    Term<RulingVerb>{RulingVerb::kMerge, "merge"},
    Term<RulingVerb>{RulingVerb::kSplit, "split"},
    Term<RulingVerb>{RulingVerb::kRename, "rename"},
    Term<RulingVerb>{RulingVerb::kNeverMerge, "never-merge"},
    Term<RulingVerb>{RulingVerb::kAlias, "alias"},
    Term<RulingVerb>{RulingVerb::kRole, "role"},
    Term<RulingVerb>{RulingVerb::kUndo, "undo"},
};

// Sets of ids that are one, and which sets must stay apart: a union-find forest whose roots know
// the rulings that keep them from each other.
class Partition {
 public:
  // The ruling that keeps the two apart, unless they may be one; then they are.
  std::optional<size_t> Unite(const Id& a, const Id& b, size_t ruling) {
    Id root = RootOf(a);
    Id other = RootOf(b);
    if (root == other) return std::nullopt;
    auto& from = apart_[other];
    if (const auto barrier = from.find(root); barrier != from.end()) return barrier->second;
    if (from.size() > apart_[root].size()) std::swap(root, other);
    for (const auto& [third, by] : apart_[other]) {
      apart_[third].erase(other);
      apart_[third].emplace(root, by);
      apart_[root].emplace(third, by);
    }
    apart_.erase(other);
    parent_[other] = root;
    united_by_[root] = std::max(ruling, std::max(united_by_[root], united_by_[other]));
    return std::nullopt;
  }

  // A ruling by which the two are one, unless they can be kept apart; then they are.
  std::optional<size_t> Part(const Id& a, const Id& b, size_t ruling) {
    const Id root = RootOf(a);
    const Id other = RootOf(b);
    if (root == other) return united_by_[root];
    apart_[root].emplace(other, ruling);
    apart_[other].emplace(root, ruling);
    return std::nullopt;
  }

  Id RootOf(Id id) {
    for (auto parent = parent_.find(id); parent != parent_.end(); parent = parent_.find(id)) {
      if (const auto above = parent_.find(parent->second); above != parent_.end()) {
        parent->second = above->second;  // halves the path
      }
      id = parent->second;
    }
    return id;
  }

 private:
  std::map<Id, Id> parent_;  // of all but roots
  std::map<Id, std::map<Id, size_t>> apart_;
  std::map<Id, size_t> united_by_;
};

bool Unites(const Ruling& ruling) {
  return ruling.verb == RulingVerb::kMerge || ruling.verb == RulingVerb::kAlias ||
         ruling.verb == RulingVerb::kRename;
}

bool Parts(const Ruling& ruling) {
  return ruling.verb == RulingVerb::kNeverMerge || ruling.verb == RulingVerb::kSplit;
}

// The thread's own, as one takes long to make.
const NameNormalizer& OwnNormalizer() {
  thread_local const NameNormalizer normalizer;
  return normalizer;
}

// Kinds whose names may mean the same actor: a ministry is a place in one document and an
// organisation in the next.
int ClassOf(ActorKind kind) {
  if (kind == ActorKind::kPerson) return 0;
  return kind == ActorKind::kAnonymous ? 2 : 1;
}

}  // namespace

template <>
std::span<const Term<RulingVerb>> TermsOf() {
  return kRulingVerbs;
}

Id ActorIdOf(ActorKind kind, std::string_view key) {
  return HashOf(fmt::format("actor {} {}", ClassOf(kind), key));
}

Id IssueIdOf(std::string_view key) { return HashOf(fmt::format("issue {}", key)); }

Id IdOf(const Named& named) {
  return named.kind ? ActorIdOf(*named.kind, named.key) : IssueIdOf(named.key);
}

std::string ActorKeyOf(const NameNormalizer& normalizer, ActorKind kind, std::string_view name) {
  const std::string key = normalizer.Normalize(name);
  if (kind == ActorKind::kPerson) return std::string(WithoutTitles(key));
  return std::string(ClassOf(kind) == 1 ? WithoutLegalForm(key) : key);
}

std::string ActorKeyOf(ActorKind kind, std::string_view name) {
  return ActorKeyOf(OwnNormalizer(), kind, name);
}

std::string KeyOf(std::optional<ActorKind> kind, std::string_view name) {
  return kind ? ActorKeyOf(*kind, name) : OwnNormalizer().Normalize(name);
}

Ruling WithId(Ruling ruling) {
  ruling.id = HashOf(EncodeRuling(ruling));
  return ruling;
}

std::string Describe(const Ruling& ruling) {
  const std::string verb(NameOf(ruling.verb));
  switch (ruling.verb) {
    case RulingVerb::kSplit: {
      std::vector<std::string> mentions;
      for (const MentionRef& mention : ruling.mentions) {
        mentions.push_back(fmt::format("“{}” in {}", mention.name, mention.uri));
      }
      return fmt::format("{} {}: {} is {}", verb, ruling.first.name, fmt::join(mentions, ", "),
                         ruling.second.name);
    }
    case RulingVerb::kRole: {
      std::string role = fmt::format("{} {}: {}", verb, ruling.first.name, ruling.title);
      if (!ruling.of.empty()) role += " of " + ruling.of;
      if (ruling.since) role += ", since " + ruling.since->ToString();
      if (ruling.until) role += ", until " + ruling.until->ToString();
      return role;
    }
    case RulingVerb::kUndo:
      return fmt::format("{} {}", verb, ruling.undone.value_or(Id()).ToHex().substr(0, 12));
    case RulingVerb::kRename:
    case RulingVerb::kAlias:
      return fmt::format("{} {}: {}", verb, ruling.first.name, ruling.second.name);
    case RulingVerb::kMerge:
    case RulingVerb::kNeverMerge:
      break;
  }
  return fmt::format("{} {}, {}", verb, ruling.first.name, ruling.second.name);
}

std::string ReasonOf(const Ruling& ruling) {
  return fmt::format("{} decided: {}{}{}", ruling.by, Describe(ruling),
                     ruling.why.empty() ? "" : "; ", ruling.why);
}

Rulebook::Rulebook(std::vector<Ruling> log) : log_(std::move(log)), verdicts_(log_.size()) {
  VoidUndone();
  JudgeContradictions();
  Collect();
  CollectGroups();
}

// An undo may itself be undone, so the last word is read first.
void Rulebook::VoidUndone() {
  std::map<Id, size_t> places;
  for (size_t i = 0; i < log_.size(); ++i) places[log_[i].id] = i;
  for (size_t i = log_.size(); i > 0; --i) {
    const Ruling& ruling = log_[i - 1];
    if (!ruling.undone || verdicts_[i - 1].kind != Verdict::Kind::kStands) continue;
    const auto undone = places.find(*ruling.undone);
    if (undone == places.end() || undone->second >= i - 1) continue;
    if (verdicts_[undone->second].kind == Verdict::Kind::kStands) {
      verdicts_[undone->second] = {Verdict::Kind::kUndone, ruling.id};
    }
  }
}

// From the latest to the earliest: what does not fit to those already heard is overruled by them.
void Rulebook::JudgeContradictions() {
  Partition partition;
  std::map<Id, Id> renamed;
  for (size_t i = log_.size(); i > 0; --i) {
    const Ruling& ruling = log_[i - 1];
    Verdict& verdict = verdicts_[i - 1];
    if (verdict.kind != Verdict::Kind::kStands) continue;
    if (ruling.verb == RulingVerb::kRename) {
      const auto [later, first] = renamed.try_emplace(IdOf(ruling.first), ruling.id);
      if (!first) verdict = {Verdict::Kind::kOverruled, later->second};
      if (!first) continue;
    }
    std::optional<size_t> against;
    if (Unites(ruling)) against = partition.Unite(IdOf(ruling.first), IdOf(ruling.second), i - 1);
    if (Parts(ruling)) against = partition.Part(IdOf(ruling.first), IdOf(ruling.second), i - 1);
    if (against) verdict = {Verdict::Kind::kOverruled, log_[*against].id};
  }
}

void Rulebook::Collect() {
  for (size_t i = 0; i < log_.size(); ++i) {
    const Ruling& ruling = log_[i];
    if (verdicts_[i].kind != Verdict::Kind::kStands) continue;
    if (ruling.verb == RulingVerb::kRename) renames_[IdOf(ruling.first)] = i;
    if (ruling.verb == RulingVerb::kRole) roles_.emplace(IdOf(ruling.first), i);
    if (Parts(ruling)) apart_[std::minmax(IdOf(ruling.first), IdOf(ruling.second))] = i;
    for (const MentionRef& mention : ruling.mentions) moves_[{ruling.issue, mention}] = i;
  }
}

// In the order of the log, the first of a ruling goes before its second, with all that is one with
// it. Lists, as they are joined without being copied.
void Rulebook::CollectGroups() {
  std::map<Id, size_t> places;
  std::vector<size_t> parents;
  std::vector<std::list<Member>> lists;
  const auto find = [&](const Named& named, size_t ruling) {
    const auto [found, is_new] = places.try_emplace(IdOf(named), lists.size());
    if (is_new) {
      parents.push_back(lists.size());
      lists.push_back({{named, ruling}});
    }
    size_t place = found->second;
    while (parents[place] != place) place = parents[place] = parents[parents[place]];
    return place;
  };
  for (size_t i = 0; i < log_.size(); ++i) {
    if (verdicts_[i].kind != Verdict::Kind::kStands || !Unites(log_[i])) continue;
    const size_t first = find(log_[i].first, i);
    const size_t second = find(log_[i].second, i);
    if (first == second) continue;
    parents[second] = first;
    lists[first].splice(lists[first].end(), lists[second]);
  }
  for (std::list<Member>& list : lists) {
    if (list.size() > 1) groups_.emplace_back(list.begin(), list.end());
  }
}

std::optional<size_t> Rulebook::MoveOf(const MentionRef& mention, bool issue) const {
  const auto move = moves_.find({issue, mention});
  if (move == moves_.end()) return std::nullopt;
  return move->second;
}

}  // namespace whosaid
