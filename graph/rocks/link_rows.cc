#include "graph/rocks/link_rows.h"

#include <optional>
#include <string_view>

#include "graph/encoding.h"

namespace whosaid {
namespace {

// Puts and deletes rows of one table in the run that counts.
class RowChanger {
 public:
  RowChanger(Table table, uint64_t run, const ReadView& view, Batch& batch)
      : table_(table), run_(run), view_(view), batch_(batch) {}

  // Rows that come in less those that go, put in or taken out by calls so far.
  int64_t more() const { return more_; }

  Result<void> Put(const std::string& key, std::string value) {
    const auto there = view_.Get(table_, LinkKey(run_, key));
    if (!there) return tl::make_unexpected(there.error());
    if (!*there) ++more_;
    if (*there != value) batch_.Put(table_, LinkKey(run_, key), std::move(value));
    return {};
  }

  Result<void> Delete(const std::string& key) {
    const auto there = view_.Get(table_, LinkKey(run_, key));
    if (!there) return tl::make_unexpected(there.error());
    if (*there) --more_;
    batch_.Delete(table_, LinkKey(run_, key));
    return {};
  }

  template <typename Row>
  Result<void> Change(const std::vector<Id>& gone, const std::vector<Row>& rows,
                      std::string (*encode)(const Row&)) {
    for (const Id& id : gone) {
      if (auto deleted = Delete(EncodeId(id)); !deleted) return deleted;
    }
    for (const Row& row : rows) {
      if (auto put = Put(EncodeId(row.id), encode(row)); !put) return put;
    }
    return {};
  }

 private:
  Table table_;
  uint64_t run_;
  const ReadView& view_;
  Batch& batch_;
  int64_t more_ = 0;
};

}  // namespace

Result<LinkRows> LinkRows::Encode(const Links& links, const RocksSnapshot& now) {
  LinkRows rows;
  rows.index_ = &links.index;
  const auto put = [&rows](Table table, const std::string& key, std::string value) {
    rows.rows_[table].insert_or_assign(key, std::move(value));
  };
  for (const ActorRow& actor : links.actors) put(kActor, EncodeId(actor.id), EncodeActor(actor));
  for (const IssueRow& issue : links.issues) put(kIssue, EncodeId(issue.id), EncodeIssue(issue));
  for (auto first = links.decisions.begin(); first != links.decisions.end();) {
    auto end = first;
    while (end != links.decisions.end() && end->document == first->document &&
           end->issue == first->issue) {
      ++end;
    }
    const auto key = now.KeyOf(first->document);
    if (!key) return tl::make_unexpected(key.error());
    put(kDecision, *key + (first->issue ? '\1' : '\0'), EncodeDecisions({first, end}));
    first = end;
  }
  for (const UtteranceRow& utterance : links.utterances) {
    put(kUtterance, EncodeId(utterance.id), EncodeUtterance(utterance));
  }
  for (const InheritedDate& inherited : links.dates) {
    const auto key = now.KeyOf(inherited.document);
    if (!key) return tl::make_unexpected(key.error());
    put(kDate, *key, EncodeInheritedDate(inherited));
  }
  return rows;
}

const LinkIndex& LinkRows::Of(Table table) const {
  static const LinkIndex kNone;
  if (table == kIndex) return *index_;
  const auto rows = rows_.find(table);
  return rows == rows_.end() ? kNone : rows->second;
}

Result<void> Compare(const LinkRows& rows, uint64_t run, const ReadView& view, size_t most,
                     Batch& changes) {
  const std::string prefix = LinkKey(run);
  for (const Table table : kLinkTables) {
    const LinkIndex& of_table = rows.Of(table);
    auto next = of_table.begin();
    const auto put_until = [&](std::optional<std::string_view> key) {
      for (; next != of_table.end() && (!key || next->first < *key) &&
             changes.changes().size() <= most;
           ++next) {
        changes.Put(table, LinkKey(run, next->first), next->second);
      }
    };
    const auto scanned =
        view.Scan(table, prefix, After(prefix), [&](std::string_view key, std::string_view value) {
          const std::string_view row = key.substr(prefix.size());
          put_until(row);
          if (next == of_table.end() || next->first != row) {
            changes.Delete(table, std::string(key));
          } else {
            if (next->second != value) changes.Put(table, std::string(key), next->second);
            ++next;
          }
          return changes.changes().size() <= most;
        });
    if (!scanned) return scanned;
    put_until({});
  }
  return {};
}

Result<void> EncodeChanges(const LinkChanges& changes, const RocksSnapshot& now,
                           const ReadView& view, Meta& meta, Batch& batch) {
  RowChanger actors(kActor, meta.links, view, batch);
  RowChanger issues(kIssue, meta.links, view, batch);
  RowChanger utterances(kUtterance, meta.links, view, batch);
  RowChanger index(kIndex, meta.links, view, batch);
  Result<void> done = actors.Change(changes.gone_actors, changes.actors, EncodeActor);
  if (done) done = issues.Change(changes.gone_issues, changes.issues, EncodeIssue);
  if (done) done = utterances.Change(changes.gone_utterances, changes.utterances, EncodeUtterance);
  for (const std::string& key : changes.gone_index) {
    if (done) done = index.Delete(key);
  }
  for (const auto& [key, value] : changes.index) {
    if (done) done = index.Put(key, value);
  }
  if (!done) return done;
  meta.actors += static_cast<uint64_t>(actors.more());
  meta.issues += static_cast<uint64_t>(issues.more());
  for (const auto& [of, decisions] : changes.decisions) {
    const auto key = now.KeyOf(of.first);
    if (!key) return tl::make_unexpected(key.error());
    std::string row = DecisionKey(meta.links, *key, of.second);
    if (decisions.empty()) {
      batch.Delete(kDecision, std::move(row));
    } else {
      batch.Put(kDecision, std::move(row), EncodeDecisions(decisions));
    }
  }
  for (const auto& [document, inherited] : changes.dates) {
    const auto key = now.KeyOf(document);
    if (!key) return tl::make_unexpected(key.error());
    if (inherited) {
      batch.Put(kDate, LinkKey(meta.links, *key), EncodeInheritedDate(*inherited));
    } else {
      batch.Delete(kDate, LinkKey(meta.links, *key));
    }
  }
  return {};
}

}  // namespace whosaid
