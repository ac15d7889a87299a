#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "graph/rows.h"
#include "graph/store.h"

namespace whosaid {
namespace {

// Reads a snapshot through and keeps the first mismatch.
class Verifier {
 public:
  explicit Verifier(const Snapshot& snapshot) : snapshot_(snapshot) {}

  Result<uint64_t> Run() {
    if (auto read = snapshot_.CheckStorage(); !read) return tl::make_unexpected(read.error());
    for (const auto check :
         {&Verifier::CheckLinkTables, &Verifier::CheckDocuments, &Verifier::CheckPositions,
          &Verifier::CheckUtterances, &Verifier::CheckCounts}) {
      if (auto read = (this->*check)(); !read) return tl::make_unexpected(read.error());
      if (mismatch_) return Fail(ErrorKind::kBadInput, *mismatch_);
    }
    return facts_;
  }

 private:
  bool Report(std::string mismatch) {
    if (!mismatch_) mismatch_ = std::move(mismatch);
    return false;
  }

  Result<void> CheckLinkTables() {
    Id last;
    const auto sorted = [&](const Id& id, const char* what) {
      if (id <= last) return Report(fmt::format("{} {}: out of order", what, id.ToHex()));
      last = id;
      return true;
    };
    auto read = snapshot_.VisitActors([&](const ActorRow& actor) {
      actors_[actor.id] = {actor.documents, 0};
      return sorted(actor.id, "actor");
    });
    if (!read) return read;
    last = Id();
    return snapshot_.VisitIssues([&](const IssueRow& issue) {
      issues_[issue.id] = {issue.positions, 0};
      return sorted(issue.id, "issue");
    });
  }

  Result<void> CheckDocuments() {
    Result<void> read_all;
    Id last;
    const auto read = snapshot_.VisitDocuments([&](const DocumentRow& document) {
      const Result<FactSet> facts = snapshot_.Facts(document.id);
      const Result<std::vector<Decision>> decisions = snapshot_.DecisionsOf(document.id);
      if (!facts || !decisions) {
        read_all = tl::make_unexpected(!facts ? facts.error() : decisions.error());
        return false;
      }
      if (document.id <= last) return Report(document.article.uri + ": out of order");
      last = document.id;
      statements_[document.id] = document.statements;
      return CheckFacts(document, *facts) && CheckDecisions(document, *facts, *decisions);
    });
    return read ? read_all : read;
  }

  bool CheckFacts(const DocumentRow& document, const FactSet& facts) {
    const std::string& uri = document.article.uri;
    if (Sha256Hex(facts.article.text) != document.text_sha256) {
      return Report(uri + ": the text does not have its hash");
    }
    if (const auto refusal = FindRefusal(facts))
      return Report(fmt::format("{}: {}", uri, *refusal));
    const DocumentRow row = RowOf(facts);
    if (row.id != document.id) return Report(uri + ": stored under another document's id");
    if (row.digest != document.digest) return Report(uri + ": the facts do not have their digest");
    facts_ += facts.statements.size() + facts.positions.size();
    return true;
  }

  // Each cluster and each target that is no actor has one decision, unless link is due.
  bool CheckDecisions(const DocumentRow& document, const FactSet& facts,
                      const std::vector<Decision>& decisions) {
    const std::string& uri = document.article.uri;
    std::set<Id> actors;
    std::set<std::pair<bool, uint32_t>> decided;
    for (const Decision& decision : decisions) {
      const size_t size = decision.issue ? facts.positions.size() : facts.clusters.size();
      auto& subjects = decision.issue ? issues_ : actors_;
      const auto subject = subjects.find(decision.subject);
      if (decision.document != document.id || decision.index >= size || subject == subjects.end() ||
          !(decision.confidence >= 0 && decision.confidence <= 1) ||
          !decided.insert({decision.issue, decision.index}).second) {
        return Report(fmt::format("{}: the decision on its {} {} fits nothing", uri,
                                  decision.issue ? "position" : "actor", decision.index));
      }
      if (decision.issue || actors.insert(decision.subject).second) ++subject->second.found;
    }
    const auto targets = std::count_if(facts.positions.begin(), facts.positions.end(),
                                       [](const Position& p) { return !p.target.actor; });
    const size_t due = facts.clusters.size() + static_cast<size_t>(targets);
    if (!snapshot_.NeedsLink() && decided.size() != due) {
      return Report(fmt::format("{}: {} of {} decisions", uri, decided.size(), due));
    }
    return true;
  }

  // Rows that are found by scanning are those that are found by name.
  Result<void> CheckPositions() {
    uint64_t scanned = 0;
    auto read = snapshot_.VisitStatements([&](const StatementRow&) { return ++scanned > 0; });
    if (!read) return read;
    read = snapshot_.VisitPositions([&](const PositionRow& position) {
      ++scanned;
      const auto& subjects = position.fact.target.actor ? actors_ : issues_;
      const bool linked = position.issue != Id() || !snapshot_.NeedsLink();
      if (linked && !subjects.contains(position.issue)) {
        return Report(position.id.ToString() + ": its target is linked to nothing");
      }
      return true;
    });
    if (read && !mismatch_ && scanned != facts_) {
      Report(fmt::format("{} facts are indexed, {} are there", scanned, facts_));
    }
    return read;
  }

  // Utterances are of statements that are there, unless link is due, each of one at most.
  Result<void> CheckUtterances() {
    Id last;
    std::set<FactId> repeated;
    return snapshot_.VisitUtterances([&](const UtteranceRow& utterance) {
      const std::string name = "utterance " + utterance.id.ToHex();
      if (utterance.id <= last) return Report(name + ": out of order");
      last = utterance.id;
      if (utterance.members.size() < 2) return Report(name + ": of fewer than two statements");
      for (const UtteranceMember& member : utterance.members) {
        const auto document = statements_.find(member.statement.document);
        const bool there =
            document != statements_.end() && member.statement.ordinal < document->second;
        if (!snapshot_.NeedsLink() && !there) return Report(name + ": of a statement not there");
        if (!repeated.insert(member.statement).second) {
          return Report(name + ": shares a statement with another");
        }
      }
      return true;
    });
  }

  // Where link is due, rows may still count documents that have changed since.
  Result<void> CheckCounts() {
    if (snapshot_.NeedsLink()) return {};
    for (const auto* table : {&actors_, &issues_}) {
      for (const auto& [id, count] : *table) {
        if (count.said != count.found) {
          Report(fmt::format("{} {}: counts {} {}, {} are there",
                             table == &actors_ ? "actor" : "issue", id.ToHex(), count.said,
                             table == &actors_ ? "documents" : "positions", count.found));
        }
      }
    }
    return {};
  }

  struct Count {
    uint64_t said = 0;
    uint64_t found = 0;
  };

  const Snapshot& snapshot_;
  std::map<Id, Count> actors_;         // documents
  std::map<Id, Count> issues_;         // positions
  std::map<Id, uint32_t> statements_;  // how many of each document
  uint64_t facts_ = 0;
  std::optional<std::string> mismatch_;
};

}  // namespace

Result<uint64_t> Verify(const Snapshot& snapshot) { return Verifier(snapshot).Run(); }

}  // namespace whosaid
