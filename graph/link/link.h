// Link: who is who and which issue is which across documents. A deterministic function of a
// snapshot, independent of the order in which documents came in. Every identity rests on recorded
// decisions with reason and confidence.
//
// Actors: one kind and full name is one actor; so are spelling variants, names with and without
// initials, an institution and the acronym that a document gives with it. A surname alone goes to
// the one who has it where only one has, or one dominates. Two actors of one document are never
// made one by their names alone. Anonymous sources, and whoever is only described, stay in their
// document. Issues, utterances and inherited dates: link_issues.h, link_utterances.h, link_dates.h.
// What people decided (graph/decisions.h) goes before all of this, then what the gazetteer knows.
//
// Cost: the rows and texts once.
#ifndef WHOSAID_GRAPH_LINK_LINK_H_
#define WHOSAID_GRAPH_LINK_LINK_H_

#include "core/result.h"
#include "graph/gazetteer.h"
#include "graph/store.h"

namespace whosaid {

Result<Links> Link(const Snapshot& snapshot, const ActorGazetteer& gazetteer = {});

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_LINK_H_
