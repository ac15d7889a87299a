// Pages for training made of parts: the paragraphs of corpora in pages of our own, the head of one
// page over the text of another and the tail of a third, comments in frames made by program
// (zone_readers.h). So the model sees more words and layouts than we could write.
#ifndef WHOSAID_TRAIN_ZONES_ZONE_MIXING_H_
#define WHOSAID_TRAIN_ZONES_ZONE_MIXING_H_

#include <vector>

#include "train/learn/random.h"
#include "train/zones/zone_corpus.h"
#include "train/zones/zone_pages.h"

namespace whosaid {

std::vector<ZonePage> MixPages(const std::vector<ZonePage>& pages, const ZoneFilling& filling,
                               Random& random);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_ZONES_ZONE_MIXING_H_
