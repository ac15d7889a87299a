#include "query/gazetteer.h"

#include <algorithm>

#include "query/snapshot_reader.h"

namespace whosaid {
namespace {

constexpr Column kColumns[] = {
    {"name", Meaning::kActor}, {"kind", Meaning::kWhere}, {"aliases", Meaning::kWhere},
    {"from", Meaning::kWhen},  {"until", Meaning::kWhen}, {"id", Meaning::kFact},
};

}  // namespace

Table ListGazetteer(const ActorGazetteer& gazetteer) {
  std::vector<GazetteerEntry> entries = gazetteer.entries();
  std::ranges::sort(entries, [](const GazetteerEntry& a, const GazetteerEntry& b) {
    return std::tie(a.kind, a.name, a.id) < std::tie(b.kind, b.name, b.id);
  });
  Table table{kColumns, {}};
  for (const GazetteerEntry& entry : entries) {
    table.rows.push_back({entry.name, std::string(NameOf(entry.kind)), entry.aliases,
                          CellOf(entry.from), CellOf(entry.until), CellOf(entry.id)});
  }
  return table;
}

}  // namespace whosaid
