#include "extract/attribution_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace whosaid {
namespace {

bool CueMayFollow(uint32_t label, uint32_t next) { return next != kCueInside || label != kNoCue; }

bool RoleMayFollow(uint32_t label, uint32_t next) {
  if (next == kSourceInside) return label == kSourceBegin || label == kSourceInside;
  if (next == kContentInside) return label == kContentBegin || label == kContentInside;
  return true;
}

// The score of a labelling under scores and transitions.
float ScoreOf(const std::vector<uint8_t>& labels, const std::vector<float>& scores,
              std::span<const float> transitions, uint32_t count) {
  float sum = 0;
  uint32_t before = 0;
  for (size_t i = 0; i < labels.size(); ++i) {
    sum += scores[i * count + labels[i]] + transitions[before * count + labels[i]];
    before = labels[i];
  }
  return sum;
}

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

const LabelRules& CueRules() {
  static const LabelRules rules(3, CueMayFollow);
  return rules;
}

const LabelRules& RoleRules() {
  static const LabelRules rules(5, RoleMayFollow);
  return rules;
}

float Calibration::Confidence(float cue, float role) const {
  const float sum = bias + cue_margin * std::log1p(std::max(cue, 0.0f)) +
                    role_margin * std::log1p(std::max(role, 0.0f));
  return 1 / (1 + std::exp(-sum));
}

std::optional<AttributionModel> AttributionModel::Open(std::string_view bytes) {
  AttributionModel model;
  if (bytes.size() < sizeof model.calibration_) return std::nullopt;
  std::memcpy(&model.calibration_, bytes.data(), sizeof model.calibration_);
  bytes.remove_prefix(sizeof model.calibration_);
  size_t used = 0;
  const auto cues = ChainModel::Open(bytes, &used);
  if (!cues || cues->labels() != CueRules().labels()) return std::nullopt;
  const auto roles = ChainModel::Open(bytes.substr(used));
  if (!roles || roles->labels() != RoleRules().labels()) return std::nullopt;
  model.cues_ = *cues;
  model.roles_ = *roles;
  return model;
}

std::string AttributionModel::Serialise(const Calibration& calibration, const std::string& cues,
                                        const std::string& roles) {
  return std::string(reinterpret_cast<const char*>(&calibration), sizeof calibration) + cues +
         roles;
}

std::vector<TokenRange> AttributionModel::FindCues(const AttributionContext& context, float bias,
                                                   std::vector<float>* margins) const {
  std::vector<TokenRange> cues;
  std::vector<FeatureList> features;
  const auto sentences = static_cast<uint32_t>(context.document().sentences.size());
  for (uint32_t s = 0; s < sentences; ++s) {
    const TokenRange range = context.SentenceTokens(s);
    const uint32_t size = range.end - range.begin;
    CueFeatures(context, s, features);
    std::vector<float> scores = cues_.Scores({features.data(), size});
    for (uint32_t i = 0; i < size; ++i) scores[i * 3 + kCueBegin] += bias;
    const auto labels = DecodeChain(scores, cues_.transitions(), CueRules());
    for (const TokenRange& cue : RangesOf(labels, range.begin, kCueBegin, kCueInside)) {
      cues.push_back(cue);
      if (!margins) continue;
      std::vector<uint8_t> without = labels;
      for (uint32_t i = cue.begin; i < cue.end; ++i) without[i - range.begin] = kNoCue;
      margins->push_back(ScoreOf(labels, scores, cues_.transitions(), 3) -
                         ScoreOf(without, scores, cues_.transitions(), 3));
    }
  }
  return cues;
}

TokenAttribution AttributionModel::FindRoles(const AttributionContext& context,
                                             const std::vector<TokenRange>& cues,
                                             TokenRange cue) const {
  std::vector<FeatureList> features;
  const TokenRange window = context.Window(cue);
  const uint32_t size = window.end - window.begin;
  RoleFeatures(context, cues, cue, features);
  std::vector<float> scores = roles_.Scores({features.data(), size});
  constexpr float kForce = 1e6f;  // the cue's own tokens have no other role
  for (uint32_t i = cue.begin; i < std::min(cue.end, window.end); ++i) {
    scores[(i - window.begin) * 5 + kNoRole] += kForce;
  }
  const auto labels = DecodeChain(scores, roles_.transitions(), RoleRules());
  TokenAttribution found;
  found.cue = cue;
  found.source = RangesOf(labels, window.begin, kSourceBegin, kSourceInside);
  found.content = RangesOf(labels, window.begin, kContentBegin, kContentInside);
  const std::vector<uint8_t> none(size, kNoRole);
  found.role_margin = (ScoreOf(labels, scores, roles_.transitions(), 5) -
                       ScoreOf(none, scores, roles_.transitions(), 5)) /
                      static_cast<float>(size);
  return found;
}

std::vector<TokenAttribution> AttributionModel::Find(const AttributionContext& context,
                                                     float cue_bias) const {
  std::vector<TokenAttribution> attributions;
  std::vector<float> margins;
  const std::vector<TokenRange> cues = FindCues(context, cue_bias, &margins);
  for (size_t i = 0; i < cues.size(); ++i) {
    TokenAttribution found = FindRoles(context, cues, cues[i]);
    found.cue_margin = margins[i];
    found.confidence = calibration_.Confidence(found.cue_margin, found.role_margin);
    if (!found.content.empty()) attributions.push_back(std::move(found));
  }
  return attributions;
}

}  // namespace whosaid
