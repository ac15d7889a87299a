// CoNLL-U: trees in the format of Universal Dependencies, read and turned into documents.
#ifndef WHOSAID_EXTRACT_CONLLU_H_
#define WHOSAID_EXTRACT_CONLLU_H_

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
  std::vector<ConlluWord> words;
};

// `name` is the file's, for messages. A line that is not CoNLL-U is an error that names it.
Result<std::vector<ConlluSentence>> ReadConllu(std::string_view content, std::string_view name);

// One document with the text, tokens, sentences and words of the trees; unknown UPOS tags become X.
// The words view the sentences, which must outlive the document.
Document ToDocument(std::span<const ConlluSentence> sentences);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_CONLLU_H_
