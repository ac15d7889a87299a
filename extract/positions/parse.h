// ParsedSentence: the dependency tree of one sentence, with what stance rules ask of it: who does
// what to whom, through passives, coordination, control and relative clauses (Universal
// Dependencies v2).
//
// Words count from 0 within the sentence. A word of another sentence is never reached.
#ifndef WHOSAID_EXTRACT_POSITIONS_PARSE_H_
#define WHOSAID_EXTRACT_POSITIONS_PARSE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "extract/coreference/nominals.h"

namespace whosaid {

using WordIndex = uint32_t;
using MaybeWord = std::optional<WordIndex>;

// Words [first, end).
struct WordRange {
  WordIndex first = 0;
  WordIndex end = 0;

  bool empty() const { return first >= end; }
  friend bool operator==(const WordRange&, const WordRange&) = default;
};

// The smallest range that holds both; an empty one does not count.
WordRange Cover(WordRange a, WordRange b);

struct ParsedWord {
  Span span;
  std::string lower;  // ASCII letters lowered, straight apostrophes
  std::string lemma;  // likewise
  Upos upos = Upos::kX;
  std::string_view xpos;
  std::string_view deprel;    // "nsubj:pass"
  std::string_view relation;  // without its subtype: "nsubj"
  WordIndex head = 0;         // its own for the root
  WordRange yield;            // from the first to the last word that hangs on it
};

class ParsedSentence {
 public:
  // REQUIRES: document.syntax is there. Linear in the sentence's length.
  ParsedSentence(const Document& document, const Sentence& sentence, const Nominals& nominals);

  const ParsedWord& operator[](WordIndex i) const { return words_[i]; }
  WordIndex size() const { return static_cast<WordIndex>(words_.size()); }
  bool IsRoot(WordIndex i) const { return words_[i].head == i; }
  Span SpanOf(WordRange range) const {
    return {words_[range.first].span.begin, words_[range.end - 1].span.end};
  }

  std::span<const WordIndex> ChildrenOf(WordIndex i) const {
    return std::span(children_).subspan(begin_[i], begin_[i + 1] - begin_[i]);
  }
  // The first child with this relation, its subtype left out.
  MaybeWord Child(WordIndex i, std::string_view relation) const;
  bool HasChildLemma(WordIndex i, std::string_view relation, std::string_view lemma) const;

  bool IsVerb(WordIndex i) const { return words_[i].upos == Upos::kVerb; }
  bool IsNominal(WordIndex i) const;
  // A verb or a predicate with a copula: what a clause is about to say.
  bool IsPredicate(WordIndex i) const;
  bool IsPassive(WordIndex verb) const;
  bool IsInfinitive(WordIndex verb) const;  // "to pay"

  // Who a predicate is said of, also where it is shared ("came and saw"), controlled ("wants to
  // go", "urged her to go"), or what a relative or reduced clause hangs on. Of a passive: what is
  // acted on. A relative pronoun is resolved to its noun.
  MaybeWord SubjectOf(WordIndex predicate) const;
  // As above, but only a subject of its own.
  MaybeWord OwnSubjectOf(WordIndex predicate) const;
  // "by the mayor".
  MaybeWord AgentOf(WordIndex passive) const;
  // The direct object; of a relative clause without one its noun, of a passive its subject.
  MaybeWord ObjectOf(WordIndex verb) const;
  // The word after which a predicate's own words may be looked for: not, never, no longer.
  bool IsNegated(WordIndex predicate) const;
  // The modal auxiliary: "must", "will", "can"; its word.
  // "it", "this", "those", but not "those who left".
  bool IsAnaphor(WordIndex word) const;
  MaybeWord ModalOf(WordIndex predicate) const;
  // Whether an "if" or "unless" stands before the clause of a predicate.
  bool IsConditional(WordIndex predicate) const;
  // The word itself and what is coordinated with it; of a long list the first few.
  std::vector<WordIndex> Coordinated(WordIndex i) const;
  // The words of a phrase or clause without relative clauses, adverbial clauses and what is
  // coordinated with it; of very long ones the beginning.
  WordRange ExtentOf(WordIndex word) const;
  // The noun that "who", "which" or "that" stands for; any other word itself.
  WordIndex Resolved(WordIndex i) const;

 private:
  bool IsUnder(WordIndex word, WordIndex other) const;  // hangs on it, at whatever depth
  void MendGerunds();
  void MendRequests();
  void MendInversions();
  void ReadYields();
  WordIndex Antecedent(WordIndex noun, std::string_view pronoun) const;
  MaybeWord SubjectThrough(WordIndex predicate, int depth) const;
  MaybeWord InterposedSubject(WordIndex predicate) const;

  std::vector<ParsedWord> words_;
  std::vector<WordIndex> begin_;     // by word: where its children begin; one more at the end
  std::vector<WordIndex> children_;  // in text order by head
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_PARSE_H_
