// Register: how a paragraph talks. What readers write under an article, what a report says and what
// a site says about itself differ in person, in contractions and judgements, in names and
// attributed speech, in imperatives and words for pages and mail. Words between quotation marks
// count for nothing, since articles quote people who talk.
#ifndef WHOSAID_EXTRACT_ZONES_ZONES_REGISTER_H_
#define WHOSAID_EXTRACT_ZONES_ZONES_REGISTER_H_

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace whosaid {

// What is counted in a paragraph, outside quotation marks.
enum class RegisterTrait : size_t {
  kFirstPerson,
  kSecondPerson,
  kPlural,
  kContraction,
  kExclamation,
  kQuestion,
  kInformal,
  kInsult,
  kShouting,
  kLowerStart,
  kOpenEnd,
  kEllipsis,
  kOpener,
  kReplyQuote,
  kShort,
  kJudgement,
  kThey,
  kLongWords,
  kSpeech,
  kDay,
  kName,
  kFullName,
  kOffice,
  kQuotation,
  kSiteVerb,
  kSiteNoun,
  kCount
};

using RegisterTraits = std::array<double, static_cast<size_t>(RegisterTrait::kCount)>;

struct RegisterCue {
  RegisterTrait trait;
  std::string_view name;
  double comment;            // log-odds of a comment per occurrence, at most three counted
  double site;               // weight for the site's own talk, likewise
  std::string_view example;  // a paragraph that shows the trait
};

// One row per trait, in their order.
std::span<const RegisterCue> RegisterCues();

// REQUIRES: `paragraph` is one line without blanks at its ends.
RegisterTraits CountTraits(std::string_view paragraph);

// Log-odds that a reader wrote the paragraph; above 0 for chatter, below for reporting.
double CommentLogOdds(const RegisterTraits& traits);

// How strongly the site speaks of itself to its reader ("Get our stories in your inbox"); 0 where
// it does not.
double SiteTalk(const RegisterTraits& traits);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ZONES_ZONES_REGISTER_H_
