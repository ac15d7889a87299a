// Descriptions: what actors without a name are called and what kind of actor they are, from the
// noun phrases that mention them.
#ifndef WHOSAID_EXTRACT_COREFERENCE_DESCRIPTIONS_H_
#define WHOSAID_EXTRACT_COREFERENCE_DESCRIPTIONS_H_

#include <string>

#include "core/document.h"
#include "extract/syntax/words.h"

namespace whosaid {

// The word of a range on which by the trees its others hang. REQUIRES: the range is not empty.
TokenIndex RootOf(const Document& document, TokenRange phrase);

// "some former board officials who resigned" → "former board officials", "nearly eight in 10
// renters" → "renters", "the court she sued" → "court". REQUIRES: the range is not empty.
std::string DescriptionOf(const Document& document, const Words& words, TokenRange phrase);

// The part behind "of" of a phrase that counts: "critics" of "a number of critics", "those who
// stayed" of "27 percent of those who stayed". The range as it is where nothing is counted.
TokenRange Counted(const Document& document, const Words& words, TokenRange phrase,
                   TokenIndex head);

// The token behind "nearly eight in 10", "about 20 percent of the", "more than half the" at the
// beginning of a phrase; the phrase's beginning where no share stands there, or nothing behind it.
TokenIndex BehindShare(const Document& document, const Words& words, TokenRange phrase);

// Whether the head stands for some of a group that it does not name: "74 percent", "two-thirds".
bool IsShare(const Document& document, const Words& words, TokenRange phrase, TokenIndex head);

// By the head of a description. REQUIRES: the head is no person's name.
ActorKind KindOfDescribed(const Document& document, const Words& words, TokenIndex head);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_COREFERENCE_DESCRIPTIONS_H_
