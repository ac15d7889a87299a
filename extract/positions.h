// Positions: who takes which stand on what, with the stretch that shows it. The rules for what
// counts are those of the stance vocabulary (core/vocabulary.h).
#ifndef WHOSAID_EXTRACT_POSITIONS_H_
#define WHOSAID_EXTRACT_POSITIONS_H_

#include <vector>

#include "core/document.h"
#include "extract/models.h"

namespace whosaid {

// Reads all layers up to the attributions. In order of their evidence. A position without a known
// holder or without anything to name its target is left out.
std::vector<Position> FindPositions(const Document& document, const Models& models);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_H_
