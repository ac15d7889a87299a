// The words of an issue's label: which words of a noun phrase name the issue, as what they are
// shown and under which key they meet. How phrases and clauses are put together from them:
// extract/positions/labels/issue_label.cc and label_verbs.cc.
#ifndef WHOSAID_EXTRACT_POSITIONS_LABELS_LABEL_WORDS_H_
#define WHOSAID_EXTRACT_POSITIONS_LABELS_LABEL_WORDS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/positions/labels/issue_label.h"

namespace whosaid {

struct LabelPiece {
  std::string text;
  std::string key;     // empty for words that name nothing
  bool actor = false;  // an entity, `key` is its canonical name
  bool organisation = false;
};
using LabelPieces = std::vector<LabelPiece>;

LabelPieces operator+(LabelPieces a, const LabelPieces& b);

// Refers to its context, which must outlive it.
class LabelWords {
 public:
  explicit LabelWords(const LabelContext& context) : x_(context), p_(context.parse) {}

  std::string Text(WordIndex i) const;
  // The actor that a bare noun phrase names: "Ana Berg", "the ministry", "him".
  std::optional<ClusterIndex> ActorOf(WordIndex head) const;
  // "Arden joining the club" is no actor: what it does.
  MaybeWord Doing(WordIndex head) const;
  std::optional<LabelPiece> Entity(WordIndex i) const;
  void Append(LabelPieces& pieces, WordIndex i) const;
  // Whether an adjective judges what it is said of: "unfair".
  bool IsVerdict(WordIndex i) const;
  // All words under `head`, entities under their names.
  LabelPieces Flat(WordIndex head) const;
  // The words from `first` to `end` or a comma in their own order, but for articles.
  LabelPieces Verbatim(WordIndex first, WordIndex end) const;
  // "those", "everybody": who stands for people and things unnamed.
  static bool IsAnybody(std::string_view lower);
  // The noun with its modifiers, without what judges or counts it.
  LabelPieces Core(WordIndex head) const;
  // Modifiers, also "politically" of "politically correct".
  bool Specifies(WordIndex i) const;

 private:
  // "Ardeners" are not Arden.
  bool IsPeople(WordIndex head) const;
  static std::string ShortName(const std::string& name);
  // Whether a capital letter may be owed to the beginning of a sentence.
  bool Opens(WordIndex i) const;
  static std::string KeyOf(const ParsedWord& word);
  // "gross domestic product" → "GDP".
  static void Abbreviate(LabelPieces& core);
  bool Judges(WordIndex i) const;
  // "three weirs", but not "60 metres" or "4 billion crowns".
  bool Counts(WordIndex i) const;
  // Modifiers before the noun and parts of a name behind it.
  bool BelongsToCore(WordIndex i, WordIndex head) const;

  const LabelContext& x_;
  const ParsedSentence& p_;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_LABELS_LABEL_WORDS_H_
