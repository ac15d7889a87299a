// What people and the gazetteer say, in link of actors (graph/link/link_actors.h).
#include <algorithm>

#include "graph/link/link_actors.h"

namespace whosaid {
namespace {

constexpr Reason kGazetteer = {"names of one actor in the gazetteer", 0.95};

}  // namespace

std::optional<ActorLinker::FormIndex> ActorLinker::Find(const Named& named) const {
  if (!named.kind) return std::nullopt;
  const auto kind_class = static_cast<char>('0' + static_cast<int>(ClassOf(*named.kind)));
  const auto form = by_name_.find(kind_class + named.key);
  if (form == by_name_.end()) return std::nullopt;
  return form->second;
}

bool ActorLinker::AreApart(FormIndex a, FormIndex b) const {
  a = RootOf(a);
  b = RootOf(b);
  const auto& fewer = forms_[a].apart.size() < forms_[b].apart.size() ? forms_[a] : forms_[b];
  const FormIndex other = &fewer == &forms_[a] ? b : a;
  return std::any_of(fewer.apart.begin(), fewer.apart.end(),
                     [&](FormIndex one) { return RootOf(one) == other; });
}

// Before anything is made one by its name. What a ruling names may be missing: then the rest of it
// holds, and all of it once that comes.
void ActorLinker::ApplyRulings() {
  const std::vector<Ruling>& log = rulebook_.log();
  for (const auto& [pair, ruling] : rulebook_.apart()) {
    const auto first = Find(log[ruling].first);
    const auto second = Find(log[ruling].second);
    if (!first || !second) continue;
    forms_[*first].apart.push_back(*second);
    forms_[*second].apart.push_back(*first);
  }
  for (const Rulebook::Group& group : rulebook_.groups()) {
    std::optional<FormIndex> root;
    for (const Rulebook::Member& member : group) {
      const auto form = Find(member.named);
      if (!form) continue;
      forms_[*form].ruled = true;
      if (root && RootOf(*form) != *root) Hang(RootOf(*form), *root, ReasonOf(member.ruling));
      if (!root) root = RootOf(*form);
    }
    if (!root) continue;
    for (const Rulebook::Member& member : group) {
      if (log[member.ruling].verb == RulingVerb::kAlias) {
        further_names_[*root].insert(member.named.name);
      }
    }
  }
  for (const auto& [id, ruling] : rulebook_.roles()) {
    if (const auto form = Find(log[ruling].first)) {
      forms_[RootOf(*form)].titles.insert(normalizer_.Normalize(log[ruling].title));
    }
  }
}

void ActorLinker::FindEntries() {
  for (Form& form : forms_) {
    if (form.local) continue;
    const bool person = form.kind_class == KindClass::kPerson;
    form.entry = gazetteer_.Find(person ? ActorKind::kPerson : ActorKind::kOrganisation, form.name);
  }
  // «The Hill Sheep Breeders (HSB)»: where documents explain an acronym otherwise, it is no name of
  // the entry.
  for (const auto& [acronym, names] : acronyms_) {
    const auto form = by_name_.find("1" + acronym);
    if (form == by_name_.end() || forms_[form->second].entry == nullptr) continue;
    const GazetteerEntry*& entry = forms_[form->second].entry;
    int64_t balance = 0;
    for (const auto& [name, count] : names)
      balance += forms_[name].entry == entry ? count : -int64_t{count};
    if (balance < 0) entry = nullptr;
  }
}

// Names of one entry are one actor, also where a document has them as two.
void ActorLinker::UniteGazetteer() {
  FindEntries();
  std::map<const GazetteerEntry*, FormIndex> first_of;
  for (FormIndex i = 0; i < forms_.size(); ++i) {
    if (forms_[i].entry == nullptr) continue;
    const auto [first, added] = first_of.try_emplace(forms_[i].entry, i);
    if (!added) Unite(first->second, i, kGazetteer);
  }
  for (const auto& [entry, form] : first_of) shown_.try_emplace(form, entry->name);
}

// Names given to forms go to their roots; the last ruling wins over all others.
void ActorLinker::ApplyNames() {
  std::map<FormIndex, std::string> shown;
  for (auto& [form, name] : shown_) shown.try_emplace(RootOf(form), name);
  std::vector<size_t> renames;
  for (const auto& [id, ruling] : rulebook_.renames()) renames.push_back(ruling);
  std::sort(renames.begin(), renames.end());
  for (const size_t ruling : renames) {
    const auto form = Find(rulebook_.log()[ruling].first);
    if (form) shown[RootOf(*form)] = rulebook_.log()[ruling].second.name;
  }
  shown_ = std::move(shown);
  std::map<FormIndex, std::set<std::string>> further;
  for (auto& [form, names] : further_names_) further[RootOf(form)].merge(names);
  further_names_ = std::move(further);
}

}  // namespace whosaid
