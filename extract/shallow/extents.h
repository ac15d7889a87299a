// Extents: how far a phrase or clause runs, in the words of one sentence.
#ifndef WHOSAID_EXTRACT_SHALLOW_EXTENTS_H_
#define WHOSAID_EXTRACT_SHALLOW_EXTENTS_H_

#include <cstdint>
#include <optional>

#include "extract/shallow/clauses.h"

namespace whosaid {

struct WordRange {
  uint32_t first = 0;
  uint32_t end = 0;  // not included

  bool empty() const { return first >= end; }
};

// The noun phrase, gerund or infinitive phrase that starts at `first`, with what belongs to it:
// "the plan to close the two schools in Harwick", "building a ring road". Empty where none starts.
// Times ("on Monday") and relative clauses stay outside.
WordRange PhraseFrom(const Clauses& clauses, size_t first);

// The clause of a verb group: its subject with what belongs to it, the verb, its objects.
WordRange ClauseOf(const Clauses& clauses, const VerbGroup& group);

// The noun phrase of a subject, with what belongs to it, up to its verb.
WordRange SubjectOf(const Clauses& clauses, const VerbGroup& group);

// The group of which this one is the complement clause ("she says that the dam leaks").
std::optional<uint32_t> MatrixOf(const Clauses& clauses, const VerbGroup& group);

// Whether the words before the group's subject make it a condition ("if the dam leaks").
bool IsConditional(const Clauses& clauses, const VerbGroup& group);

// Whether a preposition at `word` opens a time ("on Monday", "last week").
bool OpensTime(const Clauses& clauses, size_t word);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_SHALLOW_EXTENTS_H_
