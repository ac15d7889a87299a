// Quotations without a cue: those that go on from the paragraph before, with its speaker, and those
// that nobody is named for.
#include "extract/attributions/finders.h"
#include "extract/attributions/finders/content.h"

namespace whosaid {
namespace {

constexpr size_t kFewWords = 4;
// How often one was right on PolNeAR, which mostly joins it to the statement before it.
constexpr double kSure = 0.2;

}  // namespace

// A quotation that fills its paragraph is speech; a few quoted words within a sentence are not.
std::vector<Candidate> FindRunningQuotations(const Reading& reading) {
  const Words& words = reading.words;
  std::vector<Candidate> found;
  for (const Quotation& quotation : reading.document.quotations) {
    if (quotation.nested || quotation.inner.empty()) continue;
    const TokenIndex first = words.At(quotation.span.begin);
    const TokenIndex end = words.At(quotation.span.end);
    if (end - first < kFewWords + 2) continue;
    const Sentence& opening = SentenceAt(reading, first);
    const Sentence& closing = SentenceAt(reading, end - 1);
    if (opening.first_token != first) continue;
    if (closing.end_token > end) continue;
    Candidate candidate;
    candidate.content = {quotation.span};
    candidate.follows = true;
    candidate.confidence = kSure;
    candidate.found_by = "rule:running";
    found.push_back(std::move(candidate));
  }
  return found;
}

}  // namespace whosaid
