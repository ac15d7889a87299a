// How a JudgementModel does on stance corpora: F1 of directed stands and its mean over all five
// classes (pairs), mean F1 over three classes (targets), accuracy (texts).
#ifndef WHOSAID_TRAIN_EVALUATE_EVALUATE_STANCE_H_
#define WHOSAID_TRAIN_EVALUATE_EVALUATE_STANCE_H_

#include <string>

#include "extract/models.h"
#include "extract/positions/judgement/judgement_model.h"
#include "train/corpora/stance_corpora.h"

namespace whosaid {

// A text through the stages that the features read.
Document AnalyseText(const std::string& text, const Models& models);

// A line for each list of the corpus that holds anything, ready to print.
std::string StanceReport(const StanceCorpus& corpus, const JudgementModel& model,
                         const Models& models);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_EVALUATE_EVALUATE_STANCE_H_
