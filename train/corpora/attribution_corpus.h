// PolNeAR: articles with gold attributions (Newell, Margolin and Ruths 2018), as JSON lines.
#ifndef WHOSAID_TRAIN_CORPORA_ATTRIBUTION_CORPUS_H_
#define WHOSAID_TRAIN_CORPORA_ATTRIBUTION_CORPUS_H_

#include <string>
#include <vector>

#include "core/result.h"
#include "core/span.h"

namespace whosaid {

// Spans are bytes of the article's text.
struct GoldAttribution {
  std::vector<Span> source;
  std::vector<Span> cue;
  std::vector<Span> content;
};

struct GoldArticle {
  std::string id;
  std::string text;
  std::vector<GoldAttribution> attributions;
};

Result<std::vector<GoldArticle>> ReadAttributionCorpus(const std::string& path);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_CORPORA_ATTRIBUTION_CORPUS_H_
