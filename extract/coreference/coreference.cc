#include "extract/coreference/coreference.h"

#include <algorithm>

namespace whosaid {

ChooseChain ChooseBy(const ChainModel& model) {
  return [&model](PhraseIndex, const std::vector<Chain>&,
                  std::span<const ChainCandidate> candidates, const FeatureList* alone) {
    std::vector<FeatureList> features;
    for (const ChainCandidate& candidate : candidates) features.push_back(candidate.features);
    if (alone != nullptr) features.push_back(*alone);
    const std::vector<float> scores = model.Scores(features);
    // Of equals the one alone, then the latest.
    const auto best = std::ranges::max_element(scores);
    if (alone != nullptr && scores.back() >= *best) return candidates.size();
    return static_cast<size_t>(best - scores.begin());
  };
}

Coreference FindCoreference(const Document& document, const Models& models,
                            const ChooseChain& choose, bool learning) {
  const Words words(document);
  const std::vector<CueVerb> cues = FindCueVerbs(document, words);
  const std::vector<ActorName> names = FindActorNames(document, words);
  std::vector<Actor> actors;
  const std::vector<ActorIndex> actor_of = GroupNames(document, words, names, actors);
  return LinkPhrases({document, words, models, cues, names, actor_of, actors, learning}, choose);
}

}  // namespace whosaid
