#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <iterator>
#include <utility>

#include "graph/view.h"
#include "query/answer.h"
#include "query/choose.h"
#include "query/snapshot_reader.h"

namespace whosaid {
namespace {

constexpr Column kColumns[] = {
    {"actor", Meaning::kActor},
    {"stance", Meaning::kAct},
    {"issue", Meaning::kTarget},
    {"words", Meaning::kWords},
    {"expressed", Meaning::kSaid},
    {"date", Meaning::kWhen},
    {"outlet", Meaning::kWhere},
    {"uri", Meaning::kWhere},
    {"title", Meaning::kDetail},
    {"zone", Meaning::kDetail},
    {"voice", Meaning::kWhere},
    {"modality", Meaning::kDetail},
    {"negated", Meaning::kDetail},
    {"on_behalf_of", Meaning::kDetail},
    {"ascribed_by", Meaning::kDetail},
    {"label", Meaning::kDetail},
    {"confidence", Meaning::kDetail},
    {"found_by", Meaning::kDetail},
    {"statement", Meaning::kDetail},
    {"document", Meaning::kDetail},
    {"id", Meaning::kFact},
};

std::vector<Cell> CellsOf(const SnapshotReader& reader, const OpenDocument& document,
                          const PositionRow& position) {
  const Position& fact = position.fact;
  const DocumentRow& row = document.row();
  const std::optional<Date> expressed =
      fact.expressed ? document.DateOf(fact.expressed) : std::nullopt;
  const std::optional<Date> published = DateOf(row, std::nullopt);
  Cell statement;
  if (fact.statement) {
    statement = FactId{row.id, FactId::Kind::kStatement, *fact.statement}.ToShortString();
  }
  return {reader.NameOf(row, fact.actor),
          std::string(NameOf(fact.stance)),
          reader.TargetOf(position),
          document.WordsOf(std::vector<Span>{fact.evidence}),
          CellOf(expressed),
          CellOf(published),
          CellOf(row.article.outlet),
          row.article.uri,
          CellOf(row.article.title),
          std::string(NameOf(fact.zone)),
          std::string(NameOf(fact.voice)),
          std::string(NameOf(fact.modality)),
          fact.negated,
          reader.CellOf(row, fact.on_behalf_of),
          reader.CellOf(row, fact.ascribed_by),
          fact.target.label,
          fact.confidence,
          fact.found_by,
          std::move(statement),
          row.id.ToHex(),
          position.id.ToShortString()};
}

PositionFilter FilterOf(const PositionsQuestion& question) {
  return [stance = question.stance, passes = PositionFilterOf(question.filter)](
             const PositionRow& position, const DocumentRow& document) {
    return (!stance || position.fact.stance == *stance) && passes(position, document);
  };
}

// The edges to look at: those from the actors, or those to the targets, or all.
std::vector<ViewGraph::edge_descriptor> Candidates(const ViewGraph& view,
                                                   const PositionsQuestion& question,
                                                   const Meant& actors, const Meant& targets) {
  std::vector<ViewGraph::edge_descriptor> found;
  if (!question.actor.empty()) {
    for (const Id& id : actors.actors) {
      if (const auto node = FindNode(view, id)) {
        std::ranges::copy(boost::make_iterator_range(out_edges(*node, view)),
                          std::back_inserter(found));
      }
    }
  } else if (!question.issue.empty()) {
    for (const std::vector<Id>* ids : {&targets.issues, &targets.actors}) {
      for (const Id& id : *ids) {
        if (const auto node = FindNode(view, id)) {
          std::ranges::copy(boost::make_iterator_range(in_edges(*node, view)),
                            std::back_inserter(found));
        }
      }
    }
  } else {
    std::ranges::copy(boost::make_iterator_range(edges(view)), std::back_inserter(found));
  }
  return found;
}

// The positions on the edges between an actor and a target that are meant, sorted.
std::vector<FactId> Traverse(const ViewGraph& view, const PositionsQuestion& question,
                             const Meant& actors, const Meant& targets) {
  std::vector<FactId> positions;
  for (const auto edge : Candidates(view, question, actors, targets)) {
    const Id& on = view[target(edge, view)].id;
    if (!question.issue.empty() && !Contains(targets.issues, on) && !Contains(targets.actors, on)) {
      continue;
    }
    positions.insert(positions.end(), view[edge].positions.begin(), view[edge].positions.end());
  }
  std::ranges::sort(positions);
  return positions;
}

}  // namespace

Result<std::vector<FactId>> FindPositions(const SnapshotReader& reader,
                                          const PositionsQuestion& question,
                                          std::vector<UnknownName>& unknown) {
  const Meant actors = FindActors(reader, question.actor);
  const Meant targets = FindTopics(reader, question.issue);
  for (const Meant* meant : {&actors, &targets}) {
    if (meant->unknown) unknown.push_back(*meant->unknown);
  }
  if (!unknown.empty()) return std::vector<FactId>();
  const Result<ViewGraph> view = BuildView(reader.snapshot(), FilterOf(question));
  if (!view) return tl::make_unexpected(view.error());
  return Traverse(*view, question, actors, targets);
}

Result<Answer> AskPositions(const Snapshot& snapshot, const PositionsQuestion& question) {
  Result<SnapshotReader> reader = SnapshotReader::Open(snapshot);
  if (!reader) return tl::make_unexpected(reader.error());
  Answer answer{{kColumns, {}}, {}};
  const auto found = FindPositions(*reader, question, answer.unknown);
  if (!found) return tl::make_unexpected(found.error());

  std::vector<OrderedRow> rows;
  for (const FactId& id : *found) {
    const Result<PositionRow> position = snapshot.Position(id);
    if (!position) return tl::make_unexpected(position.error());
    const Result<const OpenDocument*> document = reader->Document(id.document);
    if (!document) return tl::make_unexpected(document.error());
    rows.push_back({OrderOf(**document, (*document)->DateOf(position->fact.expressed),
                            position->fact.evidence.begin, id),
                    CellsOf(*reader, **document, *position)});
  }
  MoveSorted(std::move(rows), answer.table);
  return answer;
}

}  // namespace whosaid
