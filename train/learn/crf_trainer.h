// Trains the weights of a CrfModel by maximum likelihood: AdaGrad (Duchi, Hazan and Singer 2011),
// one thread, examples in a fixed order of shuffling: the same examples give the same bytes.
#ifndef WHOSAID_TRAIN_LEARN_CRF_TRAINER_H_
#define WHOSAID_TRAIN_LEARN_CRF_TRAINER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "extract/weights/crf_model.h"

namespace whosaid {

// Sequences with their gold chains, stored end to end.
class CrfExamples {
 public:
  // `chain` has one state for each of the first chain.size() lists of `features`, the last of them
  // final.
  void Add(const std::vector<FeatureList>& features, const std::vector<uint8_t>& chain);
  // Drops the features seen fewer than `fewest` times.
  void DropRare(uint32_t fewest);

  size_t size() const { return sequences_.size() - 1; }
  size_t positions() const { return states_.size(); }

 private:
  friend class CrfTrainer;
  std::vector<uint32_t> features_;
  std::vector<size_t> positions_ = {0};  // where the features of each position begin
  std::vector<size_t> sequences_ = {0};  // where the positions of each sequence begin
  std::vector<uint8_t> states_;
};

struct CrfOptions {
  uint32_t buckets = 1u << 19;
  int runs = 1;  // whose weights are averaged: chance in the order of examples evens out
  int epochs = 5;
  float rate = 0.03f;
  uint32_t fewest = 2;  // features seen less often are dropped
  uint32_t seed = 17;
};

// The bytes of the trained model. Drops the rare features of `examples`.
std::string TrainCrf(CrfExamples& examples, const StateGraph& graph, const CrfOptions& options);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_LEARN_CRF_TRAINER_H_
