#include "graph/link/actors/actor_forms.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "graph/coder.h"

namespace whosaid {
namespace {

constexpr Reason kDatedAlias = {"alias in the gazetteer at the document's date", 0.9};

constexpr size_t kLongSurname = 6;

// «The council», «the two companies»: in the next document, these are others.
bool IsOnlyDescribed(const Cluster& cluster) {
  return !cluster.mentions.empty() &&
         std::none_of(cluster.mentions.begin(), cluster.mentions.end(),
                      [](const Mention& mention) { return mention.form == MentionForm::kName; });
}

bool HasTwoCapitals(std::string_view name) {
  return std::count_if(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) > 1;
}

bool IsCollective(const std::string& form) {
  return form[0] == FormKey(KindClass::kCollective, "")[0];
}

std::string_view NameOfKey(const std::string& form) { return std::string_view(form).substr(1); }

void Take(std::map<std::string, uint32_t>& counts, const std::string& name) {
  const auto count = counts.find(name);
  if (count != counts.end() && --count->second == 0) counts.erase(count);
}

// Documents as the gaps between their numbers.
std::vector<uint32_t> Gaps(const std::vector<uint32_t>& documents) {
  std::vector<uint32_t> gaps(documents.size());
  std::adjacent_difference(documents.begin(), documents.end(), gaps.begin());
  return gaps;
}

}  // namespace

template <typename Coder, Is<SurnameMention> T>
void Code(Coder& coder, T& mention) {
  coder(mention.document, mention.moved, mention.titles);
}

KindClass ClassOf(ActorKind kind) {
  switch (kind) {
    case ActorKind::kPerson:
      return KindClass::kPerson;
    case ActorKind::kAnonymous:
      return KindClass::kAnonymous;
    default:  // a ministry is a place in one document and an organisation in the next
      return KindClass::kCollective;
  }
}

std::string FormKey(KindClass kind_class, std::string_view name) {
  std::string key(1, static_cast<char>('0' + static_cast<int>(kind_class)));
  return key.append(name);
}

std::string FormKey(const Named& named) {
  return named.kind ? FormKey(ClassOf(*named.kind), named.key) : std::string();
}

bool IsLongSurname(std::string_view surname) { return surname.size() >= kLongSurname; }

std::string BlockOf(std::string_view name) {
  const std::string_view surname = IsSurnameOnly(name) ? name : SurnameOf(name);
  return IsLongSurname(surname) ? SpellingKey(surname) : std::string(surname);
}

void Form::SetKey(std::string_view key) {
  kind_class = static_cast<KindClass>(key[0] - '0');
  name = key.substr(1);
}

bool Form::IsLocal() const {
  constexpr size_t kDocument = 33;  // "@" and an Id in hexadecimal digits
  return name.size() >= kDocument && name[name.size() - kDocument] == '@';
}

uint32_t Form::Mentions() const { return std::accumulate(kinds.begin(), kinds.end(), 0U); }

ActorReader::ActorReader(const Rulebook& rulebook, const ActorGazetteer& gazetteer)
    : rulebook_(rulebook), gazetteer_(gazetteer) {
  for (const Ruling& ruling : rulebook.log()) ruling_words_.push_back(whosaid::ReasonOf(ruling));
}

DocumentActors ActorReader::Read(const DocumentRow& document) const {
  DocumentActors actors;
  actors.document = document.number;
  for (const Cluster& cluster : document.clusters) {
    LinkMention mention = ReadMention(document, cluster);
    mention.kind = cluster.kind;
    mention.written = cluster.name;
    for (const Role& role : cluster.roles) {
      mention.titles.push_back(normalizer_.Normalize(role.title));
    }
    actors.mentions.push_back(std::move(mention));
  }
  return actors;
}

// To the form of its name, unless people or the gazetteer know better.
LinkMention ActorReader::ReadMention(const DocumentRow& document, const Cluster& cluster) const {
  LinkMention mention;
  const KindClass kind_class = ClassOf(cluster.kind);
  if (const auto ruling = rulebook_.MoveOf({document.article.uri, cluster.name}, false)) {
    const Named& to = rulebook_.log()[*ruling].second;
    mention.form = FormKey(ClassOf(to.kind.value_or(cluster.kind)), to.key);
    mention.shown = to.name;
    mention.moved = {ruling_words_[*ruling], 1.0};
  } else if (const GazetteerEntry* entry = FindDated(document, cluster)) {
    mention.form = FormKey(ClassOf(entry->kind), ActorKeyOf(normalizer_, entry->kind, entry->name));
    mention.shown = entry->name;
    mention.moved = kDatedAlias;
  } else if (kind_class == KindClass::kAnonymous || IsOnlyDescribed(cluster)) {
    mention.form =
        FormKey(kind_class, normalizer_.Normalize(cluster.name) + "@" + document.id.ToHex());
  } else {
    mention.form = KeyOfName(kind_class, cluster.name);
  }
  return mention;
}

const GazetteerEntry* ActorReader::FindDated(const DocumentRow& document,
                                             const Cluster& cluster) const {
  if (!gazetteer_.HasDates() || !document.article.published) return nullptr;
  return gazetteer_.FindDated(cluster.kind, ActorKeyOf(normalizer_, cluster.kind, cluster.name),
                              document.article.published->date);
}

const std::string& ActorReader::KeyOfName(KindClass kind_class, const std::string& written) const {
  const auto [known, added] = keys_.try_emplace(FormKey(kind_class, written));
  if (added) {
    const ActorKind kind =
        kind_class == KindClass::kPerson ? ActorKind::kPerson : ActorKind::kOrganisation;
    known->second = FormKey(kind_class, ActorKeyOf(normalizer_, kind, written));
  }
  return known->second;
}

// A document gives an acronym with a name where both are clusters («the Harbour Safety Board … the
// HSB»), or where one cluster has mentions of both («the Harbour Safety Board (HSB)»).
Result<void> ActorReader::ReadAcronyms(const DocumentRow& document, const TextReader& text,
                                       DocumentActors& actors) const {
  std::map<std::string, const std::string*> names;  // forms by acronym
  std::optional<std::string> words;
  for (size_t i = 0; i < actors.mentions.size(); ++i) {
    const std::string& form = actors.mentions[i].form;
    if (!IsCollective(form)) continue;
    for (const std::string& acronym : AcronymsOf(NameOfKey(form))) {
      names.emplace(acronym, &form);
      for (const Mention& mention : document.clusters[i].mentions) {
        // With full stops, an acronym takes twice its letters.
        const size_t size = mention.span.size();
        if (mention.form != MentionForm::kName || size < acronym.size() ||
            size > 2 * acronym.size()) {
          continue;
        }
        if (!words) {
          auto read = text();
          if (!read) return tl::make_unexpected(read.error());
          words = std::move(*read);
        }
        const std::string_view written = Slice(*words, mention.span);
        if (HasTwoCapitals(written) && normalizer_.Normalize(written) == acronym) {
          actors.acronyms.push_back({acronym, form});
        }
      }
    }
  }
  for (size_t i = 0; i < actors.mentions.size(); ++i) {
    const std::string& form = actors.mentions[i].form;
    if (!IsCollective(form) || !HasTwoCapitals(document.clusters[i].name)) continue;
    const auto name = names.find(std::string(NameOfKey(form)));
    if (name != names.end()) actors.acronyms.push_back({name->first, *name->second});
  }
  return {};
}

void ActorForms::Add(const DocumentActors& actors) {
  const uint32_t number = actors.document;
  for (const LinkMention& mention : actors.mentions) {
    Form& form = forms[mention.form];
    if (form.documents.empty()) form.SetKey(mention.form);
    ++form.written[mention.written];
    if (!mention.shown.empty()) ++form.shown[mention.shown];
    for (const std::string& title : mention.titles) ++form.titles[title];
    ++form.kinds[static_cast<size_t>(mention.kind)];
    if (form.documents.empty() || form.documents.back() != number) {
      form.documents.push_back(number);
    }
    if (!form.IsSurname()) continue;
    form.surname_alone.push_back({number, !mention.moved.words.empty(), mention.titles});
  }
  for (const AcronymUse& use : actors.acronyms) ++acronyms[use.acronym][use.form];
}

void ActorForms::Sort() {
  for (auto& [key, form] : forms) {
    if (!std::ranges::is_sorted(form.documents)) std::ranges::sort(form.documents);
    std::ranges::stable_sort(form.surname_alone, {}, &SurnameMention::document);
  }
}

void ActorForms::Remove(const DocumentActors& actors) {
  for (const LinkMention& mention : actors.mentions) {
    const auto found = forms.find(mention.form);
    if (found == forms.end()) continue;
    Form& form = found->second;
    Take(form.written, mention.written);
    Take(form.shown, mention.shown);
    for (const std::string& title : mention.titles) Take(form.titles, title);
    --form.kinds[static_cast<size_t>(mention.kind)];
    const auto place = std::ranges::lower_bound(form.documents, actors.document);
    if (place != form.documents.end() && *place == actors.document) form.documents.erase(place);
    std::erase_if(form.surname_alone,
                  [&](const SurnameMention& alone) { return alone.document == actors.document; });
    if (form.Mentions() == 0) forms.erase(found);
  }
  for (const AcronymUse& use : actors.acronyms) {
    const auto names = acronyms.find(use.acronym);
    if (names == acronyms.end()) continue;
    Take(names->second, use.form);
    if (names->second.empty()) acronyms.erase(names);
  }
}

std::string EncodeForm(const Form& form) {
  Encoder encoder;
  encoder(form.Key(), form.written, form.shown, form.titles);
  for (const uint32_t kind : form.kinds) encoder(kind);
  encoder(Gaps(form.documents), form.surname_alone);
  return encoder.Take();
}

std::optional<Form> DecodeForm(std::string_view bytes) {
  Form form;
  Decoder decoder(bytes);
  std::string key;
  decoder(key, form.written, form.shown, form.titles);
  for (uint32_t& kind : form.kinds) decoder(kind);
  decoder(form.documents, form.surname_alone);
  if (!decoder.Done() || key.empty() || key[0] < '0' || key[0] > '2') return std::nullopt;
  form.SetKey(key);
  std::partial_sum(form.documents.begin(), form.documents.end(), form.documents.begin());
  return form;
}

}  // namespace whosaid
