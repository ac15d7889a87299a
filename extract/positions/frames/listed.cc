#include "extract/positions/frames/listed.h"

#include <algorithm>

#include "extract/positions/frames/frames.h"

namespace whosaid {
namespace {

constexpr WordIndex kFarthest = 4;  // words from the colon back to the cue

}  // namespace

std::optional<StanceFinding> FindListed(const ParsedSentence& parse, const StanceLexicon& lexicon) {
  const WordIndex colon = parse.size() - 1;
  if (parse.size() < 3 || parse[colon].lower != ":") return std::nullopt;
  for (WordIndex back = 1; back <= std::min(colon, kFarthest); ++back) {
    const WordIndex verb = colon - back;
    if (!parse.IsVerb(verb)) continue;
    for (const uint32_t row : lexicon.AnchoredAt(parse[verb].lemma)) {
      const StanceEntry& entry = lexicon.entries()[row];
      if (entry.frame != StanceFrame::kVerb || entry.copular) continue;
      const auto match = MatchCue(parse, lexicon, entry, verb);
      if (!match || match->last + 1 != colon) continue;
      StanceFinding finding;
      finding.entry = &entry;
      finding.stance = entry.stance;
      finding.cue = match->cue;
      finding.holder = parse.SubjectOf(verb);
      const bool may = finding.holder && !parse.IsNegated(verb);
      return may ? std::optional(finding) : std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace whosaid
