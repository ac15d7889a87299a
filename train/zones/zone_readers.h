// What readers write below an article, made by program in many layouts: sentences of our own that
// take up words of the article in a neutral tone, names, times and buttons.
#ifndef WHOSAID_TRAIN_ZONES_ZONE_READERS_H_
#define WHOSAID_TRAIN_ZONES_ZONE_READERS_H_

#include <functional>
#include <string>
#include <vector>

#include "core/vocabulary.h"
#include "train/learn/random.h"
#include "train/zones/zone_corpus.h"

namespace whosaid {

// A line of a page with its zone.
struct ZoneLine {
  ZoneKind kind = ZoneKind::kBody;
  std::string text;
  bool goes_on = false;  // the next line of the page goes on in the same line
};

// What readers may take up of an article.
struct ArticleWords {
  std::vector<std::string> nouns;  // "ferry", or "matter" where none is found
  std::vector<std::string> names;  // of those who said something, or "They"
};

ArticleWords WordsOf(const std::vector<std::string>& paragraphs);

// One to four sentences without any sign of a reader but what they say.
std::string WriteRemark(const ArticleWords& words, Random& random);

// `count` comments in one frame of names, times and buttons, with the lines above and below them.
// `say` gives the text of each.
std::vector<ZoneLine> FrameComments(size_t count, const std::function<std::string()>& say,
                                    Random& random);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_ZONES_ZONE_READERS_H_
