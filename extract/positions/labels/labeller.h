// Labeller: puts an issue's label together from a tree, phrase by phrase: nouns in issue_label.cc,
// verbs in label_verbs.cc, what is said of a noun in label_states.cc, what hangs behind it in
// label_matters.cc.
#ifndef WHOSAID_EXTRACT_POSITIONS_LABELS_LABELLER_H_
#define WHOSAID_EXTRACT_POSITIONS_LABELS_LABELLER_H_

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/positions/labels/issue_label.h"
#include "extract/positions/labels/label_words.h"
#include "extract/tokens/strings.h"

namespace whosaid {

// Refers to its context, which must outlive it.
class Labeller {
 public:
  explicit Labeller(const LabelContext& context)
      : x_(context), p_(context.parse), words_(context) {}

  IssueLabel Run(WordIndex target, MaybeWord owner);

 private:
  static constexpr int kDeepest = 10;             // phrases in phrases
  static constexpr size_t kLongestLabel = 9;      // words
  static constexpr WordIndex kLongestClause = 8;  // words behind what a clause belongs to

  // Long labels end before a preposition.
  static size_t EndOf(const LabelPieces& pieces);
  LabelPieces Owner(WordIndex head) const;
  LabelPieces Phrase(WordIndex head, const LabelPieces& owner, int depth) const;
  // "that the plan is unaffordable": what is said of what; "should be able to sue": the suit; "must
  // be at the table".
  LabelPieces Copular(WordIndex head, LabelPieces owner, int depth) const;
  // "a good idea": nothing but a verdict.
  bool IsEmptyVerdict(WordIndex head) const;
  // "that [linking] the two was unfair", wherever the parser hangs the gerund.
  MaybeWord DoingBefore(WordIndex copula) const;
  // "a member of the club" → "club membership"; "free", "a free man" as they stand.
  LabelPieces Attribute(WordIndex head, int depth) const;
  LabelPieces SubjectLabel(WordIndex subject, int depth) const;
  bool IsTransparent(WordIndex noun) const;
  // What "the idea of" or "the plan to" is about.
  MaybeWord Inner(WordIndex noun) const;
  // A noun phrase with what hangs on it; owners come first.
  LabelPieces Noun(WordIndex head, LabelPieces owner, int depth) const;
  // The relative clause that tells which a bare noun is: "candidates [who can win]".
  LabelPieces Defining(WordIndex noun) const;
  bool IsShare(WordIndex word) const;
  // "bans strangers from [entering]".
  bool IsKeptFrom(WordIndex verb) const;
  // "returning the flag to Earth", but "restoring Arden to its old border" is about Arden's border.
  bool HasDestination(WordIndex verb) const;
  // Whether a particle changes what a verb means: "rule out".
  bool HasParticle(WordIndex verb) const;
  // "wants the gap [narrowed]".
  LabelPieces StateWished(WordIndex object) const;
  // "between Arden [and Lodria]".
  LabelPieces OtherSide(WordIndex noun, MaybeWord preposition, int depth) const;
  LabelPieces Pronoun(WordIndex word) const;
  // The noun that "what" or "each other" stands for: "[what] the farmers want is [water]", "[what]
  // she calls [interference]", "[both towns] blame [each] other".
  MaybeWord MeantBy(WordIndex word) const;
  LabelPieces Possessor(WordIndex word, int depth) const;
  // What hangs behind a noun: a named owner, which goes before it, and the rest.
  std::pair<LabelPieces, LabelPieces> Rest(WordIndex head, const LabelPieces& owner,
                                           int depth) const;
  // Whether a deal behind a noun or a verb is the occasion and no part of the issue: "rules out
  // Arden's membership in any deal".
  bool IsOccasion(WordIndex deal, WordIndex of) const;
  // "rejected a [ban] on [drilling]", where the parser hangs "on drilling" on the verb.
  MaybeWord MatterOf(WordIndex noun) const;

  // "troops deployed to the island", "a bill to cut taxes", but not "the plan presented there".
  LabelPieces Reduced(WordIndex verb, int depth) const;
  // Whether a phrase belongs to the name of an issue: no times, causes and circumstances.
  bool Names(WordIndex noun, MaybeWord preposition) const;
  // Prepositional phrases behind a verb, but for times.
  LabelPieces Complements(WordIndex verb, MaybeWord but, int depth) const;
  LabelPieces Verb(WordIndex verb, LabelPieces owner, int depth) const;
  // The noun of a verb's act with what it is done to: "repeal the act" → "act repeal".
  LabelPieces Act(WordIndex verb, LabelPieces owner, int depth) const;
  // "guarantees backed by troops", "the pledge written into the bill".
  LabelPieces Undergone(WordIndex verb, const LabelPieces& owner, LabelPieces what,
                        const std::string& action, int depth) const;
  // Whether more than its object belongs to an act: "rule out", "keep from entering".
  bool IsWide(WordIndex verb) const;
  // Whether an object goes before the noun of its verb's act: "closure of" three words at most.
  static bool IsCompact(const LabelPieces& what);
  // Whether a verb that says little by itself says what becomes of its object: "keep it secret".
  bool HasState(WordIndex verb) const;
  // Object, particle, state and obliques in their own order: "[holding] a minister in contempt".
  LabelPieces Behind(WordIndex verb, MaybeWord object, const LabelPieces& what, int depth) const;
  // "becoming a club member" → "club membership", "staying in the club", "staying calm".
  std::optional<LabelPieces> StateOf(WordIndex verb, int depth) const;
  // "to do so", "has done that".
  bool IsDoingSo(WordIndex verb) const;
  // What a verb that says little by itself is about: "start talking", "do everything to help",
  // "stay focused on the budget".
  MaybeWord InnerOf(WordIndex verb) const;
  MaybeWord ParticleOf(WordIndex verb) const;
  // "return to the old border" → "old border", "be covered under the treaty" → "treaty coverage".
  LabelPieces Intransitive(WordIndex verb, const LabelPieces& owner, const std::string& action,
                           bool light, int depth) const;
  // "restore Arden to its old border", "increase spending to 5%".
  LabelPieces Destination(WordIndex verb, int depth) const;

  const LabelContext& x_;
  const ParsedSentence& p_;
  const LabelWords words_;
};

// Words and what they are named by.
struct Derived {
  std::string_view word;
  std::string_view noun;
};
inline std::string_view DerivedFrom(std::span<const Derived> table, std::string_view word) {
  const auto row = std::ranges::find(table, word, &Derived::word);
  return row == table.end() ? std::string_view() : row->noun;
}

// Whether a table that gives a word its prepositions, with spaces between, has this one.
inline bool TakesPreposition(std::span<const Derived> table, std::string_view word,
                             std::string_view preposition) {
  const std::vector<std::string_view> all = SplitAt(DerivedFrom(table, word), ' ');
  return std::ranges::find(all, preposition) != all.end();
}

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_LABELS_LABELLER_H_
