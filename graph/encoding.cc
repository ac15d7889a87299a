#include "graph/encoding.h"

#include <bit>
#include <concepts>
#include <type_traits>

namespace whosaid {
namespace {

template <typename T, typename U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

// The values of each record in the order of their bytes, once for encoder and decoder.
//
// DO NOT CHANGE: this is what stores of format 3 hold. A change is a new format (rocks_store.cc).

template <typename Coder, Is<Span> T>
void Code(Coder& coder, T& span) {
  coder(span.begin, span.end);
}

template <typename Coder, Is<Date> T>
void Code(Coder& coder, T& date) {
  coder(date.year, date.month, date.day, date.precision);
}

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

class Encoder {
 public:
  template <typename... T>
  void operator()(const T&... values) {
    (Write(values), ...);
  }
  std::string Take() { return std::move(out_); }

 private:
  // Seven bits a byte, the lowest first; the top bit says that more follow.
  void WriteVarint(uint64_t number) {
    for (; number >= 0x80; number >>= 7) out_ += static_cast<char>(number | 0x80);
    out_ += static_cast<char>(number);
  }

  void Write(bool value) { out_ += static_cast<char>(value); }
  void Write(uint8_t value) { out_ += static_cast<char>(value); }
  void Write(int16_t value) { out_ += EncodeNumber(static_cast<uint16_t>(value), 2); }
  void Write(uint32_t value) { WriteVarint(value); }
  void Write(uint64_t value) { out_ += EncodeNumber(value, 8); }
  void Write(double value) { out_ += EncodeNumber(std::bit_cast<uint64_t>(value), 8); }
  void Write(const Id& id) { out_ += EncodeId(id); }
  void Write(const std::string& text) {
    WriteVarint(text.size());
    out_ += text;
  }
  template <typename T>
    requires std::is_enum_v<T>
  void Write(const T& term) {
    out_ += static_cast<char>(term);
  }
  template <typename T>
  void Write(const std::optional<T>& value) {
    Write(value.has_value());
    if (value) Write(*value);
  }
  template <typename T>
  void Write(const std::vector<T>& values) {
    WriteVarint(values.size());
    for (const T& value : values) Write(value);
  }
  template <typename T>
    requires std::is_class_v<T>
  void Write(const T& record) {
    Code(*this, record);
  }

  std::string out_;
};

class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : in_(bytes) {}

  template <typename... T>
  void operator()(T&... values) {
    (Read(values), ...);
  }
  // All bytes were there, made sense, and are used up.
  bool Done() const { return sound_ && in_.empty(); }

 private:
  std::string_view Take(uint64_t size) {
    if (size > in_.size()) {
      sound_ = false;
      in_ = {};
      return {};
    }
    const std::string_view taken = in_.substr(0, size);
    in_.remove_prefix(size);
    return taken;
  }

  uint8_t TakeByte() {
    const std::string_view byte = Take(1);
    return byte.empty() ? uint8_t{0} : static_cast<uint8_t>(byte[0]);
  }

  // At most five bytes, and no more than needed: one number has one encoding.
  uint64_t TakeVarint(uint64_t most) {
    uint64_t number = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      const uint8_t byte = TakeByte();
      number |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte >= 0x80) continue;
      sound_ = sound_ && number <= most && (byte > 0 || shift == 0);
      return sound_ ? number : 0;
    }
    sound_ = false;
    return 0;
  }

  void Read(bool& value) {
    const uint8_t byte = TakeByte();
    sound_ = sound_ && byte <= 1;
    value = byte == 1;
  }
  void Read(uint8_t& value) { value = TakeByte(); }
  void Read(int16_t& value) { value = static_cast<int16_t>(DecodeNumber(Take(2))); }
  void Read(uint32_t& value) { value = static_cast<uint32_t>(TakeVarint(UINT32_MAX)); }
  void Read(uint64_t& value) { value = DecodeNumber(Take(8)); }
  void Read(double& value) { value = std::bit_cast<double>(DecodeNumber(Take(8))); }
  void Read(Id& id) { id = DecodeId(Take(16)).value_or(Id()); }
  void Read(std::string& text) { text = Take(TakeVarint(in_.size())); }
  void Read(Date& date) {
    Code(*this, date);
    const std::optional<Date> day = Date::FromYmd(date.year, date.month, date.day);
    sound_ = sound_ && day.has_value();
  }
  template <typename T>
    requires std::is_enum_v<T>
  void Read(T& term) {
    const std::optional<T> known = FromNumber<T>(TakeByte());
    sound_ = sound_ && known.has_value();
    term = known.value_or(T{});
  }
  template <typename T>
  void Read(std::optional<T>& value) {
    bool there = false;
    Read(there);
    if (there) Read(value.emplace());
  }
  template <typename T>
  void Read(std::vector<T>& values) {
    values.resize(TakeVarint(in_.size()));  // each value takes a byte at least
    for (T& value : values) {
      if (sound_) Read(value);
    }
  }
  template <typename T>
    requires std::is_class_v<T>
  void Read(T& record) {
    Code(*this, record);
  }

  std::string_view in_;
  bool sound_ = true;
};

template <typename T>
std::string Encode(const T& record) {
  Encoder encoder;
  encoder(record);
  return encoder.Take();
}

template <typename T>
std::optional<T> Decode(std::string_view bytes) {
  std::optional<T> record(std::in_place);
  Decoder decoder(bytes);
  decoder(*record);
  if (!decoder.Done()) record.reset();
  return record;
}

}  // namespace

std::string EncodeNumber(uint64_t number, size_t bytes) {
  std::string encoded(bytes, '\0');
  for (size_t i = bytes; i > 0; --i, number >>= 8) encoded[i - 1] = static_cast<char>(number);
  return encoded;
}

uint64_t DecodeNumber(std::string_view bytes) {
  uint64_t number = 0;
  for (const char byte : bytes) number = number << 8 | static_cast<uint8_t>(byte);
  return number;
}

std::string EncodeId(const Id& id) { return std::string(id.bytes.begin(), id.bytes.end()); }

std::optional<Id> DecodeId(std::string_view bytes) {
  Id id;
  if (bytes.size() != id.bytes.size()) return std::nullopt;
  for (size_t i = 0; i < bytes.size(); ++i) id.bytes[i] = static_cast<uint8_t>(bytes[i]);
  return id;
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
