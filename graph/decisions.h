// Rulings: what people decide about who is who and which issue is which. A store keeps them in an
// append-only log beside its documents; link (graph/link/link.h) obeys those that stand.
//
// A ruling names actors and issues by name and key, and mentions by document and name, never by
// number. So it outlives extraction, fits any store with the same articles, and can be shared as
// one line of JSON, format "whosaid-decision/1" (docs/identity.md). What it names may be missing:
// then it waits.
//
// The log is ordered by time, whatever the order in which rulings came in. Where two contradict
// each other, the later one wins.
#ifndef WHOSAID_GRAPH_DECISIONS_H_
#define WHOSAID_GRAPH_DECISIONS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/date.h"
#include "core/hash.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "graph/names.h"

namespace whosaid {

// DO NOT CHANGE THE NUMBERS: they are embedded in stores.
enum class RulingVerb : uint8_t {
  kMerge = 0,       // two are one
  kSplit = 1,       // mentions of one are of another
  kRename = 2,      // it is shown under another name
  kNeverMerge = 3,  // two are not one, whatever their names
  kAlias = 4,       // a further name is its name
  kRole = 5,        // it holds, or held, an office
  kUndo = 6,        // an earlier ruling no longer counts
};

template <>
std::span<const Term<RulingVerb>> TermsOf();

// An actor or issue as a ruling names it.
struct Named {
  std::string name;               // as it was shown
  std::optional<ActorKind> kind;  // of an actor; none: an issue
  std::string key;                // ActorRow::key or IssueRow::key

  friend bool operator==(const Named&, const Named&) = default;
};

// What the document with this uri calls so: an actor by its name there, an issue by its label.
struct MentionRef {
  std::string uri;
  std::string name;

  friend auto operator<=>(const MentionRef&, const MentionRef&) = default;
};

struct Ruling {
  Id id;            // of all that follows: a ruling that comes in twice counts once
  uint64_t at = 0;  // milliseconds since 1970, UTC
  std::string by;   // who decided
  std::string why;  // may be empty
  RulingVerb verb = RulingVerb::kMerge;
  bool issue = false;  // about issues, not actors
  Named first;         // all but kUndo
  Named second;        // kMerge, kNeverMerge: the other one; kSplit: where mentions go;
                       // kRename, kAlias: the new name
  std::vector<MentionRef> mentions;  // kSplit: one or more
  std::string title;                 // kRole: "Mayor"
  std::string of;                    // kRole: of whom; may be empty
  std::optional<Date> since;         // kRole: when it was held, as far as known
  std::optional<Date> until;
  std::optional<Id> undone;  // kUndo: the ruling that no longer counts

  friend bool operator==(const Ruling&, const Ruling&) = default;
};

// The id of an actor or issue: what link gives to what goes by this key (ActorRow::id). Kinds
// whose names may mean the same actor share their ids.
Id ActorIdOf(ActorKind kind, std::string_view key);
Id IssueIdOf(std::string_view key);
Id IdOf(const Named& named);

// The key of an actor that documents call `name`.
std::string ActorKeyOf(const NameNormalizer& normalizer, ActorKind kind, std::string_view name);
std::string ActorKeyOf(ActorKind kind, std::string_view name);

// The key of what people call so: of an actor, if it has a kind, or else of an issue.
std::string KeyOf(std::optional<ActorKind> kind, std::string_view name);

// `ruling` with the id it should have.
Ruling WithId(Ruling ruling);

// "2026-03-01T09:30:00.000Z" and back; nothing for any other text.
std::string TimeToString(uint64_t milliseconds);
std::optional<uint64_t> TimeFromString(std::string_view text);

// One line, without the newline.
std::string ToJsonLine(const Ruling& ruling);
// Keys that are missing are made from the names. Refuses an id that is not the ruling's.
Result<Ruling> RulingFromJsonLine(std::string_view line);

// "merge Ann Lee, Ann Leigh": what was decided, for people.
std::string Describe(const Ruling& ruling);

// "Ana decided: merge Ann Lee, Ann Leigh; married in May": why a name belongs.
std::string ReasonOf(const Ruling& ruling);

struct Verdict {
  enum class Kind : uint8_t { kStands, kUndone, kOverruled };
  Kind kind = Kind::kStands;
  Id by;  // the later ruling that undid or overruled it
};

// What a log comes to.
class Rulebook {
 public:
  Rulebook() = default;
  // `log` is ordered by time, then id, as Snapshot::Rulings gives it.
  explicit Rulebook(std::vector<Ruling> log);

  const std::vector<Ruling>& log() const { return log_; }
  const std::vector<Verdict>& verdicts() const { return verdicts_; }  // of each ruling

  // What people say is one actor or issue: at least two, the one whose identity the others take on
  // first. Where it is missing from the store, the next one there takes its place.
  struct Member {
    Named named;
    size_t ruling = 0;  // that brought it in: an index of log()
  };
  using Group = std::vector<Member>;
  const std::vector<Group>& groups() const { return groups_; }

  // Pairs that must not be made one, by their ids; rulings as indexes of log().
  const std::map<std::pair<Id, Id>, size_t>& apart() const { return apart_; }

  // Where a document's mention was moved to, as an index of log(): of the ruling that moved it
  // last. Nothing for most.
  std::optional<size_t> MoveOf(const MentionRef& mention, bool issue) const;

  // By id: the ruling that named it last.
  const std::map<Id, size_t>& renames() const { return renames_; }
  // By id: in the order of the log.
  const std::multimap<Id, size_t>& roles() const { return roles_; }

 private:
  void VoidUndone();
  void JudgeContradictions();
  void Collect();
  void CollectGroups();

  std::vector<Ruling> log_;
  std::vector<Verdict> verdicts_;
  std::vector<Group> groups_;
  std::map<std::pair<Id, Id>, size_t> apart_;
  std::map<std::pair<bool, MentionRef>, size_t> moves_;
  std::map<Id, size_t> renames_;
  std::multimap<Id, size_t> roles_;
};

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_DECISIONS_H_
