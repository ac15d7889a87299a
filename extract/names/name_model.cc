#include "extract/names/name_model.h"

#include <array>
#include <cstring>

namespace whosaid {
namespace {

struct FileHeader {
  std::array<char, 8> magic;  // "whosaidN"
  uint32_t version;
  uint32_t gazetteer_entries;
  uint32_t cluster_entries;
  uint32_t reserved;
};
constexpr uint32_t kVersion = 2;

constexpr bool StartsName(uint32_t label) {
  return label == kOutside || (label - 1) % 4 == 0 || (label - 1) % 4 == 3;
}
constexpr bool EndsName(uint32_t label) {
  return label == kOutside || (label - 1) % 4 == 2 || (label - 1) % 4 == 3;
}

bool MayFollow(uint32_t label, uint32_t next) {
  if (EndsName(label)) return StartsName(next);
  return !StartsName(next) && (label - 1) / 4 == (next - 1) / 4;
}

}  // namespace

const LabelRules& NameRules() {
  static const LabelRules rules(kNameLabels, MayFollow);
  return rules;
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

std::optional<NameModel> NameModel::Open(std::string_view bytes) {
  FileHeader header;
  if (bytes.size() < sizeof header) return std::nullopt;
  std::memcpy(&header, bytes.data(), sizeof header);
  const size_t entries = size_t{header.gazetteer_entries} + header.cluster_entries;
  if (std::string_view(header.magic.data(), 8) != "whosaidN" || header.version != kVersion ||
      bytes.size() < sizeof header + sizeof(Gazetteer::Entry) * entries) {
    return std::nullopt;
  }
  bytes.remove_prefix(sizeof header);
  NameModel model;
  const auto* first = reinterpret_cast<const Gazetteer::Entry*>(bytes.data());
  model.gazetteer_ = Gazetteer({first, header.gazetteer_entries});
  model.clusters_ = {first + header.gazetteer_entries, header.cluster_entries};
  bytes.remove_prefix(sizeof(Gazetteer::Entry) * entries);
  const std::optional<ChainModel> chain = ChainModel::Open(bytes);
  if (!chain || chain->labels() != kNameLabels) return std::nullopt;
  model.chain_ = *chain;
  return model;
}

std::string NameModel::Serialise(std::span<const Gazetteer::Entry> gazetteer,
                                 std::span<const Gazetteer::Entry> clusters,
                                 const std::string& chain) {
  const FileHeader header = {{'w', 'h', 'o', 's', 'a', 'i', 'd', 'N'},
                             kVersion,
                             static_cast<uint32_t>(gazetteer.size()),
                             static_cast<uint32_t>(clusters.size()),
                             0};
  std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
  for (const auto& entries : {gazetteer, clusters}) {
    bytes.append(reinterpret_cast<const char*>(entries.data()), entries.size_bytes());
  }
  return bytes + chain;
}

std::vector<std::vector<NameSpan>> NameModel::FindNames(
    std::span<const std::vector<std::string_view>> sentences) const {
  DocumentHabits habits;
  for (const auto& tokens : sentences) CountHabits(tokens, habits);
  const NameFeatureSource source{&gazetteer_, clusters_, &habits};
  std::vector<std::vector<NameSpan>> names;
  names.reserve(sentences.size());
  std::vector<float> scores;
  for (const auto& tokens : sentences) {
    scores.resize(tokens.size() * kNameLabels);
    float* to = scores.data();
    NameFeatures(tokens, source, [&](std::span<const uint32_t> features) {
      chain_.Score(features, to);
      to += kNameLabels;
    });
    names.push_back(NamesOf(DecodeChain(scores, chain_.transitions(), NameRules())));
  }
  return names;
}

}  // namespace whosaid
