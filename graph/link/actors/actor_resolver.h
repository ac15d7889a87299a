// Decides whose names forms are (graph/link/link.h): a function of the forms alone, and for each
// set of them that nothing ties to others (graph/link/actors/actor_index.h) of that set alone.
#ifndef WHOSAID_GRAPH_LINK_ACTORS_ACTOR_RESOLVER_H_
#define WHOSAID_GRAPH_LINK_ACTORS_ACTOR_RESOLVER_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/link/actors/actor_forms.h"

namespace whosaid {

class ActorResolver {
 public:
  using FormIndex = uint32_t;  // in the order of their keys

  struct Choice {
    FormIndex actor = 0;  // the form whose name the actor goes by
    Reason reason;
  };

  // All outlive the resolver. `reader` gives the words of rulings.
  ActorResolver(const ActorForms& forms, const Rulebook& rulebook, const ActorGazetteer& gazetteer,
                const ActorReader& reader);

  std::optional<FormIndex> Find(const std::string& form) const;
  const Form& form(FormIndex index) const { return *nodes_[index].form; }
  const std::string& key(FormIndex index) const { return *nodes_[index].key; }
  size_t size() const { return nodes_.size(); }

  // Mentions of a form are chosen one by one where it is a surname that no one is known to own.
  // Otherwise they are all one actor.
  bool IsChosenByMention(FormIndex form) const;
  Choice Choose(FormIndex form) const;
  Choice Choose(FormIndex form, const SurnameMention& mention) const;
  // Takes any mention to the actor that it was moved to, or that its name is of.
  Choice Choose(FormIndex form, uint32_t document, const LinkMention& mention) const;

  Id IdOf(FormIndex actor) const;
  // Those that have a mention, in no particular order.
  std::vector<ActorRow> Actors() const;

 private:
  // Forms that are one actor make a tree, whose root knows the documents and titles of all of them.
  struct Node {
    const std::string* key = nullptr;
    const Form* form = nullptr;
    FormIndex parent = 0;                   // itself, where it is a root
    Reason reason;                          // for being the same as its parent
    std::vector<uint32_t> documents;        // sorted; empty where only its form's
    std::set<std::string> titles;           // normalised, beside its form's
    std::vector<FormIndex> apart;           // people say that they are others
    bool ruled = false;                     // people say whose name it is
    const GazetteerEntry* entry = nullptr;  // that has this name
  };

  FormIndex RootOf(FormIndex form) const;
  const std::vector<uint32_t>& DocumentsOf(FormIndex root) const;
  bool HasTitle(FormIndex root, const std::string& title) const;
  std::optional<FormIndex> Find(const Named& named) const { return Find(FormKey(named)); }
  Reason ReasonOf(size_t ruling) const { return {reader_.ruling_words()[ruling], 1.0}; }
  void ApplyRulings();
  void ApplyNames();
  bool AreApart(FormIndex a, FormIndex b) const;
  void Unite(FormIndex a, FormIndex b, const Reason& reason);
  // The same with `root` on top, even where people say that they are apart.
  void Hang(FormIndex child, FormIndex root, const Reason& reason);
  // Not where a document has them as two.
  void UniteUnlessApart(FormIndex a, FormIndex b, const Reason& reason);
  void UniteInitials();
  void UniteSpellings();
  void UniteGivenNames();
  void FindEntries();
  void UniteGazetteer();
  void UniteAcronyms();
  void IndexSurnames();
  Choice ChooseBySurname(FormIndex form, const SurnameMention& mention) const;
  struct Gathered;
  std::map<FormIndex, Gathered> GatherActors() const;
  ActorRow RowOf(FormIndex root, const Gathered& actor) const;

  const ActorForms& forms_;
  const Rulebook& rulebook_;
  const ActorGazetteer& gazetteer_;
  const ActorReader& reader_;
  std::vector<Node> nodes_;
  std::unordered_map<std::string_view, FormIndex> by_key_;
  std::vector<FormIndex> persons_;
  std::unordered_map<std::string, std::vector<FormIndex>> by_surname_;  // full names
  std::map<FormIndex, std::string> shown_;  // names that people or the gazetteer give
  std::map<FormIndex, std::set<std::string>> further_names_;  // that people give; of roots
};

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_ACTORS_ACTOR_RESOLVER_H_
