#include "graph/rows.h"

#include "graph/link/link_dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "graph/encoding.h"

namespace whosaid {
namespace {

// Equal for equal facts, and practically only for those. `row` has no digest yet.
Id DigestOf(const DocumentRow& row, const FactSet& facts) {
  std::string bytes = EncodeDocument(row);
  for (const Attribution& statement : facts.statements) bytes += EncodeStatement(statement);
  for (const Position& position : facts.positions) bytes += EncodePosition(position);
  return HashOf(bytes);
}

}  // namespace

std::optional<std::string> FindRefusal(const FactSet& facts) {
  if (facts.article.uri.empty()) return "document.uri: empty";
  if (facts.article.text.size() > std::numeric_limits<uint32_t>::max()) {
    return "text is longer than 4 GiB";
  }
  return FindFlaw(facts);
}

tl::unexpected<Error> NoSuchDocument(const Id& id) {
  return Fail(ErrorKind::kNotFound, fmt::format("{}: no such document", id.ToHex()));
}

tl::unexpected<Error> NoSuchFact(const FactId& id) {
  return Fail(ErrorKind::kNotFound, fmt::format("{}: no such fact", id.ToString()));
}

tl::unexpected<Error> NoSuchIssue(const Id& id) {
  return Fail(ErrorKind::kNotFound, fmt::format("{}: no such issue", id.ToHex()));
}

tl::unexpected<Error> StaleLinks(uint64_t links, uint64_t generation) {
  return Fail(
      ErrorKind::kUsage,
      fmt::format("links of generation {} do not fit documents of generation {}; link again", links,
                  generation));
}

DocumentRow RowOf(const FactSet& facts) {
  DocumentRow row;
  row.article = {facts.article.uri,      facts.article.outlet,   facts.article.title,
                 facts.article.author,   facts.article.language, facts.article.published,
                 /*text=*/std::string(), /*known_zones=*/{},     /*known_words=*/{}};
  row.id = HashOf(row.article.uri);
  row.text_sha256 = Sha256Hex(facts.article.text);
  row.zones = facts.zones;
  row.clusters = facts.clusters;
  row.statements = static_cast<uint32_t>(facts.statements.size());
  row.positions = static_cast<uint32_t>(facts.positions.size());
  row.digest = DigestOf(row, facts);
  return row;
}

void ApplyDecisions(const std::vector<Decision>& decisions, DocumentRow& document) {
  document.actors.clear();
  if (decisions.empty()) return;
  document.actors.resize(document.clusters.size());
  for (const Decision& decision : decisions) {
    if (!decision.issue && decision.index < document.actors.size()) {
      document.actors[decision.index] = decision.subject;
    }
  }
}

Id IssueOf(const std::vector<Decision>& decisions, uint32_t ordinal, const Position& position) {
  const bool issue = !position.target.actor;
  const uint32_t index = position.target.actor.value_or(ordinal);
  const auto decision = std::lower_bound(
      decisions.begin(), decisions.end(), std::pair(issue, index),
      [](const Decision& a, const auto& b) { return std::pair(a.issue, a.index) < b; });
  if (decision == decisions.end() || decision->issue != issue || decision->index != index) {
    return Id();
  }
  return decision->subject;
}

std::optional<Date> DateOf(const DocumentRow& document, const std::optional<SaidTime>& own) {
  if (own && own->date) return own->date;
  if (document.article.published) return document.article.published->date;
  if (!document.inherited) return std::nullopt;
  if (own) {
    if (const auto resolved = ResolveOpenTime(*own, document.inherited->date)) return resolved;
  }
  return document.inherited->date;
}

}  // namespace whosaid
