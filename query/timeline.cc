#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "query/answer.h"
#include "query/choose.h"
#include "query/snapshot_reader.h"

namespace whosaid {
namespace {

constexpr Column kColumns[] = {
    {"actor", Meaning::kActor},      {"stance", Meaning::kAct},
    {"issue", Meaning::kTarget},     {"words", Meaning::kWords},
    {"date", Meaning::kWhen},        {"change", Meaning::kWhere},
    {"documents", Meaning::kNumber}, {"outlet", Meaning::kWhere},
    {"uri", Meaning::kWhere},        {"outlets", Meaning::kDetail},
    {"positions", Meaning::kDetail}, {"confidence", Meaning::kDetail},
    {"document", Meaning::kDetail},  {"id", Meaning::kFact},
};

// Positions of one utterance, actor, issue and stance.
struct Event {
  RowOrder order;
  Id actor;
  Id issue;
  Stance stance = Stance::kSupports;
  std::string actor_name;
  std::string issue_name;
  Excerpt words;
  std::optional<Date> date;
  std::string outlet;
  double confidence = 0;
  std::set<Id> documents;
  std::set<std::string> outlets;
  int64_t positions = 0;
};

// The earliest of an event's positions stands for it.
void Add(const SnapshotReader& reader, const OpenDocument& document, const PositionRow& position,
         Event& event) {
  const Position& fact = position.fact;
  const DocumentRow& row = document.row();
  const std::optional<Date> date = document.DateOf(fact.expressed);
  RowOrder order = OrderOf(document, date, fact.evidence.begin, position.id);
  ++event.positions;
  event.documents.insert(row.id);
  if (!row.article.outlet.empty()) event.outlets.insert(row.article.outlet);
  if (event.positions > 1 && event.order < order) return;
  event.order = std::move(order);
  event.actor = row.actors[fact.actor];
  event.issue = position.issue;
  event.stance = fact.stance;
  event.actor_name = reader.NameOf(row, fact.actor);
  event.issue_name = reader.TargetOf(position);
  event.words = document.WordsOf(std::vector<Span>{fact.evidence});
  event.date = date;
  event.outlet = row.article.outlet;
  event.confidence = fact.confidence;
}

using EventKey = std::tuple<FactId, Id, Id, Stance>;  // utterance, actor, issue

Result<std::vector<Event>> GatherEvents(SnapshotReader& reader, const std::vector<FactId>& found) {
  std::map<EventKey, Event> events;
  for (const FactId& id : found) {
    const Result<PositionRow> position = reader.snapshot().Position(id);
    if (!position) return tl::make_unexpected(position.error());
    const Result<const OpenDocument*> document = reader.Document(id.document);
    if (!document) return tl::make_unexpected(document.error());
    FactId said = id;
    if (position->fact.statement) {
      said = reader.FirstOf({id.document, FactId::Kind::kStatement, *position->fact.statement});
    }
    const Id& actor = (*document)->row().actors[position->fact.actor];
    Add(reader, **document, *position,
        events[{said, actor, position->issue, position->fact.stance}]);
  }
  std::vector<Event> sorted;
  for (auto& [key, event] : events) sorted.push_back(std::move(event));
  std::ranges::sort(sorted, {}, &Event::order);
  return sorted;
}

std::vector<Cell> CellsOf(Event event, const std::string& change) {
  return {std::move(event.actor_name),
          std::string(NameOf(event.stance)),
          std::move(event.issue_name),
          std::move(event.words),
          CellOf(event.date),
          CellOf(change),
          static_cast<int64_t>(event.documents.size()),
          CellOf(event.outlet),
          event.order.uri,
          static_cast<int64_t>(event.outlets.size()),
          event.positions,
          event.confidence,
          event.order.id.document.ToHex(),
          event.order.id.ToShortString()};
}

}  // namespace

Result<Answer> AskTimeline(const Snapshot& snapshot, const PositionsQuestion& question) {
  Result<SnapshotReader> reader = SnapshotReader::Open(snapshot);
  if (!reader) return tl::make_unexpected(reader.error());
  Answer answer{{kColumns, {}}, {}};
  const auto found = FindPositions(*reader, question, answer.unknown);
  if (!found) return tl::make_unexpected(found.error());
  Result<std::vector<Event>> events = GatherEvents(*reader, *found);
  if (!events) return tl::make_unexpected(events.error());
  // The latest stand of each actor on each issue; undated ones come last and
  // turn nothing.
  std::map<std::pair<Id, Id>, Stance> latest;
  for (Event& event : *events) {
    std::string change;
    if (event.date) {
      const auto [before, first] = latest.try_emplace({event.actor, event.issue}, event.stance);
      if (!first && PolarityOf(before->second) != PolarityOf(event.stance)) {
        change = "turns from " + std::string(NameOf(before->second));
      }
      before->second = event.stance;
    }
    answer.table.rows.push_back(CellsOf(std::move(event), change));
  }
  return answer;
}

}  // namespace whosaid
