// Scores of coreference: how well the clusters of a response agree with those of a key. MUC
// (Vilain et al. 1995) counts links, B³ (Bagga and Baldwin 1998) mentions, CEAFe (Luo 2005)
// clusters; as the reference scorer of Pradhan et al. (2014) computes them for mentions that were
// found, not given. The CoNLL average is the mean of the three F1.
#ifndef WHOSAID_TRAIN_EVALUATE_COREFERENCE_SCORES_H_
#define WHOSAID_TRAIN_EVALUATE_COREFERENCE_SCORES_H_

#include <vector>

#include "core/span.h"

namespace whosaid {

// The mentions of one entity, in any order; a mention is known by its span.
using Entity = std::vector<Span>;

// Precision and recall as fractions, so that documents add up.
struct Fraction {
  double part = 0;
  double whole = 0;
  double Value() const { return whole > 0 ? part / whole : 0; }
};

struct Agreement {
  Fraction precision;
  Fraction recall;

  double F1() const;
  Agreement& operator+=(const Agreement& other);
};

// REQUIRES: within `key`, and within `response`, no span stands twice.
Agreement MucOf(const std::vector<Entity>& key, const std::vector<Entity>& response);
Agreement BCubedOf(const std::vector<Entity>& key, const std::vector<Entity>& response);
// Takes cubic time in the number of entities.
Agreement CeafeOf(const std::vector<Entity>& key, const std::vector<Entity>& response);

// How many of the mentions themselves were found.
Agreement MentionsOf(const std::vector<Entity>& key, const std::vector<Entity>& response);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_EVALUATE_COREFERENCE_SCORES_H_
