#include "train/evaluate/evaluate.h"

#include <algorithm>

namespace whosaid {
namespace {

constexpr Measure kMeasures[] = {
    {"syntax", "Tokens, sentences, tags, lemmas and trees against CoNLL-U", nullptr, true,
     EvaluateSyntax},
    {"sentences", "Sentences against CoreNLP's columns with offsets", nullptr, false,
     EvaluateSentences},
    {"names", "Names against BIO tags", nullptr, true, EvaluateNames},
    {"stance", "Stands between actors, light on targets, support of texts", nullptr, true,
     EvaluateStance},
    {"zones", "Share of gold zone characters with the right zone", EvaluateZones},
    {"attribution", "Sources, cues and contents against PolNeAR's", EvaluateAttribution},
    {"statements", "Statements found, their speakers and what they are about", EvaluateStatements},
    {"positions", "Recall and precision of positions in the body", EvaluatePositions},
    {"dev-positions", "Positions against gold with several annotators", EvaluateOffsetPositions},
    {"speakers", "Canonical speakers of attributions found", EvaluateSpeakers},
    {"timex", "Time expressions and their values, as in TempEval-3", EvaluateTimexes, true},
    {"coreference", "Entities of GUM by MUC, B³ and CEAFe", EvaluateCoreference, true},
    {"pronouns", "Pronouns of GAP, each with two names given", EvaluatePronouns, true},
};

}  // namespace

std::span<const Measure> Measures() { return kMeasures; }

std::string DocumentKey(std::string uri) {
  while (uri.ends_with('/')) uri.pop_back();
  uri.erase(0, uri.find_last_of("/#") + 1);  // npos + 1 is 0
  for (const std::string_view ending : {".txt", ".md", ".html", ".json", ".jsonl"}) {
    if (uri.ends_with(ending)) return uri.substr(0, uri.size() - ending.size());
  }
  return uri;
}

const Measure* FindMeasure(std::string_view name) {
  const auto at = std::ranges::find(kMeasures, name, &Measure::name);
  return at == std::end(kMeasures) ? nullptr : at;
}

}  // namespace whosaid
