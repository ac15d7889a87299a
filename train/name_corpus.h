// Corpora of names: sentences with gold name spans, grouped by document.
#ifndef WHOSAID_TRAIN_NAME_CORPUS_H_
#define WHOSAID_TRAIN_NAME_CORPUS_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "extract/name_model.h"

namespace whosaid {

struct NameSentence {
  std::vector<std::string> tokens;
  std::vector<NameSpan> names;
};
using NameDocument = std::vector<NameSentence>;

// Reads a file of "token<TAB>BIO2 tag" lines; sentences end at empty lines, documents begin at
// "# doc". Types of the file's own scheme are mapped to ours (CrossNER's politicians are persons);
// types that have no place in it (numbers, dates) are dropped.
Result<std::vector<NameDocument>> ReadBio(const std::string& path);

// Reads CoNLL columns with machine-made NER in column 5 ("#begin document"), one document per
// article, without sentence boundaries other than empty lines.
Result<std::vector<NameDocument>> ReadSilver(const std::string& path);

// Splits tokens at inner hyphens, as our tokeniser does ("U.S.-led" → "U.S.", "-", "led").
NameSentence SplitHyphens(const NameSentence& sentence);

// Exact span and type figures, per type and over all.
struct NameScore {
  size_t gold = 0;
  size_t found = 0;
  size_t right = 0;
  double precision() const {
    return found == 0 ? 0 : static_cast<double>(right) / static_cast<double>(found);
  }
  double recall() const {
    return gold == 0 ? 0 : static_cast<double>(right) / static_cast<double>(gold);
  }
  double f1() const {
    return gold + found == 0 ? 0
                             : 2.0 * static_cast<double>(right) / static_cast<double>(gold + found);
  }
};
struct NameReport {
  NameScore by_type[4];
  NameScore all;
};
NameReport ScoreNames(const NameModel& model, const std::vector<NameDocument>& gold);
std::string ToText(const NameReport& report);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_NAME_CORPUS_H_
