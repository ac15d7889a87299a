#include "graph/link/issues/issue_keys.h"

#include <algorithm>
#include <numeric>

#include "graph/coder.h"

namespace whosaid {
namespace {

void Take(Labels& counts, const std::string& name) {
  const auto count = counts.find(name);
  if (count != counts.end() && --count->second == 0) counts.erase(count);
}

}  // namespace

uint32_t IssueKey::Positions() const {
  uint32_t positions = 0;
  for (const auto& [label, count] : labels) positions += count;
  return positions;
}

IssueReader::IssueReader(const Codebook& codebook, const Rulebook& rulings)
    : codebook_(codebook), concepts_(codebook), rulings_(rulings) {}

DocumentIssues IssueReader::Read(const FactSet& facts, uint32_t number) const {
  DocumentIssues issues;
  issues.id = HashOf(facts.article.uri);
  issues.document = number;
  for (uint32_t i = 0; i < facts.positions.size(); ++i) {
    const Target& target = facts.positions[i].target;
    if (target.actor) continue;
    const bool by_label = target.key.empty();
    KeyedStand stand;
    stand.ordinal = i;
    stand.key = by_label ? normalizer_.Normalize(target.label) : target.key;
    stand.label = target.label;
    stand.reason = by_label ? "same label" : "same key";
    stand.confidence = 0.9;
    if (const auto moved = rulings_.MoveOf({facts.article.uri, target.label}, /*issue=*/true)) {
      const Ruling& ruling = rulings_.log()[*moved];
      stand.key = ruling.second.key;
      stand.shown = ruling.second.name;
      stand.reason = ReasonOf(ruling);
      stand.confidence = 1;
    } else if (const auto hit = concepts_.Find(target.label)) {
      stand.key = KeyOf(codebook_[hit->concept_index]);
      stand.reason = hit->reason;
      stand.confidence = 1;
      stand.fixed = true;
    }
    issues.stands.push_back(std::move(stand));
  }
  return issues;
}

void IssueKeys::Add(const DocumentIssues& issues) {
  for (const KeyedStand& stand : issues.stands) {
    IssueKey& key = keys[stand.key];
    ++key.labels[stand.label];
    if (!stand.shown.empty()) ++key.shown[stand.shown];
    key.fixed += stand.fixed;
    if (key.documents.empty() || key.documents.back() != issues.document) {
      key.documents.push_back(issues.document);
    }
  }
}

void IssueKeys::Sort() {
  for (auto& [name, key] : keys) std::ranges::sort(key.documents);
}

void IssueKeys::Remove(const DocumentIssues& issues) {
  for (const KeyedStand& stand : issues.stands) {
    const auto found = keys.find(stand.key);
    if (found == keys.end()) continue;
    IssueKey& key = found->second;
    Take(key.labels, stand.label);
    Take(key.shown, stand.shown);
    key.fixed -= stand.fixed;
    const auto place = std::ranges::lower_bound(key.documents, issues.document);
    if (place != key.documents.end() && *place == issues.document) key.documents.erase(place);
    if (key.labels.empty()) keys.erase(found);
  }
}

std::string EncodeKey(const std::string& key, const IssueKey& row) {
  std::vector<uint32_t> gaps(row.documents.size());
  std::adjacent_difference(row.documents.begin(), row.documents.end(), gaps.begin());
  Encoder encoder;
  encoder(key, row.labels, row.shown, row.fixed, gaps);
  return encoder.Take();
}

std::optional<std::pair<std::string, IssueKey>> DecodeKey(std::string_view bytes) {
  std::pair<std::string, IssueKey> row;
  Decoder decoder(bytes);
  auto& [key, of] = row;
  decoder(key, of.labels, of.shown, of.fixed, of.documents);
  if (!decoder.Done()) return std::nullopt;
  std::partial_sum(of.documents.begin(), of.documents.end(), of.documents.begin());
  return row;
}

}  // namespace whosaid
