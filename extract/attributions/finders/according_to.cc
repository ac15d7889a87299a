// According to the harbour board, the pier is safe. The pier is safe, according to two officials.
#include <algorithm>

#include "extract/attributions/finders.h"
#include "extract/attributions/finders/content.h"
#include "extract/coreference/phrases.h"

namespace whosaid {
namespace {

constexpr std::string_view kRule = "rule:according-to";

}  // namespace

std::vector<Candidate> FindAccordingTo(const Reading& reading) {
  const Words& words = reading.words;
  std::vector<Candidate> found;
  for (TokenIndex i = 0; i + 2 < words.size(); ++i) {
    if (words[i].folded != "according" || !words[i + 1].Is(kTo)) continue;
    const Sentence& sentence = SentenceAt(reading, i);
    const auto source = PhraseAt(words, i + 2, sentence.end_token);
    if (!source) continue;
    Candidate candidate;
    candidate.cue = TokenRange{i, i + 2};
    candidate.source = source;
    candidate.found_by = kRule;
    candidate.confidence = 0.9;
    Span content;
    if (i <= sentence.first_token + 1) {
      TokenIndex first = source->end;
      while (first < sentence.end_token && !IsMark(words[first], ',')) ++first;
      candidate.source->end = std::min(first, sentence.end_token);
      content = first + 1 < sentence.end_token ? ClauseFrom(reading, first + 1, nullptr) : Span{};
    } else {
      content = Trimmed(reading, {sentence.first_token, i});
      candidate.source->end = std::max(source->end, candidate.source->end);
    }
    if (content.empty()) continue;
    candidate.content = {content};
    found.push_back(std::move(candidate));
  }
  return found;
}

}  // namespace whosaid
