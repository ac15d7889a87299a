// Lemma rules, learned from a treebank: for each tag the endings that change what a shorter ending
// would do, and the words that no ending gets right.
#ifndef WHOSAID_TRAIN_LEARN_LEMMA_RULES_H_
#define WHOSAID_TRAIN_LEARN_LEMMA_RULES_H_

#include <string>
#include <vector>

#include "extract/syntax/conllu.h"

namespace whosaid {

// Lines as LemmaRules::Load reads them, sorted.
std::vector<std::string> LearnLemmaRules(const std::vector<ConlluSentence>& trees);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_LEARN_LEMMA_RULES_H_
