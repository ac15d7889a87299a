// Frames: one finder for each way a cue and its target hang together in a sentence's tree.
#ifndef WHOSAID_EXTRACT_POSITIONS_FRAMES_FRAMES_H_
#define WHOSAID_EXTRACT_POSITIONS_FRAMES_FRAMES_H_

#include <optional>
#include <span>
#include <string_view>

#include "extract/positions/frames/find.h"

namespace whosaid {

// A cue found in a sentence.
struct CueMatch {
  const ParsedSentence& parse;
  const StanceLexicon& lexicon;
  const StanceEntry& entry;
  WordIndex word = 0;  // the cue's anchor: its verb, noun or adjective
  WordIndex last = 0;  // the cue's last word
  WordRange cue;
};

struct FrameFinder {
  StanceFrame frame;
  std::string_view name;
  std::string_view summary;
  std::optional<StanceFinding> (*find)(const CueMatch& match);
};

// One row for each frame, in the order in which they are tried.
std::span<const FrameFinder> FrameFinders();

// The cue of `entry` with its anchor at `word`, or nothing.
std::optional<CueMatch> MatchCue(const ParsedSentence& parse, const StanceLexicon& lexicon,
                                 const StanceEntry& entry, WordIndex word);

// The entry of this frame that matches at `word`, or nothing.
std::optional<CueMatch> MatchAt(const ParsedSentence& parse, const StanceLexicon& lexicon,
                                WordIndex word, StanceFrame frame);

// What a predicate of evaluation is said of: the subject of its clause, what "it" stands for, or
// the object of a verb that names or judges ("called her a fraud"). Nothing where `word` is no
// predicate.
struct Predication {
  WordIndex predicate = 0;  // the word that has the copula
  WordIndex target = 0;
  MaybeWord holder;  // of "called her a fraud"
  MaybeWord naming;  // "called"
};
std::optional<Predication> PredicationOf(const ParsedSentence& parse, WordIndex word);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_FRAMES_FRAMES_H_
