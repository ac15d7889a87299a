// Trains the weights of a log-linear model over hashed features (maximum entropy; Berger, Della
// Pietra and Della Pietra 1996) by AdaGrad (Duchi, Hazan and Singer 2011), one thread, fixed seed:
// the same examples give the same bytes, which are those of a ChainModel without transitions.
#ifndef WHOSAID_TRAIN_LOG_LINEAR_TRAINER_H_
#define WHOSAID_TRAIN_LOG_LINEAR_TRAINER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "extract/chain_model.h"

namespace whosaid {

// One thing an example may be: a label in the light of features. The score is the sum of the
// label's weights; an option without features scores 0.
struct LogLinearOption {
  uint32_t features = 0;  // index into LogLinearExample::features
  uint32_t label = 0;
  bool bare = false;  // scores 0
};

struct LogLinearExample {
  std::vector<FeatureList> features;
  std::vector<LogLinearOption> options;
  uint32_t gold = 0;  // index into options
};

struct LogLinearOptions {
  uint32_t labels = 2;
  uint32_t buckets = 1u << 16;
  int epochs = 12;
  float rate = 0.1f;
  float decay = 1e-4f;   // of each weight, whenever its feature is seen
  float dropout = 0.0f;  // share of features left out at each step
  uint32_t seed = 17;
};

std::string TrainLogLinear(const std::vector<LogLinearExample>& examples,
                           const LogLinearOptions& options);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_LOG_LINEAR_TRAINER_H_
