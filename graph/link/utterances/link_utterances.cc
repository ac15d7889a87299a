#include "graph/link/utterances/link_utterances.h"

#include <map>
#include <optional>
#include <utility>

#include "graph/encoding.h"
#include "graph/link/differences.h"
#include "graph/link/link_dates.h"
#include "graph/link/utterances/utterances.h"

namespace whosaid {
namespace {

// The statements of a document, each with its words. `actors` are those of its clusters, none where
// speakers do not matter.
std::vector<Wording> Read(const FactSet& facts, const std::vector<Id>& actors) {
  std::vector<Wording> wordings;
  const Id document = HashOf(facts.article.uri);
  for (uint32_t i = 0; i < facts.statements.size(); ++i) {
    const StatementRow row = {{document, FactId::Kind::kStatement, i}, facts.statements[i]};
    const auto& speaker = row.fact.speaker;
    const Id said_by = speaker && *speaker < actors.size() ? actors[*speaker] : Id();
    auto wording = ReadWording(row, facts.article, said_by, facts.article.text);
    if (wording) wordings.push_back(std::move(*wording));
  }
  return wordings;
}

Result<std::vector<UtteranceRow>> UtterancesOf(Wordings& wordings, std::set<WordingKey> keys) {
  auto near = FindNear(wordings, keys);
  if (!near) return tl::make_unexpected(near.error());
  std::vector<const Wording*> having;
  for (const WordingKey key : keys) {
    const auto wording = wordings.Find(key);
    if (!wording) return tl::make_unexpected(wording.error());
    if (*wording != nullptr) having.push_back(*wording);
  }
  return MakeUtterances(having, std::move(*near));
}

// The dates of all documents that have one of the wordings.
PublishedDates DatesOf(const Wordings& wordings) {
  PublishedDates dates;
  for (const auto& [key, wording] : wordings.all()) {
    for (const Said& said : wording.said) dates[said.id.document] = said.published;
  }
  return dates;
}

}  // namespace

Result<void> UtteranceLinker::Add(const FactSet& facts, const std::vector<Id>& actors) {
  for (const Wording& wording : Read(facts, actors)) {
    if (auto added = all_.Add(wording); !added) return added;
  }
  return {};
}

Result<void> UtteranceLinker::LinkAll(Links& links) {
  std::vector<const Wording*> wordings;
  for (const auto& [key, wording] : all_.all()) wordings.push_back(&wording);
  links.utterances = MakeUtterances(wordings, FindAllNear(all_));
  links.index.merge(all_.Rows());
  auto dates = InheritDates(links.utterances, DatesOf(all_), snapshot_);
  if (!dates) return tl::make_unexpected(dates.error());
  links.dates = std::move(*dates);
  return {};
}

Result<void> UtteranceLinker::Change(const Id& id, bool changed, const ActorsOf& actors_of,
                                     Wordings& is, std::set<WordingKey>& touched) const {
  const auto facts = snapshot_.Facts(id);
  if (!facts) return tl::make_unexpected(facts.error());
  const auto before = changed ? snapshot_.LinkedFacts(id) : std::optional(*facts);
  if (!before) return tl::make_unexpected(before.error());
  const auto actors = actors_of(id);
  if (!actors) return tl::make_unexpected(actors.error());
  if (*before) {
    for (const Wording& wording : Read(**before, {})) {
      touched.insert(wording.Key());
      auto removed = is.Remove(wording.Key(), wording.said.front().id);
      if (!removed) return removed;
    }
  }
  for (const Wording& wording : Read(*facts, *actors)) {
    touched.insert(wording.Key());
    if (auto added = is.Add(wording); !added) return added;
  }
  return {};
}

// Adds the wordings that a shingle no longer ties together as more have it, or now does.
Result<void> UtteranceLinker::AddUntied(const std::set<WordingKey>& touched, Wordings& was,
                                        Wordings& is, std::set<WordingKey>& keys) {
  for (const WordingKey key : touched) {
    const auto before = was.Find(key);
    if (!before) return tl::make_unexpected(before.error());
    const auto now = is.Find(key);
    if (!now) return tl::make_unexpected(now.error());
    if ((*before == nullptr) == (*now == nullptr)) continue;
    for (const uint64_t hash : (*before != nullptr ? **before : **now).Shingles()) {
      const auto old = was.FindShingle(hash);
      if (!old) return tl::make_unexpected(old.error());
      const auto shingle = is.FindShingle(hash);
      if (!shingle) return tl::make_unexpected(shingle.error());
      if (*old == nullptr || *shingle == nullptr || (*old)->Ties() == (*shingle)->Ties()) continue;
      keys.insert((*old)->wordings.begin(), (*old)->wordings.end());
      keys.insert((*shingle)->wordings.begin(), (*shingle)->wordings.end());
    }
  }
  return {};
}

Result<bool> UtteranceLinker::LinkChanged(const std::vector<Id>& changed, const ActorsOf& actors_of,
                                          LinkChanges& changes) {
  std::map<Id, bool> documents;  // and whether they changed themselves
  for (const auto& [of, decisions] : changes.decisions) documents[of.first] = false;
  for (const Id& id : changed) documents[id] = true;
  Wordings was(snapshot_);
  Wordings is(snapshot_);
  std::set<WordingKey> keys;
  for (const auto& [id, itself] : documents) {
    auto read = Change(id, itself, actors_of, is, keys);
    if (!read) return tl::make_unexpected(read.error());
  }
  if (is.lost()) return false;
  auto untied = AddUntied(std::set(keys), was, is, keys);
  if (!untied) return tl::make_unexpected(untied.error());
  for (size_t before = 0; before != keys.size();) {
    before = keys.size();
    for (Wordings* wordings : {&was, &is}) {
      const auto near = FindNear(*wordings, keys);
      if (!near) return tl::make_unexpected(near.error());
    }
  }
  const auto before = UtterancesOf(was, keys);
  if (!before) return tl::make_unexpected(before.error());
  const auto now = UtterancesOf(is, keys);
  if (!now) return tl::make_unexpected(now.error());
  FindDifferences(*before, *now, EncodeUtterance, changes.utterances, changes.gone_utterances);
  for (auto& [key, value] : is.ChangedRows()) {
    if (value) changes.index[key] = *value;
    if (!value) changes.gone_index.push_back(key);
  }
  std::set<Id> dated(changed.begin(), changed.end());
  for (const auto* rows : {&*before, &*now}) {
    for (const UtteranceRow& row : *rows) {
      for (const UtteranceMember& member : row.members) dated.insert(member.statement.document);
    }
  }
  auto linked = LinkDates(dated, is, changes);
  if (!linked) return tl::make_unexpected(linked.error());
  return true;
}

// Of these documents: by all utterances of each.
Result<void> UtteranceLinker::LinkDates(const std::set<Id>& documents, Wordings& is,
                                        LinkChanges& changes) const {
  std::map<Id, std::optional<InheritedDate>> old;
  std::set<WordingKey> keys;
  for (const Id& id : documents) {
    const auto document = snapshot_.Document(id);
    if (!document) return tl::make_unexpected(document.error());
    if (document->article.published) continue;
    old[id] = document->inherited;
    const auto facts = snapshot_.Facts(id);
    if (!facts) return tl::make_unexpected(facts.error());
    for (const Wording& wording : Read(*facts, {})) keys.insert(wording.Key());
  }
  const auto utterances = UtterancesOf(is, keys);
  if (!utterances) return tl::make_unexpected(utterances.error());
  const auto dates = InheritDates(*utterances, DatesOf(is), snapshot_);
  if (!dates) return tl::make_unexpected(dates.error());
  std::map<Id, std::optional<InheritedDate>> now;
  for (const InheritedDate& date : *dates) now[date.document] = date;
  const auto encoded = [](const auto& d) { return d ? EncodeInheritedDate(*d) : std::string(); };
  for (const auto& [id, date] : old) {
    if (encoded(date) != encoded(now[id])) changes.dates[id] = now[id];
  }
  return {};
}

}  // namespace whosaid
