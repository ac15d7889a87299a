// What the trained cue and role taggers find (extract/attribution_model.h).
#include <algorithm>
#include <functional>

#include "extract/attribution_model.h"
#include "extract/finders.h"

namespace whosaid {
namespace {

// Above 0 the tagger finds more cues: where recall and precision of attributions on PolNeAR dev
// balance best.
constexpr float kCueBias = 8;

const CueVerb* VerbOf(const Reading& reading, TokenRange cue) {
  const auto first = std::ranges::lower_bound(reading.cues, cue.begin, std::less_equal(),
                                              [](const CueVerb& verb) { return verb.group.end; });
  if (first != reading.cues.end() && first->group.begin < cue.end) return &*first;
  return nullptr;
}

}  // namespace

std::vector<Candidate> FindModelled(const Reading& reading) {
  const AttributionContext context(reading.document, reading.models.names);
  std::vector<Candidate> candidates;
  for (const TokenAttribution& found : reading.models.attributions.Find(context, kCueBias)) {
    Candidate candidate;
    candidate.cue = found.cue;
    if (!found.source.empty()) candidate.source = found.source.front();
    for (const TokenRange& range : found.content) {
      candidate.content.push_back(reading.words.SpanOf(range));
    }
    candidate.verb = VerbOf(reading, found.cue);
    candidate.confidence = double{found.confidence};
    candidate.trained = true;
    candidate.found_by = "model:attribution";
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

}  // namespace whosaid
