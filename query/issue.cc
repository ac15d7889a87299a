#include "query/issue.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "query/snapshot_reader.h"

namespace whosaid {
namespace {

// A stand as its positions add up.
struct OpenStand {
  IssueStand stand;
  std::set<FactId> utterances;
  std::set<Id> documents;
  std::set<std::string> outlets;
  double confidence = 0;  // of the surest
};

struct OpenReport {
  std::map<std::string, IssueVariant> variants;       // by label
  std::map<std::pair<Id, Stance>, OpenStand> stands;  // by actor
};

void AddVariant(const PositionRow& position, const std::vector<Decision>& decisions,
                OpenReport& report) {
  IssueVariant& variant = report.variants[position.fact.target.label];
  variant.label = position.fact.target.label;
  ++variant.positions;
  for (const Decision& decision : decisions) {
    if (!decision.issue || decision.index != position.id.ordinal) continue;
    if (decision.confidence <= variant.confidence) continue;
    variant.reason = decision.reason;
    variant.confidence = decision.confidence;
  }
}

void AddStand(const SnapshotReader& reader, const OpenDocument& document,
              const PositionRow& position, OpenReport& report) {
  const Position& fact = position.fact;
  const DocumentRow& row = document.row();
  OpenStand& open = report.stands[{row.actors[fact.actor], fact.stance}];
  IssueStand& stand = open.stand;
  if (stand.positions++ == 0 || fact.confidence > open.confidence) {
    open.confidence = fact.confidence;
    stand.surest = position.id;
    stand.words = document.WordsOf(std::optional(fact.evidence));
    stand.uri = row.article.uri;
  }
  stand.actor = reader.NameOf(row, fact.actor);
  stand.stance = fact.stance;
  open.documents.insert(row.id);
  if (!row.article.outlet.empty()) open.outlets.insert(row.article.outlet);
  FactId said = position.id;
  if (fact.statement) {
    said = reader.FirstOf({row.id, FactId::Kind::kStatement, *fact.statement});
  }
  open.utterances.insert(said);
  if (const std::optional<Date> date = document.DateOf(fact.expressed)) {
    stand.first = stand.first ? std::min(*stand.first, *date) : *date;
    stand.last = stand.last ? std::max(*stand.last, *date) : *date;
  }
}

IssueReport Close(const SnapshotReader& reader, const Id& id, OpenReport open) {
  IssueReport report;
  report.issue = reader.issues().at(id);
  if (report.issue.parent) {
    const auto parent = reader.issues().find(*report.issue.parent);
    if (parent != reader.issues().end()) report.part_of = parent->second.label;
  }
  for (const auto& [other, issue] : reader.issues()) {
    if (issue.parent == id) report.parts.push_back(issue.label);
  }
  std::ranges::sort(report.parts);
  for (auto& [label, variant] : open.variants) {
    report.positions += variant.positions;
    report.variants.push_back(std::move(variant));
  }
  std::ranges::stable_sort(report.variants, std::greater(), &IssueVariant::positions);
  for (auto& [key, stand] : open.stands) {
    stand.stand.utterances = static_cast<int64_t>(stand.utterances.size());
    stand.stand.documents = static_cast<int64_t>(stand.documents.size());
    stand.stand.outlets = static_cast<int64_t>(stand.outlets.size());
    report.stands.push_back(std::move(stand.stand));
  }
  std::ranges::sort(report.stands, {}, [](const IssueStand& stand) {
    return std::tuple(-stand.utterances, stand.actor, stand.stance, stand.surest);
  });
  return report;
}

}  // namespace

Result<IssueAnswer> AskIssue(const Snapshot& snapshot, const std::string& name,
                             const FactFilter& filter) {
  Result<SnapshotReader> reader = SnapshotReader::Open(snapshot);
  if (!reader) return tl::make_unexpected(reader.error());
  IssueAnswer answer;
  PositionsQuestion question;
  question.issue = name;
  question.filter = filter;
  const auto found = FindPositions(*reader, question, answer.unknown);
  if (!found) return tl::make_unexpected(found.error());
  std::map<Id, OpenReport> open;
  std::vector<Decision> decisions;
  Id decided;
  for (const FactId& id : *found) {
    const Result<PositionRow> position = snapshot.Position(id);
    if (!position) return tl::make_unexpected(position.error());
    if (position->fact.target.actor || !reader->issues().contains(position->issue)) continue;
    const Result<const OpenDocument*> document = reader->Document(id.document);
    if (!document) return tl::make_unexpected(document.error());
    if (decided != id.document) {
      Result<std::vector<Decision>> read = snapshot.DecisionsOf(id.document);
      if (!read) return tl::make_unexpected(read.error());
      decisions = std::move(*read);
      decided = id.document;
    }
    OpenReport& report = open[position->issue];
    AddVariant(*position, decisions, report);
    AddStand(*reader, **document, *position, report);
  }
  for (auto& [id, report] : open) answer.reports.push_back(Close(*reader, id, std::move(report)));
  std::ranges::sort(answer.reports, {}, [](const IssueReport& report) {
    return std::tuple(-report.positions, report.issue.label, report.issue.id);
  });
  return answer;
}

}  // namespace whosaid
