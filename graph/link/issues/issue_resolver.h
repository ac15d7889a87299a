// Decides which keys are one issue (graph/link/issues/link_issues.h): a function of the keys alone,
// and for each set of them that nothing ties to others of that set alone.
#ifndef WHOSAID_GRAPH_LINK_ISSUES_ISSUE_RESOLVER_H_
#define WHOSAID_GRAPH_LINK_ISSUES_ISSUE_RESOLVER_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/link/issues/issue_keys.h"

namespace whosaid {

// What may tie a key to others of the same figure: a number and two more words, if it is measured.
std::vector<std::string> FiguresOf(const std::string& key);

// How positions count for an issue.
struct IssueSum {
  Labels labels;
  Labels whole;  // without those that are short for it
  uint32_t positions = 0;

  friend bool operator==(const IssueSum&, const IssueSum&) = default;
};

class IssueResolver {
 public:
  using KeyIndex = uint32_t;  // in the order of the keys

  // All outlive the resolver.
  IssueResolver(const IssueKeys& keys, const Codebook& codebook, const Rulebook& rulings,
                const IssueReader& reader);

  // A position, and the issue that it is on.
  struct Settled {
    KeyIndex issue = 0;
    std::string reason;
    double confidence = 1;
    bool is_short = false;  // for a longer label of its document
  };
  // Of each of a document's stands. REQUIRES: all of their keys, with what is tied to them and what
  // AddNear adds.
  std::vector<Settled> Settle(const DocumentIssues& issues) const;
  // The cores of keys that have a say in what a document's short labels stand for, or of which it
  // has a say. REQUIRES: all of its keys.
  void AddNear(const DocumentIssues& issues, std::set<std::string>& cores) const;
  // In documents of `about`, `shorter` may stand for `fuller`, as a document has both of these.
  struct Reading {
    KeyIndex shorter = 0;
    KeyIndex fuller = 0;
    std::optional<KeyIndex> about;  // none: of whatever, for documents with very many keys
  };
  // REQUIRES: as Settle.
  std::vector<Reading> ReadingsBy(const DocumentIssues& issues) const;
  const std::vector<uint32_t>& DocumentsOf(KeyIndex key) const {
    return nodes_[key].row->documents;
  }
  // Whether there is a document of both.
  bool Meet(KeyIndex a, KeyIndex b) const;

  std::optional<KeyIndex> Find(const std::string& key) const;
  const std::string& key(KeyIndex index) const { return *nodes_[index].key; }
  size_t size() const { return nodes_.size(); }

  // All that makes a difference to documents that have the key.
  std::string OutcomeOf(KeyIndex key) const;
  // Without a parent. REQUIRES: `issue` is one.
  IssueRow RowOf(KeyIndex issue, const IssueSum& sum) const;

 private:
  struct Reason {
    std::string words;
    double confidence = 1;
  };

  // Keys that are one issue make a tree.
  struct Node {
    const std::string* key = nullptr;
    const IssueKey* row = nullptr;
    std::vector<std::string> words = {};  // of the key, sorted, distinct
    std::vector<std::string> core = {};   // without light ones, sorted
    std::vector<bool> names = {};         // which of the core's are
    uint32_t positions = 0;
    KeyIndex parent = 0;  // itself, where it is a root
    Reason reason = {};   // for being the same as its parent
    bool fixed = false;   // of the codebook or a ruling: stays what it is
  };

  KeyIndex RootOf(KeyIndex key) const;
  std::optional<KeyIndex> Find(const Named& named) const;
  void FindApart();
  bool MustStayApart(KeyIndex a, KeyIndex b) const;
  void Unite(KeyIndex a, KeyIndex b, const Reason& reason);
  void UniteNear();
  void UniteFigures();
  void UniteFigure(const std::vector<KeyIndex>& keys);
  bool AreApart(const std::string& figure, const std::vector<KeyIndex>& keys) const;
  void UniteByRulings();
  void FindNames(const Codebook& codebook, const IssueReader& reader);
  // Names, and the keys that have them.
  using Told = std::map<std::string, std::vector<KeyIndex>>;

  std::set<KeyIndex> AllKeysOf(const DocumentIssues& issues) const;
  std::set<KeyIndex> KeysOf(const DocumentIssues& issues) const;
  Told ToldBy(const std::set<KeyIndex>& keys) const;
  std::span<const KeyIndex> WithCore(const std::vector<std::string>& core) const;
  bool HasName(KeyIndex key, const std::string& word) const;
  std::vector<std::string> NamesOf(KeyIndex key) const;
  bool IsTelling(KeyIndex key) const;
  bool MayStandFor(KeyIndex shorter, KeyIndex longer) const;
  std::optional<KeyIndex> LongerFor(KeyIndex shorter, const std::set<KeyIndex>& keys) const;
  std::optional<KeyIndex> LongerElsewhere(KeyIndex shorter, const std::set<KeyIndex>& keys,
                                          const Told& told) const;

  const Rulebook& rulings_;
  std::vector<Node> nodes_;
  std::unordered_map<std::string_view, KeyIndex> by_key_;
  std::vector<KeyIndex> by_core_;                     // sorted by core and key; no empty cores
  std::map<KeyIndex, std::string> names_;             // of issues, that people give
  std::map<std::string, std::string> concept_names_;  // by key
  std::vector<std::pair<KeyIndex, KeyIndex>> apart_;  // that must not be made one
};

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_ISSUES_ISSUE_RESOLVER_H_
