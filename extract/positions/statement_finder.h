// StatementFinder: which statement of a document words belong to. Each look-up is logarithmic in
// the number of statements but for statements within others.
#ifndef WHOSAID_EXTRACT_POSITIONS_STATEMENT_FINDER_H_
#define WHOSAID_EXTRACT_POSITIONS_STATEMENT_FINDER_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "core/document.h"

namespace whosaid {

class StatementFinder {
 public:
  // `document` must outlive it. Reads quotations and attributions.
  explicit StatementFinder(const Document& document);

  // The innermost statement whose content holds `span`; one that names nobody only for want of
  // another.
  std::optional<StatementIndex> Around(Span span) const;
  // The statement right before the quotation that holds `span`, which nobody is named for.
  std::optional<StatementIndex> Before(Span span) const;
  // The statement that has these words as its cue.
  std::optional<StatementIndex> OfCue(Span cue) const;

 private:
  struct Content {
    Span span;
    StatementIndex statement = 0;
  };

  const Document& document_;
  std::vector<Content> contents_;  // by span
  std::vector<uint32_t> reach_;    // the furthest end among the contents up to this one
  std::vector<Content> cues_;      // by span
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_STATEMENT_FINDER_H_
