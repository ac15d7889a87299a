#include <array>

#include "train/corpora/name_corpus.h"
#include "train/evaluate/evaluate.h"
#include "train/evaluate/match_counts.h"

namespace whosaid {

NameReport ScoreNames(const NameModel& model, const std::vector<NameDocument>& gold) {
  NameReport report;
  for (const NameDocument& document : gold) {
    std::vector<std::vector<std::string_view>> sentences;
    for (const NameSentence& sentence : document) {
      sentences.emplace_back(sentence.tokens.begin(), sentence.tokens.end());
    }
    const auto found = model.FindNames(sentences);
    for (size_t i = 0; i < document.size(); ++i) {
      const std::vector<NameSpan>& names = document[i].names;
      for (const NameSpan& name : names) ++report.by_type[static_cast<size_t>(name.type)].gold;
      for (const NameSpan& name : found[i]) {
        MatchCounts& counts = report.by_type[static_cast<size_t>(name.type)];
        ++counts.found;
        counts.right += std::ranges::find(names, name) != names.end();
      }
    }
  }
  for (const MatchCounts& counts : report.by_type) report.all.Add(counts);
  return report;
}

std::string ToText(const NameReport& report) {
  constexpr std::array<std::string_view, 4> kLabels = {"PER", "ORG", "LOC", "MISC"};
  std::string text;
  for (size_t i = 0; i < kLabels.size(); ++i) text += ToLine(kLabels[i], report.by_type[i]);
  return text + ToLine("all", report.all);
}

Result<std::string> EvaluateNames(const LayerEvaluation& evaluation) {
  const auto gold = evaluation.gold.starts_with("#begin document")
                        ? ReadSilver(evaluation.gold, evaluation.name)
                        : ReadBio(evaluation.gold, evaluation.name);
  if (!gold) return tl::make_unexpected(gold.error());
  return ToText(ScoreNames(evaluation.models.names, *gold));
}

}  // namespace whosaid
