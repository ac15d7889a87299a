// Trains the weights of a log-linear model over hashed features (maximum entropy; Berger, Della
// Pietra and Della Pietra 1996) with a quadratic penalty, by L-BFGS (Liu and Nocedal 1989): one
// thread, no chance in it, so that the same examples give the same bytes, which are those of a
// ChainModel without transitions.
#ifndef WHOSAID_TRAIN_LEARN_LOG_LINEAR_TRAINER_H_
#define WHOSAID_TRAIN_LEARN_LOG_LINEAR_TRAINER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "extract/weights/chain_model.h"

namespace whosaid {

// One thing an example may be: a label in the light of features, whose score is the sum of the
// label's weights; or nothing to be weighed (`bare`), whose score is 0.
struct LogLinearOption {
  uint32_t features = 0;  // index into LogLinearExample::features
  uint32_t label = 0;
  bool bare = false;
};

struct LogLinearExample {
  std::vector<FeatureList> features;
  std::vector<LogLinearOption> options;
  uint32_t gold = 0;  // index into options
};

struct LogLinearOptions {
  uint32_t labels = 2;
  uint32_t buckets = 1u << 16;  // a power of two
  double penalty = 1;           // half of it times the squared weights is added to the loss
  int iterations = 60;
};

std::string TrainLogLinear(const std::vector<LogLinearExample>& examples,
                           const LogLinearOptions& options);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_LEARN_LOG_LINEAR_TRAINER_H_
