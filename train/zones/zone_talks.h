// Interviews and transcripts, made by program: articles that talk like readers but are the
// article's own words.
#ifndef WHOSAID_TRAIN_ZONES_ZONE_TALKS_H_
#define WHOSAID_TRAIN_ZONES_ZONE_TALKS_H_

#include <functional>
#include <string>
#include <vector>

#include "train/learn/random.h"
#include "train/zones/zone_readers.h"

namespace whosaid {

// `turns` questions and answers in one style: under names that are shortened after the first turn,
// "Q." and "A.", questions on lines of their own, or lines of a transcript behind their times.
// `say` gives the text of an answer.
std::vector<ZoneLine> WriteTalk(size_t turns, const ArticleWords& words,
                                const std::function<std::string()>& say, Random& random);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_ZONES_ZONE_TALKS_H_
