// Corpora of names: sentences with gold name spans, grouped by document.
#ifndef WHOSAID_TRAIN_CORPORA_NAME_CORPUS_H_
#define WHOSAID_TRAIN_CORPORA_NAME_CORPUS_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "extract/names/name_model.h"
#include "train/evaluate/match_counts.h"

namespace whosaid {

struct NameSentence {
  std::vector<std::string> tokens;
  std::vector<NameSpan> names;
};
using NameDocument = std::vector<NameSentence>;

// Reads "token<TAB>BIO2 tag" lines; sentences end at empty lines, documents begin at
// "# doc". Types of the file's own scheme are mapped to ours (CrossNER's politicians are persons);
// types that have no place in it (numbers, dates) are dropped.
// `name` is the file's, for messages.
Result<std::vector<NameDocument>> ReadBio(const std::string& content, std::string_view name);

// Reads CoNLL columns with machine-made NER in column 5 ("#begin document"), one document per
// article, without sentence boundaries other than empty lines.
Result<std::vector<NameDocument>> ReadSilver(const std::string& content, std::string_view name);

// Splits tokens at inner hyphens, as our tokeniser does ("U.S.-led" → "U.S.", "-", "led").
NameSentence SplitHyphens(const NameSentence& sentence);

// Exact span and type figures, by NameType and over all.
struct NameReport {
  MatchCounts by_type[4];
  MatchCounts all;
};
NameReport ScoreNames(const NameModel& model, const std::vector<NameDocument>& gold);
std::string ToText(const NameReport& report);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_CORPORA_NAME_CORPUS_H_
