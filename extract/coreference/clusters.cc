#include "extract/coreference/clusters.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extract/attributions/cue_verbs.h"
#include "extract/coreference/actor_names.h"
#include "extract/coreference/actors.h"
#include "extract/coreference/coreference.h"
#include "extract/coreference/references.h"
#include "extract/syntax/words.h"

namespace whosaid {
namespace {

bool IsOutlined(char c) { return c == ',' || c == ' '; }

Role RoleOf(const Document& document, const Words& words, TokenRange range) {
  const auto is_article = [](const Word& word) {
    return word.folded == "the" || word.folded == "a" || word.folded == "an";
  };
  if (range.end - range.begin > 1 && is_article(words[range.begin])) ++range.begin;
  Role role;
  role.span = words.SpanOf(range);
  role.title = TextOf(document, words, range);
  while (!role.title.empty() && IsOutlined(role.title.back())) role.title.pop_back();
  return role;
}

Cluster ClusterOf(const Document& document, const Words& words, const Actor& actor) {
  Cluster cluster;
  cluster.kind = actor.kind;
  cluster.name = actor.text;
  for (const ActorMention& mention : actor.mentions) {
    cluster.mentions.push_back({words.SpanOf(mention.tokens), mention.form});
  }
  std::ranges::sort(cluster.mentions, {}, &Mention::span);
  std::vector<Mention> disjoint;
  for (const Mention& mention : cluster.mentions) {
    if (disjoint.empty() || disjoint.back().span.end <= mention.span.begin)
      disjoint.push_back(mention);
  }
  cluster.mentions = std::move(disjoint);
  for (const TokenRange& role : actor.roles) cluster.roles.push_back(RoleOf(document, words, role));
  std::ranges::sort(cluster.roles, {}, &Role::span);
  const auto twice = std::ranges::unique(cluster.roles, {}, &Role::span);
  cluster.roles.erase(twice.begin(), twice.end());
  return cluster;
}

}  // namespace

std::vector<Cluster> FindClusters(const Document& document, const Models& models) {
  const Words words(document);
  const std::vector<CueVerb> cues = FindCueVerbs(document, words);
  const std::vector<ActorName> names = FindActorNames(document, words);
  std::vector<Actor> actors;
  const std::vector<ActorIndex> actor_of = GroupNames(document, words, names, actors);
  const CoreferenceReading reading{document, words,  models, cues, names,
                                   actor_of, actors, false,  true};
  ResolveReferences(reading, LinkPhrases(reading, ChooseBy(models.coreference)), actors);
  std::vector<Cluster> clusters;
  for (const Actor& actor : actors) {
    if (!actor.mentions.empty()) clusters.push_back(ClusterOf(document, words, actor));
  }
  std::ranges::stable_sort(clusters, {}, [](const Cluster& c) { return c.mentions.front().span; });
  return clusters;
}

}  // namespace whosaid
