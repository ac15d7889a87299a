#include "graph/link/actors/actor_resolver.h"


#include <algorithm>
#include <iterator>

namespace whosaid {
namespace {

constexpr Reason kSameName = {"same full name", 0.95};
constexpr Reason kOneWord = {"same single name; no document gives a full one", 0.7};
constexpr Reason kThisDocument = {"unnamed; stays in its document", 1.0};
constexpr Reason kInitials = {"same name but for middle initials", 0.85};
constexpr Reason kSpelling = {"same name in another spelling", 0.85};
constexpr Reason kGivenName = {"same rare surname, and given name but for a letter or two", 0.75};
constexpr Reason kAcronym = {"a name and the acronym that a document gives with it", 0.9};
constexpr Reason kOnlySurname = {"surname alone; no one else has it", 0.8};
constexpr Reason kSurnameAndTitle = {"surname alone; the only one with it and with this title",
                                     0.8};
constexpr Reason kFrequentSurname = {"surname alone; of those who have it by far the most frequent",
                                     0.6};
constexpr Reason kManySurnames = {"surname alone; several have it and none stands out", 0.3};
constexpr Reason kApart = {"surname alone; its document has the full name apart from it", 0.3};
constexpr Reason kShortGivenName = {"same rare surname, and short for the same given name", 0.75};

constexpr size_t kRareSurname = 4;  // given names
constexpr uint32_t kDominance = 10;

}  // namespace

ActorResolver::ActorResolver(const ActorForms& forms, const Rulebook& rulebook,
                             const ActorGazetteer& gazetteer, const ActorReader& reader)
    : forms_(forms), rulebook_(rulebook), gazetteer_(gazetteer), reader_(reader) {
  nodes_.reserve(forms.forms.size());
  for (const auto& [key, form] : forms.forms) {
    nodes_.push_back({&key, &form, 0, {}, {}, {}, {}, false, nullptr});
  }
  std::ranges::sort(nodes_, [](const Node& a, const Node& b) { return *a.key < *b.key; });
  by_key_.reserve(nodes_.size());
  for (FormIndex i = 0; i < nodes_.size(); ++i) {
    nodes_[i].parent = i;
    by_key_[*nodes_[i].key] = i;
    if (nodes_[i].form->kind_class == KindClass::kPerson) persons_.push_back(i);
  }
  ApplyRulings();
  UniteGazetteer();
  UniteInitials();
  UniteSpellings();
  UniteGivenNames();
  UniteAcronyms();
  IndexSurnames();
  ApplyNames();
}

std::optional<ActorResolver::FormIndex> ActorResolver::Find(const std::string& form) const {
  const auto found = by_key_.find(form);
  if (found == by_key_.end()) return std::nullopt;
  return found->second;
}

ActorResolver::FormIndex ActorResolver::RootOf(FormIndex form) const {
  while (nodes_[form].parent != form) form = nodes_[form].parent;
  return form;
}

const std::vector<uint32_t>& ActorResolver::DocumentsOf(FormIndex root) const {
  const Node& node = nodes_[root];
  return node.documents.empty() ? node.form->documents : node.documents;
}

bool ActorResolver::HasTitle(FormIndex root, const std::string& title) const {
  return nodes_[root].form->titles.contains(title) || nodes_[root].titles.contains(title);
}

// The more frequent becomes the root, so trees stay as flat as they are few. Where people say that
// they are two, they stay so.
void ActorResolver::Unite(FormIndex a, FormIndex b, const Reason& reason) {
  a = RootOf(a);
  b = RootOf(b);
  if (a == b || AreApart(a, b)) return;
  const Node& one = nodes_[a];
  const Node& other = nodes_[b];
  const bool swapped = one.ruled != other.ruled
                           ? other.ruled
                           : std::pair(other.form->Mentions(), one.form->name) >
                                 std::pair(one.form->Mentions(), other.form->name);
  Hang(swapped ? a : b, swapped ? b : a, reason);
}

void ActorResolver::Hang(FormIndex child_index, FormIndex root_index, const Reason& reason) {
  Node& root = nodes_[root_index];
  Node& child = nodes_[child_index];
  child.parent = root_index;
  child.reason = reason;
  const std::vector<uint32_t>& of_root = DocumentsOf(root_index);
  const std::vector<uint32_t>& of_child = DocumentsOf(child_index);
  std::vector<uint32_t> documents;
  std::ranges::set_union(of_root, of_child, std::back_inserter(documents));
  root.documents = std::move(documents);
  root.titles.merge(child.titles);
  for (const auto& [title, count] : child.form->titles) root.titles.insert(title);
  root.apart.insert(root.apart.end(), child.apart.begin(), child.apart.end());
}

void ActorResolver::UniteUnlessApart(FormIndex a, FormIndex b, const Reason& reason) {
  const std::vector<uint32_t>& of_a = DocumentsOf(RootOf(a));
  const std::vector<uint32_t>& of_b = DocumentsOf(RootOf(b));
  const auto& fewer = of_a.size() < of_b.size() ? of_a : of_b;
  const auto& more = of_a.size() < of_b.size() ? of_b : of_a;
  const bool apart = std::any_of(fewer.begin(), fewer.end(), [&](uint32_t document) {
    return std::binary_search(more.begin(), more.end(), document);
  });
  if (!apart) Unite(a, b, reason);
}

// «Dana Moss» is «Dana Q. Moss» unless there is a «Dana R. Moss» too.
void ActorResolver::UniteInitials() {
  std::map<std::string, std::vector<FormIndex>> with_initials;
  for (const FormIndex person : persons_) {
    const std::string& name = form(person).name;
    std::string without = WithoutMiddleInitials(name);
    if (without != name && BlockOf(without) == BlockOf(name)) {
      with_initials[std::move(without)].push_back(person);
    }
  }
  for (const auto& [without, forms] : with_initials) {
    const auto plain = Find(FormKey(KindClass::kPerson, without));
    if (forms.size() == 1 && plain) UniteUnlessApart(*plain, forms[0], kInitials);
  }
}

void ActorResolver::UniteSpellings() {
  std::map<std::pair<std::string, std::string>, FormIndex> first_of_key;
  for (const FormIndex person : persons_) {
    const std::string& name = form(person).name;
    if (!IsLongSurname(SurnameOf(name))) continue;
    const auto [first, added] =
        first_of_key.try_emplace({BlockOf(name), SpellingKey(name)}, person);
    if (!added) UniteUnlessApart(first->second, person, kSpelling);
  }
}

void ActorResolver::UniteGivenNames() {
  std::map<std::string, std::vector<FormIndex>> by_surname;
  for (const FormIndex person : persons_) {
    const std::string& name = form(person).name;
    if (!IsSurnameOnly(name)) by_surname[BlockOf(name)].push_back(person);
  }
  for (const auto& [surname, forms] : by_surname) {
    if (forms.size() > kRareSurname) continue;
    for (size_t i = 0; i < forms.size(); ++i) {
      for (size_t j = 0; j < i; ++j) {
        const auto given = [&](size_t k) { return GivenNameOf(form(forms[k]).name); };
        if (gazetteer_.FullGivenName(given(j)) == gazetteer_.FullGivenName(given(i))) {
          UniteUnlessApart(forms[j], forms[i], kShortGivenName);
        } else if (AreSpellingVariants(given(j), given(i))) {
          UniteUnlessApart(forms[j], forms[i], kGivenName);
        }
      }
    }
  }
}

// An acronym of two names goes to the one that documents give with it by far more often, or to
// none.
void ActorResolver::UniteAcronyms() {
  for (const auto& [acronym, names] : forms_.acronyms) {
    const auto form = Find(FormKey(KindClass::kCollective, acronym));
    if (!form || nodes_[*form].entry != nullptr) continue;
    std::map<FormIndex, uint32_t> given;
    uint32_t all = 0;
    for (const auto& [key, count] : names) {
      const auto name = Find(key);
      if (!name) continue;
      given[RootOf(*name)] += count;
      all += count;
    }
    for (const auto& [name, count] : given) {
      if (count >= kDominance * (all - count)) Unite(*form, name, kAcronym);
    }
  }
}

void ActorResolver::IndexSurnames() {
  for (const FormIndex person : persons_) {
    const std::string& name = form(person).name;
    if (IsSurnameOnly(name)) continue;
    std::vector<FormIndex>& having = by_surname_[BlockOf(name)];
    const FormIndex root = RootOf(person);
    if (std::find(having.begin(), having.end(), root) == having.end()) having.push_back(root);
  }
}

bool ActorResolver::IsChosenByMention(FormIndex index) const {
  const Node& node = nodes_[index];
  if (node.form->IsLocal() && node.parent == index) return false;
  return node.form->IsSurname() && !node.ruled && node.entry == nullptr;
}

ActorResolver::Choice ActorResolver::Choose(FormIndex index) const {
  const FormIndex root = RootOf(index);
  if (root != index) return {root, nodes_[index].reason};
  return {root, form(index).IsLocal() ? kThisDocument : kSameName};
}

ActorResolver::Choice ActorResolver::Choose(FormIndex index, const SurnameMention& mention) const {
  if (mention.moved) return {RootOf(index), {}};
  return IsChosenByMention(index) ? ChooseBySurname(index, mention) : Choose(index);
}

ActorResolver::Choice ActorResolver::Choose(FormIndex index, uint32_t document,
                                            const LinkMention& mention) const {
  if (!mention.moved.words.empty()) return {RootOf(index), mention.moved};
  return Choose(index, SurnameMention{document, false, mention.titles});
}

ActorResolver::Choice ActorResolver::ChooseBySurname(FormIndex index,
                                                     const SurnameMention& mention) const {
  const FormIndex own = RootOf(index);
  const auto having = by_surname_.find(BlockOf(form(index).name));
  if (having == by_surname_.end()) return {own, kOneWord};
  FormIndex most = own;
  std::vector<FormIndex> titled;
  size_t candidates = 0;
  size_t all_documents = 0;
  for (const FormIndex one : having->second) {
    const std::vector<uint32_t>& documents = DocumentsOf(one);
    // Where the document has the full name too, and yet apart, this is somebody else.
    if (AreApart(own, one) || std::ranges::binary_search(documents, mention.document)) continue;
    if (candidates++ == 0 || documents.size() > DocumentsOf(most).size()) most = one;
    all_documents += documents.size();
    if (std::ranges::any_of(mention.titles,
                            [&](const auto& title) { return HasTitle(one, title); }))
      titled.push_back(one);
  }
  const bool only = candidates == 1 && having->second.size() == 1;
  if (only) return {most, kOnlySurname};
  if (titled.size() == 1) return {titled[0], kSurnameAndTitle};
  if (candidates > 0) {
    const size_t documents = DocumentsOf(most).size();
    const size_t others = all_documents - documents;
    if (others > 0 && documents >= kDominance * others) return {most, kFrequentSurname};
  }
  return {own, having->second.size() == 1 ? kApart : kManySurnames};
}

}  // namespace whosaid
