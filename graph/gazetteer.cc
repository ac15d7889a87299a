#include "graph/gazetteer.h"

#include <fmt/format.h>

#include <map>

#include "graph/decisions.h"
#include "graph/names.h"

namespace whosaid {
namespace {

// Kinds whose names may mean the same actor have one id for one key.
std::string NameKey(ActorKind kind, std::string_view normalized) {
  const Id id = ActorIdOf(kind, normalized);
  return std::string(id.bytes.begin(), id.bytes.end());
}

bool Holds(const GazetteerEntry& entry, const Date& day) {
  return (!entry.from || entry.from->FirstDay() <= day.FirstDay()) &&
         (!entry.until || day.FirstDay() <= entry.until->LastDay());
}

bool IsDated(const GazetteerEntry& entry) { return entry.from || entry.until; }

}  // namespace

Id KeyOf(const GazetteerEntry& entry) {
  if (!entry.id.empty()) return HashOf("entry " + entry.id);
  const auto day = [](const std::optional<Date>& date) { return date ? date->ToString() : ""; };
  return HashOf(fmt::format("entry {} {} {} {}", NameOf(entry.kind), day(entry.from),
                            day(entry.until), entry.name));
}

ActorGazetteer::ActorGazetteer(std::vector<GazetteerEntry> shipped, std::vector<GazetteerEntry> own,
                               GivenNames given_names)
    : given_names_(std::move(given_names)) {
  const NameNormalizer normalizer;
  std::map<std::string, size_t> places;  // by id and by name
  for (auto* entries : {&shipped, &own}) {
    for (GazetteerEntry& entry : *entries) {
      const std::string name = NameKey(entry.kind, ActorKeyOf(normalizer, entry.kind, entry.name));
      const auto same_id = entry.id.empty() ? places.end() : places.find("id " + entry.id);
      const auto same_name = IsDated(entry) ? places.end() : places.find(name);
      const auto same = same_id != places.end() ? same_id : same_name;
      const size_t place = same == places.end() ? entries_.size() : same->second;
      places[name] = place;
      if (!entry.id.empty()) places["id " + entry.id] = place;
      if (place == entries_.size()) entries_.emplace_back();
      entries_[place] = std::move(entry);
    }
  }
  for (size_t i = 0; i < entries_.size(); ++i) {
    const GazetteerEntry& entry = entries_[i];
    Add(i, ActorKeyOf(normalizer, entry.kind, entry.name), false);
    for (const std::string& alias : entry.aliases) {
      Add(i, ActorKeyOf(normalizer, entry.kind, alias), IsDated(entry));
    }
  }
}

void ActorGazetteer::Add(size_t entry, std::string_view name, bool dated) {
  std::vector<size_t>& meant = (dated ? dated_ : always_)[NameKey(entries_[entry].kind, name)];
  if (meant.empty() || meant.back() != entry) meant.push_back(entry);
}

const GazetteerEntry* ActorGazetteer::Find(ActorKind kind, std::string_view normalized) const {
  const auto meant = always_.find(NameKey(kind, normalized));
  if (meant == always_.end() || meant->second.size() != 1) return nullptr;
  return &entries_[meant->second[0]];
}

const GazetteerEntry* ActorGazetteer::FindDated(ActorKind kind, std::string_view normalized,
                                                const std::optional<Date>& day) const {
  if (dated_.empty() || !day) return nullptr;
  const auto meant = dated_.find(NameKey(kind, normalized));
  if (meant == dated_.end()) return nullptr;
  const GazetteerEntry* only = nullptr;
  for (const size_t entry : meant->second) {
    if (!Holds(entries_[entry], *day)) continue;
    if (only != nullptr) return nullptr;
    only = &entries_[entry];
  }
  return only;
}

std::string_view ActorGazetteer::FullGivenName(std::string_view given) const {
  const auto full = given_names_.find(given);
  return full == given_names_.end() ? given : std::string_view(full->second);
}

}  // namespace whosaid
