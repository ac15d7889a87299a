#include "train/evaluate/evaluate_stance.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "extract/names/names.h"
#include "extract/syntax/syntax.h"
#include "extract/tokens/quotations.h"
#include "extract/tokens/sentences.h"
#include "extract/tokens/tokens.h"
#include "train/evaluate/evaluate.h"

namespace whosaid {
namespace {

// How often each gold label was found as each label.
class Confusion {
 public:
  explicit Confusion(size_t labels) : labels_(labels), counts_(labels * labels) {}

  void Add(size_t gold, size_t found) { ++counts_[gold * labels_ + found]; }

  // F1 over the labels from `first` on, pooled, in percent.
  double F1(size_t first, size_t end) const {
    size_t right = 0;
    size_t either = 0;
    for (size_t label = first; label < end; ++label) {
      right += Count(label, label);
      for (size_t other = 0; other < labels_; ++other) {
        either += Count(label, other) + Count(other, label);
      }
    }
    return either == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(either);
  }
  double MeanF1() const {
    double sum = 0;
    for (size_t label = 0; label < labels_; ++label) sum += F1(label, label + 1);
    return sum / static_cast<double>(labels_);
  }
  size_t Right() const {
    size_t right = 0;
    for (size_t label = 0; label < labels_; ++label) right += Count(label, label);
    return right;
  }

 private:
  size_t Count(size_t gold, size_t found) const { return counts_[gold * labels_ + found]; }

  size_t labels_;
  std::vector<size_t> counts_;
};

}  // namespace

Document AnalyseText(const std::string& text, const Models& models) {
  Document document;
  document.article.text = text;
  document.zones = {{ZoneKind::kBody, {0, static_cast<uint32_t>(text.size())}}};
  document.tokens = FindTokens(document);
  document.sentences = FindSentences(document);
  document.syntax = FindSyntax(document, models);
  document.quotations = FindQuotations(document);
  document.names = FindNames(document, models);
  return document;
}

std::string StanceReport(const StanceCorpus& corpus, const JudgementModel& model,
                         const Models& models) {
  std::string report;
  Confusion pairs(5);
  for (const GoldPair& pair : corpus.pairs) {
    const Document document = AnalyseText(pair.text, models);
    const JudgementContext context(document, models.names, models.stances);
    pairs.Add(pair.stand, StandOf(model.JudgePair(context, TokensIn(document, pair.a),
                                                  TokensIn(document, pair.b))));
  }
  if (!corpus.pairs.empty()) {
    report +=
        fmt::format("pairs {}: stands with direction F1 {:.1f}; mean F1 of 5 classes {:.1f}\n",
                    corpus.pairs.size(), pairs.F1(1, 5), pairs.MeanF1());
  }
  Confusion targets(3);
  for (const GoldTarget& target : corpus.targets) {
    const Document document = AnalyseText(target.text, models);
    const JudgementContext context(document, models.names, models.stances);
    const auto judged = model.JudgeTarget(context, TokensIn(document, target.target));
    targets.Add(target.judgement,
                static_cast<size_t>(std::ranges::max_element(judged) - judged.begin()));
  }
  if (!corpus.targets.empty()) {
    report += fmt::format("targets {}: mean F1 of 3 classes {:.1f}\n", corpus.targets.size(),
                          targets.MeanF1());
  }
  Confusion texts(2);
  for (const GoldText& text : corpus.texts) {
    const Document document = AnalyseText(text.text, models);
    const JudgementContext context(document, models.names, models.stances);
    texts.Add(text.supports, model.Support(context, {0, context.size()}) > 0.5f);
  }
  if (!corpus.texts.empty()) {
    report += fmt::format(
        "texts {}: accuracy {:.1f}\n", corpus.texts.size(),
        100.0 * static_cast<double>(texts.Right()) / static_cast<double>(corpus.texts.size()));
  }
  return report;
}

Result<std::string> EvaluateStance(const LayerEvaluation& evaluation) {
  const auto corpus = ParseStanceCorpus(evaluation.gold, std::string(evaluation.name));
  if (!corpus) return tl::make_unexpected(corpus.error());
  return StanceReport(*corpus, evaluation.models.judgements, evaluation.models);
}

}  // namespace whosaid
