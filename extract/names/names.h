// Names: persons, organisations, places and the like, sentence by sentence, by NameModel; what it
// finds miscellaneous is told apart by its words (name_kinds.h).
#ifndef WHOSAID_EXTRACT_NAMES_NAMES_H_
#define WHOSAID_EXTRACT_NAMES_NAMES_H_

#include <vector>

#include "core/document.h"
#include "extract/models.h"

namespace whosaid {

// Reads tokens and sentences. Names are in order and disjoint; each lies within one sentence.
std::vector<Name> FindNames(const Document& document, const Models& models);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_NAMES_NAMES_H_
