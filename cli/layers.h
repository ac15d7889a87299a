// The layers of a document, as `whosaid show` prints them.
#ifndef WHOSAID_CLI_LAYERS_H_
#define WHOSAID_CLI_LAYERS_H_

#include <span>
#include <string>
#include <string_view>

#include "core/document.h"
#include "query/table.h"

namespace whosaid {

struct Layer {
  std::string_view name;
  std::string_view summary;
  Table (*rows)(const Document& document);  // offsets in code points
  // The layer in the format that its field uses; none: the rows are printed.
  std::string (*text)(const Document& document) = nullptr;
};

// In the order in which extraction makes them.
std::span<const Layer> Layers();

}  // namespace whosaid

#endif  // WHOSAID_CLI_LAYERS_H_
