#include "graph/link/link.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <tuple>

#include "graph/encoding.h"
#include "graph/link/differences.h"
#include "graph/link/link_actors.h"
#include "graph/link/link_issues.h"
#include "graph/link/link_utterances.h"

namespace whosaid {
namespace {

// Raise it with every change to what link decides or keeps in its index.
constexpr std::string_view kVersion = "2";
constexpr std::string_view kBasisKey = "basis";
// Where more documents changed than one in so many, reading everything takes no longer.
constexpr uint64_t kMany = 4;

// What links rest on beside the documents.
struct Basis {
  Rulebook rulebook;
  Codebook codebook;
  std::string hash;  // of all of it and the gazetteer
};

Result<Basis> ReadBasis(const Snapshot& snapshot, const ActorGazetteer& gazetteer) {
  auto log = snapshot.Rulings();
  if (!log) return tl::make_unexpected(log.error());
  auto codebook = snapshot.ReadCodebook();
  if (!codebook) return tl::make_unexpected(codebook.error());
  std::string bytes(kVersion);
  for (const Ruling& ruling : *log) bytes += EncodeId(ruling.id);
  bytes += EncodeCodebook(*codebook);
  for (const GazetteerEntry& entry : gazetteer.entries()) bytes += EncodeEntry(entry);
  for (const auto& [given, full] : gazetteer.given_names()) bytes += given + "=" + full + ";";
  return Basis{Rulebook(std::move(*log)), std::move(*codebook), EncodeId(HashOf(bytes))};
}

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

Result<void> LinkIssues(const Snapshot& snapshot, const std::vector<DocumentRow>& documents,
                        const Basis& basis, Links& links) {
  IssueLinker issues(basis.codebook, basis.rulebook);
  auto read = AddPositions(snapshot, documents, issues);
  if (read) issues.Resolve(links);
  return read;
}

Result<Links> LinkAll(const Snapshot& snapshot, const Basis& basis,
                      const ActorGazetteer& gazetteer) {
  ActorLinker actors(snapshot, basis.rulebook, gazetteer);
  Result<void> added;
  std::vector<DocumentRow> documents;  // without what only actors need
  auto read = snapshot.VisitDocuments([&](const DocumentRow& document) {
    DocumentRow& kept = documents.emplace_back();
    kept.id = document.id;
    kept.article = document.article;
    added = actors.Add(document);
    return added.has_value();
  });
  if (read) read = added;
  Links links;
  links.generation = snapshot.Generation();
  if (read) read = actors.LinkAll(links);
  if (!read) return tl::make_unexpected(read.error());
  Sort(links);
  const size_t decided = links.decisions.size();
  const auto actors_of = [&](const Id& document) -> Result<std::vector<Id>> {
    std::vector<Id> subjects;
    const auto end = links.decisions.begin() + static_cast<std::ptrdiff_t>(decided);
    for (auto decision =
             std::lower_bound(links.decisions.begin(), end, document,
                              [](const Decision& d, const Id& id) { return d.document < id; });
         decision != end && decision->document == document; ++decision) {
      subjects.push_back(decision->subject);
    }
    return subjects;
  };
  read = UtteranceLinker(snapshot).LinkAll(actors_of, links);
  if (read) read = LinkIssues(snapshot, documents, basis, links);
  if (!read) return tl::make_unexpected(read.error());
  Sort(links);
  links.index[std::string(kBasisKey)] = basis.hash;
  return links;
}

template <typename Row>
Result<std::vector<Row>> ReadAll(const Snapshot& snapshot,
                                 Result<void> (Snapshot::*visit)(const Visitor<Row>&) const) {
  std::vector<Row> rows;
  const auto read = (snapshot.*visit)([&](const Row& row) {
    rows.push_back(row);
    return true;
  });
  if (!read) return tl::make_unexpected(read.error());
  return rows;
}

// Issues are made from all documents, and then compared with what is there.
Result<void> FindIssues(const Snapshot& snapshot, const Basis& basis, LinkChanges& changes) {
  const auto documents = ReadAll(snapshot, &Snapshot::VisitDocuments);
  const auto old_issues = ReadAll(snapshot, &Snapshot::VisitIssues);
  if (!documents) return tl::make_unexpected(documents.error());
  if (!old_issues) return tl::make_unexpected(old_issues.error());
  Links links;
  if (auto linked = LinkIssues(snapshot, *documents, basis, links); !linked) return linked;
  Sort(links);
  FindDifferences(*old_issues, links.issues, EncodeIssue, changes.issues, changes.gone_issues);
  auto decision = links.decisions.begin();
  for (const DocumentRow& document : *documents) {
    std::vector<Decision> decided;
    for (; decision != links.decisions.end() && decision->document == document.id; ++decision) {
      decided.push_back(std::move(*decision));
    }
    auto old = snapshot.DecisionsOf(document.id);
    if (!old) return tl::make_unexpected(old.error());
    std::erase_if(*old, [](const Decision& d) { return !d.issue; });
    if (EncodeDecisions(*old) != EncodeDecisions(decided)) {
      changes.decisions[{document.id, true}] = std::move(decided);
    }
  }
  return {};
}

// Nothing where it takes reading everything.
Result<std::optional<LinkChanges>> LinkChanged(const Snapshot& snapshot, const Basis& basis,
                                               const ActorGazetteer& gazetteer,
                                               const std::vector<Id>& changed) {
  LinkChanges changes;
  changes.from = snapshot.LinkedGeneration();
  changes.generation = snapshot.Generation();
  ActorLinker actors(snapshot, basis.rulebook, gazetteer);
  if (auto linked = actors.LinkChanged(changed, changes); !linked) {
    return tl::make_unexpected(linked.error());
  }
  const auto actors_of = [&](const Id& document) -> Result<std::vector<Id>> {
    std::vector<Id> subjects;
    const auto decided = changes.decisions.find({document, false});
    const auto old = snapshot.DecisionsOf(document);
    if (!old) return tl::make_unexpected(old.error());
    for (const Decision& d : decided == changes.decisions.end() ? *old : decided->second) {
      if (!d.issue) subjects.push_back(d.subject);
    }
    return subjects;
  };
  const auto uttered = UtteranceLinker(snapshot).LinkChanged(changed, actors_of, changes);
  if (!uttered) return tl::make_unexpected(uttered.error());
  if (!*uttered) return std::nullopt;
  if (auto found = FindIssues(snapshot, basis, changes); !found) {
    return tl::make_unexpected(found.error());
  }
  return changes;
}

}  // namespace

Result<Links> Link(const Snapshot& snapshot, const ActorGazetteer& gazetteer) {
  const auto basis = ReadBasis(snapshot, gazetteer);
  if (!basis) return tl::make_unexpected(basis.error());
  return LinkAll(snapshot, *basis, gazetteer);
}

Result<LinkPass> UpdateLinks(Store& store, const ActorGazetteer& gazetteer) {
  const auto taken = store.TakeSnapshot();
  if (!taken) return tl::make_unexpected(taken.error());
  const Snapshot& snapshot = **taken;
  if (!snapshot.NeedsLink()) return LinkPass::kNone;
  const auto basis = ReadBasis(snapshot, gazetteer);
  if (!basis) return tl::make_unexpected(basis.error());
  const auto linked = snapshot.IndexRow(kBasisKey);
  if (!linked) return tl::make_unexpected(linked.error());
  const auto changed = snapshot.ChangedDocuments();
  if (!changed) return tl::make_unexpected(changed.error());
  if (*linked == basis->hash && changed->size() * kMany <= snapshot.Count().documents) {
    const auto changes = LinkChanged(snapshot, *basis, gazetteer, *changed);
    if (!changes) return tl::make_unexpected(changes.error());
    if (*changes) return store.ChangeLinks(**changes).map([] { return LinkPass::kChanges; });
  }
  const auto links = LinkAll(snapshot, *basis, gazetteer);
  if (!links) return tl::make_unexpected(links.error());
  return store.PutLinks(*links).map([] { return LinkPass::kAll; });
}

}  // namespace whosaid
