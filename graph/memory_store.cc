
#include <map>
#include <utility>

#include "graph/rows.h"
#include "graph/store.h"

namespace whosaid {
namespace {

struct StoredDocument {
  DocumentRow row;
  FactSet facts;
};

using StoredPointer = std::shared_ptr<const StoredDocument>;

struct State {
  std::map<Id, StoredPointer> documents;
  std::vector<Id> numbers;                                         // of documents, as they came in
  std::map<Id, StoredPointer> changed;                             // as linked; null for new ones
  std::map<std::pair<Id, bool>, std::vector<Decision>> decisions;  // by document and issue
  std::map<std::pair<uint64_t, Id>, Ruling> rulings;               // by time and id
  std::map<Id, GazetteerEntry> gazetteer;                          // by key
  std::map<Id, ActorRow> actors;
  std::map<Id, IssueRow> issues;
  std::map<Id, UtteranceRow> utterances;
  std::map<Id, InheritedDate> dates;  // by document
  LinkIndex index;
  Codebook codebook;
  Totals totals;
  uint64_t generation = 0;
  uint64_t linked = 0;  // the generation that the links are of
  bool is_linked = false;
};

class MemorySnapshot : public Snapshot {
 public:
  explicit MemorySnapshot(std::shared_ptr<const State> state) : state_(std::move(state)) {}

  Result<void> VisitDocuments(const Visitor<DocumentRow>& visit) const override {
    for (const auto& [id, document] : state_->documents) {
      if (!visit(Row(*document))) break;
    }
    return {};
  }

  Result<void> VisitStatements(const Visitor<StatementRow>& visit) const override {
    for (const auto& [id, document] : state_->documents) {
      for (uint32_t i = 0; i < document->row.statements; ++i) {
        const FactId fact{id, FactId::Kind::kStatement, i};
        if (!visit({fact, document->facts.statements[i]})) return {};
      }
    }
    return {};
  }

  Result<void> VisitPositions(const Visitor<PositionRow>& visit) const override {
    for (const auto& [id, document] : state_->documents) {
      for (uint32_t i = 0; i < document->row.positions; ++i) {
        if (!visit(RowOfPosition(*document, i))) return {};
      }
    }
    return {};
  }

  Result<void> VisitActors(const Visitor<ActorRow>& visit) const override {
    for (const auto& [id, actor] : state_->actors) {
      if (!visit(actor)) break;
    }
    return {};
  }

  Result<void> VisitIssues(const Visitor<IssueRow>& visit) const override {
    for (const auto& [id, issue] : state_->issues) {
      if (!visit(issue)) break;
    }
    return {};
  }

  Result<std::vector<Id>> DocumentIds(const Id& first, const Id& last) const override {
    std::vector<Id> ids;
    auto document = state_->documents.lower_bound(first);
    for (; document != state_->documents.end() && document->first <= last; ++document) {
      ids.push_back(document->first);
    }
    return ids;
  }

  Result<DocumentRow> Document(const Id& id) const override {
    return Find(id).map([this](const StoredDocument* document) { return Row(*document); });
  }

  Result<std::string> Text(const Id& id) const override {
    return Find(id).map(
        [](const StoredDocument* document) { return document->facts.article.text; });
  }

  Result<FactSet> Facts(const Id& id) const override {
    return Find(id).map([](const StoredDocument* document) { return document->facts; });
  }

  Result<StatementRow> Statement(const FactId& id) const override {
    const auto document = Find(id.document);
    if (!document) return tl::make_unexpected(document.error());
    if (id.kind != FactId::Kind::kStatement || id.ordinal >= (*document)->row.statements) {
      return NoSuchFact(id);
    }
    return StatementRow{id, (*document)->facts.statements[id.ordinal]};
  }

  Result<PositionRow> Position(const FactId& id) const override {
    const auto document = Find(id.document);
    if (!document) return tl::make_unexpected(document.error());
    if (id.kind != FactId::Kind::kPosition || id.ordinal >= (*document)->row.positions) {
      return NoSuchFact(id);
    }
    return RowOfPosition(**document, id.ordinal);
  }

  Result<std::vector<Decision>> DecisionsOf(const Id& document) const override {
    return Find(document).map([&](const StoredDocument*) {
      std::vector<Decision> decisions = Decisions(document, false);
      const std::vector<Decision>& issues = Decisions(document, true);
      decisions.insert(decisions.end(), issues.begin(), issues.end());
      return decisions;
    });
  }

  Result<IssueRow> Issue(const Id& id) const override {
    const auto issue = state_->issues.find(id);
    if (issue == state_->issues.end()) return NoSuchIssue(id);
    return issue->second;
  }

  Result<std::vector<Ruling>> Rulings() const override {
    std::vector<Ruling> rulings;
    for (const auto& [key, ruling] : state_->rulings) rulings.push_back(ruling);
    return rulings;
  }

  Result<std::vector<GazetteerEntry>> OwnGazetteer() const override {
    std::vector<GazetteerEntry> entries;
    for (const auto& [key, entry] : state_->gazetteer) entries.push_back(entry);
    return entries;
  }

  Result<void> VisitUtterances(const Visitor<UtteranceRow>& visit) const override {
    for (const auto& [id, utterance] : state_->utterances) {
      if (!visit(utterance)) break;
    }
    return {};
  }
  Result<Codebook> ReadCodebook() const override { return state_->codebook; }

  uint64_t Generation() const override { return state_->generation; }
  bool NeedsLink() const override { return state_->generation != state_->linked; }
  Totals Count() const override { return state_->totals; }
  Result<void> CheckStorage() const override { return {}; }

  uint64_t LinkedGeneration() const override { return state_->linked; }
  Result<std::vector<Id>> ChangedDocuments() const override {
    std::vector<Id> ids;
    for (const auto& [id, before] : state_->changed) ids.push_back(id);
    return ids;
  }
  Result<std::optional<FactSet>> LinkedFacts(const Id& document) const override {
    const auto changed = state_->changed.find(document);
    if (changed == state_->changed.end()) return NoSuchDocument(document);
    if (changed->second == nullptr) return std::nullopt;
    return changed->second->facts;
  }
  Result<Id> DocumentOf(uint32_t number) const override {
    if (number >= state_->numbers.size()) return NoSuchDocument(Id());
    return state_->numbers[number];
  }
  Result<std::optional<std::string>> IndexRow(std::string_view key) const override {
    const auto row = state_->index.find(key);
    if (row == state_->index.end()) return std::nullopt;
    return row->second;
  }
  Result<void> VisitIndex(std::string_view prefix, const IndexVisitor& visit) const override {
    for (auto row = state_->index.lower_bound(prefix);
         row != state_->index.end() && row->first.starts_with(prefix); ++row) {
      if (!visit(row->first, row->second)) break;
    }
    return {};
  }

 private:
  Result<const StoredDocument*> Find(const Id& id) const {
    const auto document = state_->documents.find(id);
    if (document == state_->documents.end()) return NoSuchDocument(id);
    return document->second.get();
  }

  const std::vector<Decision>& Decisions(const Id& document, bool issue) const {
    static const std::vector<Decision> kNone;
    const auto found = state_->decisions.find({document, issue});
    return found == state_->decisions.end() ? kNone : found->second;
  }

  DocumentRow Row(const StoredDocument& document) const {
    DocumentRow row = document.row;
    ApplyDecisions(Decisions(row.id, false), row);
    const auto inherited = state_->dates.find(row.id);
    if (!row.article.published && inherited != state_->dates.end()) {
      row.inherited = inherited->second;
    }
    return row;
  }

  PositionRow RowOfPosition(const StoredDocument& document, uint32_t ordinal) const {
    const whosaid::Position& position = document.facts.positions[ordinal];
    const Id& id = document.row.id;
    return {{id, FactId::Kind::kPosition, ordinal},
            position,
            IssueOf(Decisions(id, !position.target.actor), ordinal, position)};
  }

  std::shared_ptr<const State> state_;
};

class MemoryStore : public Store {
 public:
  Result<Stored> Put(const FactSet& facts) override {
    if (auto refusal = FindRefusal(facts)) return Fail(ErrorKind::kBadInput, *refusal);
    auto document = std::make_shared<StoredDocument>(StoredDocument{RowOf(facts), facts});
    document->facts.article.known_zones.clear();
    const Id id = document->row.id;
    const auto old = state_->documents.find(id);
    const bool there = old != state_->documents.end();
    const StoredPointer before = there ? old->second : nullptr;
    if (there && before->row.digest == document->row.digest) return Stored::kUnchanged;
    State& state = Own();
    document->row.number = there ? before->row.number : static_cast<uint32_t>(state.numbers.size());
    if (there) {
      state.totals.statements -= before->row.statements;
      state.totals.positions -= before->row.positions;
    } else {
      state.numbers.push_back(id);
    }
    state.totals.documents = state.numbers.size();
    state.totals.statements += document->row.statements;
    state.totals.positions += document->row.positions;
    if (state.is_linked) state.changed.try_emplace(id, before);
    state.documents[id] = std::move(document);
    for (const bool issue : {false, true}) state.decisions.erase({id, issue});
    state.dates.erase(id);
    ++state.generation;
    return there ? Stored::kReplaced : Stored::kAdded;
  }

  Result<void> PutLinks(const Links& links) override {
    if (links.generation != state_->generation) {
      return StaleLinks(links.generation, state_->generation);
    }
    State& state = Own();
    state.actors.clear();
    state.issues.clear();
    state.utterances.clear();
    state.decisions.clear();
    state.dates.clear();
    PutAll(links.actors, state.actors);
    PutAll(links.issues, state.issues);
    PutAll(links.utterances, state.utterances);
    for (const InheritedDate& inherited : links.dates) state.dates[inherited.document] = inherited;
    for (const Decision& decision : links.decisions) {
      state.decisions[{decision.document, decision.issue}].push_back(decision);
    }
    state.index = links.index;
    MarkLinked(state);
    return {};
  }

  Result<void> ChangeLinks(const LinkChanges& changes) override {
    if (changes.generation != state_->generation || changes.from != state_->linked) {
      return StaleLinks(changes.generation, state_->generation);
    }
    State& state = Own();
    for (const Id& id : changes.gone_actors) state.actors.erase(id);
    for (const Id& id : changes.gone_issues) state.issues.erase(id);
    for (const Id& id : changes.gone_utterances) state.utterances.erase(id);
    for (const std::string& key : changes.gone_index) state.index.erase(key);
    PutAll(changes.actors, state.actors);
    PutAll(changes.issues, state.issues);
    PutAll(changes.utterances, state.utterances);
    for (const auto& [key, value] : changes.index) state.index[key] = value;
    for (const auto& [key, decisions] : changes.decisions) state.decisions[key] = decisions;
    for (const auto& [document, inherited] : changes.dates) {
      state.dates.erase(document);
      if (inherited) state.dates[document] = *inherited;
    }
    MarkLinked(state);
    return {};
  }

  Result<size_t> PutRulings(const std::vector<Ruling>& rulings) override {
    State& state = Own();
    const size_t before = state.rulings.size();
    for (const Ruling& ruling : rulings) {
      state.rulings.try_emplace({ruling.at, ruling.id}, WithId(ruling));
    }
    const size_t added = state.rulings.size() - before;
    if (added > 0) ++state.generation;
    return added;
  }

  Result<void> PutGazetteer(const std::vector<GazetteerEntry>& entries) override {
    State& state = Own();
    for (const GazetteerEntry& entry : entries) state.gazetteer[KeyOf(entry)] = entry;
    ++state.generation;
    return {};
  }

  Result<void> PutCodebook(const Codebook& codebook) override {
    if (codebook == state_->codebook) return {};
    State& state = Own();
    state.codebook = codebook;
    ++state.generation;
    return {};
  }

  Result<std::shared_ptr<const Snapshot>> TakeSnapshot() const override {
    shared_ = true;
    return std::make_shared<const MemorySnapshot>(state_);
  }

 private:
  template <typename Row>
  static void PutAll(const std::vector<Row>& rows, std::map<Id, Row>& table) {
    for (const Row& row : rows) table[row.id] = row;
  }

  static void MarkLinked(State& state) {
    state.totals.actors = state.actors.size();
    state.totals.issues = state.issues.size();
    state.changed.clear();
    state.linked = state.generation;
    state.is_linked = true;
  }

  // The state, copied first where a snapshot may hold it.
  State& Own() {
    if (std::exchange(shared_, false)) state_ = std::make_shared<State>(*state_);
    return *state_;
  }

  std::shared_ptr<State> state_ = std::make_shared<State>();
  mutable bool shared_ = false;
};

}  // namespace

std::unique_ptr<Store> NewMemoryStore() { return std::make_unique<MemoryStore>(); }

}  // namespace whosaid
