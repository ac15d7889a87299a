#include "cli/knowledge.h"

#include "graph/link/link.h"
#include "models/embedded.h"

namespace whosaid {

Result<ActorGazetteer> LoadGazetteer(const Snapshot& snapshot) {
  auto own = snapshot.OwnGazetteer();
  if (!own) return tl::make_unexpected(own.error());
  const auto shipped = [](std::string_view name) { return EmbeddedFile(name).value_or(""); };
  std::vector<GazetteerEntry> entries =
      ReadShippedGazetteer(shipped("lexicons/gazetteer_countries.tsv"));
  for (GazetteerEntry& entry : ReadShippedGazetteer(shipped("lexicons/gazetteer.tsv"))) {
    entries.push_back(std::move(entry));
  }
  return ActorGazetteer(std::move(entries), std::move(*own),
                        ReadGivenNames(shipped("lexicons/nicknames.tsv")));
}

Result<void> LinkStore(Store& store) {
  const auto snapshot = store.TakeSnapshot();
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  if (!(*snapshot)->NeedsLink()) return {};
  const auto gazetteer = LoadGazetteer(**snapshot);
  if (!gazetteer) return tl::make_unexpected(gazetteer.error());
  return UpdateLinks(store, *gazetteer).map([](LinkPass) {});
}

}  // namespace whosaid
