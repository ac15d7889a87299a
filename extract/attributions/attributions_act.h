// The act of speaking, as the tree around a cue shows it: whether anything was said, and to whom.
#ifndef WHOSAID_EXTRACT_ATTRIBUTIONS_ATTRIBUTIONS_ACT_H_
#define WHOSAID_EXTRACT_ATTRIBUTIONS_ATTRIBUTIONS_ACT_H_

#include <optional>

#include "core/document.h"
#include "extract/tokens/token_range.h"

namespace whosaid {

struct SpeechAct {
  std::optional<Factuality> factuality;  // none where the tree says nothing but that it was said
  std::optional<TokenIndex> addressee;   // the head of who was spoken to
};

// REQUIRES: a cue that is not empty. Nothing where syntax has not run.
SpeechAct ReadSpeechAct(const Document& document, TokenRange cue);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ATTRIBUTIONS_ATTRIBUTIONS_ACT_H_
