#include "extract/attributions/attribution_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace whosaid {
namespace {

std::vector<TokenRange> RangesOf(const std::vector<uint8_t>& labels, uint32_t first, uint8_t begin,
                                 uint8_t inside) {
  std::vector<TokenRange> ranges;
  for (uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == begin) {
      ranges.push_back({first + i, first + i + 1});
    } else if (labels[i] == inside) {
      ranges.back().end = first + i + 1;
    }
  }
  return ranges;
}

}  // namespace

namespace {

StateGraph MakeCueGraph() {
  StateGraph graph;
  graph.labels = 3;
  graph.label_of = {kNoCue, kCueBegin, kCueInside, kNoCue};
  graph.starts = {kNoCue, kCueBegin};
  graph.first_final = 3;
  graph.edges = {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {1, 2}, {2, 0},
                 {2, 1}, {2, 2}, {0, 3}, {1, 3}, {2, 3}};
  return graph;
}

// States of the role graph. `source`, `content`: whether one lies behind (or is this one).
uint8_t Outside(int source, int content) { return static_cast<uint8_t>(source * 2 + content); }
uint8_t Source(bool inside, int content) { return static_cast<uint8_t>(4 + inside * 2 + content); }
uint8_t Content(bool inside, int source) { return static_cast<uint8_t>(8 + inside * 2 + source); }
uint8_t Final(int source, int content) { return static_cast<uint8_t>(12 + source * 2 + content); }

StateGraph MakeRoleGraph() {
  StateGraph graph;
  graph.labels = 5;
  // The labels of final states, whose features are no token's, only keep them apart.
  graph.label_of = {0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 2, 1, 3, 0};
  graph.starts = {Outside(0, 0), Source(false, 0), Content(false, 0)};
  graph.first_final = Final(0, 0);
  const auto leave = [&](uint8_t state, int source, int content) {
    graph.edges.push_back({state, Outside(source, content)});
    graph.edges.push_back({state, Content(false, source)});
    if (source == 0) graph.edges.push_back({state, Source(false, content)});
    graph.edges.push_back({state, Final(source, content)});
  };
  for (const int known : {0, 1}) {
    for (const int content : {0, 1}) leave(Outside(known, content), known, content);
    for (const bool inside : {false, true}) {
      leave(Source(inside, known), 1, known);
      graph.edges.push_back({Source(inside, known), Source(true, known)});
      leave(Content(inside, known), known, 1);
      graph.edges.push_back({Content(inside, known), Content(true, known)});
    }
  }
  return graph;
}

StateGraph MakeJudgeGraph() {
  StateGraph graph;
  graph.labels = 2;
  graph.label_of = {0, 1};
  graph.starts = {0, 1};
  graph.first_final = 0;
  return graph;
}

float Logit(float probability) {
  const float p = std::clamp(probability, 1e-5f, 1 - 1e-5f);
  return std::log(p / (1 - p));
}

}  // namespace

const StateGraph& CueGraph() {
  static const StateGraph graph = MakeCueGraph();
  return graph;
}

const StateGraph& RoleGraph() {
  static const StateGraph graph = MakeRoleGraph();
  return graph;
}

const StateGraph& JudgeGraph() {
  static const StateGraph graph = MakeJudgeGraph();
  return graph;
}

std::vector<uint8_t> CueChain(const std::vector<uint8_t>& labels) {
  std::vector<uint8_t> chain = labels;
  chain.push_back(CueGraph().first_final);
  return chain;
}

std::vector<uint8_t> RoleChain(const std::vector<uint8_t>& labels) {
  std::vector<uint8_t> chain;
  int source = 0;
  int content = 0;
  for (const uint8_t label : labels) {
    if (label == kSourceBegin) source = 1;
    if (label == kNoRole) {
      chain.push_back(Outside(source, content));
    } else if (label == kSourceBegin || label == kSourceInside) {
      chain.push_back(Source(label == kSourceInside, content));
    } else {
      chain.push_back(Content(label == kContentInside, source));
      content = 1;
    }
  }
  chain.push_back(Final(source, content));
  return chain;
}

float Calibration::Confidence(const Evidence& evidence) const {
  float sum = 0;
  for (size_t i = 0; i < kEvidence; ++i) sum += weights[i] * evidence[i];
  return 1 / (1 + std::exp(-sum));
}

std::optional<AttributionModel> AttributionModel::Open(std::string_view bytes) {
  AttributionModel model;
  if (bytes.size() < sizeof model.calibration_) return std::nullopt;
  std::memcpy(&model.calibration_, bytes.data(), sizeof model.calibration_);
  bytes.remove_prefix(sizeof model.calibration_);
  size_t used = 0;
  const auto cues = CrfModel::Open(bytes, CueGraph(), &used);
  if (!cues) return std::nullopt;
  bytes.remove_prefix(used);
  const auto roles = CrfModel::Open(bytes, RoleGraph(), &used);
  if (!roles) return std::nullopt;
  const auto judge = CrfModel::Open(bytes.substr(used), JudgeGraph());
  if (!judge) return std::nullopt;
  model.cues_ = *cues;
  model.roles_ = *roles;
  model.judge_ = *judge;
  return model;
}

std::string AttributionModel::Serialise(const Calibration& calibration, const std::string& cues,
                                        const std::string& roles, const std::string& judge) {
  return std::string(reinterpret_cast<const char*>(&calibration), sizeof calibration) + cues +
         roles + judge;
}

std::vector<FoundCue> AttributionModel::FindCues(const AttributionContext& context,
                                                 float bias) const {
  std::vector<FoundCue> cues;
  std::vector<FeatureList> features;
  const uint32_t labels = CueGraph().labels;
  const auto sentences = static_cast<uint32_t>(context.document().sentences.size());
  for (uint32_t s = 0; s < sentences; ++s) {
    const TokenRange range = context.SentenceTokens(s);
    if (range.empty()) continue;
    const uint32_t size = range.end - range.begin;
    CueFeatures(context, s, features);
    const std::vector<float> scores = cues_.Scores({features.data(), size + 1});
    std::vector<float> biased = scores;
    for (uint32_t i = 0; i < size; ++i) biased[i * labels + kCueBegin] += bias;
    std::vector<uint8_t> chain = DecodeStates(CueGraph(), biased, cues_.transitions());
    chain.pop_back();
    const auto ranges = RangesOf(chain, range.begin, kCueBegin, kCueInside);
    if (ranges.empty()) continue;
    const Marginals sum = SumStates(CueGraph(), scores, cues_.transitions(), false);
    for (const TokenRange& cue : ranges) {
      FoundCue& found = cues.emplace_back(FoundCue{cue, 0});
      for (uint32_t i = cue.begin; i < cue.end; ++i) {
        const float outside = sum.labels[(i - range.begin) * labels + kNoCue];
        found.probability = std::max(found.probability, 1 - outside);
      }
    }
  }
  return cues;
}

Proposal AttributionModel::ProposeRoles(const AttributionContext& context,
                                        const std::vector<TokenRange>& cues, const FoundCue& cue,
                                        std::vector<FeatureList>& features) const {
  const TokenRange window = context.Window(cue.range);
  const uint32_t size = window.end - window.begin;
  const uint32_t labels = RoleGraph().labels;
  RoleFeatures(context, cues, cue.range, features);
  std::vector<float> scores = roles_.Scores({features.data(), size + 1});
  constexpr float kForce = 40;  // the cue's own tokens have no other role
  for (uint32_t i = cue.range.begin; i < std::min(cue.range.end, window.end); ++i) {
    scores[(i - window.begin) * labels + kNoRole] += kForce;
  }
  // Every attribution has content; and where a source can be found at little cost, it has one.
  constexpr std::array<float, 4> kFinalScores = {-30, -1, -30, 0};
  float best = 0;
  const auto chain = DecodeStates(RoleGraph(), scores, roles_.transitions(), kFinalScores, &best);
  const Marginals sum = SumStates(RoleGraph(), scores, roles_.transitions(), false);
  std::vector<uint8_t> found_labels(size);
  float edges[2] = {0, 0};  // how sure the beginnings of source and content are
  for (uint32_t i = 0; i < size; ++i) {
    const uint8_t label = RoleGraph().label_of[chain[i]];
    found_labels[i] = label;
    if (label != kSourceBegin && label != kContentBegin) continue;
    edges[label == kContentBegin] += std::log(std::max(1e-4f, sum.labels[i * labels + label]));
  }
  Proposal proposal;
  proposal.cue_probability = cue.probability;
  TokenAttribution& found = proposal.attribution;
  found.cue = cue.range;
  const auto sources = RangesOf(found_labels, window.begin, kSourceBegin, kSourceInside);
  if (!sources.empty()) found.source = sources.front();
  found.content = RangesOf(found_labels, window.begin, kContentBegin, kContentInside);
  uint32_t length = 0;
  for (const TokenRange& range : found.content) length += range.end - range.begin;
  const float without_content = sum.finals[0] + sum.finals[2];
  const float cue_logit = Logit(cue.probability);
  const float content_logit = Logit(1 - without_content);
  const auto& words = context.words();
  const uint64_t upos = words[context.HeadOf(cue.range)].upos;
  const bool quoted = !found.content.empty() && words[found.content.front().begin].quotation_mark;
  proposal.evidence = {1,
                       cue_logit,
                       content_logit,
                       edges[1],
                       edges[0],
                       best - kFinalScores[chain.back() - RoleGraph().first_final] - sum.log_sum,
                       found.source ? 0.0f : 1.0f,
                       std::log1p(static_cast<float>(length)),
                       found.content.size() > 1 ? 1.0f : 0.0f,
                       cue_logit * content_logit * 0.1f,
                       quoted ? 1.0f : 0.0f,
                       words[cue.range.begin].quotation != 0 ? 1.0f : 0.0f,
                       upos == 1 + static_cast<uint64_t>(Upos::kVerb) ? 1.0f : 0.0f,
                       upos == 1 + static_cast<uint64_t>(Upos::kNoun) ? 1.0f : 0.0f,
                       found.source && words[found.source->begin].name != 0 ? 1.0f : 0.0f,
                       words[cue.range.begin].sentence == 0 ? 1.0f : 0.0f};
  return proposal;
}

std::vector<Proposal> AttributionModel::Propose(const AttributionContext& context) const {
  std::vector<Proposal> proposals;
  const std::vector<FoundCue> cues = FindCues(context, kCueBias);
  std::vector<TokenRange> ranges;
  for (const FoundCue& cue : cues) ranges.push_back(cue.range);
  std::vector<FeatureList> features;
  for (const FoundCue& cue : cues) {
    Proposal proposal = ProposeRoles(context, ranges, cue, features);
    if (!proposal.attribution.content.empty()) proposals.push_back(std::move(proposal));
  }
  JudgeFeatures(context, proposals);
  return proposals;
}

float AttributionModel::Judge(const FeatureList& features) const {
  return judge_.Scores({&features, 1})[1];
}

std::vector<TokenAttribution> AttributionModel::Find(const AttributionContext& context) const {
  std::vector<TokenAttribution> attributions;
  for (Proposal& proposal : Propose(context)) {
    proposal.evidence.back() = Judge(proposal.features);
    proposal.attribution.confidence = calibration_.Confidence(proposal.evidence);
    attributions.push_back(std::move(proposal.attribution));
  }
  return attributions;
}

}  // namespace whosaid
