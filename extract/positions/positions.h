// Positions: who takes which stand on what, with the stretch that shows it. The rules for what
// counts are those of the stance vocabulary (core/vocabulary.h).
#ifndef WHOSAID_EXTRACT_POSITIONS_POSITIONS_H_
#define WHOSAID_EXTRACT_POSITIONS_POSITIONS_H_

#include <vector>

#include "core/document.h"
#include "extract/models.h"

namespace whosaid {

// A clause of somebody's words in which some word judges, as ClauseJudge was told of it.
struct JudgedClause {
  ClusterIndex speaker = 0;
  Span predicate;
  Span evidence;
  bool taken = false;  // rules show a position of the speaker's there
  FeatureList features;
};

struct PositionLayer {
  std::vector<Position> positions;    // in order of their evidence
  std::vector<FeatureList> features;  // of each position, by which PositionJudge judged it
  std::vector<JudgedClause> clauses;  // in text order by predicate
  // Groups that only positions name ("shopkeepers oppose …"): Position::actor counts on into them
  // from the document's clusters, to which they are to be appended.
  std::vector<Cluster> groups;
};

// Reads all layers up to the attributions. A position without a known holder or without anything to
// name its target is left out.
PositionLayer FindPositions(const Document& document, const Models& models);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_POSITIONS_H_
