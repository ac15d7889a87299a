// Phrases: noun phrases and adjuncts by their word classes, without a parser. All ranges stay
// within [low, high), usually a sentence.
#ifndef WHOSAID_EXTRACT_COREFERENCE_PHRASES_H_
#define WHOSAID_EXTRACT_COREFERENCE_PHRASES_H_

#include <optional>

#include "extract/syntax/words.h"

namespace whosaid {

// The noun phrase that ends with token `last`: "the head of the harbour board". Nothing where that
// token can't end one. Reaches over "of the board", "and the mayor", "released on Monday" where
// nothing before speaks against it.
std::optional<TokenRange> PhraseEndingAt(const Words& words, TokenIndex low, TokenIndex last);

// The noun phrase that ends right before token `end`, with an apposition or relative clause between
// commas ("Ana Ruiz, who runs the port," before "said") and its last comma left out.
std::optional<TokenRange> PhraseBefore(const Words& words, TokenIndex low, TokenIndex end);

// The noun phrase that begins with token `first`, with what depends on it: "Ana Ruiz, the head of
// the harbour board". `first` alone for a pronoun.
std::optional<TokenRange> PhraseAt(const Words& words, TokenIndex first, TokenIndex high);

// As PhraseAt, but without prepositions and appositions: "the head".
std::optional<TokenRange> BasePhraseAt(const Words& words, TokenIndex first, TokenIndex high);

// The first token behind adjuncts of time, place and medium: "on Monday", "in an interview with
// the Gazette", "again".
TokenIndex SkipAdjuncts(const Words& words, TokenIndex first, TokenIndex high);

// The noun that a phrase is about: "head" in "the head of the harbour board, Ana Ruiz".
TokenIndex HeadOf(const Words& words, TokenRange phrase);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_COREFERENCE_PHRASES_H_
