// What people and the gazetteer say of actors, and the rows that come of it
// (graph/link/actors/actor_resolver.h).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "graph/link/actors/actor_resolver.h"

namespace whosaid {
namespace {

constexpr Reason kGazetteer = {"names of one actor in the gazetteer", 0.95};

// How often a name was written, and the name; the best to show comes first: the most frequent, the
// shortest, the first of the alphabet.
bool IsShownBefore(const std::pair<const std::string, uint32_t>& a,
                   const std::pair<const std::string, uint32_t>& b) {
  if (a.second != b.second) return a.second > b.second;
  return std::pair(a.first.size(), a.first) < std::pair(b.first.size(), b.first);
}

// The most frequent of the kinds in a class: together with the key, it gives the id.
ActorKind KindOf(KindClass kind_class, const std::array<uint32_t, 6>& counts) {
  if (kind_class == KindClass::kPerson) return ActorKind::kPerson;
  if (kind_class == KindClass::kAnonymous) return ActorKind::kAnonymous;
  ActorKind most = ActorKind::kOrganisation;
  for (const auto& term : TermsOf<ActorKind>()) {
    if (ClassOf(term.value) == KindClass::kCollective &&
        counts[static_cast<size_t>(term.value)] > counts[static_cast<size_t>(most)]) {
      most = term.value;
    }
  }
  return most;
}

}  // namespace

bool ActorResolver::AreApart(FormIndex a, FormIndex b) const {
  a = RootOf(a);
  b = RootOf(b);
  const auto& fewer = nodes_[a].apart.size() < nodes_[b].apart.size() ? nodes_[a] : nodes_[b];
  const FormIndex other = &fewer == &nodes_[a] ? b : a;
  return std::any_of(fewer.apart.begin(), fewer.apart.end(),
                     [&](FormIndex one) { return RootOf(one) == other; });
}

// Before anything is made one by its name. What a ruling names may be missing: then the rest of it
// holds, and all of it once that comes.
void ActorResolver::ApplyRulings() {
  const std::vector<Ruling>& log = rulebook_.log();
  for (const auto& [pair, ruling] : rulebook_.apart()) {
    const auto first = Find(log[ruling].first);
    const auto second = Find(log[ruling].second);
    if (!first || !second) continue;
    nodes_[*first].apart.push_back(*second);
    nodes_[*second].apart.push_back(*first);
  }
  for (const Rulebook::Group& group : rulebook_.groups()) {
    std::optional<FormIndex> root;
    for (const Rulebook::Member& member : group) {
      const auto form = Find(member.named);
      if (!form) continue;
      nodes_[*form].ruled = true;
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
      nodes_[RootOf(*form)].titles.insert(reader_.normalizer().Normalize(log[ruling].title));
    }
  }
}

void ActorResolver::FindEntries() {
  for (Node& node : nodes_) {
    if (node.form->IsLocal()) continue;
    const bool person = node.form->kind_class == KindClass::kPerson;
    node.entry =
        gazetteer_.Find(person ? ActorKind::kPerson : ActorKind::kOrganisation, node.form->name);
  }
  // «The Hill Sheep Breeders (HSB)»: where documents explain an acronym otherwise, it is no name of
  // the entry.
  for (const auto& [acronym, names] : forms_.acronyms) {
    const auto form = Find(FormKey(KindClass::kCollective, acronym));
    if (!form || nodes_[*form].entry == nullptr) continue;
    const GazetteerEntry*& entry = nodes_[*form].entry;
    int64_t balance = 0;
    for (const auto& [key, count] : names) {
      const auto name = Find(key);
      balance += name && nodes_[*name].entry == entry ? count : -int64_t{count};
    }
    if (balance < 0) entry = nullptr;
  }
}

// Names of one entry are one actor, also where a document has them as two.
void ActorResolver::UniteGazetteer() {
  FindEntries();
  std::map<const GazetteerEntry*, FormIndex> first_of;
  for (FormIndex i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].entry == nullptr) continue;
    const auto [first, added] = first_of.try_emplace(nodes_[i].entry, i);
    if (!added) Unite(first->second, i, kGazetteer);
  }
  for (FormIndex i = 0; i < nodes_.size(); ++i) {
    const std::map<std::string, uint32_t>& shown = form(i).shown;
    if (!shown.empty()) shown_[i] = std::ranges::min_element(shown, IsShownBefore)->first;
  }
  for (const auto& [entry, form] : first_of) shown_.try_emplace(form, entry->name);
}

// Names given to forms go to their roots; the last ruling wins over all others.
void ActorResolver::ApplyNames() {
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

struct ActorResolver::Gathered {
  std::array<uint32_t, 6> kinds{};
  std::set<FormIndex> forms;
  std::vector<uint32_t> documents;
};

Id ActorResolver::IdOf(FormIndex actor) const {
  return HashOf(
      fmt::format("actor {} {}", static_cast<int>(form(actor).kind_class), form(actor).name));
}

std::map<ActorResolver::FormIndex, ActorResolver::Gathered> ActorResolver::GatherActors() const {
  std::map<FormIndex, Gathered> actors;
  for (FormIndex i = 0; i < nodes_.size(); ++i) {
    if (form(i).IsSurname()) {
      for (const SurnameMention& mention : form(i).surname_alone) {
        Gathered& actor = actors[Choose(i, mention).actor];
        actor.forms.insert(i);
        actor.documents.push_back(mention.document);
      }
      continue;
    }
    Gathered& actor = actors[RootOf(i)];
    actor.forms.insert(i);
    actor.documents.insert(actor.documents.end(), form(i).documents.begin(),
                           form(i).documents.end());
  }
  for (auto& [root, actor] : actors) {
    for (const FormIndex i : actor.forms) {
      for (size_t kind = 0; kind < actor.kinds.size(); ++kind) {
        actor.kinds[kind] += form(i).kinds[kind];
      }
    }
    std::ranges::sort(actor.documents);
    actor.documents.erase(std::unique(actor.documents.begin(), actor.documents.end()),
                          actor.documents.end());
  }
  return actors;
}

ActorRow ActorResolver::RowOf(FormIndex root, const Gathered& actor) const {
  ActorRow row;
  row.id = IdOf(root);
  row.kind = KindOf(form(root).kind_class, actor.kinds);
  row.name = std::ranges::min_element(form(root).written, IsShownBefore)->first;
  row.key = form(root).name;
  row.documents = static_cast<uint32_t>(actor.documents.size());
  if (const auto name = shown_.find(root); name != shown_.end()) row.name = name->second;
  std::set<std::string> variants;
  if (const auto further = further_names_.find(root); further != further_names_.end()) {
    variants = further->second;
  }
  for (const FormIndex other : actor.forms) {
    for (const auto& [name, count] : form(other).written) variants.insert(name);
    if (nodes_[other].entry != nullptr) row.external_id = nodes_[other].entry->id;
  }
  variants.erase(row.name);
  row.variants.assign(variants.begin(), variants.end());
  return row;
}

std::vector<ActorRow> ActorResolver::Actors() const {
  std::vector<ActorRow> rows;
  for (const auto& [root, actor] : GatherActors()) rows.push_back(RowOf(root, actor));
  return rows;
}

}  // namespace whosaid
