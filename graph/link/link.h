// Link: who is who and which issue is which across documents. A deterministic function of a
// snapshot, independent of the order in which documents came in and of what was linked when. Every
// identity rests on recorded decisions with reason and confidence.
//
// Actors: one kind and full name is one actor; so are spelling variants, names with and without
// initials, an institution and the acronym that a document gives with it. A surname alone goes to
// the one who has it where only one has, or one dominates. Two actors of one document are never
// made one by their names alone. Anonymous sources, and whoever is only described, stay in their
// document. Issues, utterances and inherited dates: link_issues.h, link_utterances.h, link_dates.h.
// What people decided (graph/decisions.h) goes before all of this, then what the gazetteer knows.
#ifndef WHOSAID_GRAPH_LINK_LINK_H_
#define WHOSAID_GRAPH_LINK_LINK_H_

#include "core/result.h"
#include "graph/gazetteer.h"
#include "graph/store.h"

namespace whosaid {

// Reads everything: the rows twice, the texts once.
Result<Links> Link(const Snapshot& snapshot, const ActorGazetteer& gazetteer = {});

// How much a link read.
enum class LinkPass : uint8_t { kNone, kChanges, kAll };

// Links what came in since the last link, where that is due, and puts it into the store: the links
// are then what Link makes of its snapshot, to the byte. Reads the documents that changed and what
// they have to do with others; but everything after a change of rulings, gazetteer or codebook, at
// the first link, and where very much changed.
Result<LinkPass> UpdateLinks(Store& store, const ActorGazetteer& gazetteer = {});

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_LINK_H_
