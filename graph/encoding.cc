#include "graph/encoding.h"

#include "graph/coder.h"

namespace whosaid {

// The values of each record in the order of their bytes, once for encoder and decoder.
//
// DO NOT CHANGE: this is what stores of format 4 hold. A change is a new format (kStoreFormat).

template <typename Coder, Is<Published> T>
void Code(Coder& coder, T& published) {
  coder(published.date, published.from);
}

template <typename Coder, Is<Zone> T>
void Code(Coder& coder, T& zone) {
  coder(zone.kind, zone.span);
}

template <typename Coder, Is<Mention> T>
void Code(Coder& coder, T& mention) {
  coder(mention.span, mention.form);
}

template <typename Coder, Is<Role> T>
void Code(Coder& coder, T& role) {
  coder(role.title, role.of, role.span);
}

template <typename Coder, Is<Cluster> T>
void Code(Coder& coder, T& cluster) {
  coder(cluster.kind, cluster.name, cluster.mentions, cluster.roles);
}

template <typename Coder, Is<SaidTime> T>
void Code(Coder& coder, T& time) {
  coder(time.timex, time.date, time.from, time.span);
}

template <typename Coder, Is<Attribution> T>
void Code(Coder& coder, T& a) {
  coder(a.speaker, a.source, a.cue, a.content, a.kind, a.voice, a.zone, a.parent, a.relayed_by,
        a.addressee, a.said, a.place, a.medium, a.about, a.factuality, a.confidence, a.found_by);
}

template <typename Coder, Is<Target> T>
void Code(Coder& coder, T& target) {
  coder(target.label, target.key, target.actor, target.span);
}

template <typename Coder, Is<Position> T>
void Code(Coder& coder, T& p) {
  coder(p.actor, p.on_behalf_of, p.ascribed_by, p.stance, p.target, p.evidence, p.statement,
        p.voice, p.zone, p.modality, p.negated, p.expressed, p.confidence, p.found_by);
}

template <typename Coder, Is<DocumentRow> T>
void Code(Coder& coder, T& document) {
  auto& article = document.article;
  coder(article.uri, article.outlet, article.title, article.author, article.language,
        article.published, document.text_sha256, document.digest, document.zones, document.clusters,
        document.statements, document.positions);
}

template <typename Coder, Is<ActorRow> T>
void Code(Coder& coder, T& actor) {
  coder(actor.kind, actor.name, actor.key, actor.variants, actor.documents, actor.external_id);
}

template <typename Coder, Is<IssueRow> T>
void Code(Coder& coder, T& issue) {
  coder(issue.label, issue.key, issue.variants, issue.positions, issue.parent, issue.in_codebook);
}

template <typename Coder, Is<FactId> T>
void Code(Coder& coder, T& fact) {
  coder(fact.document, fact.ordinal);
}

template <typename Coder, Is<UtteranceMember> T>
void Code(Coder& coder, T& member) {
  coder(member.statement, member.variant, member.reason, member.confidence);
}

template <typename Coder, Is<UtteranceRow> T>
void Code(Coder& coder, T& utterance) {
  coder(utterance.documents, utterance.outlets, utterance.members);
}

template <typename Coder, Is<InheritedDate> T>
void Code(Coder& coder, T& inherited) {
  coder(inherited.date, inherited.sister, inherited.reason, inherited.confidence);
}

template <typename Coder, Is<Concept> T>
void Code(Coder& coder, T& one) {
  coder(one.name, one.synonyms, one.patterns);
}

template <typename Coder, Is<Decision> T>
void Code(Coder& coder, T& decision) {
  coder(decision.issue, decision.index, decision.subject, decision.reason, decision.confidence);
}

template <typename Coder, Is<Named> T>
void Code(Coder& coder, T& named) {
  coder(named.name, named.kind, named.key);
}

template <typename Coder, Is<MentionRef> T>
void Code(Coder& coder, T& mention) {
  coder(mention.uri, mention.name);
}

template <typename Coder, Is<GazetteerEntry> T>
void Code(Coder& coder, T& entry) {
  coder(entry.id, entry.name, entry.kind, entry.aliases, entry.from, entry.until);
}

template <typename Coder, Is<Ruling> T>
void Code(Coder& coder, T& ruling) {
  coder(ruling.at, ruling.by, ruling.why, ruling.verb, ruling.issue, ruling.first, ruling.second,
        ruling.mentions, ruling.title, ruling.of, ruling.since, ruling.until, ruling.undone);
}

std::string EncodeDocument(const DocumentRow& document) { return Encode(document); }
std::optional<DocumentRow> DecodeDocument(std::string_view bytes) {
  std::optional<DocumentRow> document = Decode<DocumentRow>(bytes);
  if (document) document->id = HashOf(document->article.uri);
  return document;
}

std::string EncodeStatement(const Attribution& statement) { return Encode(statement); }
std::optional<Attribution> DecodeStatement(std::string_view bytes) {
  return Decode<Attribution>(bytes);
}

std::string EncodePosition(const Position& position) { return Encode(position); }
std::optional<Position> DecodePosition(std::string_view bytes) { return Decode<Position>(bytes); }

std::string EncodeActor(const ActorRow& actor) { return Encode(actor); }
std::optional<ActorRow> DecodeActor(std::string_view bytes) { return Decode<ActorRow>(bytes); }

std::string EncodeIssue(const IssueRow& issue) { return Encode(issue); }
std::optional<IssueRow> DecodeIssue(std::string_view bytes) { return Decode<IssueRow>(bytes); }

std::string EncodeDecisions(const std::vector<Decision>& decisions) { return Encode(decisions); }
std::optional<std::vector<Decision>> DecodeDecisions(std::string_view bytes, const Id& document) {
  auto decisions = Decode<std::vector<Decision>>(bytes);
  if (decisions) {
    for (Decision& decision : *decisions) decision.document = document;
  }
  return decisions;
}

std::string EncodeEntry(const GazetteerEntry& entry) { return Encode(entry); }
std::optional<GazetteerEntry> DecodeEntry(std::string_view bytes) {
  return Decode<GazetteerEntry>(bytes);
}

std::string EncodeRuling(const Ruling& ruling) { return Encode(ruling); }
std::optional<Ruling> DecodeRuling(std::string_view bytes) {
  std::optional<Ruling> ruling = Decode<Ruling>(bytes);
  if (ruling) ruling = WithId(std::move(*ruling));
  return ruling;
}

std::string EncodeUtterance(const UtteranceRow& utterance) { return Encode(utterance); }
std::optional<UtteranceRow> DecodeUtterance(std::string_view bytes) {
  return Decode<UtteranceRow>(bytes);
}

std::string EncodeInheritedDate(const InheritedDate& inherited) { return Encode(inherited); }
std::optional<InheritedDate> DecodeInheritedDate(std::string_view bytes) {
  return Decode<InheritedDate>(bytes);
}

std::string EncodeCodebook(const Codebook& codebook) { return Encode(codebook); }
std::optional<Codebook> DecodeCodebook(std::string_view bytes) { return Decode<Codebook>(bytes); }

}  // namespace whosaid
