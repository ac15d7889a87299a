// ActorGazetteer: names that are known to mean one actor: countries, international organisations,
// and whatever users add in files of their own (docs/identity.md). An entry's names are compared by
// their keys (ActorKeyOf). A name of two entries means neither, unless the dates tell them apart.
#ifndef WHOSAID_GRAPH_GAZETTEER_H_
#define WHOSAID_GRAPH_GAZETTEER_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/date.h"
#include "core/hash.h"
#include "core/result.h"
#include "core/vocabulary.h"

namespace whosaid {

struct GazetteerEntry {
  std::string id;  // "iso3166-1:UKR", or the user's own; may be empty
  std::string name;
  ActorKind kind = ActorKind::kOrganisation;
  std::vector<std::string> aliases;
  std::optional<Date> from;   // first day on which the aliases mean it; the name always does
  std::optional<Date> until;  // last day

  friend bool operator==(const GazetteerEntry&, const GazetteerEntry&) = default;
};

// Entries with the same one stand for the same: of its id or else of its kind, name and dates.
Id KeyOf(const GazetteerEntry& entry);

// The rows of a tab-separated lexicon: kind, name, aliases apart with |, id.
std::vector<GazetteerEntry> ReadShippedGazetteer(std::string_view tsv);

// Short given names and spellings with the name they stand for: "bill" is "william". The rows of a
// tab-separated lexicon: the full name, others apart with a blank, all normalised.
using GivenNames = std::map<std::string, std::string, std::less<>>;
GivenNames ReadGivenNames(std::string_view tsv);

// A user's file: CSV with a line of column names (id, name, aliases apart with |, kind, from,
// until; name and kind are needed), or JSON lines with these keys, where aliases are a list. The
// message names the line.
Result<std::vector<GazetteerEntry>> ReadGazetteer(std::string_view text);

class ActorGazetteer {
 public:
  ActorGazetteer() = default;
  // Where ids or names meet, entries of `own` replace those before them.
  ActorGazetteer(std::vector<GazetteerEntry> shipped, std::vector<GazetteerEntry> own,
                 GivenNames given_names = {});

  const std::vector<GazetteerEntry>& entries() const { return entries_; }
  const GivenNames& given_names() const { return given_names_; }

  // The entry that has a name of this key at all times, if only one has.
  const GazetteerEntry* Find(ActorKind kind, std::string_view key) const;
  // The entry of which this is an alias on that day, if only one has it then. Entries whose aliases
  // hold at all times are left to Find.
  const GazetteerEntry* FindDated(ActorKind kind, std::string_view key,
                                  const std::optional<Date>& day) const;

  bool HasDates() const { return !dated_.empty(); }

  // "william" for "bill", itself for most.
  std::string_view FullGivenName(std::string_view given) const;

 private:
  using Names = std::unordered_map<std::string, std::vector<size_t>>;
  void Add(size_t entry, std::string_view name, bool dated);

  std::vector<GazetteerEntry> entries_;
  Names always_;  // by class and normalised name
  Names dated_;
  GivenNames given_names_;
};

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_GAZETTEER_H_
