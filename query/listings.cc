#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "query/answer.h"
#include "query/choose.h"
#include "query/snapshot_reader.h"

namespace whosaid {
namespace {

constexpr Column kActorColumns[] = {
    {"name", Meaning::kActor},       {"kind", Meaning::kWhere},
    {"documents", Meaning::kNumber}, {"statements", Meaning::kNumber},
    {"positions", Meaning::kNumber}, {"variants", Meaning::kWhere},
    {"id", Meaning::kDetail},
};

constexpr Column kIssueColumns[] = {
    {"issue", Meaning::kTarget},  {"positions", Meaning::kNumber},
    {"part_of", Meaning::kWhere}, {"variants", Meaning::kWhere},
    {"key", Meaning::kDetail},    {"in_codebook", Meaning::kDetail},
    {"id", Meaning::kDetail},
};

constexpr Column kCoverageColumns[] = {
    {"concept", Meaning::kTarget},
    {"positions", Meaning::kNumber},
    {"not_covered", Meaning::kTarget},
    {"labels", Meaning::kWhere},
};

constexpr Column kDocumentColumns[] = {
    {"date", Meaning::kWhen},        {"date_from", Meaning::kWhere},
    {"outlet", Meaning::kActor},     {"statements", Meaning::kNumber},
    {"positions", Meaning::kNumber}, {"uri", Meaning::kFile},
    {"title", Meaning::kTarget},     {"author", Meaning::kDetail},
    {"language", Meaning::kDetail},  {"text_sha256", Meaning::kDetail},
    {"id", Meaning::kDetail},
};

constexpr Column kCountColumns[] = {
    {"what", Meaning::kTarget},
    {"count", Meaning::kNumber},
};

// How many facts of what.
using Counted = std::map<Id, int64_t>;

// Documents by id, with what counting asks of them: actors and dates.
using Documents = std::map<Id, DocumentRow>;

Result<Documents> ReadDocuments(const Snapshot& snapshot) {
  Documents documents;
  const Result<void> visited = snapshot.VisitDocuments([&](const DocumentRow& row) {
    DocumentRow& kept = documents[row.id];
    kept.article.published = row.article.published;
    kept.inherited = row.inherited;
    kept.actors = row.actors;
    return true;
  });
  if (!visited) return tl::make_unexpected(visited.error());
  return documents;
}

void Count(const DocumentRow& document, ClusterIndex cluster, Counted& counted) {
  ++counted[cluster < document.actors.size() ? document.actors[cluster] : Id()];
}

// The statements of each actor that pass.
Result<Counted> CountStatements(const Snapshot& snapshot, const Documents& documents,
                                const FactFilter& filter) {
  Counted by_actor;
  const Result<void> visited = snapshot.VisitStatements([&](const StatementRow& row) {
    const Attribution& fact = row.fact;
    const DocumentRow& document = documents.at(row.id.document);
    if (fact.speaker && Passes(filter, fact.zone, fact.confidence, DateOf(document, fact.said))) {
      Count(document, *fact.speaker, by_actor);
    }
    return true;
  });
  if (!visited) return tl::make_unexpected(visited.error());
  return by_actor;
}

struct CountedPositions {
  Counted by_actor;
  Counted by_issue;
};

Result<CountedPositions> CountPositions(const Snapshot& snapshot, const Documents& documents,
                                        const FactFilter& filter) {
  CountedPositions counted;
  const PositionFilter passes = PositionFilterOf(filter);
  const Result<void> visited = snapshot.VisitPositions([&](const PositionRow& row) {
    const DocumentRow& document = documents.at(row.id.document);
    if (!passes(row, document)) return true;
    Count(document, row.fact.actor, counted.by_actor);
    ++counted.by_issue[row.issue];
    return true;
  });
  if (!visited) return tl::make_unexpected(visited.error());
  return counted;
}

// The positions on each issue that pass.
Result<Counted> CountOnIssues(const Snapshot& snapshot, const FactFilter& filter) {
  const Result<Documents> documents = ReadDocuments(snapshot);
  if (!documents) return tl::make_unexpected(documents.error());
  Result<CountedPositions> positions = CountPositions(snapshot, *documents, filter);
  if (!positions) return tl::make_unexpected(positions.error());
  return std::move(positions->by_issue);
}

// Sorts by key and moves the cells behind it into a table.
template <typename Key>
Table SortedTable(std::span<const Column> columns,
                  std::vector<std::pair<Key, std::vector<Cell>>> rows) {
  std::ranges::sort(rows, {}, &std::pair<Key, std::vector<Cell>>::first);
  Table table{columns, {}};
  for (auto& row : rows) table.rows.push_back(std::move(row.second));
  return table;
}

}  // namespace

Result<Table> ListActors(const Snapshot& snapshot, const FactFilter& filter) {
  const Result<Documents> documents = ReadDocuments(snapshot);
  if (!documents) return tl::make_unexpected(documents.error());
  Result<Counted> statements = CountStatements(snapshot, *documents, filter);
  if (!statements) return tl::make_unexpected(statements.error());
  Result<CountedPositions> positions = CountPositions(snapshot, *documents, filter);
  if (!positions) return tl::make_unexpected(positions.error());
  using Key = std::tuple<int64_t, std::string, Id>;
  std::vector<std::pair<Key, std::vector<Cell>>> rows;
  const Result<void> visited = snapshot.VisitActors([&](const ActorRow& actor) {
    const int64_t in_documents = actor.documents;
    rows.push_back(
        {{-in_documents, actor.name, actor.id},
         {actor.name, std::string(NameOf(actor.kind)), in_documents, (*statements)[actor.id],
          positions->by_actor[actor.id], actor.variants, actor.id.ToHex()}});
    return true;
  });
  if (!visited) return tl::make_unexpected(visited.error());
  return SortedTable(kActorColumns, std::move(rows));
}

Result<Table> ListIssues(const Snapshot& snapshot, const FactFilter& filter) {
  Result<Counted> counted = CountOnIssues(snapshot, filter);
  if (!counted) return tl::make_unexpected(counted.error());
  std::map<Id, std::string> labels;
  Result<void> visited = snapshot.VisitIssues([&](const IssueRow& issue) {
    labels.emplace(issue.id, issue.label);
    return true;
  });
  if (!visited) return tl::make_unexpected(visited.error());
  using Key = std::tuple<int64_t, std::string, Id>;
  std::vector<std::pair<Key, std::vector<Cell>>> rows;
  visited = snapshot.VisitIssues([&](const IssueRow& issue) {
    const int64_t positions = (*counted)[issue.id];
    if (positions == 0) return true;
    Cell part_of;
    if (issue.parent) part_of = labels[*issue.parent];
    rows.push_back({{-positions, issue.label, issue.id},
                    {issue.label, positions, std::move(part_of), issue.variants, issue.key,
                     issue.in_codebook, issue.id.ToHex()}});
    return true;
  });
  if (!visited) return tl::make_unexpected(visited.error());
  return SortedTable(kIssueColumns, std::move(rows));
}

Result<Table> ListCoverage(const Snapshot& snapshot) {
  const Result<Codebook> codebook = snapshot.ReadCodebook();
  if (!codebook) return tl::make_unexpected(codebook.error());
  Result<Counted> counted = CountOnIssues(snapshot, {});
  if (!counted) return tl::make_unexpected(counted.error());
  using Key = std::tuple<bool, int64_t, std::string, Id>;
  std::vector<std::pair<Key, std::vector<Cell>>> rows;
  std::map<std::string, IssueRow> covered;  // by label
  const Result<void> visited = snapshot.VisitIssues([&](const IssueRow& issue) {
    const int64_t positions = (*counted)[issue.id];
    if (issue.in_codebook) {
      covered.emplace(issue.label, issue);
    } else if (positions > 0) {
      rows.push_back({{true, -positions, issue.label, issue.id},
                      {std::monostate(), positions, issue.label, issue.variants}});
    }
    return true;
  });
  if (!visited) return tl::make_unexpected(visited.error());
  int64_t place = 0;
  for (const Concept& one : *codebook) {
    const auto issue = covered.find(one.name);
    const bool met = issue != covered.end();
    rows.push_back({{false, place++, one.name, Id()},
                    {one.name, met ? (*counted)[issue->second.id] : 0, std::monostate(),
                     met ? issue->second.variants : std::vector<std::string>()}});
  }
  return SortedTable(kCoverageColumns, std::move(rows));
}

Result<Table> ListDocuments(const Snapshot& snapshot) {
  using Key = std::tuple<bool, Date, std::string>;
  std::vector<std::pair<Key, std::vector<Cell>>> rows;
  const Result<void> visited = snapshot.VisitDocuments([&](const DocumentRow& row) {
    const Article& article = row.article;
    const auto& published = article.published;
    const auto date = DateOf(row, std::nullopt);
    const std::string from(published       ? NameOf(published->from)
                           : row.inherited ? NameOf(DateSource::kInherited)
                                           : "");
    rows.push_back({{!date, date.value_or(Date()), article.uri},
                    {CellOf(date), CellOf(from), CellOf(article.outlet), int64_t{row.statements},
                     int64_t{row.positions}, article.uri, CellOf(article.title), article.author,
                     CellOf(article.language), row.text_sha256, row.id.ToHex()}});
    return true;
  });
  if (!visited) return tl::make_unexpected(visited.error());
  return SortedTable(kDocumentColumns, std::move(rows));
}

namespace {

struct Counts {
  int64_t documents = 0;
  int64_t undated = 0;
  int64_t statements = 0;
  int64_t unattributed = 0;
  int64_t positions = 0;
  int64_t actors = 0;
  int64_t issues = 0;
  int64_t inherited = 0;   // documents with a date that they inherited
  int64_t repeated = 0;    // statements of utterances that come more than once
  int64_t utterances = 0;  // of these
  std::set<std::string> outlets;
  std::map<QuoteKind, int64_t> kinds;
  std::map<ZoneKind, int64_t> zones;
  std::map<Stance, int64_t> stances;
};

Result<Counts> Count(const Snapshot& snapshot) {
  Counts counts;
  const std::array<Result<void>, 6> visits = {
      snapshot.VisitDocuments([&](const DocumentRow& row) {
        ++counts.documents;
        if (!row.article.published) ++counts.undated;
        if (row.inherited) ++counts.inherited;
        if (!row.article.outlet.empty()) counts.outlets.insert(row.article.outlet);
        return true;
      }),
      snapshot.VisitStatements([&](const StatementRow& row) {
        ++counts.statements;
        if (!row.fact.speaker) ++counts.unattributed;
        ++counts.kinds[row.fact.kind];
        ++counts.zones[row.fact.zone];
        return true;
      }),
      snapshot.VisitPositions([&](const PositionRow& row) {
        ++counts.positions;
        ++counts.stances[row.fact.stance];
        return true;
      }),
      snapshot.VisitActors([&](const ActorRow&) { return ++counts.actors > 0; }),
      snapshot.VisitIssues([&](const IssueRow&) { return ++counts.issues > 0; }),
      snapshot.VisitUtterances([&](const UtteranceRow& row) {
        counts.repeated += static_cast<int64_t>(row.members.size());
        return ++counts.utterances > 0;
      }),
  };
  for (const Result<void>& visited : visits) {
    if (!visited) return tl::make_unexpected(visited.error());
  }
  return counts;
}

// One row for each term that occurs: "statements: direct".
template <typename E>
void AddRows(const std::string& what, const std::map<E, int64_t>& counts, Table& table) {
  for (const auto& [term, count] : counts) {
    table.rows.push_back({what + std::string(NameOf(term)), count});
  }
}

}  // namespace

Result<Table> CountAll(const Snapshot& snapshot) {
  const Result<Counts> counts = Count(snapshot);
  if (!counts) return tl::make_unexpected(counts.error());
  Table table{kCountColumns, {}};
  const auto add = [&](const char* what, int64_t count) {
    table.rows.push_back({std::string(what), count});
  };
  add("documents", counts->documents);
  add("documents without a date", counts->undated);
  add("inherited dates", counts->inherited);
  add("outlets", static_cast<int64_t>(counts->outlets.size()));
  add("statements", counts->statements);
  // Those of comments and the like repeat what others said.
  int64_t reported = 0;
  for (const auto& [zone, count] : counts->zones) {
    if (IsBodyZone(zone) || zone == ZoneKind::kEmbedded) reported += count;
  }
  add("utterances", reported - counts->repeated + counts->utterances);
  add("statements without a speaker", counts->unattributed);
  AddRows("statements: ", counts->kinds, table);
  AddRows("statements in ", counts->zones, table);
  add("positions", counts->positions);
  AddRows("positions: ", counts->stances, table);
  add("actors", counts->actors);
  add("issues", counts->issues);
  return table;
}

}  // namespace whosaid
