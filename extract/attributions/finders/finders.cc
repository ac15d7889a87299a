#include "extract/attributions/finders.h"

namespace whosaid {
namespace {

constexpr Finder kFinders[] = {
    {"model", "what the trained cue and role taggers find", FindModelled},
    {"quotation", "a quotation with its speaker before, behind or inside it", FindQuoted, 0.6},
    {"parenthetical", "a clause and who says so behind or inside it: \"It leaks, she said\"",
     FindParentheticals, 0.45},
    {"clause", "who says that something is so", FindClauses, 0.47},
    {"object", "who rejects, urges or calls for something", FindObjects, 0.36},
    {"according-to", "according to somebody", FindAccordingTo},
    {"colon", "a headline or line that begins with a speaker: \"Mayor: It Leaks\"",
     FindColonHeadlines},
    {"line",
     "a line or turn that names its speaker: \"MR. OLDACRE: …\", \"Q: …\", \"“…” — Ada Quill\"",
     FindLines},
    {"claim-noun", "somebody's call, claim or promise", FindClaimNouns, 0.6},
    {"running", "a quotation that goes on or stands alone", FindRunningQuotations, 0.8},
};

}  // namespace

std::span<const Finder> Finders() { return kFinders; }

}  // namespace whosaid
