// The grammar of time expressions: which words make one, and what it says before it is resolved.
// The expressions are those of TimeML's TIMEX3 guidelines (Saurí et al. 2006).
#ifndef WHOSAID_EXTRACT_TIMES_GRAMMAR_H_
#define WHOSAID_EXTRACT_TIMES_GRAMMAR_H_

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/document.h"
#include "extract/times/lexicon.h"
#include "extract/tokens/token_range.h"

namespace whosaid {

struct TimeToken {
  TimeWord word;
  std::string folded;
  std::string_view xpos;  // empty without syntax
  bool capital = false;
  std::string_view mod;  // TIMEX3, of a prefix: "BEFORE" for "pre-2014"
};

// The tokens of one sentence, which outlive the view. Past its end there are tokens that say
// nothing.
class TimeView {
 public:
  explicit TimeView(std::span<const TimeToken> tokens) : tokens_(tokens) {}

  TokenIndex size() const { return static_cast<TokenIndex>(tokens_.size()); }
  const TimeToken& operator[](TokenIndex i) const {
    static const TimeToken nothing;
    return i < tokens_.size() ? tokens_[i] : nothing;
  }
  TimeWord Word(TokenIndex i) const { return (*this)[i].word; }
  bool Is(TokenIndex i, TimeClass c) const { return Word(i).time_class == c; }
  bool Is(TokenIndex i, std::string_view folded) const { return (*this)[i].folded == folded; }
  bool IsAny(TokenIndex i, std::initializer_list<std::string_view> words) const;

 private:
  std::span<const TimeToken> tokens_;
};

// What a phrase says. Fields that it leaves open are for the resolver (extract/times/resolve.h).
struct TimePhrase {
  TokenRange range;  // indexes into the view
  std::string_view rule;
  TimexType type = TimexType::kDate;
  TimeUnit unit = TimeUnit::kDay;
  std::string value;              // where nothing is open: "P3M", "PAST_REF", "199"
  int year = 0;                   // 0: not said
  std::optional<int> year_shift;  // "last year's [third quarter]": -1
  int month = 0;                  // 1 … 12
  int day = 0;                    // 1 … 31
  int weekday = 0;                // 1 … 7
  int part = 0;                   // number of the quarter, half or season, from 1; with a month
                                  // and a weekday, which of these: "Thanksgiving" is the fourth
  std::optional<int> shift;       // in units: "last week" -1, "two years ago" -2
  bool from_text = false;         // counted from the time spoken of before: "a year earlier"
  bool latest = false;            // "the latest quarter": where none was spoken of the last one
  std::string clock;              // "TMO", "T22:00"
  std::string_view mod;           // TIMEX3
};

// The longest phrase that begins at token `i`, which looks ahead some ten tokens at most.
std::optional<TimePhrase> ReadTimePhrase(const TimeView& view, TokenIndex i);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_TIMES_GRAMMAR_H_
