#include "graph/link/link_actors.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <numeric>

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

constexpr Reason kDatedAlias = {"alias in the gazetteer at the document's date", 0.9};
constexpr Reason kShortGivenName = {"same rare surname, and short for the same given name", 0.75};

constexpr size_t kLongSurname = 6;  // spellings of shorter ones may be other names: Smith, Smyth
constexpr size_t kRareSurname = 4;  // given names
constexpr uint32_t kDominance = 10;

// How often a name was written, and the name; the best to show comes first: the most frequent, the
// shortest, the first of the alphabet.
bool IsShownBefore(const std::pair<const std::string, uint32_t>& a,
                   const std::pair<const std::string, uint32_t>& b) {
  if (a.second != b.second) return a.second > b.second;
  return std::pair(a.first.size(), a.first) < std::pair(b.first.size(), b.first);
}

std::string SurnameKey(std::string_view surname) {
  return surname.size() < kLongSurname ? std::string(surname) : SpellingKey(surname);
}

// «The council», «the two companies»: in the next document, these are others.
bool IsOnlyDescribed(const Cluster& cluster) {
  return !cluster.mentions.empty() &&
         std::none_of(cluster.mentions.begin(), cluster.mentions.end(),
                      [](const Mention& mention) { return mention.form == MentionForm::kName; });
}

bool HasTwoCapitals(std::string_view name) {
  return std::count_if(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) > 1;
}

}  // namespace

ActorLinker::ActorLinker(const Rulebook& rulebook, const ActorGazetteer& gazetteer)
    : rulebook_(rulebook), gazetteer_(gazetteer) {
  for (const Ruling& ruling : rulebook.log()) ruling_words_.push_back(whosaid::ReasonOf(ruling));
}

ActorLinker::KindClass ActorLinker::ClassOf(ActorKind kind) {
  switch (kind) {
    case ActorKind::kPerson:
      return KindClass::kPerson;
    case ActorKind::kAnonymous:
      return KindClass::kAnonymous;
    default:  // a ministry is a place in one document and an organisation in the next
      return KindClass::kCollective;
  }
}

Result<void> ActorLinker::Add(const DocumentRow& document, const Snapshot& snapshot) {
  const auto number = static_cast<uint32_t>(documents_.size());
  documents_.push_back(document.id);
  std::vector<FormIndex> forms;
  for (uint32_t i = 0; i < document.clusters.size(); ++i) {
    const Cluster& cluster = document.clusters[i];
    Mentioned mentioned{number, i, cluster.kind, 0, {}, {}};
    const FormIndex index = AddMention(document, cluster, mentioned);
    Form& form = forms_[index];
    ++form.count;
    if (form.documents.empty() || form.documents.back() != number) form.documents.push_back(number);
    for (const Role& role : cluster.roles) {
      mentioned.titles.push_back(normalizer_.Normalize(role.title));
      form.titles.insert(mentioned.titles.back());
    }
    if (!IsSurnameOnly(form.name)) mentioned.titles.clear();
    mentioned_.push_back(std::move(mentioned));
    forms.push_back(index);
  }
  return AddAcronyms(document, forms, snapshot);
}

// To the form of its name, unless people or the gazetteer know better.
ActorLinker::FormIndex ActorLinker::AddMention(const DocumentRow& document, const Cluster& cluster,
                                               Mentioned& mentioned) {
  const KindClass kind_class = ClassOf(cluster.kind);
  const auto move_to = [&](ActorKind kind, const std::string& key, const std::string& name) {
    mentioned.form = FormOfName(ClassOf(kind), key);
    shown_.try_emplace(mentioned.form, name);
  };
  if (const auto ruling = rulebook_.MoveOf({document.article.uri, cluster.name}, false)) {
    const Named& to = rulebook_.log()[*ruling].second;
    move_to(to.kind.value_or(cluster.kind), to.key, to.name);
    mentioned.moved = ReasonOf(*ruling);
  } else if (const GazetteerEntry* entry = FindDated(document, cluster)) {
    move_to(entry->kind, ActorKeyOf(normalizer_, entry->kind, entry->name), entry->name);
    mentioned.moved = kDatedAlias;
  } else if (kind_class == KindClass::kAnonymous || IsOnlyDescribed(cluster)) {
    mentioned.form =
        FormOfName(kind_class, normalizer_.Normalize(cluster.name) + "@" + document.id.ToHex());
    forms_[mentioned.form].local = true;
  } else {
    mentioned.form = FormOf(kind_class, cluster.name);
  }
  ++forms_[mentioned.form].written[cluster.name];
  return mentioned.form;
}

const GazetteerEntry* ActorLinker::FindDated(const DocumentRow& document,
                                             const Cluster& cluster) const {
  if (!gazetteer_.HasDates() || !document.article.published) return nullptr;
  return gazetteer_.FindDated(cluster.kind, ActorKeyOf(normalizer_, cluster.kind, cluster.name),
                              document.article.published->date);
}

ActorLinker::FormIndex ActorLinker::FormOf(KindClass kind_class, const std::string& written) {
  const std::string key = static_cast<char>('0' + static_cast<int>(kind_class)) + written;
  const auto known = by_written_.find(key);
  if (known != by_written_.end()) return known->second;
  const ActorKind kind =
      kind_class == KindClass::kPerson ? ActorKind::kPerson : ActorKind::kOrganisation;
  return by_written_[key] = FormOfName(kind_class, ActorKeyOf(normalizer_, kind, written));
}

ActorLinker::FormIndex ActorLinker::FormOfName(KindClass kind_class, std::string name) {
  const auto next = static_cast<FormIndex>(forms_.size());
  const auto [known, added] =
      by_name_.try_emplace(static_cast<char>('0' + static_cast<int>(kind_class)) + name, next);
  if (added) {
    forms_.emplace_back();
    forms_.back().kind_class = kind_class;
    forms_.back().name = std::move(name);
    forms_.back().parent = next;
  }
  return known->second;
}

// A document gives an acronym with a name where both are clusters («the Harbour Safety Board … the
// HSB»), or where one cluster has mentions of both («the Harbour Safety Board (HSB)»).
Result<void> ActorLinker::AddAcronyms(const DocumentRow& document,
                                      const std::vector<FormIndex>& forms,
                                      const Snapshot& snapshot) {
  std::map<std::string, FormIndex> names;  // by acronym
  std::string text;
  for (size_t i = 0; i < forms.size(); ++i) {
    const FormIndex form = forms[i];
    if (forms_[form].kind_class != KindClass::kCollective) continue;
    for (const std::string& acronym : AcronymsOf(forms_[form].name)) {
      names.emplace(acronym, form);
      for (const Mention& mention : document.clusters[i].mentions) {
        // With full stops, an acronym takes twice its letters.
        const size_t size = mention.span.size();
        if (mention.form != MentionForm::kName || size < acronym.size() ||
            size > 2 * acronym.size()) {
          continue;
        }
        if (text.empty()) {
          auto read = snapshot.Text(document.id);
          if (!read) return tl::make_unexpected(read.error());
          text = std::move(*read);
        }
        const std::string_view words = Slice(text, mention.span);
        if (HasTwoCapitals(words) && normalizer_.Normalize(words) == acronym) {
          ++acronyms_[acronym][form];
        }
      }
    }
  }
  for (size_t i = 0; i < forms.size(); ++i) {
    const auto name = names.find(forms_[forms[i]].name);
    if (name != names.end() && HasTwoCapitals(document.clusters[i].name) &&
        forms_[forms[i]].kind_class == KindClass::kCollective) {
      ++acronyms_[name->first][name->second];
    }
  }
  return {};
}

void ActorLinker::Resolve(Links& links) {
  ApplyRulings();
  UniteGazetteer();
  const std::vector<FormIndex> persons = PersonsByName();
  UniteInitials(persons);
  UniteSpellings(persons);
  UniteGivenNames(persons);
  UniteAcronyms();
  IndexSurnames(persons);
  ApplyNames();
  std::vector<Choice> choices;
  choices.reserve(mentioned_.size());
  for (const Mentioned& mentioned : mentioned_) choices.push_back(Choose(mentioned));
  Emit(choices, links);
}

ActorLinker::FormIndex ActorLinker::RootOf(FormIndex form) const {
  while (forms_[form].parent != form) form = forms_[form].parent;
  return form;
}

// The more frequent becomes the root, so trees stay as flat as they are few. Where people say that
// they are two, they stay so.
void ActorLinker::Unite(FormIndex a, FormIndex b, const Reason& reason) {
  a = RootOf(a);
  b = RootOf(b);
  if (a == b || AreApart(a, b)) return;
  const Form& one = forms_[a];
  const Form& other = forms_[b];
  const bool swapped = one.ruled != other.ruled
                           ? other.ruled
                           : std::pair(other.count, one.name) > std::pair(one.count, other.name);
  Hang(swapped ? a : b, swapped ? b : a, reason);
}

void ActorLinker::Hang(FormIndex child_index, FormIndex root_index, const Reason& reason) {
  Form& root = forms_[root_index];
  Form& child = forms_[child_index];
  child.parent = root_index;
  child.reason = reason;
  std::vector<uint32_t> documents;
  std::set_union(root.documents.begin(), root.documents.end(), child.documents.begin(),
                 child.documents.end(), std::back_inserter(documents));
  root.documents = std::move(documents);
  root.titles.merge(child.titles);
  root.apart.insert(root.apart.end(), child.apart.begin(), child.apart.end());
}

void ActorLinker::UniteUnlessApart(FormIndex a, FormIndex b, const Reason& reason) {
  const std::vector<uint32_t>& of_a = forms_[RootOf(a)].documents;
  const std::vector<uint32_t>& of_b = forms_[RootOf(b)].documents;
  const auto& fewer = of_a.size() < of_b.size() ? of_a : of_b;
  const auto& more = of_a.size() < of_b.size() ? of_b : of_a;
  const bool apart = std::any_of(fewer.begin(), fewer.end(), [&](uint32_t document) {
    return std::binary_search(more.begin(), more.end(), document);
  });
  if (!apart) Unite(a, b, reason);
}

std::vector<ActorLinker::FormIndex> ActorLinker::PersonsByName() const {
  std::vector<FormIndex> persons;
  for (FormIndex i = 0; i < forms_.size(); ++i) {
    if (forms_[i].kind_class == KindClass::kPerson) persons.push_back(i);
  }
  std::sort(persons.begin(), persons.end(),
            [this](FormIndex a, FormIndex b) { return forms_[a].name < forms_[b].name; });
  return persons;
}

// «Dana Moss» is «Dana Q. Moss» unless there is a «Dana R. Moss» too.
void ActorLinker::UniteInitials(const std::vector<FormIndex>& persons) {
  std::map<std::string, std::vector<FormIndex>> with_initials;
  for (const FormIndex person : persons) {
    std::string without = WithoutMiddleInitials(forms_[person].name);
    if (without != forms_[person].name) with_initials[std::move(without)].push_back(person);
  }
  for (const auto& [without, forms] : with_initials) {
    const auto plain = by_name_.find("0" + without);
    if (forms.size() == 1 && plain != by_name_.end()) {
      UniteUnlessApart(plain->second, forms[0], kInitials);
    }
  }
}

void ActorLinker::UniteSpellings(const std::vector<FormIndex>& persons) {
  std::map<std::string, FormIndex> first_of_key;
  for (const FormIndex person : persons) {
    const std::string& name = forms_[person].name;
    if (SurnameOf(name).size() < kLongSurname) continue;
    const auto [first, added] = first_of_key.try_emplace(SpellingKey(name), person);
    if (!added) UniteUnlessApart(first->second, person, kSpelling);
  }
}

void ActorLinker::UniteGivenNames(const std::vector<FormIndex>& persons) {
  std::map<std::string, std::vector<FormIndex>> by_surname;
  for (const FormIndex person : persons) {
    const std::string& name = forms_[person].name;
    if (!IsSurnameOnly(name)) by_surname[SurnameKey(SurnameOf(name))].push_back(person);
  }
  for (const auto& [surname, forms] : by_surname) {
    if (forms.size() > kRareSurname) continue;
    for (size_t i = 0; i < forms.size(); ++i) {
      for (size_t j = 0; j < i; ++j) {
        const auto given = [&](size_t k) { return GivenNameOf(forms_[forms[k]].name); };
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
void ActorLinker::UniteAcronyms() {
  for (const auto& [acronym, names] : acronyms_) {
    const auto form = by_name_.find("1" + acronym);
    if (form == by_name_.end() || forms_[form->second].entry != nullptr) continue;
    std::map<FormIndex, uint32_t> given;
    for (const auto& [name, count] : names) given[RootOf(name)] += count;
    uint32_t all = 0;
    for (const auto& [name, count] : given) all += count;
    for (const auto& [name, count] : given) {
      if (count >= kDominance * (all - count)) Unite(form->second, name, kAcronym);
    }
  }
}

void ActorLinker::IndexSurnames(const std::vector<FormIndex>& persons) {
  for (const FormIndex person : persons) {
    const std::string& name = forms_[person].name;
    if (IsSurnameOnly(name)) continue;
    std::vector<FormIndex>& having = by_surname_[SurnameKey(SurnameOf(name))];
    const FormIndex root = RootOf(person);
    if (std::find(having.begin(), having.end(), root) == having.end()) having.push_back(root);
  }
}

ActorLinker::Choice ActorLinker::Choose(const Mentioned& mentioned) const {
  const Form& form = forms_[mentioned.form];
  const FormIndex root = RootOf(mentioned.form);
  if (!mentioned.moved.words.empty()) return {root, mentioned.moved};
  if (form.local && root == mentioned.form) return {root, kThisDocument};
  const bool known = form.ruled || form.entry != nullptr;
  if (form.kind_class == KindClass::kPerson && IsSurnameOnly(form.name) && !known) {
    return ChooseBySurname(mentioned);
  }
  return {root, root == mentioned.form ? kSameName : form.reason};
}

ActorLinker::Choice ActorLinker::ChooseBySurname(const Mentioned& mentioned) const {
  const FormIndex own = RootOf(mentioned.form);
  const auto having = by_surname_.find(SurnameKey(forms_[mentioned.form].name));
  if (having == by_surname_.end()) return {own, kOneWord};
  FormIndex most = own;
  std::vector<FormIndex> titled;
  size_t candidates = 0;
  size_t all_documents = 0;
  for (const FormIndex one : having->second) {
    const Form& form = forms_[one];
    // Where the document has the full name too, and yet apart, this is somebody else.
    if (AreApart(own, one) ||
        std::binary_search(form.documents.begin(), form.documents.end(), mentioned.document)) {
      continue;
    }
    if (candidates++ == 0 || form.documents.size() > forms_[most].documents.size()) most = one;
    all_documents += form.documents.size();
    const bool has_title =
        std::any_of(mentioned.titles.begin(), mentioned.titles.end(),
                    [&](const std::string& title) { return form.titles.contains(title); });
    if (has_title) titled.push_back(one);
  }
  const bool only = candidates == 1 && having->second.size() == 1;
  if (only) return {most, kOnlySurname};
  if (titled.size() == 1) return {titled[0], kSurnameAndTitle};
  if (candidates > 0) {
    const size_t documents = forms_[most].documents.size();
    const size_t others = all_documents - documents;
    if (others > 0 && documents >= kDominance * others) return {most, kFrequentSurname};
  }
  return {own, having->second.size() == 1 ? kApart : kManySurnames};
}

// The most frequent of the kinds in a class: together with the key, it gives the id.
ActorKind ActorLinker::KindOf(KindClass kind_class, const KindCounts& counts) {
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

void ActorLinker::Emit(const std::vector<Choice>& choices, Links& links) const {
  struct Actor {
    KindCounts kinds{};
    std::set<FormIndex> forms;
    uint32_t documents = 0;
    uint32_t last_document = UINT32_MAX;
    Id id;
  };
  std::map<FormIndex, Actor> actors;
  for (size_t i = 0; i < choices.size(); ++i) {
    Actor& actor = actors[choices[i].actor];
    ++actor.kinds[static_cast<size_t>(mentioned_[i].kind)];
    actor.forms.insert(mentioned_[i].form);
    if (std::exchange(actor.last_document, mentioned_[i].document) != mentioned_[i].document) {
      ++actor.documents;
    }
  }
  for (auto& [root, actor] : actors) {
    const Form& form = forms_[root];
    actor.id = HashOf(fmt::format("actor {} {}", static_cast<int>(form.kind_class), form.name));
    const auto shown = std::min_element(form.written.begin(), form.written.end(), IsShownBefore);
    ActorRow row{actor.id,
                 KindOf(form.kind_class, actor.kinds),
                 shown->first,
                 form.name,
                 {},
                 actor.documents,
                 {}};
    if (const auto name = shown_.find(root); name != shown_.end()) row.name = name->second;
    std::set<std::string> variants;
    if (const auto further = further_names_.find(root); further != further_names_.end()) {
      variants = further->second;
    }
    for (const FormIndex other : actor.forms) {
      for (const auto& [name, count] : forms_[other].written) variants.insert(name);
      if (forms_[other].entry != nullptr) row.external_id = forms_[other].entry->id;
    }
    variants.erase(row.name);
    row.variants.assign(variants.begin(), variants.end());
    links.actors.push_back(std::move(row));
  }
  for (size_t i = 0; i < choices.size(); ++i) {
    links.decisions.push_back({actors[choices[i].actor].id, documents_[mentioned_[i].document],
                               mentioned_[i].cluster, false, std::string(choices[i].reason.words),
                               choices[i].reason.confidence});
  }
}

}  // namespace whosaid
