#include "extract/models.h"

#include <cassert>

#include "models/embedded.h"

namespace whosaid {

Models LoadModels() {
  Models models;
  // Embedded files are part of the program: one that does not open is a mistake of the build.
  const auto names = NameModel::Open(EmbeddedFile("names.bin").value());
  assert(names);
  models.names = *names;
  return models;
}

}  // namespace whosaid
