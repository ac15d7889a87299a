#include "query/profile.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "query/choose.h"
#include "query/names.h"

namespace whosaid {
namespace {

// Gathers the profile of one actor document by document.
class Gatherer {
 public:
  explicit Gatherer(const ActorRow& actor) { profile_.actor = actor; }

  Result<void> Add(const DocumentRow& document, SnapshotReader& reader) {
    const auto open = reader.Document(document.id);
    if (!open) return tl::make_unexpected(open.error());
    const auto decisions = reader.snapshot().DecisionsOf(document.id);
    if (!decisions) return tl::make_unexpected(decisions.error());
    std::map<std::string, uint32_t> names;
    std::set<std::pair<std::string, std::string>> roles;
    for (uint32_t i = 0; i < document.actors.size(); ++i) {
      if (document.actors[i] != profile_.actor.id) continue;
      const Cluster& cluster = document.clusters[i];
      for (const Mention& mention : cluster.mentions) {
        if (mention.form != MentionForm::kName) continue;
        ++names[std::string(Slice((*open)->text(), mention.span))];
      }
      if (names.empty()) names[cluster.name] = 0;
      for (const Role& role : cluster.roles) AddRole(role, **open, roles);
      AddMention(i, document, *decisions);
    }
    for (const auto& [name, count] : names) {
      NameUse& use = names_[name];
      use.mentions += count;
      ++use.documents;
    }
    return {};
  }

  Profile Finish(const std::vector<RulingState>& states) {
    for (auto& [name, use] : names_) {
      use.name = name;
      profile_.names.push_back(use);
    }
    std::ranges::stable_sort(profile_.names, [](const NameUse& a, const NameUse& b) {
      return std::pair(a.mentions, a.documents) > std::pair(b.mentions, b.documents);
    });
    for (auto& [key, role] : roles_) profile_.roles.push_back(std::move(role));
    AddRulings(states);
    std::ranges::stable_sort(profile_.roles, [](const RoleUse& a, const RoleUse& b) {
      return std::tuple(a.documents != 0, b.documents, a.since) <
             std::tuple(b.documents != 0, a.documents, b.since);
    });
    std::ranges::sort(profile_.mentions, [](const MentionUse& a, const MentionUse& b) {
      return std::tuple(!a.date, a.date, a.uri, a.id) < std::tuple(!b.date, b.date, b.uri, b.id);
    });
    return std::move(profile_);
  }

 private:
  void AddRole(const Role& role, const OpenDocument& document,
               std::set<std::pair<std::string, std::string>>& here) {
    const std::string title = SearchKey(role.title);
    RoleUse& use = roles_[{title, SearchKey(role.of)}];
    const auto date = document.DateOf(std::nullopt);
    if (use.title.empty()) use = {role.title, role.of, date, date, 0, "", ""};
    if (here.emplace(title, SearchKey(role.of)).second) ++use.documents;
    if (date && (!use.since || *date < *use.since)) use.since = date;
    if (date && (!use.until || *date > *use.until)) use.until = date;
    if (use.words.empty() || (date && date == use.since)) {
      use.words = Slice(document.text(), role.span);
      use.source = document.row().article.uri;
    }
  }

  void AddMention(uint32_t index, const DocumentRow& document,
                  const std::vector<Decision>& decisions) {
    const Cluster& cluster = document.clusters[index];
    MentionUse use{fmt::format("{}.a{}", ShortId(document.id), index),
                   DateOf(document, std::nullopt),
                   document.article.uri,
                   cluster.name,
                   static_cast<uint32_t>(cluster.mentions.size()),
                   "",
                   0};
    for (const Decision& decision : decisions) {
      if (decision.issue || decision.index != index) continue;
      use.reason = decision.reason;
      use.confidence = decision.confidence;
    }
    profile_.mentions.push_back(std::move(use));
  }

  // Those that name the actor by its key or one of its names.
  void AddRulings(const std::vector<RulingState>& states) {
    std::set<Id> ids = {profile_.actor.id};
    std::vector<std::string> names = profile_.actor.variants;
    names.push_back(profile_.actor.name);
    if (!states.empty()) {
      for (const std::string& name : names) {
        ids.insert(ActorIdOf(profile_.actor.kind, ActorKeyOf(profile_.actor.kind, name)));
      }
    }
    for (const RulingState& state : states) {
      const Ruling& ruling = state.ruling;
      if (ruling.issue || ruling.verb == RulingVerb::kUndo ||
          (!ids.contains(IdOf(ruling.first)) && !ids.contains(IdOf(ruling.second)))) {
        continue;
      }
      profile_.rulings.push_back(state);
      const bool holds = ruling.verb == RulingVerb::kRole && ids.contains(IdOf(ruling.first)) &&
                         state.verdict.kind == Verdict::Kind::kStands;
      if (!holds) continue;
      profile_.roles.push_back({ruling.title, ruling.of, ruling.since, ruling.until, 0,
                                "decided by " + ruling.by, ShortId(ruling.id)});
    }
  }

  Profile profile_;
  std::map<std::string, NameUse> names_;
  std::map<std::pair<std::string, std::string>, RoleUse> roles_;  // by title and institution
};

}  // namespace

Result<ProfileAnswer> AskProfile(const Snapshot& snapshot, const std::string& name) {
  auto reader = SnapshotReader::Open(snapshot);
  if (!reader) return tl::make_unexpected(reader.error());
  ProfileAnswer answer;
  std::map<Id, Gatherer> gatherers;
  const Meant meant = FindActors(*reader, name);
  answer.unknown = meant.unknown;
  for (const Id& id : meant.actors) {
    gatherers.emplace(id, reader->actors().at(id));
  }
  if (gatherers.empty()) return answer;
  Result<void> added;
  const auto visited = snapshot.VisitDocuments([&](const DocumentRow& document) {
    const std::set<Id> here(document.actors.begin(), document.actors.end());
    for (auto& [id, gatherer] : gatherers) {
      if (added && here.contains(id)) added = gatherer.Add(document, *reader);
    }
    return added.has_value();
  });
  if (!visited || !added) return tl::make_unexpected((visited ? added : visited).error());
  const auto states = JudgeRulings(snapshot);
  if (!states) return tl::make_unexpected(states.error());
  for (auto& [id, gatherer] : gatherers) answer.profiles.push_back(gatherer.Finish(*states));
  return answer;
}

}  // namespace whosaid
