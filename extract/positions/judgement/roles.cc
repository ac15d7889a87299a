#include "extract/positions/judgement/roles.h"

#include <algorithm>

namespace whosaid {

bool Holds(std::span<const StanceFinding> findings, WordIndex word) {
  return std::ranges::any_of(findings,
                             [&](const StanceFinding& finding) { return finding.holder == word; });
}

bool IsAddressed(const ParsedSentence& parse, std::span<const StanceFinding> findings,
                 WordIndex word) {
  return std::ranges::any_of(findings, [&](const StanceFinding& finding) {
    const WordIndex cue = finding.cue.first;
    const bool object = parse[word].head == cue &&
                        (parse[word].relation == "obj" || parse[word].relation == "iobj");
    return object && finding.target != word && finding.holder;
  });
}

bool Speaks(const ParsedSentence& parse, const StanceLexicon& stances, WordIndex subject) {
  const WordIndex verb = parse[subject].head;
  if (parse[subject].relation != "nsubj" || !parse.IsVerb(verb)) return false;
  if (IsSaying(parse[verb].lemma)) return true;
  return std::ranges::any_of(stances.AnchoredAt(parse[verb].lemma), [&](uint32_t row) {
    const StanceFrame frame = stances.entries()[row].frame;
    return frame >= StanceFrame::kVerbTo && frame <= StanceFrame::kVerbNpTo;
  });
}

}  // namespace whosaid
