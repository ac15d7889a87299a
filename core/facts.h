// The facts of one document: clusters of mentions, attributions ("statements" on the wire) and
// positions, each with the spans that show it. A FactSet is self-contained: it is what extraction
// hands to the store, in memory or as one JSON line (docs/facts.md), and loading it twice changes
// nothing.
//
// All spans are bytes of FactSet::article.text. Indexes of clusters point into FactSet::clusters,
// indexes of statements into FactSet::statements.
#ifndef WHOSAID_CORE_FACTS_H_
#define WHOSAID_CORE_FACTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/article.h"
#include "core/date.h"
#include "core/span.h"
#include "core/vocabulary.h"

namespace whosaid {

using ClusterIndex = uint32_t;
using StatementIndex = uint32_t;

struct Mention {
  Span span;
  MentionForm form = MentionForm::kName;

  friend bool operator==(const Mention&, const Mention&) = default;
};

// A role the text gives an actor: "Secretary of Defense" of "United States".
struct Role {
  std::string title;
  std::string of;  // may be empty
  Span span;       // the words that give the role

  friend bool operator==(const Role&, const Role&) = default;
};

// All mentions of one actor within a document.
struct Cluster {
  ActorKind kind = ActorKind::kPerson;
  std::string name;               // the fullest name, normalised for display
  std::vector<Mention> mentions;  // sorted by span, disjoint
  std::vector<Role> roles;        // sorted by span

  friend bool operator==(const Cluster&, const Cluster&) = default;
};

// When something was said. `timex` is a TIMEX3 value ("2025-02-12", "XXXX-WXX-1"); `date` is there
// only where the document knows enough to resolve it.
struct SaidTime {
  std::string timex;  // may be empty
  std::optional<Date> date;
  DateSource from = DateSource::kUnknown;  // explicit, resolved or document
  std::optional<Span> span;                // the words; none where taken from the document

  friend bool operator==(const SaidTime&, const SaidTime&) = default;
};

// Who said what: source, cue and content, after Pareti's attribution scheme (PARC, PolNeAR).
struct Attribution {
  std::optional<ClusterIndex> speaker;  // none where nobody is named for it
  std::optional<Span> source;
  std::optional<Span> cue;
  std::vector<Span> content;  // one or more, sorted, disjoint
  QuoteKind kind = QuoteKind::kIndirect;
  Voice voice = Voice::kReported;
  ZoneKind zone = ZoneKind::kBody;
  std::optional<StatementIndex> parent;  // the attribution whose content holds this one
  std::vector<ClusterIndex> relayed_by;  // "according to RT": nearest first
  std::optional<ClusterIndex> addressee;
  std::optional<SaidTime> said;
  std::string place;                // where it was said; may be empty
  std::string medium;               // "X", "a statement"; may be empty
  std::vector<ClusterIndex> about;  // actors mentioned in the content, the speaker excluded; sorted
  Factuality factuality = Factuality::kSaid;
  double confidence = 0;  // in [0, 1]
  std::string found_by;   // "rule:quotation", "model:attribution"

  friend bool operator==(const Attribution&, const Attribution&) = default;
};

struct Target {
  std::string label;                  // free of polarity: "Ukraine NATO membership"
  std::string key;                    // canonical key under which labels of one issue meet
  std::optional<ClusterIndex> actor;  // set where the stand is on an actor itself
  std::optional<Span> span;

  friend bool operator==(const Target&, const Target&) = default;
};

// An actor's stand towards an issue or another actor: actor, stance, target, evidence.
struct Position {
  ClusterIndex actor = 0;
  std::optional<ClusterIndex> on_behalf_of;
  std::optional<ClusterIndex> ascribed_by;
  Stance stance = Stance::kSupports;
  Target target;
  Span evidence;  // the shortest stretch of text that shows the position
  std::optional<StatementIndex> statement;
  Voice voice = Voice::kReported;
  ZoneKind zone = ZoneKind::kBody;
  Modality modality = Modality::kAsserted;
  bool negated = false;  // the text negates; the stance already says so ("is not realistic")
  std::optional<SaidTime> expressed;
  double confidence = 0;  // in [0, 1]
  std::string found_by;

  friend bool operator==(const Position&, const Position&) = default;
};

struct FactSet {
  // The document: metadata and text. `known_zones` is not part of the facts.
  Article article;
  std::vector<Zone> zones;
  std::vector<Cluster> clusters;
  std::vector<Attribution> statements;
  std::vector<Position> positions;
};

// What breaks the invariants of `facts`, as one line, or nothing: spans outside the text or off
// code-point boundaries, indexes out of range, a statement without content, a position without
// evidence, zones that overlap, a confidence outside [0, 1]. Stores refuse such facts.
std::optional<std::string> FindFlaw(const FactSet& facts);

}  // namespace whosaid

#endif  // WHOSAID_CORE_FACTS_H_
