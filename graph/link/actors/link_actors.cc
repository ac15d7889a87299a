#include "graph/link/actors/link_actors.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "graph/encoding.h"
#include "graph/link/differences.h"
#include "graph/rows.h"

namespace whosaid {
namespace {

Decision DecisionOn(const Id& document, uint32_t cluster, const ActorResolver& resolver,
                    const ActorResolver::Choice& choice) {
  return {resolver.IdOf(choice.actor), document, cluster, false, std::string(choice.reason.words),
          choice.reason.confidence};
}

// Whether a form's mentions are of another actor, or for another reason. Of surnames, which mention
// by mention are, see FindAffected.
bool AreSame(const ActorResolver& was, const ActorResolver::Choice& before, const ActorResolver& is,
             const ActorResolver::Choice& now) {
  return was.key(before.actor) == is.key(now.actor) && before.reason == now.reason;
}

}  // namespace

ActorLinker::ActorLinker(const Snapshot& snapshot, const Rulebook& rulebook,
                         const ActorGazetteer& gazetteer)
    : snapshot_(snapshot),
      rulebook_(rulebook),
      gazetteer_(gazetteer),
      reader_(rulebook, gazetteer),
      index_(snapshot, rulebook, gazetteer, reader_.normalizer()) {}

Result<void> ActorLinker::Add(const DocumentRow& document) {
  DocumentActors actors = reader_.Read(document);
  const auto read =
      reader_.ReadAcronyms(document, [&] { return snapshot_.Text(document.id); }, actors);
  if (read) all_.Add(actors);
  return read;
}

Result<void> ActorLinker::LinkAll(Links& links) {
  all_.Sort();
  const ActorResolver resolver(all_, rulebook_, gazetteer_, reader_);
  links.actors = resolver.Actors();
  links.index.merge(index_.RowsOf(all_));
  return snapshot_.VisitDocuments([&](const DocumentRow& document) {
    const DocumentActors actors = reader_.Read(document);
    for (uint32_t i = 0; i < actors.mentions.size(); ++i) {
      const LinkMention& mention = actors.mentions[i];
      const auto choice = resolver.Choose(*resolver.Find(mention.form), actors.document, mention);
      links.decisions.push_back(DecisionOn(document.id, i, resolver, choice));
    }
    return true;
  });
}

Result<void> ActorLinker::ReadChanged(const Id& id) {
  const auto document = snapshot_.Document(id);
  if (!document) return tl::make_unexpected(document.error());
  DocumentActors actors = reader_.Read(*document);
  auto read = reader_.ReadAcronyms(*document, [&] { return snapshot_.Text(id); }, actors);
  if (!read) return read;
  now_.push_back(std::move(actors));
  const auto facts = snapshot_.LinkedFacts(id);
  if (!facts) return tl::make_unexpected(facts.error());
  if (!*facts) return {};
  DocumentRow row = RowOf(**facts);
  row.number = document->number;
  actors = reader_.Read(row);
  read = reader_.ReadAcronyms(
      row, [&]() -> Result<std::string> { return (*facts)->article.text; }, actors);
  before_.push_back(std::move(actors));
  return read;
}

// With the forms of the documents before that have no row, as no other document has them.
ActorForms ActorLinker::WithoutIndex(ActorForms was) const {
  for (const DocumentActors& actors : before_) {
    DocumentActors local;
    local.document = actors.document;
    std::ranges::copy_if(actors.mentions, std::back_inserter(local.mentions),
                         [&](const auto& mention) { return !was.forms.contains(mention.form); });
    was.Add(local);
  }
  return was;
}

Result<void> ActorLinker::LinkChanged(const std::vector<Id>& changed, LinkChanges& changes) {
  std::set<std::string> keys;
  for (const Id& id : changed) {
    if (auto read = ReadChanged(id); !read) return read;
  }
  for (const auto* documents : {&before_, &now_}) {
    for (const DocumentActors& actors : *documents) {
      for (const LinkMention& mention : actors.mentions) keys.insert(mention.form);
      for (const AcronymUse& use : actors.acronyms) {
        keys.insert(FormKey(KindClass::kCollective, use.acronym));
      }
    }
  }
  auto loaded = index_.Load(keys);
  if (!loaded) return tl::make_unexpected(loaded.error());
  const ActorForms was = WithoutIndex(std::move(*loaded));
  ActorForms is = was;
  for (const DocumentActors& actors : before_) is.Remove(actors);
  for (const DocumentActors& actors : now_) is.Add(actors);
  is.Sort();
  const ActorResolver before(was, rulebook_, gazetteer_, reader_);
  const ActorResolver now(is, rulebook_, gazetteer_, reader_);
  FindDifferences(before.Actors(), now.Actors(), EncodeActor, changes.actors, changes.gone_actors);
  FindDifferences(index_.RowsOf(was), index_.RowsOf(is), changes);
  std::set<Id> affected(changed.begin(), changed.end());
  for (const uint32_t number : FindAffected(before, now)) {
    const auto id = snapshot_.DocumentOf(number);
    if (!id) return tl::make_unexpected(id.error());
    affected.insert(*id);
  }
  for (const Id& id : affected) {
    if (auto decided = Decide(id, now, changes); !decided) return decided;
  }
  return {};
}

// Documents of which a mention becomes another actor's, or is one's for another reason.
std::set<uint32_t> ActorLinker::FindAffected(const ActorResolver& was,
                                             const ActorResolver& is) const {
  std::set<uint32_t> affected;
  for (ActorResolver::FormIndex i = 0; i < is.size(); ++i) {
    const auto old = was.Find(is.key(i));
    if (!old) continue;
    const Form& form = is.form(i);
    const bool same = AreSame(was, was.Choose(*old), is, is.Choose(i));
    if (form.IsSurname()) {
      for (const SurnameMention& mention : form.surname_alone) {
        if (!AreSame(was, was.Choose(*old, mention), is, is.Choose(i, mention))) {
          affected.insert(mention.document);
        }
      }
    } else if (!same) {
      affected.insert(form.documents.begin(), form.documents.end());
    }
  }
  return affected;
}

Result<void> ActorLinker::Decide(const Id& id, const ActorResolver& is,
                                 LinkChanges& changes) const {
  const auto document = snapshot_.Document(id);
  if (!document) return tl::make_unexpected(document.error());
  const auto old = snapshot_.DecisionsOf(id);
  if (!old) return tl::make_unexpected(old.error());
  std::vector<Decision>& decisions = changes.decisions[{id, false}];
  const DocumentActors actors = reader_.Read(*document);
  for (uint32_t i = 0; i < actors.mentions.size(); ++i) {
    const LinkMention& mention = actors.mentions[i];
    if (const auto form = is.Find(mention.form)) {
      const auto choice = is.Choose(*form, actors.document, mention);
      decisions.push_back(DecisionOn(id, i, is, choice));
    } else if (i < old->size()) {  // of a name that nothing has changed for
      decisions.push_back((*old)[i]);
    }
  }
  return {};
}

}  // namespace whosaid
