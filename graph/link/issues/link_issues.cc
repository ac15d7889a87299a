#include "graph/link/issues/link_issues.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "graph/link/differences.h"
#include "graph/link/issues/issue_parents.h"

namespace whosaid {
namespace {

void Take(Labels& labels, const std::string& label) {
  const auto count = labels.find(label);
  if (count != labels.end() && --count->second == 0) labels.erase(count);
}

// Counts a position for an issue, or no longer.
void Count(const KeyedStand& stand, bool is_short, bool more, IssueSum& sum) {
  if (more) {
    ++sum.positions;
    ++sum.labels[stand.label];
    if (!is_short) ++sum.whole[stand.label];
  } else {
    --sum.positions;
    Take(sum.labels, stand.label);
    if (!is_short) Take(sum.whole, stand.label);
  }
}

std::vector<Decision> DecisionsOn(const DocumentIssues& issues,
                                  const std::vector<IssueResolver::Settled>& settled,
                                  const IssueResolver& resolver) {
  std::vector<Decision> decisions;
  for (size_t i = 0; i < settled.size(); ++i) {
    decisions.push_back({IssueIdOf(resolver.key(settled[i].issue)), issues.id,
                         issues.stands[i].ordinal, true, settled[i].reason, settled[i].confidence});
  }
  return decisions;
}

// Documents whose short labels may mean something else, as `issues` are here and may not be there,
// or a key that they may stand for has changed.
void AddReaders(const DocumentIssues& issues, const IssueResolver& here, const IssueResolver& there,
                const std::set<std::string>& changed, std::set<uint32_t>& affected) {
  for (const auto& [shorter, fuller, about] : here.ReadingsBy(issues)) {
    const std::vector<uint32_t>& readers = here.DocumentsOf(shorter);
    if (!about) {
      affected.insert(readers.begin(), readers.end());
      continue;
    }
    const auto same = there.Find(here.key(fuller));
    const auto same_about = there.Find(here.key(*about));
    const bool meet = same && same_about && there.Meet(*same, *same_about);
    if (meet && !changed.contains(here.key(fuller))) continue;
    std::ranges::set_intersection(readers, here.DocumentsOf(*about),
                                  std::inserter(affected, affected.end()));
  }
}

void AddKeys(const DocumentIssues& issues, std::set<std::string>& keys) {
  for (const KeyedStand& stand : issues.stands) keys.insert(stand.key);
}

}  // namespace

IssueLinker::IssueLinker(const Snapshot& snapshot, const Codebook& codebook,
                         const Rulebook& rulings)
    : snapshot_(snapshot),
      codebook_(codebook),
      rulings_(rulings),
      reader_(codebook, rulings),
      index_(snapshot, rulings) {}

void IssueLinker::Add(const FactSet& facts, uint32_t number) {
  DocumentIssues issues = reader_.Read(facts, number);
  is_.Add(issues);
  if (!issues.stands.empty()) now_[issues.id] = std::move(issues);
}

Result<void> IssueLinker::LinkAll(Links& links) {
  is_.Sort();
  const IssueResolver resolver(is_, codebook_, rulings_, reader_);
  std::map<IssueResolver::KeyIndex, IssueSum> sums;
  for (const auto& [id, issues] : now_) {
    const auto settled = resolver.Settle(issues);
    for (size_t i = 0; i < settled.size(); ++i) {
      Count(issues.stands[i], settled[i].is_short, true, sums[settled[i].issue]);
    }
    for (Decision& decision : DecisionsOn(issues, settled, resolver)) {
      links.decisions.push_back(std::move(decision));
    }
  }
  IssueParents parents;
  for (const auto& [issue, sum] : sums) parents.Add(resolver.key(issue));
  for (const auto& [issue, sum] : sums) {
    IssueRow row = resolver.RowOf(issue, sum);
    const auto parent = parents.ParentOf(row.key);
    if (!parent) return tl::make_unexpected(parent.error());
    if (*parent) row.parent = IssueIdOf(**parent);
    links.index[IssueIndex::SumKey(row.key)] = IssueIndex::EncodeSum(sum);
    links.issues.push_back(std::move(row));
  }
  links.index.merge(IssueIndex::RowsOf(is_));
  links.index.insert(parents.rows().begin(), parents.rows().end());
  return {};
}

Result<void> IssueLinker::ReadChanged(const Id& id) {
  const auto document = snapshot_.Document(id);
  if (!document) return tl::make_unexpected(document.error());
  const auto facts = snapshot_.Facts(id);
  if (!facts) return tl::make_unexpected(facts.error());
  now_[id] = reader_.Read(*facts, document->number);
  const auto before = snapshot_.LinkedFacts(id);
  if (!before) return tl::make_unexpected(before.error());
  if (*before) before_[id] = reader_.Read(**before, document->number);
  return {};
}

// A document that has not changed itself.
Result<void> IssueLinker::ReadAffected(uint32_t number) {
  const auto id = snapshot_.DocumentOf(number);
  if (!id) return tl::make_unexpected(id.error());
  if (now_.contains(*id)) return {};
  const auto facts = snapshot_.Facts(*id);
  if (!facts) return tl::make_unexpected(facts.error());
  now_[*id] = before_[*id] = reader_.Read(*facts, number);
  return {};
}

// What goes by the keys of the documents that are read, before and now, and by those near them.
Result<void> IssueLinker::LoadAll() {
  std::set<std::string> keys;
  for (const Documents* documents : {&before_, &now_}) {
    for (const auto& [id, issues] : *documents) AddKeys(issues, keys);
  }
  if (auto loaded = Load(keys, {}); !loaded) return loaded;
  std::set<std::string> cores;
  const IssueResolver was(was_, codebook_, rulings_, reader_);
  const IssueResolver is(is_, codebook_, rulings_, reader_);
  for (const auto& [id, issues] : before_) was.AddNear(issues, cores);
  for (const auto& [id, issues] : now_) is.AddNear(issues, cores);
  return Load(keys, cores);
}

Result<void> IssueLinker::Load(const std::set<std::string>& keys,
                               const std::set<std::string>& cores) {
  auto loaded = index_.Load(keys, cores);
  if (!loaded) return tl::make_unexpected(loaded.error());
  was_ = std::move(*loaded);
  is_ = was_;
  for (const auto& [id, issues] : before_) is_.Remove(issues);
  for (const auto& [id, issues] : now_) is_.Add(issues);
  is_.Sort();
  return {};
}

// Documents with a key that means another issue, or is written otherwise, where that may matter,
// and those whose short labels may stand for others.
std::set<uint32_t> IssueLinker::FindAffected() const {
  const IssueResolver was(was_, codebook_, rulings_, reader_);
  const IssueResolver is(is_, codebook_, rulings_, reader_);
  std::set<uint32_t> affected;
  std::set<std::string> changed;
  for (const auto& [key, row] : is_.keys) {
    const auto old = was.Find(key);
    if (old && was.OutcomeOf(*old) == is.OutcomeOf(*is.Find(key))) continue;
    changed.insert(key);
    if (old) affected.insert(row.documents.begin(), row.documents.end());
  }
  for (const auto& [id, issues] : before_) AddReaders(issues, was, is, changed, affected);
  for (const auto& [id, issues] : now_) AddReaders(issues, is, was, changed, affected);
  return affected;
}

Result<void> IssueLinker::LinkChanged(const std::vector<Id>& changed, LinkChanges& changes) {
  for (const Id& id : changed) {
    if (auto read = ReadChanged(id); !read) return read;
  }
  for (size_t read_before = 0; read_before < now_.size();) {
    read_before = now_.size();
    if (auto loaded = LoadAll(); !loaded) return loaded;
    for (const uint32_t number : FindAffected()) {
      if (auto read = ReadAffected(number); !read) return read;
    }
  }
  const IssueResolver was(was_, codebook_, rulings_, reader_);
  const IssueResolver is(is_, codebook_, rulings_, reader_);
  FindDifferences(IssueIndex::RowsOf(was_), IssueIndex::RowsOf(is_), changes);
  Sums sums;
  if (auto summed = SumUp(was, is, sums, changes); !summed) return summed;
  return ChangeRows(sums, is, changes);
}

Result<void> IssueLinker::SumUp(const IssueResolver& was, const IssueResolver& is, Sums& sums,
                                LinkChanges& changes) const {
  const auto count = [&](const IssueResolver& resolver, const DocumentIssues& issues,
                         bool more) -> Result<void> {
    const auto settled = resolver.Settle(issues);
    for (size_t i = 0; i < settled.size(); ++i) {
      const auto [sum, added] = sums.try_emplace(resolver.key(settled[i].issue));
      if (added) {
        auto stored = index_.SumOf(sum->first);
        if (!stored) return tl::make_unexpected(stored.error());
        sum->second = std::move(*stored);
      }
      Count(issues.stands[i], settled[i].is_short, more, sum->second);
    }
    if (more) changes.decisions[{issues.id, true}] = DecisionsOn(issues, settled, resolver);
    return {};
  };
  for (const auto& [id, issues] : before_) {
    if (auto counted = count(was, issues, false); !counted) return counted;
  }
  for (const auto& [id, issues] : now_) {
    if (auto counted = count(is, issues, true); !counted) return counted;
  }
  return {};
}

Result<void> IssueLinker::ChangeRows(const Sums& sums, const IssueResolver& is,
                                     LinkChanges& changes) const {
  IssueParents parents(snapshot_);
  std::set<std::string> contained;
  for (const auto& [key, sum] : sums) {
    const auto before = index_.SumOf(key);
    if (!before) return tl::make_unexpected(before.error());
    if ((before->positions > 0) == (sum.positions > 0)) continue;
    if (sum.positions > 0) {
      parents.Add(key);
    } else {
      parents.Remove(key);
      changes.gone_issues.push_back(IssueIdOf(key));
      changes.gone_index.push_back(IssueIndex::SumKey(key));
    }
    if (auto found = parents.FindContained(key, contained); !found) return found;
  }
  std::map<std::string, IssueRow> rows;
  for (const auto& [key, sum] : sums) {
    if (sum.positions == 0) continue;
    rows[key] = is.RowOf(*is.Find(key), sum);
    changes.index[IssueIndex::SumKey(key)] = IssueIndex::EncodeSum(sum);
  }
  for (const std::string& key : contained) {
    if (sums.contains(key)) continue;
    const auto row = snapshot_.Issue(IssueIdOf(key));
    if (!row) return tl::make_unexpected(row.error());
    rows[key] = *row;
  }
  for (auto& [key, row] : rows) {
    const auto parent = parents.ParentOf(key);
    if (!parent) return tl::make_unexpected(parent.error());
    row.parent = parent->has_value() ? std::optional(IssueIdOf(**parent)) : std::nullopt;
    changes.issues.push_back(std::move(row));
  }
  changes.index.insert(parents.rows().begin(), parents.rows().end());
  changes.gone_index.insert(changes.gone_index.end(), parents.gone().begin(), parents.gone().end());
  return {};
}

}  // namespace whosaid
