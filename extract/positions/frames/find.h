// Stances of one sentence: which cue takes which stand on what. Who holds it across sentences, and
// whether it counts as a position, is decided in extract/positions/positions.h.
#ifndef WHOSAID_EXTRACT_POSITIONS_FRAMES_FIND_H_
#define WHOSAID_EXTRACT_POSITIONS_FRAMES_FIND_H_

#include <optional>
#include <string_view>
#include <vector>

#include "core/vocabulary.h"
#include "extract/positions/lexicon.h"
#include "extract/positions/parse.h"

namespace whosaid {

struct StanceFinding {
  const StanceEntry* entry = nullptr;  // of the lexicon that was passed, or of the finder itself
  Stance stance = Stance::kSupports;   // negation already applied
  bool negated = false;
  Modality modality = Modality::kAsserted;
  WordRange cue;
  MaybeWord holder;      // the head of its phrase; none: held by whoever says it
  WordIndex target = 0;  // the head of a noun phrase, a verb phrase or a clause
  // Counts only where the holder is who says so, or whom that one speaks for: "the firm would pay".
  bool own = false;
  MaybeWord owner;  // what the target's verb has as its subject, where it stands elsewhere
  WordRange evidence;
};

// In order of their cues. Linear in the sentence's length but for coordination, of which each part
// makes a finding of its own.
std::vector<StanceFinding> FindStances(const ParsedSentence& parse, const StanceLexicon& lexicon);

// The stance of who negates it, or nothing where the negation takes no stand ("did not praise").
std::optional<Stance> Negate(Stance stance);

// Verbs of saying and thinking whose subject holds what their clause says.
bool IsSaying(std::string_view verb);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_FRAMES_FIND_H_
