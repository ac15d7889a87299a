// Cue verbs: the verbs of a document that may attribute something to somebody, each with its verb
// group, its subject, and what the verb group says of the act (negated, future, …).
#ifndef WHOSAID_EXTRACT_ATTRIBUTIONS_CUE_VERBS_H_
#define WHOSAID_EXTRACT_ATTRIBUTIONS_CUE_VERBS_H_

#include <optional>
#include <vector>

#include "extract/syntax/words.h"

namespace whosaid {

struct CueVerb {
  TokenIndex verb = 0;
  TokenRange group;  // auxiliaries, adverbs, verb, particles: "has not ruled out"
  const Cue* cue = nullptr;
  std::optional<TokenRange> subject;
  bool inverted = false;    // "said Ruiz"
  bool relative = false;    // the subject is "who" or "which"
  bool shared = false;      // the subject is that of an earlier verb: "said … and warned …"
  bool negated = false;     // "did not say"
  bool future = false;      // "will say"
  bool infinitive = false;  // "to say"
  bool passive = false;     // "was told"
  bool gerund = false;      // "saying"
};

// In order. Verbs inside quotations are among them, so that nested attributions can be found.
std::vector<CueVerb> FindCueVerbs(const Document& document, const Words& words);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ATTRIBUTIONS_CUE_VERBS_H_
