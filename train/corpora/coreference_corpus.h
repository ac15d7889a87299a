// Corpora of coreference: documents with gold entities, read up to what linking needs.
#ifndef WHOSAID_TRAIN_CORPORA_COREFERENCE_CORPUS_H_
#define WHOSAID_TRAIN_CORPORA_COREFERENCE_CORPUS_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "extract/models.h"
#include "train/evaluate/coreference_scores.h"

namespace whosaid {

// A document of GUM (Zeldes 2017) as JSON lines have it: {"tokens": […], "sentences": [{"start"}],
// "mentions": [{"id", "start", "end"}]}, in tokens, ends not included.
struct CoreferenceDocument {
  Document document;             // tokens, sentences, syntax, quotations, names
  std::vector<Entity> entities;  // spans of tokens
};

Result<std::vector<CoreferenceDocument>> ReadCoreferenceDocuments(std::string_view jsonl,
                                                                  const Models& models);

// A snippet of GAP (Webster et al. 2018): a pronoun and two names, at most one of which it means.
struct PronounSnippet {
  Document document;  // the page's title as its headline, then the snippet
  Span pronoun;       // bytes
  Span a;
  Span b;
  bool is_a = false;
  bool is_b = false;
  bool female = false;
};

Result<std::vector<PronounSnippet>> ReadPronounSnippets(std::string_view tsv, const Models& models);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_CORPORA_COREFERENCE_CORPUS_H_
