// Stances of one sentence: which cue takes which stand on what. Who holds it across sentences, and
// whether it counts as a position, is decided in extract/positions.h.
#ifndef WHOSAID_EXTRACT_STANCES_FIND_H_
#define WHOSAID_EXTRACT_STANCES_FIND_H_

#include <optional>
#include <vector>

#include "core/vocabulary.h"
#include "extract/shallow/clauses.h"
#include "extract/shallow/extents.h"
#include "extract/stances/lexicon.h"

namespace whosaid {

struct StanceFinding {
  const StanceEntry* entry = nullptr;  // of the lexicon that was passed
  Stance stance = Stance::kSupports;   // negation already applied
  bool negated = false;
  Modality modality = Modality::kAsserted;
  WordRange cue;
  WordRange holder;  // empty: held by whoever says it
  WordRange target;
  WordRange owner;  // what the target's verb has as its subject, where it stands elsewhere
  WordRange evidence;
  double confidence = 0;
};

// In order of their cues; at most one for each cue and frame. Linear in the sentence's length.
std::vector<StanceFinding> FindStances(const Clauses& clauses, const StanceLexicon& lexicon);

// The stance of who negates it, or nothing where the negation takes no stand ("did not praise").
std::optional<Stance> Negate(Stance stance);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_STANCES_FIND_H_
