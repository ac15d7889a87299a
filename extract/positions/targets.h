// Targets: what a stand is on: the issue that the words of a finding name, what "it" or "the plan"
// stands for, or an actor. The rules for labels: extract/positions/labels/issue_label.h.
#ifndef WHOSAID_EXTRACT_POSITIONS_TARGETS_H_
#define WHOSAID_EXTRACT_POSITIONS_TARGETS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/document.h"
#include "extract/coreference/mention_index.h"
#include "extract/models.h"
#include "extract/positions/frames/find.h"
#include "extract/positions/holders.h"
#include "extract/positions/judgement/judged.h"
#include "extract/positions/labels/issue_label.h"

namespace whosaid {

// Words. What is longer is a list, and rules look at all of a sentence for each of its cues.
inline constexpr uint32_t kLongestSentence = 300;

struct FoundTarget {
  Target target;
  bool is_actor = false;  // whether the words name an actor, be the target one or not
  bool stated = true;     // false where it is what a pronoun or "the plan" stands for
};

// Whether they are the same, or all words of the one are of the other: "fear a hasty peace deal",
// of which "hasty" tells no more.
bool IsNearly(const Target& a, const Target& b);

class TargetFinder {
 public:
  // All must outlive it.
  TargetFinder(const Document& document, const Models& models, const MentionIndex& mentions,
               const HolderFinder& holders)
      : document_(document), models_(models), mentions_(mentions), holders_(holders) {}

  // Of what `holder` takes a stand on in the sentence of this number; nothing where the words name
  // nothing. Sentences must come in their order: what "it" stands for is what was found last.
  std::optional<FoundTarget> Find(size_t number, const ParsedSentence& parse,
                                  const StanceFinding& finding, ClusterIndex holder);
  // The actor at `word`, or what belongs to it: "praised Ruiz's speech".
  std::optional<Target> FindJudged(const ParsedSentence& parse, const JudgedStand& judged,
                                   WordIndex word) const;
  // Remembers what "the plan" is from here on: "its plan for a bridge". Of the sentence with this
  // number.
  void Introduce(size_t number, const ParsedSentence& parse);

 private:
  IssueLabel LabelAt(const ParsedSentence& parse, const StanceFinding& finding,
                     size_t number) const;
  Target ActorTarget(const IssueLabel& label, Span span) const;
  IssueLabel LabelOfActor(ClusterIndex actor) const;
  LabelContext ContextOf(const ParsedSentence& parse, const IssueLabel* before,
                         MaybeWord cue) const;
  std::optional<IssueLabel> Fuller(const std::string& noun) const;
  std::optional<IssueLabel> Introduced(const std::string& noun) const;
  WordIndex MeantBy(const ParsedSentence& parse, const StanceFinding& finding) const;
  MaybeWord PersonBehind(const ParsedSentence& parse, WordIndex place) const;
  std::optional<IssueLabel> Before(size_t number, Span anaphor, bool look) const;
  void Remember(size_t number, Span span, IssueLabel label);

  const Document& document_;
  const Models& models_;
  const MentionIndex& mentions_;
  const HolderFinder& holders_;
  // The last issue and the number of its sentence.
  struct Spoken {
    size_t number = 0;  // of the sentence
    Span span;
    IssueLabel label;
  };
  std::optional<Spoken> last_;
  std::optional<Spoken> earlier_;         // the one before
  std::map<std::string, size_t> counts_;  // of the issues so far, by key
  std::optional<IssueLabel> topic_;
  // Where a noun was told from others of its kind last: sentence, word.
  std::map<std::string, std::pair<size_t, WordIndex>> told_;
  std::map<std::string_view, IssueLabel> introduced_;  // by anaphoric noun
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_TARGETS_H_
