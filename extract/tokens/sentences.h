// Sentences: where each begins and ends.
#ifndef WHOSAID_EXTRACT_TOKENS_SENTENCES_H_
#define WHOSAID_EXTRACT_TOKENS_SENTENCES_H_

#include <cstdint>
#include <vector>

#include "core/document.h"

namespace whosaid {

inline constexpr uint32_t kLongestSentence = 512;

// Reads text, zones and tokens, or takes the article's known words. Every token is in one sentence;
// a sentence lies within one zone and one paragraph (extract/zones/paragraphs.h), so that headlines
// and list items without a full stop end. Closing quotation marks and brackets belong to the
// sentence that they close.
std::vector<Sentence> FindSentences(const Document& document);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_TOKENS_SENTENCES_H_
