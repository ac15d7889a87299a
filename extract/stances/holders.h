// Holders: whose stand a finding is: the subject of its verb, the speaker of the statement that
// holds it, or the name before a headline's colon.
#ifndef WHOSAID_EXTRACT_STANCES_HOLDERS_H_
#define WHOSAID_EXTRACT_STANCES_HOLDERS_H_

#include <optional>
#include <vector>

#include "core/document.h"
#include "extract/mention_index.h"
#include "extract/stances/find.h"

namespace whosaid {

struct Holder {
  ClusterIndex actor = 0;
  std::optional<ClusterIndex> on_behalf_of;
  std::optional<ClusterIndex> ascribed_by;
  std::optional<StatementIndex> statement;
  bool sure = true;  // false where the holder was reached over a pronoun or a colon
};

class HolderFinder {
 public:
  // `document` and `mentions` must outlive it.
  HolderFinder(const Document& document, const MentionIndex& mentions);

  // Nothing where nobody known holds the stand.
  std::optional<Holder> Find(const Clauses& clauses, const StanceFinding& finding,
                             ZoneKind zone) const;

 private:
  struct Content {
    Span span;
    StatementIndex statement = 0;
  };

  std::optional<StatementIndex> StatementAround(Span span) const;
  std::optional<StatementIndex> StatementOfCue(Span cue) const;
  std::optional<ClusterIndex> Named(const Clauses& clauses, WordRange range) const;
  std::optional<ClusterIndex> BeforeColon(const Clauses& clauses, const StanceFinding& finding,
                                          ZoneKind zone) const;
  Holder Relate(ClusterIndex named, std::optional<StatementIndex> statement) const;
  bool SpeaksFor(ClusterIndex person, ClusterIndex institution) const;

  const Document& document_;
  const MentionIndex& mentions_;
  std::vector<Content> contents_;  // by span
  std::vector<uint32_t> reach_;    // the furthest end among the contents up to this one
  std::vector<Content> cues_;      // by span
};

// The mention that holds the whole of `word`; of several the shortest.
std::optional<IndexedMention> MentionHolding(const MentionIndex& mentions, Span word);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_STANCES_HOLDERS_H_
