#include "extract/weights/chain_model.h"

#include <array>
#include <cmath>
#include <cstring>
#include <limits>

namespace whosaid {
namespace {

struct FileHeader {
  std::array<char, 8> magic;  // "whosaidC"
  uint32_t version;
  uint32_t labels;
  uint32_t buckets;
  float unit;
};
constexpr uint32_t kVersion = 1;
constexpr uint32_t kMaxLabels = 32;
constexpr float kNever = -std::numeric_limits<float>::infinity();

template <typename T>
void Append(std::string& bytes, const T* values, size_t count) {
  bytes.append(reinterpret_cast<const char*>(values), sizeof(T) * count);
}

}  // namespace

uint32_t HashFeature(uint64_t number, uint64_t a, uint64_t b) {
  // The finaliser of SplitMix64 (Steele et al. 2014).
  uint64_t x = (number + 1) * 0x9E3779B97F4A7C15u ^ a;
  x ^= x >> 30;
  x *= 0xBF58476D1CE4E5B9u;
  x ^= b * 0x94D049BB133111EBu;
  x ^= x >> 27;
  x *= 0x94D049BB133111EBu;
  x ^= x >> 31;
  return static_cast<uint32_t>(x >> 16);
}

LabelRules::LabelRules(uint32_t labels, bool (*may_follow)(uint32_t label, uint32_t next))
    : labels_(labels), allowed_(size_t{labels} * labels), before_(labels) {
  for (uint32_t label = 0; label < labels; ++label) {
    for (uint32_t next = 0; next < labels; ++next) {
      allowed_[label * labels + next] = may_follow(label, next);
      if (may_follow(label, next)) before_[next].push_back(label);
    }
  }
}

std::vector<uint8_t> DecodeChain(std::span<const float> scores, std::span<const float> transitions,
                                 const LabelRules& rules, float* score) {
  const uint32_t labels = rules.labels();
  const size_t tokens = scores.size() / labels;
  if (score) *score = 0;
  if (tokens == 0) return {};
  std::vector<float> best(labels);
  std::vector<float> next_best(labels);
  std::vector<uint8_t> back(scores.size());
  for (uint32_t label = 0; label < labels; ++label) {
    best[label] = rules.MayFollow(0, label) ? scores[label] + transitions[label] : kNever;
  }
  for (size_t i = 1; i < tokens; ++i) {
    for (uint32_t label = 0; label < labels; ++label) {
      float top = kNever;
      uint32_t from = 0;
      for (const uint32_t previous : rules.Before(label)) {
        const float sum = best[previous] + transitions[previous * labels + label];
        if (sum > top) {
          top = sum;
          from = previous;
        }
      }
      next_best[label] = top + scores[i * labels + label];
      back[i * labels + label] = static_cast<uint8_t>(from);
    }
    best.swap(next_best);
  }
  uint32_t label = 0;
  float top = kNever;
  for (uint32_t last = 0; last < labels; ++last) {
    if (rules.MayFollow(last, 0) && best[last] > top) {
      top = best[last];
      label = last;
    }
  }
  if (score) *score = top;
  std::vector<uint8_t> sequence(tokens);
  for (size_t i = tokens; i-- > 0;) {
    sequence[i] = static_cast<uint8_t>(label);
    label = back[i * labels + label];
  }
  return sequence;
}

std::optional<ChainModel> ChainModel::Open(std::string_view bytes, size_t* used) {
  FileHeader header;
  if (bytes.size() < sizeof header) return std::nullopt;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::string_view(header.magic.data(), 8) != "whosaidC" || header.version != kVersion ||
      header.labels == 0 || header.labels > kMaxLabels || header.buckets == 0 ||
      (header.buckets & (header.buckets - 1)) != 0) {
    return std::nullopt;
  }
  const size_t transitions = size_t{header.labels} * header.labels;
  const size_t weights = HashedRows::BytesOf(header.buckets, header.labels);
  const size_t size = sizeof header + sizeof(float) * transitions + weights;
  if (bytes.size() < size) return std::nullopt;
  ChainModel model;
  model.labels_ = header.labels;
  model.unit_ = header.unit;
  model.transitions_.resize(transitions);
  const char* at = bytes.data() + sizeof header;
  std::memcpy(model.transitions_.data(), at, sizeof(float) * transitions);
  model.weights_ = HashedRows(at + sizeof(float) * transitions, header.buckets, header.labels);
  if (used) *used = size;
  return model;
}

std::string ChainModel::Serialise(std::span<const float> weights,
                                  std::span<const float> transitions, uint32_t labels) {
  const float unit = HashedRows::UnitOf(weights);
  const FileHeader header = {{'w', 'h', 'o', 's', 'a', 'i', 'd', 'C'},
                             kVersion,
                             labels,
                             static_cast<uint32_t>(weights.size() / labels),
                             unit};
  std::string bytes;
  Append(bytes, &header, 1);
  Append(bytes, transitions.data(), transitions.size());
  HashedRows::Append(weights, labels, unit, bytes);
  return bytes;
}

void ChainModel::Score(std::span<const uint32_t> features, float* scores) const {
  constexpr uint32_t kLabelsOfNames = 17;
  std::array<int32_t, kMaxLabels> sums{};
  for (const uint32_t feature : features) {
    if (labels_ == kLabelsOfNames) {
      weights_.AddTo<kLabelsOfNames>(sums.data(), feature);
    } else {
      weights_.AddTo(sums.data(), feature);
    }
  }
  for (uint32_t label = 0; label < labels_; ++label) {
    scores[label] = unit_ * static_cast<float>(sums[label]);
  }
}

std::vector<float> ChainModel::Scores(std::span<const FeatureList> features) const {
  std::vector<float> scores(features.size() * labels_);
  for (size_t i = 0; i < features.size(); ++i) Score(features[i], &scores[i * labels_]);
  return scores;
}

}  // namespace whosaid
