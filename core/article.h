// Article: what a reader yields. It is never changed afterwards, and every piece of evidence is a
// span of its text.
#ifndef WHOSAID_CORE_ARTICLE_H_
#define WHOSAID_CORE_ARTICLE_H_

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/span.h"
#include "core/vocabulary.h"

namespace whosaid {

// When an article was published, and how that is known.
struct Published {
  Date date;
  DateSource from = DateSource::kUnknown;  // metadata, dateline, text, filename or option

  friend bool operator==(const Published&, const Published&) = default;
};

// A stretch of the text and what it is. The zones of a document tile its text: sorted, without
// gaps or overlaps.
struct Zone {
  ZoneKind kind = ZoneKind::kBody;
  Span span;

  friend bool operator==(const Zone&, const Zone&) = default;
};

// The kind of the zone that `offset` lies in. REQUIRES: `zones` tile a text that is longer.
inline ZoneKind ZoneAt(const std::vector<Zone>& zones, uint32_t offset) {
  const auto after =
      std::upper_bound(zones.begin(), zones.end(), offset,
                       [](uint32_t at, const Zone& zone) { return at < zone.span.begin; });
  return std::prev(after)->kind;
}

// A word of an article whose words and trees are given: see SyntaxWord in core/document.h.
struct KnownWord {
  Span span;
  bool begins_sentence = false;
  Upos upos = Upos::kX;
  std::string xpos;
  std::string deprel;
  uint32_t head = 0;  // index of a word of the same sentence; the word's own for the root
  std::string lemma;
};

struct Article {
  std::string uri;  // the record's url, else its id, else the path as given
  std::string outlet;
  std::string title;
  std::vector<std::string> author;
  std::string language;  // BCP 47, "en"; empty where unknown
  std::optional<Published> published;
  std::string text;  // valid UTF-8 as decoded; nothing trimmed, nothing normalised

  // What the reader knows of the layout (an HTML reader knows the headline, captions, comments):
  // sorted, disjoint, possibly with gaps that the zone stage fills.
  std::vector<Zone> known_zones;

  // Where the reader reads trees (CoNLL-U): all words of the text, in order, disjoint and not
  // empty. Each sentence is one tree. Stages take these for theirs.
  std::vector<KnownWord> known_words;
};

}  // namespace whosaid

#endif  // WHOSAID_CORE_ARTICLE_H_
