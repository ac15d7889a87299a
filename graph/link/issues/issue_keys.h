// What positions say of issues by their keys (graph/link/issues/link_issues.h). Sums over
// documents: one can be added and taken out again.
#ifndef WHOSAID_GRAPH_LINK_ISSUES_ISSUE_KEYS_H_
#define WHOSAID_GRAPH_LINK_ISSUES_ISSUE_KEYS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/codebook.h"
#include "graph/decisions.h"
#include "graph/link/issues/issue_words.h"
#include "graph/names.h"
#include "graph/store.h"

namespace whosaid {

// A position on an issue.
struct KeyedStand {
  uint32_t ordinal = 0;
  std::string key;
  std::string label;
  std::string shown;  // the name of what people moved it to; empty for most
  std::string reason;
  double confidence = 1;
  bool fixed = false;  // by the codebook
};

// The positions on issues of one document, in order.
struct DocumentIssues {
  Id id;
  uint32_t document = 0;  // its number
  std::vector<KeyedStand> stands;
};

// What goes by one key.
struct IssueKey {
  Labels labels;
  Labels shown;                     // names that people give it
  uint32_t fixed = 0;               // positions that the codebook gives it
  std::vector<uint32_t> documents;  // their numbers, sorted

  uint32_t Positions() const;
};

// Reads documents.
class IssueReader {
 public:
  // Both outlive the reader.
  IssueReader(const Codebook& codebook, const Rulebook& rulings);

  DocumentIssues Read(const FactSet& facts, uint32_t number) const;
  std::string KeyOf(const Concept& one) const { return normalizer_.Normalize(one.name); }

 private:
  const Codebook& codebook_;
  ConceptIndex concepts_;
  const Rulebook& rulings_;
  NameNormalizer normalizer_;
};

struct IssueKeys {
  std::unordered_map<std::string, IssueKey> keys;

  // Documents come in any order; Sort after the last.
  void Add(const DocumentIssues& issues);
  void Sort();
  // REQUIRES: sorted; what was added, with all of its keys here.
  void Remove(const DocumentIssues& issues);
};

std::string EncodeKey(const std::string& key, const IssueKey& row);
std::optional<std::pair<std::string, IssueKey>> DecodeKey(std::string_view bytes);

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_ISSUES_ISSUE_KEYS_H_
