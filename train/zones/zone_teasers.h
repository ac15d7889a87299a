// Lists of other stories, made by program in many layouts around titles and first sentences.
#ifndef WHOSAID_TRAIN_ZONES_ZONE_TEASERS_H_
#define WHOSAID_TRAIN_ZONES_ZONE_TEASERS_H_

#include <cstddef>
#include <vector>

#include "train/learn/random.h"
#include "train/zones/zone_corpus.h"
#include "train/zones/zone_readers.h"

namespace whosaid {

// `count` teasers of `stories` in one layout: ranks, rubrics, summaries, authors, ages, counts and
// buttons on lines of their own or beside the title; with a head above or without.
// REQUIRES: stories is not empty
std::vector<ZoneLine> WriteTeasers(size_t count, const std::vector<FillingArticle>& stories,
                                   Random& random);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_ZONES_ZONE_TEASERS_H_
