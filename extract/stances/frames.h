// Frames: one finder for each way a cue and its target stand in a sentence.
#ifndef WHOSAID_EXTRACT_STANCES_FRAMES_H_
#define WHOSAID_EXTRACT_STANCES_FRAMES_H_

#include <optional>
#include <span>
#include <string_view>

#include "extract/stances/find.h"

namespace whosaid {

// A cue found in a sentence. `group` is the verb group it belongs to, none for nouns.
struct CueMatch {
  const Clauses& clauses;
  const StanceLexicon& lexicon;
  const StanceEntry& entry;
  WordRange cue;
  const VerbGroup* group = nullptr;
};

struct FrameFinder {
  StanceFrame frame;
  std::string_view name;
  std::string_view summary;
  double confidence;
  std::optional<StanceFinding> (*find)(const CueMatch& match);
};

// One row for each frame.
std::span<const FrameFinder> FrameFinders();

// The entry of this frame whose cue is the group's verb with what follows, or nullptr. `after` is
// set to the word behind the cue.
const StanceEntry* MatchVerb(const Clauses& clauses, const VerbGroup& group,
                             const StanceLexicon& lexicon, StanceFrame frame, uint32_t& after);

// Where the words of a cue from its second on end when they start at `at`, or nothing. An adverb
// may stand before them ("came out strongly against").
std::optional<uint32_t> MatchRest(const Clauses& clauses, const StanceEntry& entry, size_t at);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_STANCES_FRAMES_H_
