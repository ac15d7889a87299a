// What the trained cue and role taggers find (extract/attributions/attribution_model.h).
#include <algorithm>
#include <functional>

#include "extract/attributions/attribution_model.h"
#include "extract/attributions/finders.h"

namespace whosaid {
namespace {

// What is less probable is left out: where recall and precision of attributions balance best on
// held-out articles of PolNeAR train.
constexpr float kLeastConfidence = 0.34f;

const CueVerb* VerbOf(const Reading& reading, TokenRange cue) {
  const auto first = std::ranges::lower_bound(reading.cues, cue.begin, std::less_equal(),
                                              [](const CueVerb& verb) { return verb.group.end; });
  if (first != reading.cues.end() && first->group.begin < cue.end) return &*first;
  return nullptr;
}

// The tag of the finite word of the clause that a cue verb governs; empty where there is none.
std::string_view ClauseTag(const std::vector<SyntaxWord>& syntax, TokenRange cue,
                           TokenRange content) {
  std::string_view tag;
  for (TokenIndex i = content.begin; i < content.end; ++i) {
    const SyntaxWord& word = syntax[i];
    const bool governed = word.head >= cue.begin && word.head < cue.end;
    if (governed && word.deprel == "ccomp" && tag.empty()) tag = word.xpos;
    const bool finite = word.deprel.starts_with("aux") || word.deprel == "cop";
    const SyntaxWord& head = syntax[word.head];
    if (finite && head.deprel == "ccomp" && head.head >= cue.begin && head.head < cue.end) {
      return word.xpos;
    }
  }
  return tag;
}

// Whether a later cue verb is a second act of who spoke at `verb`: "Ruiz said that the pier leaks
// and claimed that the board knew", "…, adding that it was old". Tenses tell where the tree
// doesn't.
bool IsSecondAct(const Reading& reading, const CueVerb& verb, const CueVerb& later,
                 TokenRange content) {
  const Words& words = reading.words;
  const auto& syntax = reading.document.syntax;
  if (later.passive || later.infinitive) return false;
  const Word& before = words[later.group.begin - 1];
  if (before.quotation != kNoQuotation) return false;
  if (later.gerund) return IsMark(before, ',');
  const SyntaxWord& word = syntax[later.verb];
  if (before.folded != "and" && before.folded != "but") return false;
  if (word.xpos != syntax[verb.verb].xpos) return false;
  const bool attached = word.head >= verb.group.begin && word.head < verb.group.end;
  const bool that = later.group.end < words.size() && words[later.group.end].folded == "that";
  const std::string_view tag = ClauseTag(syntax, verb.group, content);
  return attached || that || (!tag.empty() && tag != word.xpos);
}

// Cuts content where a second act begins.
void CutAtSecondAct(const Reading& reading, const CueVerb& verb, TokenRange& content) {
  for (auto later = std::ranges::lower_bound(reading.cues, content.begin, {}, &CueVerb::verb);
       later != reading.cues.end() && later->group.end < content.end; ++later) {
    if (later->group.begin <= content.begin + 1 || !IsSecondAct(reading, verb, *later, content))
      continue;
    content.end = later->group.begin - 1;
    return;
  }
}

}  // namespace

std::vector<Candidate> FindModelled(const Reading& reading) {
  const AttributionContext context(reading.document, reading.models.names);
  std::vector<Candidate> candidates;
  for (const TokenAttribution& found : reading.models.attributions.Find(context)) {
    if (found.confidence < kLeastConfidence) continue;
    Candidate candidate;
    candidate.cue = found.cue;
    candidate.source = found.source;
    candidate.verb = VerbOf(reading, found.cue);
    for (TokenRange range : found.content) {
      if (candidate.verb != nullptr) CutAtSecondAct(reading, *candidate.verb, range);
      candidate.content.push_back(reading.words.SpanOf(range));
    }
    candidate.confidence = double{found.confidence};
    candidate.trained = true;
    candidate.found_by = "model:attribution";
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

}  // namespace whosaid
