#include "extract/attributions/finders.h"

namespace whosaid {
namespace {

constexpr Finder kFinders[] = {
    {"model", "what the trained cue and role taggers find", FindModelled},
    {"quotation", "a quotation with its speaker before, behind or inside it", FindQuoted},
    {"parenthetical", "a clause and who says so behind or inside it: \"It leaks, she said\"",
     FindParentheticals},
    {"clause", "who says that something is so", FindClauses},
    {"object", "who rejects, urges or calls for something", FindObjects},
    {"according-to", "according to somebody", FindAccordingTo},
    {"colon", "a headline or line that begins with a speaker: \"Mayor: It Leaks\"",
     FindColonHeadlines},
    {"claim-noun", "somebody's call, claim or promise", FindClaimNouns},
    {"running", "a quotation that goes on or stands alone", FindRunningQuotations},
};

}  // namespace

std::span<const Finder> Finders() { return kFinders; }

}  // namespace whosaid
