// train_attributions SHARED OUT: trains AttributionModel on PolNeAR train, writes OUT, and says how
// far its confidence can be trusted on PolNeAR dev.
// train_attributions --held-out SHARED OUT: leaves out every sixth article, and writes these to
// OUT.jsonl, so that errors can be looked at without spending dev.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include "extract/attributions/attribution_model.h"
#include "extract/extract.h"
#include "extract/names/names.h"
#include "extract/syntax/syntax.h"
#include "extract/tokens/quotations.h"
#include "extract/tokens/sentences.h"
#include "extract/tokens/tokens.h"
#include "extract/weights/seal.h"
#include "extract/zones/zones.h"
#include "train/corpora/attribution_corpus.h"
#include "train/learn/calibration.h"
#include "train/learn/crf_trainer.h"

namespace whosaid {
namespace {

constexpr size_t kHeldOut = 6;  // one of so many articles calibrates
constexpr size_t kFolds = 4;    // of the articles: what has not seen one says what it is worth
constexpr CrfOptions kOptions{.runs = 6};
constexpr CrfOptions kJudgeOptions{.buckets = 1u << 15, .runs = 6, .epochs = 4, .fewest = 3};

struct GoldRoles {
  TokenRange cue;
  std::optional<TokenRange> source;  // of one in pieces, the first
  std::vector<TokenRange> content;
};

// The tokens that overlap each span; none where there are none.
std::vector<TokenRange> TokensIn(const Document& document, const std::vector<Span>& spans) {
  std::vector<TokenRange> ranges;
  for (const Span span : spans) {
    const TokenRange range = TokensIn(document, span);
    if (!range.empty()) ranges.push_back(range);
  }
  return ranges;
}

// An article as read by the layers below attributions, with its gold.
class ReadArticle {
 public:
  ReadArticle(const GoldArticle& gold, const Models& models)
      : document_(Read(gold, models)), context_(document_, models.names) {
    for (const GoldAttribution& attribution : gold.attributions) {
      const auto cue = TokensIn(document_, attribution.cue);
      const auto source = TokensIn(document_, attribution.source);
      if (cue.empty()) continue;
      GoldRoles& roles = gold_.emplace_back();
      roles.cue = cue.front();
      if (!source.empty()) roles.source = source.front();
      roles.content = TokensIn(document_, attribution.content);
    }
    std::ranges::stable_sort(gold_, {}, [](const GoldRoles& roles) { return roles.cue.begin; });
  }
  ReadArticle(const ReadArticle&) = delete;
  ReadArticle& operator=(const ReadArticle&) = delete;

  const Document& document() const { return document_; }
  const AttributionContext& context() const { return context_; }
  const std::vector<GoldRoles>& gold() const { return gold_; }

 private:
  static Document Read(const GoldArticle& gold, const Models& models) {
    Document document;
    document.article.uri = gold.id;
    document.article.text = gold.text;
    document.zones = FindZones(document);
    document.tokens = FindTokens(document);
    document.sentences = FindSentences(document);
    document.syntax = FindSyntax(document, models);
    document.quotations = FindQuotations(document);
    document.names = FindNames(document, models);
    return document;
  }

  Document document_;
  AttributionContext context_;
  std::vector<GoldRoles> gold_;
};

using Articles = std::vector<const ReadArticle*>;
using Cues = std::vector<TokenRange>;

// Labels the tokens of ranges that lie in the window.
void Mark(std::span<const TokenRange> ranges, TokenRange window, uint8_t begin, uint8_t inside,
          std::vector<uint8_t>& labels) {
  for (const TokenRange range : ranges) {
    bool first = true;
    for (uint32_t i = std::max(range.begin, window.begin); i < std::min(range.end, window.end);
         ++i) {
      labels[i - window.begin] = first ? begin : inside;
      first = false;
    }
  }
}

void AddCues(const ReadArticle& article, CrfExamples& examples) {
  std::vector<uint8_t> labels(article.document().tokens.size());
  const TokenRange all{0, static_cast<uint32_t>(labels.size())};
  for (const GoldRoles& gold : article.gold()) {
    Mark({&gold.cue, 1}, all, kCueBegin, kCueInside, labels);
  }
  std::vector<FeatureList> features;
  for (uint32_t s = 0; s < article.document().sentences.size(); ++s) {
    const TokenRange range = article.context().SentenceTokens(s);
    if (range.empty()) continue;
    std::vector<uint8_t> own(labels.begin() + range.begin, labels.begin() + range.end);
    if (own[0] == kCueInside) own[0] = kCueBegin;  // a cue cut by a sentence end begins anew
    CueFeatures(article.context(), s, features);
    examples.Add(features, CueChain(own));
  }
}

// The gold's roles as those of `cue`, which may be a little longer or shorter than the gold's.
std::vector<uint8_t> RoleLabels(const GoldRoles& gold, TokenRange cue, TokenRange window) {
  std::vector<uint8_t> labels(window.end - window.begin);
  if (gold.source) Mark({&*gold.source, 1}, window, kSourceBegin, kSourceInside, labels);
  Mark(gold.content, window, kContentBegin, kContentInside, labels);
  for (uint32_t i = cue.begin; i < std::min(cue.end, window.end); ++i) {
    labels[i - window.begin] = kNoRole;
  }
  // Forcing the cue out may leave an "inside" without its beginning, or a source in two pieces.
  uint8_t before = kNoRole;
  bool sourced = false;
  for (uint8_t& label : labels) {
    if (label == kContentInside && before != kContentBegin && before != kContentInside) {
      label = kContentBegin;
    }
    const bool goes_on = before == kSourceBegin || before == kSourceInside;
    if (label == kSourceInside && !goes_on) label = sourced ? kNoRole : kSourceBegin;
    sourced |= label == kSourceBegin;
    before = label;
  }
  return labels;
}

// Roles are learnt among cues as the tagger finds them.
void AddRoles(const ReadArticle& article, const Cues& found, CrfExamples& examples) {
  std::vector<FeatureList> features;
  for (const GoldRoles& gold : article.gold()) {
    Cues cues = found;
    const auto hit = std::ranges::find_if(
        cues, [&](TokenRange cue) { return cue.begin < gold.cue.end && gold.cue.begin < cue.end; });
    const TokenRange cue = hit == cues.end() ? gold.cue : *hit;
    if (hit == cues.end()) {
      cues.insert(std::ranges::upper_bound(cues, cue.begin, {}, &TokenRange::begin), cue);
    }
    RoleFeatures(article.context(), cues, cue, features);
    const TokenRange window = article.context().Window(cue);
    examples.Add(features, RoleChain(RoleLabels(gold, cue, window)));
  }
}

std::string TrainCues(const Articles& articles) {
  CrfExamples examples;
  for (const ReadArticle* article : articles) AddCues(*article, examples);
  return TrainCrf(examples, CueGraph(), kOptions);
}

// What spoke for a proposal, and whether it is right.
struct Outcome {
  JudgedEvidence judged;
  FeatureList features;
  size_t fold;
};

std::vector<JudgedEvidence> Judged(const std::vector<Outcome>& outcomes) {
  std::vector<JudgedEvidence> judged;
  for (const Outcome& outcome : outcomes) judged.push_back(outcome.judged);
  return judged;
}

uint32_t Common(std::span<const TokenRange> a, std::span<const TokenRange> b) {
  uint32_t common = 0;
  for (const TokenRange& x : a) {
    for (const TokenRange& y : b) {
      const uint32_t begin = std::max(x.begin, y.begin);
      const uint32_t end = std::min(x.end, y.end);
      common += end > begin ? end - begin : 0;
    }
  }
  return common;
}

bool IsRight(const TokenAttribution& found, const GoldRoles& gold) {
  const uint32_t both = Common(found.content, gold.content);
  const uint32_t either =
      Common(found.content, found.content) + Common(gold.content, gold.content) - both;
  if (both == 0 || 2 * both < either) return false;
  if (!found.source || !gold.source) return !found.source && !gold.source;
  return Common({&*found.source, 1}, {&*gold.source, 1}) > 0;
}

void AddOutcomes(const ReadArticle& article, const AttributionModel& model, size_t fold,
                 std::vector<Outcome>& outcomes) {
  for (const Proposal& proposal : model.Propose(article.context())) {
    const bool right = std::ranges::any_of(
        article.gold(), [&](const GoldRoles& gold) { return IsRight(proposal.attribution, gold); });
    outcomes.push_back({{proposal.evidence, right}, proposal.features, fold});
  }
}

std::string TrainJudge(const std::vector<Outcome>& outcomes, size_t without_fold) {
  CrfExamples examples;
  for (const Outcome& outcome : outcomes) {
    if (outcome.fold != without_fold) examples.Add({outcome.features}, {outcome.judged.right});
  }
  return TrainCrf(examples, JudgeGraph(), kJudgeOptions);
}

// Articles in folds, and what taggers make of each fold that have seen the others only.
class Folds {
 public:
  explicit Folds(const Articles& articles) : articles_(articles), cues_(articles.size()) {
    for (size_t fold = 0; fold < kFolds; ++fold) {
      cue_taggers_.push_back(TrainCues(Others(fold)));
      const std::string bytes = AttributionModel::Serialise({}, cue_taggers_[fold], none_, judge_);
      const AttributionModel model = AttributionModel::Open(bytes).value();
      for (size_t i = fold; i < articles_.size(); i += kFolds) {
        for (const FoundCue& cue :
             model.FindCues(articles_[i]->context(), AttributionModel::kCueBias)) {
          cues_[i].push_back(cue.range);
        }
      }
    }
  }

  // A tagger of roles among the cues found, trained on all folds but one.
  std::string TrainRoles(size_t without_fold) const {
    CrfExamples examples;
    for (size_t i = 0; i < articles_.size(); ++i) {
      if (i % kFolds != without_fold) AddRoles(*articles_[i], cues_[i], examples);
    }
    return TrainCrf(examples, RoleGraph(), kOptions);
  }

  std::vector<Outcome> Outcomes() const {
    std::vector<Outcome> outcomes;
    for (size_t fold = 0; fold < kFolds; ++fold) {
      const std::string bytes =
          AttributionModel::Serialise({}, cue_taggers_[fold], TrainRoles(fold), judge_);
      const AttributionModel model = AttributionModel::Open(bytes).value();
      for (size_t i = fold; i < articles_.size(); i += kFolds) {
        AddOutcomes(*articles_[i], model, fold, outcomes);
      }
    }
    return outcomes;
  }

 private:
  Articles Others(size_t fold) const {
    Articles others;
    for (size_t i = 0; i < articles_.size(); ++i) {
      if (i % kFolds != fold) others.push_back(articles_[i]);
    }
    return others;
  }

  static std::string Untrained(const StateGraph& graph) {
    CrfExamples nothing;
    return TrainCrf(nothing, graph, {.buckets = 1});
  }

  const Articles& articles_;
  std::vector<Cues> cues_;
  std::vector<std::string> cue_taggers_;
  std::string none_ = Untrained(RoleGraph());
  std::string judge_ = Untrained(JudgeGraph());
};

// Every proposal judged by a judge that has not seen its article.
void JudgeAll(std::vector<Outcome>& outcomes) {
  for (size_t fold = 0; fold < kFolds; ++fold) {
    const std::string bytes = TrainJudge(outcomes, fold);
    const CrfModel judge = CrfModel::Open(bytes, JudgeGraph()).value();
    for (Outcome& outcome : outcomes) {
      if (outcome.fold == fold)
        outcome.judged.evidence.back() = judge.Scores({&outcome.features, 1})[1];
    }
  }
}

std::string Train(const Articles& articles) {
  const Folds folds(articles);
  std::vector<Outcome> outcomes = folds.Outcomes();
  JudgeAll(outcomes);
  const Calibration calibration = FitCalibration(Judged(outcomes));
  fmt::print("{} articles, {} proposals\n", articles.size(), outcomes.size());
  PrintReliability(calibration, Judged(outcomes));
  std::fflush(stdout);
  return AttributionModel::Serialise(calibration, TrainCues(articles), folds.TrainRoles(kFolds),
                                     TrainJudge(outcomes, kFolds));
}

using Owned = std::vector<std::unique_ptr<const ReadArticle>>;

Result<Owned> ReadAll(const std::string& path, const Models& models) {
  const auto gold = ReadAttributionCorpus(path);
  if (!gold) return tl::make_unexpected(gold.error());
  Owned articles;
  for (const GoldArticle& article : *gold) {
    articles.push_back(std::make_unique<const ReadArticle>(article, models));
  }
  return articles;
}

// Every sixth line of a file.
void WriteHeldOut(const std::string& from, const std::string& to) {
  std::ifstream in(from);
  std::ofstream out(to);
  std::string line;
  for (size_t i = 0; std::getline(in, line); ++i) {
    if (i % kHeldOut == 0) out << line << '\n';
  }
}

int Run(const std::string& shared, const std::string& out, bool held_out_only) {
  const Models models = LoadModels();
  const std::string corpus = shared + "/data/polnear/polnear.";
  const auto train = ReadAll(corpus + "train.jsonl", models);
  const auto dev = ReadAll(corpus + "dev.jsonl", models);
  if (!train || !dev) {
    fmt::print(stderr, "train_attributions: {}\n", (train ? dev : train).error().message);
    return 2;
  }
  Articles all;
  Articles most;
  Articles held_out;
  for (size_t i = 0; i < train->size(); ++i) {
    const ReadArticle* article = (*train)[i].get();
    all.push_back(article);
    (i % kHeldOut == 0 ? held_out : most).push_back(article);
  }
  if (held_out_only) {
    std::ofstream(out, std::ios::binary) << Seal(Train(most));
    WriteHeldOut(corpus + "train.jsonl", out + ".jsonl");
    return 0;
  }
  const std::string bytes = Train(all);
  std::ofstream(out, std::ios::binary) << Seal(bytes);
  const AttributionModel model = AttributionModel::Open(bytes).value();
  std::vector<Outcome> outcomes;
  for (const auto& article : *dev) AddOutcomes(*article, model, 0, outcomes);
  for (Outcome& outcome : outcomes) outcome.judged.evidence.back() = model.Judge(outcome.features);
  PrintReliability(model.calibration(), Judged(outcomes));
  return 0;
}

}  // namespace
}  // namespace whosaid

int main(int argc, char** argv) {
  const bool held_out_only = argc == 4 && std::string_view(argv[1]) == "--held-out";
  if (argc != 3 && !held_out_only) {
    fmt::print(stderr, "usage: train_attributions [--held-out] SHARED OUT\n");
    return 2;
  }
  return whosaid::Run(argv[argc - 2], argv[argc - 1], held_out_only);
}
