#include <algorithm>
#include <iterator>

#include "exports/exporter.h"
#include "exports/graphml.h"

namespace whosaid {
namespace {

constexpr Exporter kExporters[] = {
    {"graphml", "Actors and issues with one edge for each stance, for Gephi", ".graphml",
     "application/graphml+xml", WriteGraphml},
};

}  // namespace

std::span<const Exporter> Exporters() { return kExporters; }

const Exporter* FindExporter(std::string_view name) {
  const auto found = std::ranges::find(kExporters, name, &Exporter::name);
  return found == std::end(kExporters) ? nullptr : found;
}

}  // namespace whosaid
