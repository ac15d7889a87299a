// The bytes of records in a store, value by value (docs/store-format.md). Decoders return nothing
// for bytes that no encoder wrote; they never read outside of them.
#ifndef WHOSAID_GRAPH_ENCODING_H_
#define WHOSAID_GRAPH_ENCODING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts.h"
#include "graph/coder.h"
#include "graph/store.h"

namespace whosaid {

// Without `id`, which is the hash of the uri, and without `actors`, which links give.
std::string EncodeDocument(const DocumentRow& document);
std::optional<DocumentRow> DecodeDocument(std::string_view bytes);

std::string EncodeStatement(const Attribution& statement);
std::optional<Attribution> DecodeStatement(std::string_view bytes);

std::string EncodePosition(const Position& position);
std::optional<Position> DecodePosition(std::string_view bytes);

// Without their ids, which are the keys.
std::string EncodeActor(const ActorRow& actor);
std::optional<ActorRow> DecodeActor(std::string_view bytes);
std::string EncodeIssue(const IssueRow& issue);
std::optional<IssueRow> DecodeIssue(std::string_view bytes);

// Of one document, which is not repeated.
std::string EncodeDecisions(const std::vector<Decision>& decisions);
std::optional<std::vector<Decision>> DecodeDecisions(std::string_view bytes, const Id& document);

std::string EncodeEntry(const GazetteerEntry& entry);
std::optional<GazetteerEntry> DecodeEntry(std::string_view bytes);

// Without its id, which is the hash of the bytes.
std::string EncodeRuling(const Ruling& ruling);
std::optional<Ruling> DecodeRuling(std::string_view bytes);

// Without the id.
std::string EncodeUtterance(const UtteranceRow& utterance);
std::optional<UtteranceRow> DecodeUtterance(std::string_view bytes);

// Without the document.
std::string EncodeInheritedDate(const InheritedDate& inherited);
std::optional<InheritedDate> DecodeInheritedDate(std::string_view bytes);

std::string EncodeCodebook(const Codebook& codebook);
std::optional<Codebook> DecodeCodebook(std::string_view bytes);

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_ENCODING_H_
