#include "extract/attributions/finders/content.h"

#include <algorithm>

namespace whosaid {
namespace {

bool IsTrimmed(const Word& word) {
  return word.text == "," || word.text == "." || word.text == ":" || word.text == ";" ||
         word.text == "—" || word.text == "–" || word.text == "--" || word.text == "-" ||
         word.text == "?" || word.text == "!";
}

bool IsOpeningMark(const Word& word) {
  return word.text == "," || word.text == ":" || word.text == ";";
}

bool IsCoordinator(const Word& word) { return word.folded == "and" || word.folded == "but"; }

// Where a later cue verb of the sentence takes over from content that begins at `first`.
TokenIndex TakenOverAt(const Reading& reading, const CueVerb& later, TokenIndex first) {
  const Words& words = reading.words;
  TokenIndex begin = later.group.begin;
  if (later.subject && !later.shared && !later.inverted) begin = later.subject->begin;
  if (begin <= first + 1) return UINT32_MAX;
  const Word& before = words[begin - 1];
  const bool comma = IsMark(before, ',') || before.quotation != kNoQuotation;
  const bool coordinated = IsCoordinator(before);
  if (words[begin].quotation != kNoQuotation) return UINT32_MAX;
  if (later.gerund) return comma || coordinated ? begin - 1 : UINT32_MAX;
  if (!later.shared) {
    // ", and Ruiz warned …" is a new sentence but for its mark.
    const bool clause = coordinated && begin >= 2 && IsMark(words[begin - 2], ',');
    return clause ? begin - 2 : UINT32_MAX;
  }
  return coordinated ? begin - 1 : UINT32_MAX;
}

}  // namespace

Span Trimmed(const Reading& reading, TokenRange range) {
  const Words& words = reading.words;
  while (!range.empty() && IsTrimmed(words[range.end - 1]) &&
         (words[range.end - 1].quotation == kNoQuotation || words[range.end - 1].text == ",")) {
    --range.end;
  }
  while (!range.empty() && IsOpeningMark(words[range.begin])) ++range.begin;
  if (range.empty()) return {};
  return words.SpanOf(range);
}

Span ClauseFrom(const Reading& reading, TokenIndex first, const CueVerb* verb) {
  const Words& words = reading.words;
  const Sentence& sentence = SentenceAt(reading, first > 0 ? first - 1 : first);
  if (first >= sentence.end_token) return {};
  TokenIndex end = sentence.end_token;
  const auto later = std::ranges::lower_bound(reading.cues, first, {}, &CueVerb::verb);
  for (auto cue = later; cue != reading.cues.end() && cue->verb < end; ++cue) {
    if (cue->passive || cue->infinitive) continue;
    if (cue->shared && verb != nullptr && cue->subject != verb->subject) continue;
    end = std::min(end, TakenOverAt(reading, *cue, first));
  }
  for (TokenIndex i = first + 1; i + 1 < end; ++i) {
    if (words[i].folded == "according" && IsMark(words[i - 1], ',')) end = i - 1;
  }
  Span span = Trimmed(reading, {first, end});
  if (span.empty()) return span;
  if (end == sentence.end_token && words[end - 1].quotation != kNoQuotation) {
    const Span quotation = reading.document.quotations[words[end - 1].quotation].span;
    if (quotation.begin < sentence.span.end) span.end = std::max(span.end, quotation.end);
  }
  return span;
}

double CueConfidence(const CueVerb& verb) {
  double confidence = 0.9;
  if (verb.negated) confidence -= 0.1;
  if (verb.infinitive) confidence -= 0.3;
  if (verb.shared) confidence -= 0.05;
  if (verb.future) confidence -= 0.05;
  return confidence;
}

bool IsUsable(const CueVerb& verb) { return verb.subject.has_value() && !verb.passive; }

}  // namespace whosaid
