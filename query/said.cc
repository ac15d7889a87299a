#include <set>
#include <utility>

#include "query/answer.h"
#include "query/choose.h"
#include "query/snapshot_reader.h"

namespace whosaid {
namespace {

constexpr Column kColumns[] = {
    {"speaker", Meaning::kActor},     {"cue", Meaning::kAct},
    {"about", Meaning::kDetail},      {"words", Meaning::kWords},
    {"said", Meaning::kSaid},         {"date", Meaning::kWhen},
    {"outlet", Meaning::kWhere},      {"uri", Meaning::kWhere},
    {"title", Meaning::kDetail},      {"zone", Meaning::kDetail},
    {"kind", Meaning::kWhere},        {"voice", Meaning::kDetail},
    {"factuality", Meaning::kDetail}, {"source", Meaning::kDetail},
    {"addressee", Meaning::kDetail},  {"relayed_by", Meaning::kDetail},
    {"place", Meaning::kDetail},      {"medium", Meaning::kDetail},
    {"confidence", Meaning::kDetail}, {"found_by", Meaning::kDetail},
    {"document", Meaning::kDetail},   {"id", Meaning::kFact},
};

std::vector<Cell> CellsOf(const SnapshotReader& reader, const OpenDocument& document,
                          const StatementRow& statement) {
  const Attribution& fact = statement.fact;
  const DocumentRow& row = document.row();
  const std::optional<Date> said = fact.said ? document.DateOf(fact.said) : std::nullopt;
  const std::optional<Date> published = DateOf(row, std::nullopt);
  return {reader.CellOf(row, fact.speaker),
          CellOf(document.WordsOf(fact.cue)),
          reader.NamesOf(row, fact.about),
          document.WordsOf(fact.content),
          CellOf(said),
          CellOf(published),
          CellOf(row.article.outlet),
          row.article.uri,
          CellOf(row.article.title),
          std::string(NameOf(fact.zone)),
          std::string(NameOf(fact.kind)),
          std::string(NameOf(fact.voice)),
          std::string(NameOf(fact.factuality)),
          CellOf(document.WordsOf(fact.source)),
          reader.CellOf(row, fact.addressee),
          reader.NamesOf(row, fact.relayed_by),
          CellOf(fact.place),
          CellOf(fact.medium),
          fact.confidence,
          fact.found_by,
          row.id.ToHex(),
          statement.id.ToShortString()};
}

bool IsOneOf(const DocumentRow& document, ClusterIndex cluster, const std::vector<Id>& actors) {
  return cluster < document.actors.size() && Contains(actors, document.actors[cluster]);
}

// Statements that a stand on one of these issues is taken in.
Result<std::set<FactId>> StatementsOn(const Snapshot& snapshot, const std::vector<Id>& issues) {
  std::set<FactId> statements;
  if (issues.empty()) return statements;
  const Result<void> visited = snapshot.VisitPositions([&](const PositionRow& position) {
    if (position.fact.statement && Contains(issues, position.issue)) {
      statements.insert({position.id.document, FactId::Kind::kStatement, *position.fact.statement});
    }
    return true;
  });
  if (!visited) return tl::make_unexpected(visited.error());
  return statements;
}

// A question whose names have been looked up.
struct Wanted {
  const SaidQuestion& question;
  Meant by;
  Meant about;
  std::set<FactId> on_issue;

  bool Includes(const OpenDocument& document, const StatementRow& statement) const {
    const Attribution& fact = statement.fact;
    if (question.kind && fact.kind != *question.kind) return false;
    if (!Passes(question.filter, fact.zone, fact.confidence, document.DateOf(fact.said))) {
      return false;
    }
    if (!question.by.empty() &&
        !(fact.speaker && IsOneOf(document.row(), *fact.speaker, by.actors))) {
      return false;
    }
    return question.about.empty() || on_issue.contains(statement.id) ||
           std::ranges::any_of(fact.about, [&](ClusterIndex cluster) {
             return IsOneOf(document.row(), cluster, about.actors);
           });
  }
};

}  // namespace

Result<Answer> AskSaid(const Snapshot& snapshot, const SaidQuestion& question) {
  Result<SnapshotReader> reader = SnapshotReader::Open(snapshot);
  if (!reader) return tl::make_unexpected(reader.error());
  Wanted wanted{
      question, FindActors(*reader, question.by), FindTopics(*reader, question.about), {}};
  Answer answer{{kColumns, {}}, {}};
  for (const Meant* meant : {&wanted.by, &wanted.about}) {
    if (meant->unknown) answer.unknown.push_back(*meant->unknown);
  }
  if (!answer.unknown.empty()) return answer;
  Result<std::set<FactId>> on_issue = StatementsOn(snapshot, wanted.about.issues);
  if (!on_issue) return tl::make_unexpected(on_issue.error());
  wanted.on_issue = std::move(*on_issue);

  std::vector<OrderedRow> rows;
  std::optional<Error> failure;
  const Result<void> visited = snapshot.VisitStatements([&](const StatementRow& statement) {
    const Result<const OpenDocument*> document = reader->Document(statement.id.document);
    if (!document) {
      failure = document.error();
      return false;
    }
    if (wanted.Includes(**document, statement)) {
      rows.push_back({OrderOf(**document, (*document)->DateOf(statement.fact.said),
                              statement.fact.content.front().begin, statement.id),
                      CellsOf(*reader, **document, statement)});
    }
    return true;
  });
  if (!visited) return tl::make_unexpected(visited.error());
  if (failure) return tl::make_unexpected(*failure);
  MoveSorted(std::move(rows), answer.table);
  return answer;
}

}  // namespace whosaid
