#include "graph/link/link.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "graph/encoding.h"
#include "graph/link/actors/link_actors.h"
#include "graph/link/differences.h"
#include "graph/link/issues/link_issues.h"
#include "graph/link/utterances/link_utterances.h"

namespace whosaid {
namespace {

// Raise it with every change to what link decides or keeps in its index.
constexpr std::string_view kVersion = "6";
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

// A document, and its number.
using Numbered = std::pair<Id, uint32_t>;

// The actors of the clusters of a document. REQUIRES: `decisions` on all clusters, sorted.
std::vector<Id> ActorsOf(const std::vector<Decision>& decisions, const Id& document) {
  std::vector<Id> actors;
  for (auto decision = std::ranges::lower_bound(decisions, document, {}, &Decision::document);
       decision != decisions.end() && decision->document == document; ++decision) {
    actors.push_back(decision->subject);
  }
  return actors;
}

Result<std::vector<Numbered>> LinkActors(const Snapshot& snapshot, ActorLinker& actors,
                                         Links& links) {
  Result<void> added;
  std::vector<Numbered> documents;
  auto read = snapshot.VisitDocuments([&](const DocumentRow& document) {
    documents.emplace_back(document.id, document.number);
    added = actors.Add(document);
    return added.has_value();
  });
  if (read) read = added;
  if (read) read = actors.LinkAll(links);
  if (!read) return tl::make_unexpected(read.error());
  return documents;
}

Result<Links> LinkAll(const Snapshot& snapshot, const Basis& basis,
                      const ActorGazetteer& gazetteer) {
  Links links;
  links.generation = snapshot.Generation();
  Result<std::vector<Numbered>> documents;
  {
    ActorLinker actors(snapshot, basis.rulebook, gazetteer);
    documents = LinkActors(snapshot, actors, links);
    if (!documents) return tl::make_unexpected(documents.error());
  }
  Sort(links);
  UtteranceLinker utterances(snapshot);
  IssueLinker issues(snapshot, basis.codebook, basis.rulebook);
  for (const auto& [id, number] : *documents) {
    const auto facts = snapshot.Facts(id);
    if (!facts) return tl::make_unexpected(facts.error());
    issues.Add(*facts, number);
    const auto added = utterances.Add(*facts, ActorsOf(links.decisions, id));
    if (!added) return tl::make_unexpected(added.error());
  }
  auto linked = utterances.LinkAll(links);
  if (linked) linked = issues.LinkAll(links);
  if (!linked) return tl::make_unexpected(linked.error());
  Sort(links);
  links.index[std::string(kBasisKey)] = basis.hash;
  return links;
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
  IssueLinker issues(snapshot, basis.codebook, basis.rulebook);
  if (auto linked = issues.LinkChanged(changed, changes); !linked) {
    return tl::make_unexpected(linked.error());
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
