// The issues' part of link (graph/link/link.h): add every position, then resolve
// once.
//
// One key is one issue. Keys are near, and one issue, where they differ in
// words that change little ("return to pre-war borders"), or speak of the same
// figure and share another word. Within a document a short label stands for the
// only longer one that adds nothing but names. A user's codebook decides before
// these rules, people's rulings over all of them.
//
// An issue whose words are all among another's contains it ("harbour fees" ⊃
// "Arden harbour fees").
//
// Near-linear in the number of positions: candidates come from indexes of
// words.
#ifndef WHOSAID_GRAPH_LINK_LINK_ISSUES_H_
#define WHOSAID_GRAPH_LINK_LINK_ISSUES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/codebook.h"
#include "graph/decisions.h"
#include "graph/names.h"
#include "graph/store.h"

namespace whosaid {

class IssueLinker {
 public:
  // Both outlive the linker.
  IssueLinker(const Codebook& codebook, const Rulebook& rulings);

  // In the order of their ids. `uri` is that of the position's document.
  void Add(const PositionRow& position, const std::string& uri);

  // Adds issues, and decisions on positions, to `links`, both in no particular
  // order.
  void Resolve(Links& links);

 private:
  using KeyIndex = uint32_t;

  struct Reason {
    std::string words;
    double confidence = 1;
  };

  // What goes by one key. Keys that are one issue make a tree.
  struct Key {
    std::string key;
    std::map<std::string, uint32_t> labels;  // how often each
    uint32_t positions = 0;
    std::vector<std::string> words;  // of the key, sorted, distinct
    std::vector<std::string> core;   // without light ones, sorted
    KeyIndex parent = 0;             // itself, where it is a root
    Reason reason;                   // for being the same as its parent
    bool fixed = false;              // of the codebook: stays what it is
  };

  // A position's target.
  struct Stand {
    FactId position;
    KeyIndex key = 0;
    const std::string* label = nullptr;  // of its key's
    Reason reason;
    bool is_short = false;  // for a longer label of its document
  };

  KeyIndex KeyOf(const std::string& key);
  KeyIndex RootOf(KeyIndex key) const;
  void FindApart();
  bool MustStayApart(KeyIndex a, KeyIndex b) const;
  void Unite(KeyIndex a, KeyIndex b, const Reason& reason);
  void UniteNear();
  void UniteFigures();
  void UniteByRulings();
  void SettleShortLabels();
  std::optional<KeyIndex> LongerFor(KeyIndex shorter, const std::set<KeyIndex>& keys) const;
  std::map<KeyIndex, std::string> NamesGiven() const;
  void Emit(Links& links) const;

  const Codebook& codebook_;
  ConceptIndex concepts_;
  const Rulebook& rulings_;
  NameNormalizer normalizer_;
  std::vector<Key> keys_;
  std::unordered_map<std::string, KeyIndex> by_key_;
  std::map<std::string, std::string> given_names_;    // by key, of what people moved
  std::vector<Stand> stands_;                         // sorted by position
  std::vector<std::pair<KeyIndex, KeyIndex>> apart_;  // that must not be made one
};

// Sets the parents of issues: for each the one that contains it and has most
// words, of several the one with most positions.
void SetParents(std::vector<IssueRow>& issues);

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_LINK_ISSUES_H_
