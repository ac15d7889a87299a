#include "extract/name_model.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

namespace whosaid {
namespace {

// The file: this header, then gazetteer entries, cluster entries, transitions (float), weights
// (int8). Little-endian, as all machines we run on are.
struct FileHeader {
  std::array<char, 8> magic;  // "whosaidN"
  uint32_t version;
  uint32_t gazetteer_entries;
  uint32_t cluster_entries;
  uint32_t buckets;  // a power of two
};
constexpr uint32_t kVersion = 1;

constexpr bool StartsName(uint32_t label) {
  return label == kOutside || (label - 1) % 4 == 0 || (label - 1) % 4 == 3;
}
constexpr bool EndsName(uint32_t label) {
  return label == kOutside || (label - 1) % 4 == 2 || (label - 1) % 4 == 3;
}

}  // namespace

bool NameLabelMayFollow(uint32_t label, uint32_t next) {
  if (EndsName(label)) return StartsName(next);
  return !StartsName(next) && (label - 1) / 4 == (next - 1) / 4;
}

std::vector<uint8_t> LabelsOf(const std::vector<NameSpan>& names, size_t tokens) {
  std::vector<uint8_t> labels(tokens, kOutside);
  for (const NameSpan& name : names) {
    for (uint32_t i = name.begin; i < name.end; ++i) {
      const NamePart part = name.end - name.begin == 1 ? NamePart::kUnit
                            : i == name.begin          ? NamePart::kBegin
                            : i + 1 == name.end        ? NamePart::kLast
                                                       : NamePart::kInside;
      labels[i] = static_cast<uint8_t>(NameLabel(name.type, part));
    }
  }
  return labels;
}

std::vector<NameSpan> NamesOf(std::span<const uint8_t> labels) {
  std::vector<NameSpan> names;
  for (uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == kOutside) continue;
    const uint32_t begin = i;
    while (i + 1 < labels.size() && !EndsName(labels[i])) ++i;
    names.push_back({static_cast<NameType>((labels[begin] - 1u) / 4), begin, i + 1});
  }
  return names;
}

std::vector<uint8_t> DecodeNames(std::span<const float> scores,
                                 std::span<const float> transitions) {
  constexpr float kNever = -std::numeric_limits<float>::infinity();
  const size_t tokens = scores.size() / kNameLabels;
  if (tokens == 0) return {};
  std::vector<float> best(kNameLabels);
  std::vector<float> next_best(kNameLabels);
  std::vector<uint8_t> back(scores.size());
  for (uint32_t label = 0; label < kNameLabels; ++label) {
    best[label] = NameLabelMayFollow(kOutside, label) ? scores[label] + transitions[label] : kNever;
  }
  for (size_t i = 1; i < tokens; ++i) {
    for (uint32_t label = 0; label < kNameLabels; ++label) {
      float top = kNever;
      uint32_t from = 0;
      for (uint32_t previous = 0; previous < kNameLabels; ++previous) {
        if (!NameLabelMayFollow(previous, label)) continue;
        const float score = best[previous] + transitions[previous * kNameLabels + label];
        if (score > top) {
          top = score;
          from = previous;
        }
      }
      next_best[label] = top + scores[i * kNameLabels + label];
      back[i * kNameLabels + label] = static_cast<uint8_t>(from);
    }
    best.swap(next_best);
  }
  uint32_t label = 0;
  float top = kNever;
  for (uint32_t last = 0; last < kNameLabels; ++last) {
    if (EndsName(last) && best[last] > top) {
      top = best[last];
      label = last;
    }
  }
  std::vector<uint8_t> labels(tokens);
  for (size_t i = tokens; i-- > 0;) {
    labels[i] = static_cast<uint8_t>(label);
    label = back[i * kNameLabels + label];
  }
  return labels;
}

std::optional<NameModel> NameModel::Open(std::string_view bytes) {
  FileHeader header;
  if (bytes.size() < sizeof header) return std::nullopt;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::string_view(header.magic.data(), 8) != "whosaidN" || header.version != kVersion) {
    return std::nullopt;
  }
  const size_t transitions = size_t{kNameLabels} * kNameLabels;
  const size_t expected =
      sizeof header +
      sizeof(Gazetteer::Entry) * (size_t{header.gazetteer_entries} + header.cluster_entries) +
      sizeof(float) * transitions + size_t{header.buckets} * kNameLabels;
  if (bytes.size() != expected || (header.buckets & (header.buckets - 1)) != 0) {
    return std::nullopt;
  }
  NameModel model;
  const char* at = bytes.data() + sizeof header;
  const auto* entries = reinterpret_cast<const Gazetteer::Entry*>(at);
  model.gazetteer_ = Gazetteer({entries, header.gazetteer_entries});
  model.clusters_ = {entries + header.gazetteer_entries, header.cluster_entries};
  at += sizeof(Gazetteer::Entry) * (size_t{header.gazetteer_entries} + header.cluster_entries);
  model.transitions_.resize(transitions);
  std::memcpy(model.transitions_.data(), at, sizeof(float) * transitions);
  at += sizeof(float) * transitions;
  model.weights_ = {reinterpret_cast<const int8_t*>(at), size_t{header.buckets} * kNameLabels};
  model.bucket_mask_ = header.buckets - 1;
  return model;
}

std::vector<NameSpan> NameModel::FindInSentence(std::span<const std::string_view> tokens,
                                                const NameFeatureSource& source) const {
  thread_local std::vector<FeatureList> features;
  NameFeatures(tokens, source, features);
  std::vector<float> scores(tokens.size() * kNameLabels);
  for (size_t i = 0; i < tokens.size(); ++i) {
    std::array<int32_t, kNameLabels> sums{};
    for (const uint32_t feature : features[i]) {
      const int8_t* weights = &weights_[size_t{feature & bucket_mask_} * kNameLabels];
      for (uint32_t label = 0; label < kNameLabels; ++label) sums[label] += weights[label];
    }
    std::copy(sums.begin(), sums.end(),
              scores.begin() + static_cast<std::ptrdiff_t>(i * kNameLabels));
  }
  return NamesOf(DecodeNames(scores, transitions_));
}

std::vector<std::vector<NameSpan>> NameModel::FindNames(
    std::span<const std::vector<std::string_view>> sentences) const {
  DocumentHabits habits;
  for (const auto& tokens : sentences) CountHabits(tokens, habits);
  const NameFeatureSource source{&gazetteer_, clusters_, &habits};
  std::vector<std::vector<NameSpan>> names;
  names.reserve(sentences.size());
  for (const auto& tokens : sentences) names.push_back(FindInSentence(tokens, source));
  return names;
}

}  // namespace whosaid
