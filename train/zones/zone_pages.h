// Pages with the right zones, for training, tests and figures.
//
// A file of pages: "== what the page is", then its lines, each as a kind, a tab and the text; an
// empty line is an empty line of the page. A kind that ends in "+" goes on in the same line of the
// page. Files named *.md.txt hold Markdown, others plain text. A file *.html is one web page in
// which data-gold="kind" names the zone of an element's text; text outside such elements is not
// judged.
#ifndef WHOSAID_TRAIN_ZONES_ZONE_PAGES_H_
#define WHOSAID_TRAIN_ZONES_ZONE_PAGES_H_

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "extract/weights/chain_model.h"

namespace whosaid {

struct ZonePage {
  std::string name;
  Article article;         // as its reader gives it
  std::vector<Zone> gold;  // in order; what lies between them is not judged
  std::vector<std::pair<ZoneKind, size_t>> left_out;  // bytes of gold that the reader dropped
};

Result<std::vector<ZonePage>> ReadZonePages(const std::filesystem::path& file);

// Kinds that a reader of answers need not tell apart: bullets are body, a dateline is a byline, an
// embedded post a comment, boilerplate a teaser.
ZoneKind Coarse(ZoneKind kind);

// Bytes right and wrong; blanks do not count.
struct ZoneTally {
  size_t right = 0, all = 0;
  size_t kept = 0, own = 0;             // the article's own words found as such, of all of them
  std::map<std::string, size_t> wrong;  // "gold → found": bytes

  double Share() const;      // right of all
  double KeptShare() const;  // kept of own
  std::string ToString() const;
  void Add(const ZoneTally& other);
};

ZoneTally CompareZones(std::string_view text, const std::vector<Zone>& gold,
                       const std::vector<Zone>& found);

// Finds the zones of the page and compares. What the reader left out is right where it is a teaser
// or boilerplate.
ZoneTally JudgePage(const ZonePage& page);
// The same by a model other than the shipped one.
ZoneTally JudgePage(const ZonePage& page, const ChainModel& model);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_ZONES_ZONE_PAGES_H_
