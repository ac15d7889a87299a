// CoNLL-U: trees in the format of Universal Dependencies, read and turned into articles, and
// written.
#ifndef WHOSAID_EXTRACT_SYNTAX_CONLLU_H_
#define WHOSAID_EXTRACT_SYNTAX_CONLLU_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/result.h"

namespace whosaid {

// One syntactic word. The parts of a contraction are words ("do", "n't"); empty nodes are left out.
struct ConlluWord {
  std::string form;
  std::string lemma;
  std::string upos;
  std::string xpos;
  std::string feats;
  uint32_t head = 0;  // from 1 within the sentence; 0 for its root
  std::string deprel;
  bool space_after = true;  // false inside contractions too
};

struct ConlluSentence {
  bool begins_document = false;
  bool begins_paragraph = false;
  std::string document_id;  // of "# newdoc id = a"; empty where there is none
  std::vector<ConlluWord> words;
};

// No sentence may have more words: what follows may cost the square of a tree's height.
inline constexpr size_t kLongestTree = 4096;

// `name` is the file's, for messages. A line that is not CoNLL-U is an error that names it, and so
// is a sentence whose heads are no tree with one root.
Result<std::vector<ConlluSentence>> ReadConllu(std::string_view content, std::string_view name);

// The text of the sentences, with their words as known words; unknown UPOS tags become X.
Article ToArticle(std::span<const ConlluSentence> sentences);

// The sentences and trees of a document, with "# newpar" where a line begins between them.
// REQUIRES: syntax has run
std::string ToConllu(const Document& document);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_SYNTAX_CONLLU_H_
