// Questions as data. Evaluating one (query/answer.h) reads a snapshot and changes nothing.
//
// Names are as people type them: case and accents don't matter; a full name or variant wins over a
// surname, a surname over some of a name's words. Ids do as well, by six or more of their digits.
#ifndef WHOSAID_QUERY_QUESTION_H_
#define WHOSAID_QUERY_QUESTION_H_

#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/vocabulary.h"

namespace whosaid {

// Whole months and years count from their first to their last day.
struct Period {
  std::optional<Date> since;
  std::optional<Date> until;  // included

  // True where the period is open on both sides, or `date` is known and touches it.
  bool Covers(const std::optional<Date>& date) const;
};

// What both kinds of fact are chosen by.
struct FactFilter {
  Period period;                // of the fact's own date or else its document's
  std::vector<ZoneKind> zones;  // any of these; empty: the article's own words (IsBodyZone)
  double min_confidence = 0;    // in [0, 1]
};

// Who said what?
struct SaidQuestion {
  std::string by = {};     // the speaker; empty: anyone
  std::string about = {};  // an actor spoken of, or an issue a stand is taken on; empty: anything
  std::optional<QuoteKind> kind = {};
  FactFilter filter = {};
};

// Who holds which position on what?
struct PositionsQuestion {
  std::string actor = {};  // whose; empty: anyone's
  std::string issue = {};  // on which issue or actor; empty: on anything
  std::optional<Stance> stance = {};
  FactFilter filter = {};
};

}  // namespace whosaid

#endif  // WHOSAID_QUERY_QUESTION_H_
