#include "cli/directory.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>
#include <utility>

#include "query/decisions.h"

namespace whosaid {

Result<Directory> Directory::Of(const Snapshot& snapshot, bool issue) {
  Directory directory;
  directory.what_ = issue ? "issue" : "actor";
  const auto read = issue ? snapshot.VisitIssues([&](const IssueRow& row) {
    directory.Add(row.id, {row.label, std::nullopt, row.key}, row.variants);
    return true;
  })
                          : snapshot.VisitActors([&](const ActorRow& row) {
                              directory.Add(row.id, {row.name, row.kind, row.key}, row.variants);
                              return true;
                            });
  if (!read) return tl::make_unexpected(read.error());
  return directory;
}

void Directory::Add(const Id& id, Named named, const std::vector<std::string>& variants) {
  index_.Add(id, named.name, variants);
  entries_.emplace(id, std::move(named));
}

Result<Named> Directory::Find(const std::string& name) const {
  std::vector<Id> found = index_.Find(name);
  if (found.empty() && name.size() >= 6) {
    for (const auto& [id, named] : entries_) {
      if (id.ToHex().starts_with(name)) found.push_back(id);
    }
  }
  // Shown so goes before called so.
  if (found.size() > 1 && FindShown(name, found)) return *FindShown(name, found);
  if (found.size() == 1) return entries_.at(found[0]);
  if (found.size() > 1) {
    std::vector<std::string> meant;
    for (const Id& id : found) {
      if (meant.size() == 5) break;
      meant.push_back(fmt::format("{} ({})", Describe(entries_.at(id)), ShortId(id)));
    }
    return Fail(ErrorKind::kUsage,
                fmt::format("“{}” may be {}{}; write more of the name, or its id", name,
                            fmt::join(meant, ", "), found.size() > 5 ? ", …" : ""));
  }
  const std::vector<std::string> nearest = index_.Nearest(name);
  return Fail(ErrorKind::kNotFound,
              fmt::format("no {} is called “{}”{}{}", what_, name,
                          nearest.empty() ? "" : "; the nearest: ", fmt::join(nearest, ", ")));
}

const Named* Directory::Find(const Id& id) const {
  const auto entry = entries_.find(id);
  return entry == entries_.end() ? nullptr : &entry->second;
}

const Named* Directory::FindShown(std::string_view name, const std::vector<Id>& among) const {
  const Named* only = nullptr;
  for (const Id& id : among) {
    const Named& named = entries_.at(id);
    if (SearchKey(named.name) != SearchKey(name)) continue;
    if (only != nullptr) return nullptr;
    only = &named;
  }
  return only;
}

std::string Describe(const Named& named) {
  return named.kind ? fmt::format("{}, {}", named.name, NameOf(*named.kind)) : named.name;
}

}  // namespace whosaid
