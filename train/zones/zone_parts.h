// The parts of a judged page: what stands above its headline, between its paragraphs and below.
#ifndef WHOSAID_TRAIN_ZONES_ZONE_PARTS_H_
#define WHOSAID_TRAIN_ZONES_ZONE_PARTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "train/zones/zone_pages.h"
#include "train/zones/zone_readers.h"

namespace whosaid {

// The lines of a page by their place.
struct PageParts {
  std::string title;
  std::vector<std::string> slots;             // its paragraphs
  std::vector<ZoneLine> above;                // the headline
  std::vector<ZoneLine> head;                 // between the headline and the text
  std::vector<std::vector<ZoneLine>> insets;  // between the paragraphs
  std::vector<ZoneLine> after;                // the text
  std::vector<ZoneLine> comments;             // with what stands between them
  std::vector<ZoneLine> last;                 // after the comments
};

// Without paragraphs where the page has none.
PageParts ToParts(const ZonePage& page);

size_t CountWords(std::string_view text);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_ZONES_ZONE_PARTS_H_
