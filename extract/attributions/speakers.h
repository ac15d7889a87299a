// Speakers: whose mention the source of an attribution is.
#ifndef WHOSAID_EXTRACT_ATTRIBUTIONS_SPEAKERS_H_
#define WHOSAID_EXTRACT_ATTRIBUTIONS_SPEAKERS_H_

#include <optional>
#include <vector>

#include "core/document.h"
#include "extract/coreference/mention_index.h"
#include "extract/syntax/words.h"

namespace whosaid {

// The clusters that a source names: one, or several for "Ruiz and Okafor"; empty where it names
// none. For "who" the mention before it.
std::vector<ClusterIndex> SpeakersOf(const Document& document, const Words& words,
                                     const MentionIndex& mentions, TokenRange source);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ATTRIBUTIONS_SPEAKERS_H_
