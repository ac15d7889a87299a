// Chains: noun phrases that refer to the same, put together one after the other in the order of
// the text: each joins the chain that suits it best or begins one (an entity-mention model: Luo et
// al. 2004, Rahman and Ng 2009). Names of actors are settled before; what decides the rest is a
// choice among the features of the candidates, left to a CoreferenceModel or to its trainer.
#ifndef WHOSAID_EXTRACT_COREFERENCE_CHAINS_H_
#define WHOSAID_EXTRACT_COREFERENCE_CHAINS_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/document.h"
#include "extract/attributions/cue_verbs.h"
#include "extract/coreference/actors.h"
#include "extract/coreference/noun_phrases.h"
#include "extract/models.h"
#include "extract/syntax/words.h"
#include "extract/weights/chain_model.h"

namespace whosaid {

using PhraseIndex = uint32_t;

struct Chain {
  std::vector<PhraseIndex> phrases;  // in order
  std::optional<ActorIndex> actor;   // whose name is among them
};

// What linking looks at.
struct CoreferenceReading {
  const Document& document;
  const Words& words;
  const Models& models;
  const std::vector<CueVerb>& cues;
  const std::vector<ActorName>& names;
  const std::vector<ActorIndex>& actor_of;  // of each name
  const std::vector<Actor>& actors;
  bool learning = false;     // without the rules on who speaks that go before the choice
  bool actors_only = false;  // things that can't be actors are linked by their words alone
};

// What a phrase could join.
struct ChainCandidate {
  uint32_t chain = 0;
  std::optional<PhraseIndex> next;  // a name of it that follows in the sentence
  FeatureList features;
};

// Chooses one of `candidates` for the phrase, or candidates.size() for a chain of its own, whose
// features are `alone`; null where it must join one. `chains` are those so far.
using ChooseChain =
    std::function<size_t(PhraseIndex phrase, const std::vector<Chain>& chains,
                         std::span<const ChainCandidate> candidates, const FeatureList* alone)>;

struct Coreference {
  std::vector<NounPhrase> phrases;
  std::vector<Chain> chains;  // in the order of their first phrases
  std::vector<bool> is_name;  // of phrases: those that name their chain's actor
};

// Looks back a fixed number of phrases: linear in the text's length.
Coreference LinkPhrases(const CoreferenceReading& reading, const ChooseChain& choose);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_COREFERENCE_CHAINS_H_
