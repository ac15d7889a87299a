// Exporters: from a view to a file format. One row of the table and one file per format.
#ifndef WHOSAID_EXPORTS_EXPORTER_H_
#define WHOSAID_EXPORTS_EXPORTER_H_

#include <ostream>
#include <span>
#include <string_view>

#include "graph/view.h"

namespace whosaid {

struct Exporter {
  std::string_view name;        // "graphml"
  std::string_view summary;     // one line
  std::string_view extension;   // ".graphml"
  std::string_view media_type;  // "application/graphml+xml"
  // Streams the view; the same view gives the same bytes. The caller checks the stream.
  void (*write)(const ViewGraph& view, std::ostream& out);
};

std::span<const Exporter> Exporters();

// Nothing where no exporter has this name.
const Exporter* FindExporter(std::string_view name);

}  // namespace whosaid

#endif  // WHOSAID_EXPORTS_EXPORTER_H_
