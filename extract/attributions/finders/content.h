// Content: where the stretch of an attribution begins and ends.
#ifndef WHOSAID_EXTRACT_ATTRIBUTIONS_FINDERS_CONTENT_H_
#define WHOSAID_EXTRACT_ATTRIBUTIONS_FINDERS_CONTENT_H_

#include "extract/attributions/finders.h"

namespace whosaid {

// Of a clause or phrase that begins with token `first` after the cue `verb` (or null): up to the
// end of the sentence, a coordinated or attached cue that takes over ("… and warned", ", adding
// that"), or ", according to". Goes on to the end of a quotation that is open where the sentence
// ends. Marks that end the sentence stay outside. Empty where there is nothing.
Span ClauseFrom(const Reading& reading, TokenIndex first, const CueVerb* verb);

// The span of tokens [first, end) without commas, colons and full stops around it.
Span Trimmed(const Reading& reading, TokenRange range);

// The sentence of a token.
inline const Sentence& SentenceAt(const Reading& reading, TokenIndex i) {
  return reading.document.sentences[reading.words.SentenceOf(i)];
}

// Lower for verbs that are negated, infinitive or of a shared subject.
double CueConfidence(const CueVerb& verb);

// True where the verb can make an attribution: it has a subject and is no passive.
bool IsUsable(const CueVerb& verb);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ATTRIBUTIONS_FINDERS_CONTENT_H_
