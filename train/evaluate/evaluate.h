// Evaluation against gold, one measure a row of a table. Measures of facts follow the rules of the
// reference scorers (score_facts.py and score_attribution.py), in whose words they report; they
// agree with them to the digit.
//
// Facts come as they stand on the wire (docs/facts.md), so that any extractor can be measured; all
// spans are code points. Gold for "attribution" is JSON lines (id, text, attributions), otherwise
// one JSON object. Gold of coreference brings its texts, which are read by the program itself:
// GUM's documents as JSON lines, GAP's snippets as its TSV.
#ifndef WHOSAID_TRAIN_EVALUATE_EVALUATE_H_
#define WHOSAID_TRAIN_EVALUATE_EVALUATE_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "extract/models.h"

namespace whosaid {

// What a measure of layers below the facts looks at: gold in the format of its corpora, CoNLL-U for
// syntax, BIO for names, the JSON lines of dse, NewsMTSC and polstance for stances.
struct LayerEvaluation {
  std::string_view name;  // of the gold's file, for messages
  const std::string& gold;
  const std::vector<std::string>& facts;  // for their texts
  const Models& models;
};

struct Measure {
  std::string_view name;     // "zones"
  std::string_view summary;  // one line
  // The report, ready to print. kBadInput where `gold` is not of the form the measure needs.
  Result<std::string> (*evaluate)(const std::vector<std::string>& facts, const std::string& gold);
  bool reads_own_text = false;  // the gold has the text; `facts` are not looked at
  // For layers, in the place of `evaluate`.
  Result<std::string> (*evaluate_layer)(const LayerEvaluation& evaluation) = nullptr;
};

std::span<const Measure> Measures();

// Nothing where no measure has this name.
const Measure* FindMeasure(std::string_view name);

// The key under which gold names a document: the last part of its uri, without the ending of a
// known format.
std::string DocumentKey(std::string uri);

// One function per measure, for the table.
Result<std::string> EvaluateSyntax(const LayerEvaluation& evaluation);
Result<std::string> EvaluateSentences(const LayerEvaluation& evaluation);
Result<std::string> EvaluateNames(const LayerEvaluation& evaluation);
Result<std::string> EvaluateStance(const LayerEvaluation& evaluation);
Result<std::string> EvaluateZones(const std::vector<std::string>& facts, const std::string& gold);
Result<std::string> EvaluateStatements(const std::vector<std::string>& facts,
                                       const std::string& gold);
Result<std::string> EvaluatePositions(const std::vector<std::string>& facts,
                                      const std::string& gold);
Result<std::string> EvaluateOffsetPositions(const std::vector<std::string>& facts,
                                            const std::string& gold);
Result<std::string> EvaluateSpeakers(const std::vector<std::string>& facts,
                                     const std::string& gold);
Result<std::string> EvaluateAttribution(const std::vector<std::string>& facts,
                                        const std::string& gold);
Result<std::string> EvaluateTimexes(const std::vector<std::string>& facts, const std::string& gold);
Result<std::string> EvaluateCoreference(const std::vector<std::string>& facts,
                                        const std::string& gold);
Result<std::string> EvaluatePronouns(const std::vector<std::string>& facts,
                                     const std::string& gold);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_EVALUATE_EVALUATE_H_
