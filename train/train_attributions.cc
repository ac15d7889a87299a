// train_attributions SHARED OUT: trains AttributionModel on PolNeAR train, writes OUT, and writes
// what it finds in PolNeAR dev as JSON lines for score_attribution.py to OUT.dev.jsonl.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/utf8.h"
#include "extract/attribution_model.h"
#include "extract/extract.h"
#include "train/attribution_corpus.h"
#include "train/chain_trainer.h"

namespace whosaid {
namespace {

constexpr float kCueBias = 8;

Document Analyse(const GoldArticle& gold, const Models& models) {
  Article article;
  article.uri = gold.id;
  article.text = gold.text;
  return Extract(std::move(article), models);
}

// Marks the tokens of spans that lie in the window with begin and inside labels.
void Mark(const Document& document, const std::vector<Span>& spans, TokenRange window,
          uint8_t begin, uint8_t inside, std::vector<uint8_t>& labels) {
  for (const Span span : spans) {
    const TokenRange range = TokensIn(document, span);
    bool first = true;
    for (uint32_t i = std::max(range.begin, window.begin); i < std::min(range.end, window.end);
         ++i) {
      labels[i - window.begin] = first ? begin : inside;
      first = false;
    }
  }
}

struct Examples {
  std::vector<ChainExample> cues;
  std::vector<ChainExample> roles;
};

void AddExamples(const GoldArticle& gold, const Models& models, Examples& examples) {
  const Document document = Analyse(gold, models);
  const AttributionContext context(document, models.names);
  std::vector<std::pair<TokenRange, const GoldAttribution*>> cues;
  const TokenRange all{0, static_cast<uint32_t>(document.tokens.size())};
  std::vector<uint8_t> cue_labels(document.tokens.size());
  for (const GoldAttribution& attribution : gold.attributions) {
    if (attribution.cue.empty()) continue;
    // A cue in pieces ("laid … out") counts as its first piece.
    const TokenRange cue = TokensIn(document, attribution.cue[0]);
    if (cue.begin == cue.end) continue;
    Mark(document, {attribution.cue[0]}, all, kCueBegin, kCueInside, cue_labels);
    cues.emplace_back(cue, &attribution);
  }
  std::sort(cues.begin(), cues.end(),
            [](const auto& a, const auto& b) { return a.first.begin < b.first.begin; });
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    const TokenRange range = context.SentenceTokens(s);
    ChainExample example;
    CueFeatures(context, s, example.features);
    example.labels.assign(cue_labels.begin() + range.begin, cue_labels.begin() + range.end);
    // A cue cut by a sentence end begins anew.
    if (!example.labels.empty() && example.labels[0] == kCueInside) example.labels[0] = kCueBegin;
    examples.cues.push_back(std::move(example));
  }
  std::vector<TokenRange> ranges;
  for (const auto& cue : cues) ranges.push_back(cue.first);
  for (const auto& [cue, attribution] : cues) {
    const TokenRange window = context.Window(cue);
    ChainExample example;
    RoleFeatures(context, ranges, cue, example.features);
    example.labels.assign(window.end - window.begin, kNoRole);
    Mark(document, attribution->source, window, kSourceBegin, kSourceInside, example.labels);
    Mark(document, attribution->content, window, kContentBegin, kContentInside, example.labels);
    for (uint32_t i = cue.begin; i < std::min(cue.end, window.end); ++i) {
      example.labels[i - window.begin] = kNoRole;
    }
    // Forcing the cue out may leave an "inside" without its beginning.
    uint8_t before = kNoRole;
    for (uint8_t& label : example.labels) {
      if (!RoleRules().MayFollow(before, label)) --label;
      before = label;
    }
    examples.roles.push_back(std::move(example));
  }
}

nlohmann::json Spans(const Document& document, const CodePointIndex& index,
                     const std::vector<TokenRange>& ranges) {
  auto spans = nlohmann::json::array();
  for (const TokenRange& range : ranges) {
    const Span span = index.ToCodePoints(
        Span{document.tokens[range.begin].span.begin, document.tokens[range.end - 1].span.end});
    spans.push_back({span.begin, span.end});
  }
  return spans;
}

void WriteFound(const std::vector<GoldArticle>& articles, const AttributionModel& model,
                const Models& models, const std::string& path) {
  std::ofstream out(path);
  for (const GoldArticle& gold : articles) {
    const Document document = Analyse(gold, models);
    const AttributionContext context(document, models.names);
    const CodePointIndex index(document.text());
    auto list = nlohmann::json::array();
    for (const TokenAttribution& found : model.Find(context, kCueBias)) {
      list.push_back({{"source", Spans(document, index, found.source)},
                      {"cue", Spans(document, index, {found.cue})},
                      {"content", Spans(document, index, found.content)}});
    }
    out << nlohmann::json{{"id", gold.id}, {"attributions", list}}.dump() << '\n';
  }
}

// One of every kHeldOut articles calibrates.
constexpr size_t kHeldOut = 6;
constexpr ChainOptions kOptions{1u << 18, 6, 17};

// What a found attribution scored, and whether it is right.
struct Outcome {
  float cue_margin;
  float role_margin;
  bool right;
};

uint32_t Common(const std::vector<TokenRange>& a, const std::vector<TokenRange>& b) {
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

std::vector<TokenRange> RangesOf(const Document& document, const std::vector<Span>& spans) {
  std::vector<TokenRange> ranges;
  for (const Span span : spans) ranges.push_back(TokensIn(document, span));
  return ranges;
}

void AddOutcomes(const GoldArticle& gold, const Models& models, const AttributionModel& model,
                 std::vector<Outcome>& outcomes) {
  const Document document = Analyse(gold, models);
  const AttributionContext context(document, models.names);
  for (const TokenAttribution& found : model.Find(context, kCueBias)) {
    bool right = false;
    for (const GoldAttribution& attribution : gold.attributions) {
      const auto content = RangesOf(document, attribution.content);
      const auto source = RangesOf(document, attribution.source);
      const uint32_t both = Common(found.content, content);
      const uint32_t either =
          Common(found.content, found.content) + Common(content, content) - both;
      right |= 2 * both >= either && both > 0 &&
               ((source.empty() && found.source.empty()) || Common(source, found.source) > 0);
    }
    outcomes.push_back({found.cue_margin, found.role_margin, right});
  }
}

// Logistic regression by plain gradient descent: three weights, a few thousand outcomes.
Calibration Fit(const std::vector<Outcome>& outcomes) {
  Calibration fitted;
  const auto count = static_cast<float>(outcomes.size());
  for (int turn = 0; turn < 20000; ++turn) {
    Calibration slope;
    for (const Outcome& outcome : outcomes) {
      const float error = fitted.Confidence(outcome.cue_margin, outcome.role_margin) -
                          (outcome.right ? 1.0f : 0.0f);
      slope.bias += error / count;
      slope.cue_margin += error * std::log1p(std::max(outcome.cue_margin, 0.0f)) / count;
      slope.role_margin += error * std::log1p(std::max(outcome.role_margin, 0.0f)) / count;
    }
    fitted.bias -= 0.3f * slope.bias;
    fitted.cue_margin -= 0.3f * slope.cue_margin;
    fitted.role_margin -= 0.3f * slope.role_margin;
  }
  return fitted;
}

// How often attributions of each confidence are right.
void PrintReliability(const Calibration& calibration, const std::vector<Outcome>& outcomes) {
  size_t counts[5] = {};
  size_t rights[5] = {};
  double sums[5] = {};
  for (const Outcome& outcome : outcomes) {
    const float confidence = calibration.Confidence(outcome.cue_margin, outcome.role_margin);
    const size_t bin = std::min<size_t>(4, static_cast<size_t>(confidence * 5));
    ++counts[bin];
    rights[bin] += outcome.right;
    sums[bin] += double{confidence};
  }
  for (size_t bin = 0; bin < 5; ++bin) {
    if (counts[bin] == 0) continue;
    const auto count = static_cast<double>(counts[bin]);
    fmt::print("confidence {:.1f}-{:.1f}: {:5} found, mean {:.2f}, right {:.2f}\n",
               0.2 * static_cast<double>(bin), 0.2 * static_cast<double>(bin + 1), counts[bin],
               sums[bin] / count, static_cast<double>(rights[bin]) / count);
  }
}

AttributionModel Open(const std::string& bytes) { return AttributionModel::Open(bytes).value(); }

std::string Train(const std::vector<GoldArticle>& articles, const Models& models,
                  const Calibration& calibration) {
  Examples examples;
  for (const GoldArticle& gold : articles) AddExamples(gold, models, examples);
  fmt::print("{} sentences, {} cues\n", examples.cues.size(), examples.roles.size());
  std::fflush(stdout);
  return AttributionModel::Serialise(calibration, TrainChain(examples.cues, CueRules(), kOptions),
                                     TrainChain(examples.roles, RoleRules(), kOptions));
}

int Run(const std::string& shared, const std::string& out) {
  const Models models = LoadModels();
  const auto train = ReadAttributionCorpus(shared + "/data/polnear/polnear.train.jsonl");
  const auto dev = ReadAttributionCorpus(shared + "/data/polnear/polnear.dev.jsonl");
  if (!train || !dev) {
    fmt::print(stderr, "train_attributions: {}\n", (train ? dev : train).error().message);
    return 2;
  }
  std::vector<GoldArticle> most;
  std::vector<GoldArticle> held_out;
  for (size_t i = 0; i < train->size(); ++i) {
    (i % kHeldOut == 0 ? held_out : most).push_back((*train)[i]);
  }
  const std::string partial = Train(most, models, {});
  std::vector<Outcome> outcomes;
  for (const GoldArticle& gold : held_out) AddOutcomes(gold, models, Open(partial), outcomes);
  const Calibration calibration = Fit(outcomes);
  const std::string bytes = Train(*train, models, calibration);
  std::ofstream(out, std::ios::binary) << bytes;
  std::vector<Outcome> dev_outcomes;
  for (const GoldArticle& gold : *dev) AddOutcomes(gold, models, Open(bytes), dev_outcomes);
  PrintReliability(calibration, dev_outcomes);
  WriteFound(*dev, Open(bytes), models, out + ".dev.jsonl");
  return 0;
}

}  // namespace
}  // namespace whosaid

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: train_attributions SHARED OUT\n");
    return 2;
  }
  return whosaid::Run(argv[1], argv[2]);
}
