// The actors' part of link (graph/link/link.h): add every document, then resolve once.
#ifndef WHOSAID_GRAPH_LINK_LINK_ACTORS_H_
#define WHOSAID_GRAPH_LINK_LINK_ACTORS_H_

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/decisions.h"
#include "graph/gazetteer.h"
#include "graph/names.h"
#include "graph/store.h"

namespace whosaid {

// Why a cluster is an actor, and how sure that is.
struct Reason {
  std::string_view words;
  double confidence = 0;
};

class ActorLinker {
 public:
  // Both outlive the linker.
  ActorLinker(const Rulebook& rulebook, const ActorGazetteer& gazetteer);

  // In the order of their ids. Reads the text of a document that may explain an acronym.
  Result<void> Add(const DocumentRow& document, const Snapshot& snapshot);

  // Adds actors, and decisions on clusters, to `links`, both in no particular order.
  void Resolve(Links& links);

 private:
  using FormIndex = uint32_t;

  // Kinds whose names may mean the same actor.
  enum class KindClass : uint8_t { kPerson, kCollective, kAnonymous };
  static KindClass ClassOf(ActorKind kind);
  using KindCounts = std::array<uint32_t, 6>;
  static ActorKind KindOf(KindClass kind_class, const KindCounts& counts);

  // A name that documents give actors of one class. Forms that are one actor make a tree, whose
  // root knows the documents and titles of all of them.
  struct Form {
    KindClass kind_class = KindClass::kPerson;
    std::string name;                         // normalised
    std::map<std::string, uint32_t> written;  // how often under which name
    uint32_t count = 0;                       // of its clusters
    FormIndex parent = 0;                     // itself, where it is a root
    Reason reason;                            // for being the same as its parent
    std::vector<uint32_t> documents;          // sorted
    std::set<std::string> titles;             // normalised
    std::vector<FormIndex> apart;             // people say that they are others
    bool ruled = false;                       // people say whose name it is
    bool local = false;                       // a description, of one document only
    const GazetteerEntry* entry = nullptr;    // that has this name
  };

  struct Mentioned {
    uint32_t document = 0;
    uint32_t cluster = 0;
    ActorKind kind = ActorKind::kPerson;
    FormIndex form = 0;
    std::vector<std::string> titles;  // of surnames
    Reason moved;                     // to `form`, not by its name; no words for most
  };

  struct Choice {
    FormIndex actor = 0;  // a root
    Reason reason;
  };

  FormIndex AddMention(const DocumentRow& document, const Cluster& cluster, Mentioned& mentioned);
  const GazetteerEntry* FindDated(const DocumentRow& document, const Cluster& cluster) const;
  FormIndex FormOf(KindClass kind_class, const std::string& written);
  FormIndex FormOfName(KindClass kind_class, std::string name);
  Result<void> AddAcronyms(const DocumentRow& document, const std::vector<FormIndex>& forms,
                           const Snapshot& snapshot);
  FormIndex RootOf(FormIndex form) const;
  // The form that people name, if a document has it.
  std::optional<FormIndex> Find(const Named& named) const;
  Reason ReasonOf(size_t ruling) const { return {ruling_words_[ruling], 1.0}; }
  void ApplyRulings();
  void ApplyNames();
  bool AreApart(FormIndex a, FormIndex b) const;
  void Unite(FormIndex a, FormIndex b, const Reason& reason);
  // The same with `root` on top, even where people say that they are apart.
  void Hang(FormIndex child, FormIndex root, const Reason& reason);
  // Not where a document has them as two.
  void UniteUnlessApart(FormIndex a, FormIndex b, const Reason& reason);
  std::vector<FormIndex> PersonsByName() const;
  void UniteInitials(const std::vector<FormIndex>& persons);
  void UniteSpellings(const std::vector<FormIndex>& persons);
  void UniteGivenNames(const std::vector<FormIndex>& persons);
  void FindEntries();
  void UniteGazetteer();
  void UniteAcronyms();
  void IndexSurnames(const std::vector<FormIndex>& persons);
  Choice Choose(const Mentioned& mentioned) const;
  Choice ChooseBySurname(const Mentioned& mentioned) const;
  void Emit(const std::vector<Choice>& choices, Links& links) const;

  const Rulebook& rulebook_;
  const ActorGazetteer& gazetteer_;
  std::vector<std::string> ruling_words_;  // of each ruling: why a name belongs
  NameNormalizer normalizer_;
  std::vector<Id> documents_;
  std::vector<Form> forms_;
  std::unordered_map<std::string, FormIndex> by_written_;
  std::unordered_map<std::string, FormIndex> by_name_;
  std::map<std::string, std::map<FormIndex, uint32_t>> acronyms_;  // given with which names
  std::vector<Mentioned> mentioned_;
  std::unordered_map<std::string, std::vector<FormIndex>> by_surname_;  // full names
  std::map<FormIndex, std::string> shown_;  // names that people or the gazetteer give
  std::map<FormIndex, std::set<std::string>> further_names_;  // that people give; of roots
};

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_LINK_ACTORS_H_
