// The stance lexicon (models/lexicons/stances.tsv): which words take which stand in which frame.
//
// One row: cue, frame, stance, target, example sentence, label of the example's target. Every
// example is a test. Words of a cue are lemmas or forms; it is anchored at its first word, behind
// "be" and a preposition ("be in favor of": "favor").
#ifndef WHOSAID_EXTRACT_POSITIONS_LEXICON_H_
#define WHOSAID_EXTRACT_POSITIONS_LEXICON_H_

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/vocabulary.h"

namespace whosaid {

// What stands around a cue, and who holds the stand.
enum class StanceFrame : uint8_t {
  kVerb,        // holder + cue + object: "the mayor backs the tram"
  kVerbTo,      // holder + cue + to-infinitive: "she vowed to fix the bridge"
  kVerbThat,    // holder + cue + clause: "they deny that the dam leaks"
  kVerbNpTo,    // holder + cue + addressee + to-infinitive: "he urged the council to vote"
  kNoun,        // holder's + cue + target: "the mayor's call for a tram"
  kExperience,  // target + cue + holder: "the plan alarmed the farmers"
  kAgent,       // who the cue names holds the stand: "a critic of the tram"
  kPurpose,     // holder's + cue + "is" + target: "her goal is a new tram"
  kPredicate,   // target + "is" + cue, held by the speaker: "the plan is unrealistic"
  kSubject,     // target + cue, held by the speaker: "the plan stinks"
  kModal,       // target clause with cue, held by the speaker: "the plan must go"
  kAct,         // holder + cue + object, done and not only wanted: "the senate repealed the tax"
  kDeed,        // holder + cue, itself the issue: "the governor resigned"
  kReceived,    // target + verb + cue + "from" + holder: "the plan drew criticism from farmers"
};

// Whether the stand can be on an actor itself.
enum class StanceTarget : uint8_t { kIssue, kActor, kAny };

struct StanceEntry {
  std::string cue;                 // "rule out"
  std::vector<std::string> words;  // of the cue
  size_t anchor = 0;               // the word of the cue that it is looked up by
  bool copular = false;            // begins with "be", which need not be there
  StanceFrame frame = StanceFrame::kVerb;
  Stance stance = Stance::kSupports;
  StanceTarget target = StanceTarget::kAny;
  std::string example;
  std::string label;

  bool IsVerb() const {  // whether its first word is a full verb
    return !copular && (frame <= StanceFrame::kVerbNpTo || frame == StanceFrame::kSubject ||
                        frame == StanceFrame::kExperience || frame == StanceFrame::kAct ||
                        frame == StanceFrame::kDeed);
  }
};

class StanceLexicon {
 public:
  // An error names the line and the field that is not as described above.
  static Result<StanceLexicon> Parse(std::string_view tsv);

  std::span<const StanceEntry> entries() const { return entries_; }
  // The entries whose cue has `lemma` as its anchor, longest cue first.
  std::span<const uint32_t> AnchoredAt(std::string_view lemma) const;

 private:
  std::vector<StanceEntry> entries_;
  std::map<std::string, std::vector<uint32_t>, std::less<>> by_anchor_;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_LEXICON_H_
