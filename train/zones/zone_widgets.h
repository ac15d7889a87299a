// What sites set beside an article, made by program from phrases of our own: captions, notices,
// authors' biographies, the heads of entries in a running report.
#ifndef WHOSAID_TRAIN_ZONES_ZONE_WIDGETS_H_
#define WHOSAID_TRAIN_ZONES_ZONE_WIDGETS_H_

#include <string>
#include <vector>

#include "train/zones/zone_readers.h"

namespace whosaid {

// A caption that takes up words of the article, with its credit on the same line, on one of its
// own, or without.
std::vector<ZoneLine> WriteCaption(const ArticleWords& words, Random& random);

// One or two sentences of the site about itself.
std::vector<ZoneLine> WriteNotice(Random& random);

// A button, a mark or another short line of a site.
std::vector<ZoneLine> WriteButton(Random& random);

// Who the author is, perhaps under the name.
std::vector<ZoneLine> WriteBiography(Random& random);

// The time above an entry of a running report, perhaps with its author. `style` is one for a page.
std::vector<ZoneLine> WriteEntryHead(size_t style, Random& random);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_ZONES_ZONE_WIDGETS_H_
