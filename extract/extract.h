// Extraction: from an article to the facts it holds. A pure function of one article and the
// models; any number of threads may run it at once on the same models.
#ifndef WHOSAID_EXTRACT_EXTRACT_H_
#define WHOSAID_EXTRACT_EXTRACT_H_

#include "core/document.h"
#include "core/facts.h"
#include "extract/models.h"

namespace whosaid {

// Runs every stage, in order. The body of this function is the architecture diagram.
Document Extract(Article article, const Models& models);

// The facts of an extracted document, as they go on the wire and into a store.
FactSet ToFacts(Document document);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_EXTRACT_H_
