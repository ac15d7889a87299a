#include "extract/models.h"

#include "models/embedded.h"

namespace whosaid {

Models LoadModels() {
  Models models;
  // Embedded files are part of the program: one that does not open is a mistake of the build.
  models.names = NameModel::Open(EmbeddedFile("names.bin").value()).value();
  return models;
}

}  // namespace whosaid
