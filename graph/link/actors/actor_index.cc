#include "graph/link/actors/actor_index.h"

#include <optional>
#include <utility>

#include "graph/coder.h"

namespace whosaid {
namespace {

constexpr char kPersonClass = '0';
constexpr char kCollectiveClass = '1';

std::string BlockPrefix(const std::string& form) {
  std::string prefix = "f" + form.substr(0, 1);
  prefix += form[0] == kPersonClass ? BlockOf(std::string_view(form).substr(1)) : form.substr(1);
  prefix += '\0';
  return prefix;
}

std::string RowKey(const std::string& form) {
  return form[0] == kPersonClass ? BlockPrefix(form) + form.substr(1) : BlockPrefix(form);
}

std::string AcronymKey(const std::string& acronym) { return "a" + acronym; }

tl::unexpected<Error> DamagedRow() {
  return Fail(ErrorKind::kBadInput, "the index of links is damaged; build the store again");
}

}  // namespace

ActorIndex::ActorIndex(const Snapshot& snapshot, const Rulebook& rulebook,
                       const ActorGazetteer& gazetteer, const NameNormalizer& normalizer)
    : snapshot_(snapshot), gazetteer_(gazetteer), normalizer_(normalizer) {
  for (const Ruling& ruling : rulebook.log()) {
    const std::string first = FormKey(ruling.first);
    const std::string second = FormKey(ruling.second);
    for (const std::string& one : {first, second}) {
      if (!one.empty()) ruled_[one].insert({first, second});
    }
  }
}

// Follows what ties forms together until there is nothing new.
class ActorIndex::Loader {
 public:
  explicit Loader(const ActorIndex& index) : index_(index) {}

  Result<ActorForms> Load(const std::set<std::string>& keys) {
    for (const std::string& key : keys) Reach(key);
    while (!due_.empty()) {
      const std::string form = std::move(due_.back());
      due_.pop_back();
      if (auto read = ReadBlock(form); !read) return tl::make_unexpected(read.error());
      if (form[0] == kCollectiveClass) {
        if (auto read = FollowAcronyms(form); !read) return tl::make_unexpected(read.error());
      }
      FollowEntry(form);
      if (const auto ruled = index_.ruled_.find(form); ruled != index_.ruled_.end()) {
        for (const std::string& other : ruled->second) Reach(other);
      }
    }
    return std::move(forms_);
  }

 private:
  void Reach(const std::string& form) {
    if (!form.empty() && reached_.insert(form).second) due_.push_back(form);
  }

  Result<void> ReadBlock(const std::string& form) {
    const std::string prefix = BlockPrefix(form);
    if (!read_.insert(prefix).second) return {};
    bool sound = true;
    const auto read =
        index_.snapshot_.VisitIndex(prefix, [&](std::string_view, std::string_view value) {
          std::optional<Form> stored = DecodeForm(value);
          sound = stored.has_value();
          if (!sound) return false;
          const std::string key = stored->Key();
          Reach(key);
          forms_.forms[key] = std::move(*stored);
          return true;
        });
    if (read && !sound) return DamagedRow();
    return read;
  }

  // As a name, and as an acronym of others.
  Result<void> FollowAcronyms(const std::string& form) {
    const std::string name = form.substr(1);
    for (const std::string& acronym : AcronymsOf(name)) {
      const auto names = ReadAcronym(acronym);
      if (!names) return tl::make_unexpected(names.error());
      if ((*names)->contains(form)) Reach(FormKey(KindClass::kCollective, acronym));
    }
    const auto names = ReadAcronym(name);
    if (!names) return tl::make_unexpected(names.error());
    if ((*names)->empty()) return {};
    for (const auto& [other, count] : **names) Reach(other);
    forms_.acronyms[name] = **names;
    return {};
  }

  using Names = std::map<std::string, uint32_t>;
  Result<const Names*> ReadAcronym(const std::string& acronym) {
    const auto [known, added] = acronyms_.try_emplace(acronym);
    if (!added) return &known->second;
    const auto row = index_.snapshot_.IndexRow(AcronymKey(acronym));
    if (!row) return tl::make_unexpected(row.error());
    if (!*row) return &known->second;
    auto names = Decode<Names>(**row);
    if (!names) return DamagedRow();
    known->second = std::move(*names);
    return &known->second;
  }

  void FollowEntry(const std::string& form) {
    const std::string name = form.substr(1);
    const bool person = form[0] == kPersonClass;
    const GazetteerEntry* entry =
        index_.gazetteer_.Find(person ? ActorKind::kPerson : ActorKind::kOrganisation, name);
    if (entry == nullptr || !entries_.insert(entry).second) return;
    const auto reach = [&](const std::string& written) {
      Reach(FormKey(ClassOf(entry->kind), ActorKeyOf(index_.normalizer_, entry->kind, written)));
    };
    reach(entry->name);
    for (const std::string& alias : entry->aliases) reach(alias);
  }

  const ActorIndex& index_;
  std::set<std::string> reached_;
  std::vector<std::string> due_;
  std::set<std::string> read_;
  std::map<std::string, Names> acronyms_;
  std::set<const GazetteerEntry*> entries_;
  ActorForms forms_;
};

Result<ActorForms> ActorIndex::Load(const std::set<std::string>& keys) const {
  return Loader(*this).Load(keys);
}

LinkIndex ActorIndex::RowsOf(const ActorForms& forms) const {
  std::set<std::string> explained;
  for (const auto& [acronym, names] : forms.acronyms) {
    for (const auto& [key, count] : names) explained.insert(key);
  }
  LinkIndex rows;
  for (const auto& [key, form] : forms.forms) {
    if (!form.IsLocal() || ruled_.contains(key) || explained.contains(key)) {
      rows[RowKey(key)] = EncodeForm(form);
    }
  }
  for (const auto& [acronym, names] : forms.acronyms) {
    rows[AcronymKey(acronym)] = Encode(names);
  }
  return rows;
}

}  // namespace whosaid
