// Store: the narrow waist between facts and questions. Two implementations, in memory and in
// RocksDB, keep one contract (tests/graph/store_test.cc).
//
// One writer, many readers. Everything that goes in goes in whole documents, atomically; what
// comes out comes out of a Snapshot, which does not change while it is held and is safe to read
// from several threads. A Snapshot keeps what it needs of its store alive.
//
// Rows are yielded in the order of their external ids, so that nothing depends on the order in
// which documents came in.
#ifndef WHOSAID_GRAPH_STORE_H_
#define WHOSAID_GRAPH_STORE_H_

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/facts.h"
#include "core/hash.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "graph/codebook.h"
#include "graph/decisions.h"
#include "graph/gazetteer.h"

namespace whosaid {

// A fact of a document: its statement or position number `ordinal`. Written
// "<32 hex digits>.s<ordinal>" or ".p<ordinal>"; people may shorten the digits (see FindFact).
struct FactId {
  enum class Kind : uint8_t { kStatement = 0, kPosition = 1 };
  Id document;
  Kind kind = Kind::kStatement;
  uint32_t ordinal = 0;

  friend auto operator<=>(const FactId&, const FactId&) = default;
  std::string ToString() const;
  // As shown to people: the first 12 digits of the document.
  std::string ToShortString() const;
};

// The date that a document without one takes over from a sister document, with which it shares
// utterances (graph/link/link_dates.h).
struct InheritedDate {
  Id document;
  Date date;
  Id sister;
  std::string reason;
  double confidence = 0;
};

struct DocumentRow {
  Id id;                // of the uri: new content under the same uri replaces the old
  uint32_t number = 0;  // its place in the order in which this store's documents came in
  Article article;      // text and known_zones empty; see Snapshot::Text
  std::string text_sha256;
  Id digest;  // of all facts
  std::vector<Zone> zones;
  std::vector<Cluster> clusters;
  std::vector<Id> actors;  // per cluster: the actor that link made of it; empty before link
  uint32_t statements = 0;
  uint32_t positions = 0;
  std::optional<InheritedDate> inherited;  // by link, where `article` has no date
};

// The date of something in a document: its own, else when the document appeared, as far as known.
std::optional<Date> DateOf(const DocumentRow& document, const std::optional<SaidTime>& own);

struct StatementRow {
  FactId id;
  Attribution fact;
};

struct PositionRow {
  FactId id;
  Position fact;
  Id issue;  // of the target issue or, where the target is an actor, of that actor; zero before
             // link
};

// An identity across documents, the result of recorded decisions (graph/link/link.h).
struct ActorRow {
  Id id;
  ActorKind kind = ActorKind::kPerson;
  std::string name;
  std::string key;                    // ActorIdOf(kind, key) is the id
  std::vector<std::string> variants;  // other names in the documents, sorted
  uint32_t documents = 0;
  std::string external_id;  // "iso3166-1:UKR", of the gazetteer; empty for most
};

struct IssueRow {
  Id id;
  std::string label;
  std::string key;
  std::vector<std::string> variants;  // other labels in the documents, sorted
  uint32_t positions = 0;
  std::optional<Id> parent = std::nullopt;  // the issue that contains it
  bool in_codebook = false;                 // the user's codebook names it
};

// A statement that repeats an utterance.
struct UtteranceMember {
  FactId statement;
  uint32_t variant = 0;  // statements in the same words, but for punctuation, have one number
  std::string reason;    // for being of this utterance: "same words but for an edit"
  double confidence = 0;
};

// One speech act that two statements or more give (graph/link/utterances/link_utterances.h); all other
// statements are utterances of their own.
struct UtteranceRow {
  Id id;
  uint32_t documents = 0;
  uint32_t outlets = 0;                  // unnamed ones not counted
  std::vector<UtteranceMember> members;  // by variant, the longest first, then statement
};

// Why a document's cluster is an actor, or a position's target an issue.
struct Decision {
  Id subject;  // the actor or issue
  Id document;
  uint32_t index = 0;  // of the cluster or the position in its document
  bool issue = false;  // of a target, otherwise of a cluster
  std::string reason;  // "same full name"
  double confidence = 0;
};

// Rows that link keeps for itself, so that it need not read everything again
// (graph/link/link.h). Only link knows what they say.
using LinkIndex = std::map<std::string, std::string, std::less<>>;

// What link made of all documents; replaces what it made before.
struct Links {
  uint64_t generation = 0;               // of the snapshot that was linked
  std::vector<ActorRow> actors;          // sorted by id
  std::vector<IssueRow> issues;          // sorted by id
  std::vector<Decision> decisions;       // sorted by document, issue, index
  std::vector<UtteranceRow> utterances;  // sorted by id
  std::vector<InheritedDate> dates;      // sorted by document
  LinkIndex index = {};
};

// What turns the links of one generation into those of the next.
struct LinkChanges {
  uint64_t from = 0;        // the generation that the links are of
  uint64_t generation = 0;  // and that they come to be of
  // New rows, and those that take the place of others.
  std::vector<ActorRow> actors;
  std::vector<IssueRow> issues;
  std::vector<UtteranceRow> utterances;
  LinkIndex index;
  // All decisions on a document's clusters, or on the targets of its positions.
  std::map<std::pair<Id, bool>, std::vector<Decision>>
      decisions;  // by document and Decision::issue
  // By document; nothing where it inherits none any more.
  std::map<Id, std::optional<InheritedDate>> dates;
  // What is no longer.
  std::vector<Id> gone_actors;
  std::vector<Id> gone_issues;
  std::vector<Id> gone_utterances;
  std::vector<std::string> gone_index;
};

// How much a store holds.
struct Totals {
  uint64_t documents = 0;
  uint64_t statements = 0;
  uint64_t positions = 0;
  uint64_t actors = 0;
  uint64_t issues = 0;

  friend bool operator==(const Totals&, const Totals&) = default;
};

// Return false from a visitor to stop.
template <typename Row>
using Visitor = std::function<bool(const Row&)>;

class Snapshot {
 public:
  virtual ~Snapshot() = default;

  virtual Result<void> VisitDocuments(const Visitor<DocumentRow>& visit) const = 0;
  virtual Result<void> VisitStatements(const Visitor<StatementRow>& visit) const = 0;
  virtual Result<void> VisitPositions(const Visitor<PositionRow>& visit) const = 0;
  virtual Result<void> VisitActors(const Visitor<ActorRow>& visit) const = 0;
  virtual Result<void> VisitIssues(const Visitor<IssueRow>& visit) const = 0;
  virtual Result<void> VisitUtterances(const Visitor<UtteranceRow>& visit) const = 0;

  // Ids of the documents in [first, last], sorted.
  virtual Result<std::vector<Id>> DocumentIds(const Id& first, const Id& last) const = 0;

  // kNotFound where there is none.
  virtual Result<DocumentRow> Document(const Id& id) const = 0;
  virtual Result<std::string> Text(const Id& document) const = 0;
  // All of a document, as it was put in.
  virtual Result<FactSet> Facts(const Id& document) const = 0;
  virtual Result<StatementRow> Statement(const FactId& id) const = 0;
  virtual Result<PositionRow> Position(const FactId& id) const = 0;
  virtual Result<std::vector<Decision>> DecisionsOf(const Id& document) const = 0;
  virtual Result<IssueRow> Issue(const Id& id) const = 0;

  // What people decided, by time, then id.
  virtual Result<std::vector<Ruling>> Rulings() const = 0;

  // Entries that users added, in the order of their keys (KeyOf).
  virtual Result<std::vector<GazetteerEntry>> OwnGazetteer() const = 0;

  // What the user calls issues; empty by default.
  virtual Result<Codebook> ReadCodebook() const = 0;

  // Grows with every document that comes in or changes, with rulings, gazetteers and codebooks.
  virtual uint64_t Generation() const = 0;
  // True where documents or rulings came in, or changed, since the last link.
  virtual bool NeedsLink() const = 0;

  virtual Totals Count() const = 0;

  // For link. What changed is known from the first link on.
  virtual uint64_t LinkedGeneration() const = 0;
  // Ids of the documents that came in or changed since the last link, sorted.
  virtual Result<std::vector<Id>> ChangedDocuments() const = 0;
  // The facts of a changed document that the links are of; none where it is new to them.
  virtual Result<std::optional<FactSet>> LinkedFacts(const Id& document) const = 0;
  // The document with this number (DocumentRow::number); kNotFound where there is none.
  virtual Result<Id> DocumentOf(uint32_t number) const = 0;
  virtual Result<std::optional<std::string>> IndexRow(std::string_view key) const = 0;
  // Rows whose keys begin with `prefix`, in the order of their keys. Return false to stop.
  using IndexVisitor = std::function<bool(std::string_view key, std::string_view value)>;
  virtual Result<void> VisitIndex(std::string_view prefix, const IndexVisitor& visit) const = 0;

  // Re-reads what lies below the rows, files and checksums and keys, and reports the first damage.
  virtual Result<void> CheckStorage() const = 0;
};

// The fact that `name` means: ToString's form, or its digits shortened to six or more where only
// one document fits. kNotFound, or kUsage where several fit.
Result<FactId> FindFact(const Snapshot& snapshot, std::string_view name);

enum class Stored : uint8_t {
  kAdded,
  kReplaced,   // same uri, other content or other facts
  kUnchanged,  // the very same facts were there
};

// Call a Store from one thread at a time.
class Store {
 public:
  virtual ~Store() = default;

  // All of the document's facts or none; they survive the end of this process, however it ends.
  // Refuses facts with a flaw (FindFlaw) or without a uri: kBadInput.
  virtual Result<Stored> Put(const FactSet& facts) = 0;

  // Replaces the links in one step. Refuses links of another generation: kUsage.
  virtual Result<void> PutLinks(const Links& links) = 0;

  // Changes the links in one step. Refuses changes from or to another generation: kUsage.
  virtual Result<void> ChangeLinks(const LinkChanges& changes) = 0;

  // Adds those that are not there yet to the log, all or none, and says how many; they survive the
  // end of the machine. Nothing is ever taken out of the log.
  virtual Result<size_t> PutRulings(const std::vector<Ruling>& rulings) = 0;

  // Adds entries; one with the key of another takes its place.
  virtual Result<void> PutGazetteer(const std::vector<GazetteerEntry>& entries) = 0;

  // Replaces the codebook; link is due then, unless it is the very same.
  virtual Result<void> PutCodebook(const Codebook& codebook) = 0;

  virtual Result<std::shared_ptr<const Snapshot>> TakeSnapshot() const = 0;
};

// For tests and small sets of documents.
std::unique_ptr<Store> NewMemoryStore();

enum class Access : uint8_t {
  kRead,    // must exist
  kWrite,   // must exist; locks out other writers
  kCreate,  // made where nothing is, or in an empty folder; locks out other writers
};

// A store in the folder `path` (docs/store-format.md). Errors: no store there, a store of a newer
// version, locked by another writer, damaged, disk full; each names the path. A reader sees what
// was there when it opened the store, and may do so while another process writes.
Result<std::unique_ptr<Store>> OpenRocksStore(const std::string& path, Access access);

// Re-reads every record and the storage below, checks every span against the text, every text
// against its hash, every index and link. The number of facts checked, or the first mismatch.
Result<uint64_t> Verify(const Snapshot& snapshot);

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_STORE_H_
