// Fitting the confidence of attributions, and showing how far it can be trusted.
#ifndef WHOSAID_TRAIN_LEARN_CALIBRATION_H_
#define WHOSAID_TRAIN_LEARN_CALIBRATION_H_

#include <vector>

#include "extract/attributions/attribution_model.h"

namespace whosaid {

// What spoke for a proposal, and whether it is right.
struct JudgedEvidence {
  Evidence evidence;
  bool right;
};

// Logistic regression by plain gradient descent on standardised evidence, its first number always
// one; made for a few thousand outcomes.
Calibration FitCalibration(const std::vector<JudgedEvidence>& outcomes);

// Prints how often attributions of each confidence are right.
void PrintReliability(const Calibration& calibration, const std::vector<JudgedEvidence>& outcomes);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_LEARN_CALIBRATION_H_
