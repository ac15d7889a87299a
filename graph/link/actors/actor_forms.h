// What documents say of actors by name (graph/link/actors/link_actors.h): forms, each a name that
// documents give actors of one class, and what it takes to decide whose name it is. Sums over
// documents: one can be added and taken out again.
#ifndef WHOSAID_GRAPH_LINK_ACTORS_ACTOR_FORMS_H_
#define WHOSAID_GRAPH_LINK_ACTORS_ACTOR_FORMS_H_

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/decisions.h"
#include "graph/gazetteer.h"
#include "graph/names.h"
#include "graph/store.h"

namespace whosaid {

// Why something is what link made of it, and how sure that is.
struct Reason {
  std::string_view words;
  double confidence = 0;

  friend bool operator==(const Reason&, const Reason&) = default;
};

// Kinds whose names may mean the same actor.
enum class KindClass : uint8_t { kPerson = 0, kCollective = 1, kAnonymous = 2 };
KindClass ClassOf(ActorKind kind);

// A form's key: the digit of its class, then its normalised name.
std::string FormKey(KindClass kind_class, std::string_view name);
std::string FormKey(const Named& named);  // empty for issues

// Spellings of shorter ones may be other names: Smith, Smyth.
bool IsLongSurname(std::string_view surname);

// Names of persons are compared with each other where they have this in common, else never: the
// surname, whatever its spelling if it is long.
std::string BlockOf(std::string_view name);

// A mention of a cluster that link decides about.
struct LinkMention {
  std::string form;  // its key
  ActorKind kind = ActorKind::kPerson;
  std::string written;
  std::string shown;                // the name of what it was moved to; empty for most
  std::vector<std::string> titles;  // normalised
  Reason moved;                     // to `form`, not by its name; no words for most
};

// A document that uses an acronym of a form's name.
struct AcronymUse {
  std::string acronym;
  std::string form;  // the key of the name's
};

// What one document says.
struct DocumentActors {
  uint32_t document = 0;  // its number
  std::vector<LinkMention> mentions;
  std::vector<AcronymUse> acronyms;
};

// A mention by a surname alone.
struct SurnameMention {
  uint32_t document = 0;
  bool moved = false;
  std::vector<std::string> titles;

  friend bool operator==(const SurnameMention&, const SurnameMention&) = default;
};

struct Form {
  KindClass kind_class = KindClass::kPerson;
  std::string name;                           // normalised
  std::map<std::string, uint32_t> written;    // how often under which name
  std::map<std::string, uint32_t> shown;      // names that people or the gazetteer give it
  std::map<std::string, uint32_t> titles;     // normalised
  std::array<uint32_t, 6> kinds{};            // its mentions, by ActorKind
  std::vector<uint32_t> documents;            // their numbers, sorted
  std::vector<SurnameMention> surname_alone;  // where the name is one: its mentions, by document

  // A description or unnamed source, of one document only.
  bool IsLocal() const;
  bool IsSurname() const { return kind_class == KindClass::kPerson && IsSurnameOnly(name); }
  uint32_t Mentions() const;
  std::string Key() const { return FormKey(kind_class, name); }
  void SetKey(std::string_view key);
};

// Reads documents. `rulebook` and `gazetteer` outlive it, it outlives what it read.
class ActorReader {
 public:
  ActorReader(const Rulebook& rulebook, const ActorGazetteer& gazetteer);

  // All but the acronyms.
  DocumentActors Read(const DocumentRow& document) const;
  // Adds the acronyms. Calls `text` once at most.
  using TextReader = std::function<Result<std::string>()>;
  Result<void> ReadAcronyms(const DocumentRow& document, const TextReader& text,
                            DocumentActors& actors) const;

  const std::vector<std::string>& ruling_words() const { return ruling_words_; }
  const NameNormalizer& normalizer() const { return normalizer_; }

 private:
  LinkMention ReadMention(const DocumentRow& document, const Cluster& cluster) const;
  const GazetteerEntry* FindDated(const DocumentRow& document, const Cluster& cluster) const;
  const std::string& KeyOfName(KindClass kind_class, const std::string& written) const;

  const Rulebook& rulebook_;
  const ActorGazetteer& gazetteer_;
  std::vector<std::string> ruling_words_;  // of each ruling: why a name belongs
  NameNormalizer normalizer_;
  mutable std::unordered_map<std::string, std::string> keys_;  // by class and written name
};

// Forms by their keys, and with which names acronyms are given.
struct ActorForms {
  std::unordered_map<std::string, Form> forms;
  std::map<std::string, std::map<std::string, uint32_t>> acronyms;  // by acronym: by form's key

  // Documents come in any order; Sort after the last.
  void Add(const DocumentActors& actors);
  void Sort();
  // REQUIRES: sorted; what was added, with all of its forms here.
  void Remove(const DocumentActors& actors);
};

std::string EncodeForm(const Form& form);
std::optional<Form> DecodeForm(std::string_view bytes);

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_ACTORS_ACTOR_FORMS_H_
