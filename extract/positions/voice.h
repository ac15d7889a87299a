// How words are put: quoted, reported or narrated, stated or asked.
#ifndef WHOSAID_EXTRACT_POSITIONS_VOICE_H_
#define WHOSAID_EXTRACT_POSITIONS_VOICE_H_

#include "core/document.h"

namespace whosaid {

// Of a position of which all but the voice is known.
Voice VoiceOf(const Document& document, const Position& position);

// Whether a sentence ends with the mark, quotation marks and brackets left out.
bool EndsWithMark(const Document& document, const Sentence& sentence, char mark);

// Whether words of a sentence are part of a question: not "“She backs it,” he said. “Why?”".
bool IsAsked(const Document& document, const Sentence& sentence, Span words);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_VOICE_H_
