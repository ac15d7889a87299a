#include "graph/link/link.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "graph/link/link_actors.h"
#include "graph/link/link_dates.h"
#include "graph/link/link_issues.h"
#include "graph/link/link_utterances.h"

namespace whosaid {
namespace {

void Sort(Links& links) {
  const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
  std::sort(links.actors.begin(), links.actors.end(), by_id);
  std::sort(links.issues.begin(), links.issues.end(), by_id);
  std::sort(
      links.decisions.begin(), links.decisions.end(), [](const Decision& a, const Decision& b) {
        return std::tie(a.document, a.issue, a.index) < std::tie(b.document, b.issue, b.index);
      });
}

Result<void> AddPositions(const Snapshot& snapshot, const std::vector<DocumentRow>& documents,
                          IssueLinker& issues) {
  auto document = documents.begin();
  return snapshot.VisitPositions([&](const PositionRow& position) {
    while (document != documents.end() && document->id < position.id.document) ++document;
    if (document == documents.end()) return false;
    issues.Add(position, document->article.uri);
    return true;
  });
}

// The actor that a cluster became.
Id ActorOf(const Links& links, const Id& document, ClusterIndex cluster) {
  const auto decision = std::ranges::lower_bound(
      links.decisions, std::tuple(document, false, cluster), {},
      [](const Decision& d) { return std::tuple(d.document, d.issue, d.index); });
  const bool found = decision != links.decisions.end() && decision->document == document &&
                     !decision->issue && decision->index == cluster;
  return found ? decision->subject : Id();
}

// REQUIRES: `links` has the decisions on actors, sorted.
Result<void> AddStatements(const Snapshot& snapshot, const std::vector<DocumentRow>& documents,
                           const Links& links, UtteranceLinker& utterances) {
  auto document = documents.begin();
  Result<std::string> text = std::string();
  std::optional<Id> opened;
  const auto read = snapshot.VisitStatements([&](const StatementRow& statement) {
    while (document != documents.end() && document->id < statement.id.document) ++document;
    if (document == documents.end()) return false;
    if (opened != document->id) {
      text = snapshot.Text(document->id);
      opened = document->id;
    }
    if (!text) return false;
    const auto& speaker = statement.fact.speaker;
    utterances.Add(statement, speaker ? ActorOf(links, document->id, *speaker) : Id(),
                   static_cast<uint32_t>(document - documents.begin()), document->article.outlet,
                   *text);
    return true;
  });
  if (!text) return tl::make_unexpected(text.error());
  return read;
}

}  // namespace

Result<Links> Link(const Snapshot& snapshot, const ActorGazetteer& gazetteer) {
  auto log = snapshot.Rulings();
  if (!log) return tl::make_unexpected(log.error());
  const Rulebook rulebook(std::move(*log));
  ActorLinker actors(rulebook, gazetteer);
  Result<void> added;
  std::vector<DocumentRow> documents;  // without what only actors need
  auto read = snapshot.VisitDocuments([&](const DocumentRow& document) {
    DocumentRow& kept = documents.emplace_back();
    kept.id = document.id;
    kept.article = document.article;
    added = actors.Add(document, snapshot);
    return added.has_value();
  });
  if (read) read = added;
  if (!read) return tl::make_unexpected(read.error());
  const Result<Codebook> codebook = snapshot.ReadCodebook();
  if (!codebook) return tl::make_unexpected(codebook.error());
  IssueLinker issues(*codebook, rulebook);
  read = AddPositions(snapshot, documents, issues);
  if (!read) return tl::make_unexpected(read.error());
  Links links;
  links.generation = snapshot.Generation();
  actors.Resolve(links);
  Sort(links);
  UtteranceLinker utterances;
  read = AddStatements(snapshot, documents, links, utterances);
  if (!read) return tl::make_unexpected(read.error());
  utterances.Resolve(links);
  InheritDates(documents, links);
  issues.Resolve(links);
  Sort(links);
  return links;
}

}  // namespace whosaid
