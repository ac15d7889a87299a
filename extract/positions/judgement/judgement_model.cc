#include "extract/positions/judgement/judgement_model.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace whosaid {
namespace {

template <size_t n>
std::array<float, n> Softmax(std::array<float, n> scores) {
  const float most = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - most);
  for (float& score : scores) score /= sum;
  return scores;
}

std::vector<float> ScoresOf(const ChainModel& model, const FeatureList& features) {
  return model.Scores(std::span(&features, 1));
}

}  // namespace

std::optional<JudgementModel> JudgementModel::Open(std::string_view bytes) {
  JudgementModel model;
  for (const auto& [part, labels] : {std::pair{&model.pairs_, 3u}, std::pair{&model.targets_, 3u},
                                     std::pair{&model.texts_, 2u}}) {
    size_t used = 0;
    const auto opened = ChainModel::Open(bytes, &used);
    if (!opened || opened->labels() != labels) return std::nullopt;
    *part = *opened;
    bytes.remove_prefix(used);
  }
  return model;
}

PairStand StandOf(const std::array<float, 5>& probabilities) {
  if (1 - probabilities[kNoStand] < kLeastStand) return kNoStand;
  const auto most = std::max_element(probabilities.begin() + 1, probabilities.end());
  return static_cast<PairStand>(most - probabilities.begin());
}

std::array<float, 5> JudgementModel::JudgePair(const JudgementContext& context, TokenRange a,
                                               TokenRange b) const {
  const Lights lights{Light(context, a), Light(context, b)};
  FeatureList features;
  PairFeatures(context, a, b, lights, features);
  const std::vector<float> forth = ScoresOf(pairs_, features);
  PairFeatures(context, b, a, {lights.target, lights.holder}, features);
  const std::vector<float> back = ScoresOf(pairs_, features);
  return Softmax<5>({0, forth[kPositive], forth[kNegative], back[kPositive], back[kNegative]});
}

std::array<float, 3> JudgementModel::Light(const JudgementContext& context,
                                           TokenRange target) const {
  FeatureList features;
  TargetFeatures(context, target, features);
  const std::vector<float> scores = ScoresOf(targets_, features);
  return {scores[kNeutral], scores[kPositive], scores[kNegative]};
}

std::array<float, 3> JudgementModel::JudgeTarget(const JudgementContext& context,
                                                 TokenRange target) const {
  return Softmax(Light(context, target));
}

float JudgementModel::Support(const JudgementContext& context, TokenRange text) const {
  FeatureList features;
  TextFeatures(context, text, features);
  const std::vector<float> scores = ScoresOf(texts_, features);
  return Softmax<2>({scores[0], scores[1]})[1];
}

}  // namespace whosaid
