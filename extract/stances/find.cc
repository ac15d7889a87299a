#include "extract/stances/find.h"

#include <algorithm>
#include <utility>

#include "extract/shallow/strings.h"
#include "extract/stances/frames.h"

namespace whosaid {
namespace {

using Form = VerbGroup::Form;

// Verbs under whose negation a clause is held to be untrue: "does not believe that it is wise".
constexpr std::string_view kBelief[] = {"believe", "think", "feel", "see", "consider", "expect"};
// Verbs of saying and thinking whose subject holds what their clause says.
constexpr std::string_view kSaying[] = {"believe",     "think",    "feel",     "say",     "argue",
                                        "claim",       "insist",   "maintain", "tell",    "write",
                                        "add",         "declare",  "state",    "stress",  "note",
                                        "acknowledge", "conclude", "agree",    "contend", "assert"};
// "refused to back", "failed to condemn".
constexpr std::string_view kNegativeVerbs[] = {"refuse", "decline", "fail",    "stop",
                                               "cease",  "avoid",   "hesitate"};
constexpr std::string_view kNobody[] = {"no", "nobody", "none", "nothing", "neither", "few"};
constexpr std::string_view kPossible[] = {"may", "might", "could"};

struct Flip {
  Stance stance;
  std::optional<Stance> negated;
};

constexpr Flip kFlips[] = {
    {Stance::kSupports, Stance::kRejects},   {Stance::kDemands, Stance::kRejects},
    {Stance::kProposes, std::nullopt},       {Stance::kCommitsTo, Stance::kRejects},
    {Stance::kPraises, Stance::kCriticizes}, {Stance::kRejects, Stance::kSupports},
    {Stance::kCriticizes, std::nullopt},     {Stance::kAccuses, std::nullopt},
    {Stance::kWarnsAgainst, std::nullopt},   {Stance::kThreatens, std::nullopt},
    {Stance::kDenies, std::nullopt},         {Stance::kDoubts, Stance::kSupports},
};

class Finder {
 public:
  Finder(const Clauses& clauses, const StanceLexicon& lexicon) : c_(clauses), lexicon_(lexicon) {}

  std::vector<StanceFinding> Run() {
    for (uint32_t g = 0; g < c_.groups.size(); ++g) {
      const VerbGroup& group = c_.groups[g];
      FindVerbCues(group);
      FindModalCues(group);
      FindPredicates(group);
    }
    for (uint32_t i = 0; i < c_.size(); ++i) {
      if (c_.Is(i, WordClass::kNoun) && c_.group_at[i] < 0) FindNounCues(i);
    }
    std::ranges::stable_sort(found_, {}, [](const StanceFinding& f) { return f.cue.first; });
    return std::move(found_);
  }

 private:
  static const FrameFinder& FinderOf(StanceFrame frame) {
    return *std::ranges::find(FrameFinders(), frame, &FrameFinder::frame);
  }

  void FindVerbCues(const VerbGroup& group) {
    if (UrgedByAnother(group)) return;
    static constexpr StanceFrame kFrames[] = {StanceFrame::kVerbNpTo, StanceFrame::kVerbTo,
                                              StanceFrame::kVerbThat, StanceFrame::kVerb,
                                              StanceFrame::kSubject};
    // "is concerned about" may start with the auxiliary or with the participle.
    for (uint32_t at = group.first; at < group.end; ++at) {
      if (at != group.main && c_.words[at].lemma != "be") continue;
      for (StanceFrame frame : kFrames) {
        for (uint32_t row : lexicon_.StartingWith(c_.words[at].lemma)) {
          const StanceEntry& entry = lexicon_.entries()[row];
          if (entry.frame != frame) continue;
          const auto end = MatchRest(c_, entry, at + 1);
          if (end && *end >= group.end && Try({c_, lexicon_, entry, {at, *end}, &group})) return;
        }
      }
    }
  }

  void FindModalCues(const VerbGroup& group) {
    const uint32_t at = group.modal ? *group.modal : group.main;
    std::string cue = group.modal ? c_.words[at].lower : c_.words[at].lemma;
    if (cue == "'ll" || cue == "’ll" || cue == "wo") cue = "will";
    if (cue == "ca") cue = "can";
    for (uint32_t row : lexicon_.StartingWith(cue)) {
      const StanceEntry& entry = lexicon_.entries()[row];
      if (entry.frame != StanceFrame::kModal) continue;
      const auto end = MatchRest(c_, entry, at + 1);
      if (end && Try({c_, lexicon_, entry, {at, *end}, &group})) return;
    }
  }

  void FindPredicates(const VerbGroup& group) {
    static constexpr std::string_view kCopulas[] = {
        "be", "seem", "remain", "become", "look", "sound", "appear", "represent", "prove"};
    // "is misguided", "is appalling" look like passives and progressives.
    const bool participle = group.main > group.first &&
                            (group.passive || c_.Is(group.main, WordClass::kIng)) &&
                            c_.words[group.main].lemma != "be";
    if (!participle && !IsOneOf(c_.words[group.main].lemma, kCopulas)) return;
    for (uint32_t i = participle ? group.main : group.end; i < c_.size() && i < group.end + 7;
         ++i) {
      const bool inside = c_.Is(i, WordClass::kAdverb) || c_.Is(i, WordClass::kAdjective) ||
                          c_.phrase_at[i] >= 0 || c_.Is(i, WordClass::kPastParticiple) ||
                          c_.Is(i, WordClass::kIng) || c_.Is(i, WordClass::kDeterminer) ||
                          c_.Is(i, WordClass::kPreposition) || c_.Is(i, WordClass::kParticle) ||
                          i == group.main;
      if (!inside) return;
      for (const std::string& key : {c_.words[i].lower, c_.words[i].lemma}) {
        for (uint32_t row : lexicon_.StartingWith(key)) {
          const StanceEntry& entry = lexicon_.entries()[row];
          if (entry.frame != StanceFrame::kPredicate) continue;
          const auto end = MatchRest(c_, entry, i + 1);
          if (end && Try({c_, lexicon_, entry, {i, *end}, &group})) return;
        }
      }
      if (i > group.end && c_.Is(i, WordClass::kPreposition)) return;
    }
  }

  void FindNounCues(uint32_t word) {
    for (uint32_t row : lexicon_.StartingWith(c_.words[word].lemma)) {
      const StanceEntry& entry = lexicon_.entries()[row];
      if (entry.frame != StanceFrame::kNoun) continue;
      const auto end = MatchRest(c_, entry, word + 1);
      if (end && Try({c_, lexicon_, entry, {word, *end}, nullptr})) return;
    }
  }

  // "urged the council to reject the tax": found with "urged".
  bool UrgedByAnother(const VerbGroup& group) const {
    if (group.form != Form::kInfinitive || !group.governor || !group.own_subject) return false;
    uint32_t after = 0;
    return MatchVerb(c_, c_.groups[*group.governor], lexicon_, StanceFrame::kVerbNpTo, after) !=
           nullptr;
  }

  bool Try(const CueMatch& match) {
    const FrameFinder& finder = FinderOf(match.entry.frame);
    std::optional<StanceFinding> finding = finder.find(match);
    if (!finding) return false;
    finding->confidence = finder.confidence;
    if (match.group != nullptr && !Judge(*match.group, *finding)) return false;
    if (match.group == nullptr && finding->negated && !Flip(*finding)) return false;
    found_.push_back(*finding);
    return true;
  }

  static bool Flip(StanceFinding& finding) {
    const std::optional<Stance> stance = Negate(finding.stance);
    if (!stance) return false;
    finding.stance = *stance;
    return true;
  }

  // Applies negation, modality and the verbs above; false where no stand is left.
  bool Judge(const VerbGroup& group, StanceFinding& finding) const {
    const StanceEntry& entry = *finding.entry;
    const bool own_negation = std::ranges::count(entry.words, "not") > 0;
    bool negated = finding.negated != (group.negated && !own_negation);
    if (group.subject && IsOneOf(c_.words[c_.phrases[*group.subject].first].lower, kNobody) &&
        entry.frame != StanceFrame::kModal) {
      return false;
    }
    if (IsConditional(c_, group)) {
      if (!finding.holder.empty()) return false;
      finding.modality = Modality::kConditional;
      finding.confidence -= 0.3;
    }
    for (const VerbGroup* up = &group; up->governor;) {
      up = &c_.groups[*up->governor];
      if (IsOneOf(c_.words[up->main].lemma, kNegativeVerbs)) negated = !negated;
      if (up->negated) negated = !negated;
      if (up->form == Form::kFinite) break;
    }
    if (group.modal && IsOneOf(c_.words[*group.modal].lower, kPossible)) {
      finding.modality = Modality::kPossible;
      finding.confidence -= 0.2;
      if (!finding.holder.empty()) return false;
    }
    if (const auto matrix = MatrixOf(c_, group)) RaiseMatrix(c_.groups[*matrix], negated, finding);
    finding.negated = negated || own_negation;
    // "She did not praise him" takes no stand, "he is not qualified" does.
    if (negated && finding.stance == Stance::kPraises && entry.frame != StanceFrame::kPredicate) {
      return false;
    }
    return !negated || Flip(finding);
  }

  void RaiseMatrix(const VerbGroup& matrix, bool& negated, StanceFinding& finding) const {
    const std::string& verb = c_.words[matrix.main].lemma;
    if (matrix.negated && IsOneOf(verb, kBelief)) {
      negated = !negated;
      finding.evidence.first = std::min(finding.evidence.first, matrix.first);
    }
    if (finding.holder.empty() && matrix.subject && IsOneOf(verb, kSaying)) {
      const NounPhrase& phrase = c_.phrases[*matrix.subject];
      finding.holder = {phrase.first, phrase.end};
      if (matrix.negated && phrase.end <= finding.evidence.first) {
        finding.evidence.first = std::min(finding.evidence.first, phrase.first);
      }
    }
  }

  const Clauses& c_;
  const StanceLexicon& lexicon_;
  std::vector<StanceFinding> found_;
};

}  // namespace

std::optional<Stance> Negate(Stance stance) {
  return std::ranges::find(kFlips, stance, &Flip::stance)->negated;
}

std::vector<StanceFinding> FindStances(const Clauses& clauses, const StanceLexicon& lexicon) {
  return Finder(clauses, lexicon).Run();
}

}  // namespace whosaid
