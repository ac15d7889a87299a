// Noun phrases and infinitives that a cue governs: The board rejected the plan. The mayor called
// for a vote. The guild vowed to appeal. The coach accused the referee of bias.

#include "extract/attributions/finders.h"
#include "extract/attributions/finders/content.h"

namespace whosaid {
namespace {

constexpr std::string_view kRule = "rule:object";

class ObjectFinder {
 public:
  explicit ObjectFinder(const Reading& reading) : reading_(reading), words_(reading.words) {}

  std::vector<Candidate> Find() {
    for (const CueVerb& verb : reading_.cues) {
      if (IsUsable(verb) && !verb.inverted && (verb.cue->frames & (kObject | kToInfinitive)) != 0) {
        FindAt(verb);
      }
    }
    return std::move(found_);
  }

 private:
  void FindAt(const CueVerb& verb) {
    const TokenIndex high = SentenceAt(reading_, verb.verb).end_token;
    const TokenIndex first = verb.group.end;
    if (first >= high) return;
    const double confidence = ConfidenceAt(verb, first);
    if (confidence <= 0) return;
    Candidate candidate;
    candidate.verb = &verb;
    candidate.source = verb.subject;
    candidate.cue = verb.group;
    const Span content = ClauseFrom(reading_, first, &verb);
    if (content.empty()) return;
    candidate.content = {content};
    candidate.confidence = confidence * CueConfidence(verb);
    candidate.found_by = kRule;
    found_.push_back(std::move(candidate));
  }

  // "The board could reject the plan", "attacking the plan": what may happen or goes on is no act
  // of its own.
  bool IsNoAct(const CueVerb& verb) const {
    if (verb.gerund && !verb.shared) return true;
    for (TokenIndex i = verb.group.begin; i < verb.verb; ++i) {
      if (words_[i].Is(kModal) && !verb.future && !verb.negated) return true;
    }
    return false;
  }

  double ConfidenceAt(const CueVerb& verb, TokenIndex first) const {
    if (IsNoAct(verb)) return 0;
    const uint8_t frames = verb.cue->frames;
    const Word& word = words_[first];
    if (word.Is(kTo)) {
      const bool base = first + 1 < words_.size() && (words_[first + 1].IsClass(WordClass::kBase) ||
                                                      words_[first + 1].Is(kBe | kHave | kDo));
      return (frames & kToInfinitive) != 0 && base ? 0.8 : 0;
    }
    if ((frames & kObject) == 0) return 0;
    const bool phrase = IsNominal(word) || word.Is(kObjectPronoun | kPossessive) ||
                        word.quotation != kNoQuotation || word.IsClass(WordClass::kIng) ||
                        (!verb.cue->particles.empty() && word.IsClass(WordClass::kAdverb));
    if (!phrase) return 0;
    return verb.cue->particles.empty() ? 0.75 : 0.8;
  }

  const Reading& reading_;
  const Words& words_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> FindObjects(const Reading& reading) { return ObjectFinder(reading).Find(); }

}  // namespace whosaid
