// What the finders of frames share, and the finders themselves, one file for each kind: verbs,
// nouns, predicates. The table of frames.cc is the only user beside them.
#ifndef WHOSAID_EXTRACT_POSITIONS_FRAMES_FRAME_PARTS_H_
#define WHOSAID_EXTRACT_POSITIONS_FRAMES_FRAME_PARTS_H_

#include <optional>
#include <string_view>

#include "extract/positions/frames/frames.h"

namespace whosaid {

inline constexpr std::string_view kFirstPersons[] = {"i", "we"};
// "declined to comment" takes no stand.
inline constexpr std::string_view kReplies[] = {
    "comment",  "say",       "answer", "discuss",   "name",    "respond",
    "specify",  "elaborate", "reveal", "speculate", "tell",    "confirm",
    "disclose", "provide",   "give",   "quote",     "identify"};
// "I must tell you", "I want to ask you" ask for nothing.
inline constexpr std::string_view kAsides[] = {"tell",      "ask",    "say",    "add",
                                               "mention",   "admit",  "remind", "confess",
                                               "interrupt", "repeat", "note",   "see"};
// "called her a fraud", "described it as unfair".
inline constexpr std::string_view kNaming[] = {
    "call",     "label",    "brand",     "deem",    "consider", "find",    "describe",
    "dismiss",  "denounce", "blast",     "declare", "term",     "dub",     "hail",
    "praise",   "view",     "regard",    "see",     "portray",  "paint",   "cast",
    "slam",     "condemn",  "criticize", "tout",    "think",    "believe", "characterize",
    "ridicule", "mock",     "depict",    "decry",   "deride",   "attack",  "judge"};
inline constexpr WordIndex kLongestPhrase = 10;

// What a stand is on: a noun or a verb, and the verb's subject where it stands elsewhere.
struct Object {
  WordIndex word = 0;
  MaybeWord owner;
};

bool IsTime(const ParsedWord& word);
// "for the senate to act", wherever the parser hangs the infinitive.
MaybeWord InfinitiveBehind(const ParsedSentence& p, WordIndex noun, WordIndex cue);
Object Refined(const ParsedSentence& p, WordIndex noun);
// What the last word of the cue governs.
MaybeWord GovernedWord(const CueMatch& m);
std::optional<Object> Governed(const CueMatch& m);
WordRange Near(const ParsedSentence& p, WordIndex word);
StanceFinding Make(const CueMatch& m, MaybeWord holder, Object object);
bool HasNo(const ParsedSentence& p, WordIndex noun);
// The clause that completes the cue, by relation.
MaybeWord ClauseOf(const CueMatch& m, bool infinitive);
bool TakesStandItself(const CueMatch& m, WordIndex verb);

// verb_frames.cc
std::optional<StanceFinding> FindVerb(const CueMatch& m);
std::optional<StanceFinding> FindVerbTo(const CueMatch& m);
std::optional<StanceFinding> FindVerbThat(const CueMatch& m);
std::optional<StanceFinding> FindVerbNpTo(const CueMatch& m);
std::optional<StanceFinding> FindExperience(const CueMatch& m);
std::optional<StanceFinding> FindAct(const CueMatch& m);
std::optional<StanceFinding> FindDeed(const CueMatch& m);

// noun_frames.cc
std::optional<StanceFinding> FindNoun(const CueMatch& m);
std::optional<StanceFinding> FindAgent(const CueMatch& m);
std::optional<StanceFinding> FindPurpose(const CueMatch& m);
std::optional<StanceFinding> FindReceived(const CueMatch& m);

// predicate_frames.cc
std::optional<StanceFinding> FindPredicate(const CueMatch& m);
std::optional<StanceFinding> FindSubjectCue(const CueMatch& m);
std::optional<StanceFinding> FindModal(const CueMatch& m);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_FRAMES_FRAME_PARTS_H_
