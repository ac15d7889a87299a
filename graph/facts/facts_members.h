// The keys of a facts line, once for the writer and the reader (facts_json.cc, facts_reader.cc).
//
// Members(archive, record) hands each member of a record to an archive: Required where a line
// without the key is refused; Always where the key is written even for an empty value; Optional
// where an empty value is left out.
#ifndef WHOSAID_GRAPH_FACTS_FACTS_MEMBERS_H_
#define WHOSAID_GRAPH_FACTS_FACTS_MEMBERS_H_

#include <concepts>
#include <string_view>
#include <type_traits>

#include "core/facts.h"

namespace whosaid {

inline constexpr std::string_view kFactsFormat = "whosaid-facts/1";

inline std::string_view TargetTypeOf(const Target& target) {
  return target.actor ? "actor" : "issue";
}

template <typename T, typename U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

template <typename Archive, Is<Zone> T>
void Members(Archive& archive, T& zone) {
  archive.Required("kind", zone.kind);
  archive.Required("span", zone.span);
}

template <typename Archive, Is<Role> T>
void Members(Archive& archive, T& role) {
  archive.Required("title", role.title);
  archive.Optional("of", role.of);
  archive.Required("span", role.span);
}

template <typename Archive, Is<Cluster> T>
void Members(Archive& archive, T& cluster) {
  archive.Required("name", cluster.name);
  archive.Required("kind", cluster.kind);
  archive.Mentions(cluster.mentions);
  archive.Optional("roles", cluster.roles);
}

template <typename Archive, Is<Published> T>
void Members(Archive& archive, T& published) {
  archive.RequiredDate(published.date);
  archive.Always("from", published.from);
}

template <typename Archive, Is<SaidTime> T>
void Members(Archive& archive, T& time) {
  archive.Optional("timex", time.timex);
  archive.OptionalDate(time.date);
  archive.Always("from", time.from);
  archive.Optional("span", time.span);
}

template <typename Archive, Is<Attribution> T>
void Members(Archive& archive, T& statement) {
  archive.Always("speaker", statement.speaker);
  archive.Always("source", statement.source);
  archive.Always("cue", statement.cue);
  archive.Required("content", statement.content);
  archive.Always("kind", statement.kind);
  archive.Always("voice", statement.voice);
  archive.Always("zone", statement.zone);
  archive.Always("parent", statement.parent);
  archive.Optional("relayed_by", statement.relayed_by);
  archive.Optional("addressee", statement.addressee);
  archive.Optional("said", statement.said);
  archive.Optional("place", statement.place);
  archive.Optional("medium", statement.medium);
  archive.Optional("about", statement.about);
  archive.Always("factuality", statement.factuality);
  archive.Required("confidence", statement.confidence);
  archive.Optional("found_by", statement.found_by);
}

template <typename Archive, Is<Target> T>
void Members(Archive& archive, T& target) {
  archive.TargetType(target);
  archive.Required("label", target.label);
  archive.Optional("key", target.key);
  archive.Optional("actor", target.actor);
  archive.Optional("span", target.span);
}

template <typename Archive, Is<Position> T>
void Members(Archive& archive, T& position) {
  archive.Required("actor", position.actor);
  archive.Optional("on_behalf_of", position.on_behalf_of);
  archive.Optional("ascribed_by", position.ascribed_by);
  archive.Required("stance", position.stance);
  archive.Always("zone", position.zone);
  archive.Required("target", position.target);
  archive.Required("evidence", position.evidence);
  archive.Always("statement", position.statement);
  archive.Always("voice", position.voice);
  archive.Always("modality", position.modality);
  archive.Optional("negated", position.negated);
  archive.Optional("expressed", position.expressed);
  archive.Required("confidence", position.confidence);
  archive.Optional("found_by", position.found_by);
}

template <typename Archive, Is<Article> T>
void Members(Archive& archive, T& article) {
  archive.Required("uri", article.uri);
  archive.Optional("outlet", article.outlet);
  archive.Optional("title", article.title);
  archive.Optional("author", article.author);
  archive.Optional("language", article.language);
  archive.Optional("published", article.published);
  archive.Text(article.text);
}

template <typename Archive, Is<FactSet> T>
void Members(Archive& archive, T& facts) {
  archive.Format();
  archive.Required("document", facts.article);  // first: the spans below need its text
  archive.Required("zones", facts.zones);
  archive.Required("actors", facts.clusters);
  archive.Required("statements", facts.statements);
  archive.Required("positions", facts.positions);
}

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_FACTS_FACTS_MEMBERS_H_
