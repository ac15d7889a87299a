#include "query/choose.h"

#include <algorithm>
#include <map>
#include <utility>

#include "query/names.h"

namespace whosaid {
namespace {

NameIndex IndexActors(const SnapshotReader& reader) {
  NameIndex index;
  for (const auto& [id, actor] : reader.actors()) index.Add(id, actor.name, actor.variants);
  return index;
}

NameIndex IndexIssues(const SnapshotReader& reader) {
  NameIndex index;
  for (const auto& [id, issue] : reader.issues()) index.Add(id, issue.label, issue.variants);
  return index;
}

// Those whose ids begin with these digits, six or more; for names that nothing goes by.
template <typename Row>
std::vector<Id> FindIds(const std::map<Id, Row>& rows, const std::string& digits) {
  constexpr size_t kFewest = 6;
  std::vector<Id> found;
  if (digits.size() < kFewest) return found;
  for (const auto& [id, row] : rows) {
    if (id.ToHex().starts_with(digits)) found.push_back(id);
  }
  return found;
}

}  // namespace

bool Period::Covers(const std::optional<Date>& date) const {
  if (!since && !until) return true;
  if (!date) return false;
  return (!since || date->LastDay() >= since->FirstDay()) &&
         (!until || date->FirstDay() <= until->LastDay());
}

bool Passes(const FactFilter& filter, ZoneKind zone, double confidence,
            const std::optional<Date>& date) {
  const bool in_zone = filter.zones.empty()
                           ? IsBodyZone(zone)
                           : std::ranges::find(filter.zones, zone) != filter.zones.end();
  return in_zone && confidence >= filter.min_confidence && filter.period.Covers(date);
}

PositionFilter PositionFilterOf(const FactFilter& filter) {
  return [filter](const PositionRow& position, const DocumentRow& document) {
    const Position& fact = position.fact;
    return Passes(filter, fact.zone, fact.confidence, DateOf(document, fact.expressed));
  };
}

Meant FindActors(const SnapshotReader& reader, const std::string& name) {
  if (name.empty()) return {};
  const NameIndex index = IndexActors(reader);
  Meant meant;
  meant.actors = index.Find(name);
  if (meant.actors.empty()) meant.actors = FindIds(reader.actors(), name);
  if (meant.actors.empty()) meant.unknown = {"actor", name, index.Nearest(name)};
  return meant;
}

Meant FindTopics(const SnapshotReader& reader, const std::string& name) {
  if (name.empty()) return {};
  const NameIndex issues = IndexIssues(reader);
  const NameIndex actors = IndexActors(reader);
  Meant meant;
  meant.issues = issues.Find(name);
  meant.actors = actors.Find(name);
  if (meant.issues.empty() && meant.actors.empty()) {
    meant.issues = FindIds(reader.issues(), name);
    meant.actors = FindIds(reader.actors(), name);
  }
  if (!meant.issues.empty() || !meant.actors.empty()) return meant;
  std::vector<std::string> nearest = issues.Nearest(name);
  for (std::string& actor : actors.Nearest(name)) {
    if (std::ranges::find(nearest, actor) == nearest.end()) nearest.push_back(std::move(actor));
  }
  meant.unknown = {"issue or actor", name, std::move(nearest)};
  return meant;
}

bool Contains(const std::vector<Id>& sorted, const Id& id) {
  return std::ranges::binary_search(sorted, id);
}

RowOrder OrderOf(const OpenDocument& document, const std::optional<Date>& date, uint32_t begin,
                 const FactId& id) {
  return {!date, date.value_or(Date()), document.row().article.uri, begin, id};
}

void MoveSorted(std::vector<OrderedRow> rows, Table& table) {
  std::ranges::sort(rows, {}, &OrderedRow::order);
  for (OrderedRow& row : rows) table.rows.push_back(std::move(row.cells));
}

}  // namespace whosaid
