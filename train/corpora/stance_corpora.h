// The corpora that stances are learnt from and measured on, as JSON lines: directed stands between
// two actors (dse; Park, Pan and Joo 2021), the light on a target (NewsMTSC; Hamborg and Donnay
// 2021), support or opposition (polstance). All spans are bytes of the text.
#ifndef WHOSAID_TRAIN_CORPORA_STANCE_CORPORA_H_
#define WHOSAID_TRAIN_CORPORA_STANCE_CORPORA_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/span.h"
#include "extract/positions/judgement/judgement_model.h"

namespace whosaid {

struct GoldPair {
  std::string text;
  Span a;
  Span b;
  PairStand stand = kNoStand;
};

struct GoldTarget {
  std::string article;
  std::string text;
  Span target;
  Judgement judgement = kNeutral;
};

struct GoldText {
  std::string text;
  bool supports = false;
};

// What a file of one of these forms holds; the other two lists are empty.
struct StanceCorpus {
  std::vector<GoldPair> pairs;
  std::vector<GoldTarget> targets;
  std::vector<GoldText> texts;
};

// `name` is for the message of an error, which gives the line. Pairs without spans, or whose spans
// overlap, are left out.
Result<StanceCorpus> ParseStanceCorpus(std::string_view lines, const std::string& name);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_CORPORA_STANCE_CORPORA_H_
