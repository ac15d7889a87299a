// What the model of zones is trained on: pages of our own with their gold, and copies of them that
// are filled with the paragraphs of corpora, so that it sees more words than we could write.
#ifndef WHOSAID_TRAIN_CORPORA_ZONE_CORPUS_H_
#define WHOSAID_TRAIN_CORPORA_ZONE_CORPUS_H_

#include <string>
#include <vector>

#include "core/result.h"
#include "train/corpora/zone_pages.h"
#include "train/learn/chain_trainer.h"
#include "train/learn/random.h"

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

// Copies of the pages with other paragraphs in the place of theirs; articles without a page around
// them; and articles that comments follow without a mark.
std::vector<ZonePage> MixPages(const std::vector<ZonePage>& pages, const ZoneFilling& filling,
                               Random& random);

// The features and gold states of a page's blocks.
ChainExample ToExample(const ZonePage& page);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_CORPORA_ZONE_CORPUS_H_
