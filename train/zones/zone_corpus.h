// Paragraphs of corpora that the pages for training the model of zones are filled with
// (zone_mixing.h).
#ifndef WHOSAID_TRAIN_ZONES_ZONE_CORPUS_H_
#define WHOSAID_TRAIN_ZONES_ZONE_CORPUS_H_

#include <string>
#include <vector>

#include "core/result.h"

namespace whosaid {

struct FillingArticle {
  std::string title;  // may be empty
  std::vector<std::string> paragraphs;
};

struct ZoneFilling {
  std::vector<FillingArticle> news;   // PolNeAR
  std::vector<FillingArticle> talk;   // GUM's interviews, speeches and news, EWT's weblogs
  std::vector<std::string> comments;  // paragraphs of EWT's answers, reviews and newsgroups
};

// Reads the train parts below `shared`/data.
Result<ZoneFilling> ReadZoneFilling(const std::string& shared);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_ZONES_ZONE_CORPUS_H_
