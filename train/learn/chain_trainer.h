// Trains the weights of a ChainModel: the averaged structured perceptron of Collins (2002), or
// where mistakes have a cost the passive-aggressive steps of Crammer et al. (2006); one thread,
// examples in a fixed order of shuffling: the same examples give the same bytes.
#ifndef WHOSAID_TRAIN_LEARN_CHAIN_TRAINER_H_
#define WHOSAID_TRAIN_LEARN_CHAIN_TRAINER_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "extract/weights/chain_model.h"

namespace whosaid {

// A sequence: the features and the gold label of each token. Labels must be allowed by the rules.
struct ChainExample {
  std::vector<FeatureList> features;
  std::vector<uint8_t> labels;
  std::vector<float> scores = {};  // token-major, added to those by weights; or empty
};

// By how much the gold label should score above another.
using LabelCost = float (*)(uint32_t gold, uint32_t other);

struct ChainOptions {
  uint32_t buckets = 1u << 17;
  int epochs = 8;
  uint32_t seed = 17;
  LabelCost cost = nullptr;  // of a token; the perceptron's where there is none
  float longest_step = 1;    // with costs: the most by which a weight changes at once
};

// Called after each epoch with its number and how many sequences were labelled wrongly.
using EpochReport = std::function<void(int epoch, size_t wrong)>;

// The bytes of the trained model.
std::string TrainChain(const std::vector<ChainExample>& examples, const LabelRules& rules,
                       const ChainOptions& options, const EpochReport& report = {});

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_LEARN_CHAIN_TRAINER_H_
