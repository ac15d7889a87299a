// The tables of a store and their keys (docs/store-format.md). What the values hold is in
// graph/encoding.h.
#ifndef WHOSAID_GRAPH_ROCKS_LAYOUT_H_
#define WHOSAID_GRAPH_ROCKS_LAYOUT_H_

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "core/result.h"
#include "graph/coder.h"
#include "graph/rocks/key_value.h"

namespace whosaid {

// Of what a store holds. Raise it with every change to tables, keys or values.
inline constexpr uint64_t kStoreFormat = 4;
inline constexpr std::string_view kFormatKey = "format";
inline constexpr std::string_view kCodebookKey = "concepts";

enum : Table {
  kMeta,
  kDocHash,
  kDoc,
  kBody,
  kStmt,
  kPosn,
  kActor,
  kIssue,
  kDecision,
  kRuling,
  kGazetteer,
  kUtterance,
  kDate,
  kCodebook,
  kChanged,
  kIndex
};
inline constexpr std::array<std::string_view, 16> kTables = {
    "meta",     "dochash", "doc",       "body",      "stmt", "posn",     "actor",   "issue",
    "decision", "ruling",  "gazetteer", "utterance", "date", "codebook", "changed", "index"};
// What link made; their keys begin with the run.
inline constexpr std::array<Table, 6> kLinkTables = {kActor,     kIssue, kDecision,
                                                     kUtterance, kDate,  kIndex};

inline constexpr size_t kDocumentBytes = 6;
inline constexpr size_t kOrdinalBytes = 4;
inline constexpr size_t kNumberBytes = 8;

// Documents are numbered as they come in.
inline std::string DocumentKey(uint64_t number) { return EncodeNumber(number, kDocumentBytes); }

inline std::string FactKey(std::string_view document, uint32_t ordinal) {
  return std::string(document) + EncodeNumber(ordinal, kOrdinalBytes);
}

// Rulings sort by time, then id.
inline std::string RulingKey(uint64_t at, const Id& id) {
  return EncodeNumber(at, kNumberBytes) + EncodeId(id);
}

// Links are written beside those before them, under their own run number, and then become the ones
// that count: they may be of any size and are still replaced in one step.
inline std::string LinkKey(uint64_t run, std::string_view key = {}) {
  return EncodeNumber(run, kNumberBytes) + std::string(key);
}

// Of the decisions on a document's clusters, or on the targets of its positions.
inline std::string DecisionKey(uint64_t run, std::string_view document, bool issue) {
  return LinkKey(run, document) + (issue ? '\1' : '\0');
}

// The first key behind all that begin with `prefix`, a number of at most eight bytes that are not
// all 0xff.
inline std::string After(std::string_view prefix) {
  return EncodeNumber(DecodeNumber(prefix) + 1, prefix.size());
}

// The counters in the meta table.
struct Meta {
  uint64_t next_document = 0;
  uint64_t generation = 0;
  uint64_t linked = 0;  // the generation that the links are of
  uint64_t links = 0;   // the run of the links that count; 0 where there are none
  uint64_t statements = 0;
  uint64_t positions = 0;
  uint64_t actors = 0;
  uint64_t issues = 0;
};

inline constexpr std::array<std::pair<std::string_view, uint64_t Meta::*>, 8> kCounters = {{
    {"next_document", &Meta::next_document},
    {"generation", &Meta::generation},
    {"linked", &Meta::linked},
    {"links", &Meta::links},
    {"statements", &Meta::statements},
    {"positions", &Meta::positions},
    {"actors", &Meta::actors},
    {"issues", &Meta::issues},
}};

inline void PutMeta(const Meta& meta, Batch& batch) {
  for (const auto& [key, counter] : kCounters) {
    batch.Put(kMeta, std::string(key), EncodeNumber(meta.*counter, kNumberBytes));
  }
}

inline tl::unexpected<Error> Damaged(const std::string& folder, const std::string& what) {
  return Fail(ErrorKind::kBadInput,
              fmt::format("{}: is damaged ({}); restore a copy or build it again", folder, what));
}

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_ROCKS_LAYOUT_H_
