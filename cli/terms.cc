#include "cli/terms.h"

#include <iterator>

#include "cli/commands.h"
#include "cli/layers.h"
#include "exports/exporter.h"
#include "extract/readers/reader.h"
#include "train/evaluate/evaluate.h"

namespace whosaid {

std::vector<std::string_view> ZoneNames() {
  std::vector<std::string_view> names = NamesOf<ZoneKind>();
  names.push_back("all");
  return names;
}

std::vector<std::string_view> ColorNames() { return {"auto", "always", "never"}; }
std::vector<std::string_view> ReaderNames() { return NamesIn(Readers()); }
std::vector<std::string_view> FieldNames() { return {std::begin(kFields), std::end(kFields)}; }
std::vector<std::string_view> LayerNames() { return NamesIn(Layers()); }
std::vector<std::string_view> MeasureNames() { return NamesIn(Measures()); }
std::vector<std::string_view> ExporterNames() { return NamesIn(Exporters()); }
std::vector<std::string_view> CommandNames() { return NamesIn(Commands()); }

}  // namespace whosaid
