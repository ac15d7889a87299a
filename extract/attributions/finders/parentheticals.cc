// Clauses with their speaker behind or inside them, without quotation marks:
//   The bridge is safe, the mayor said on Monday.     The bridge, she said, is safe.
#include <algorithm>

#include "extract/attributions/finders.h"
#include "extract/attributions/finders/content.h"
#include "extract/coreference/phrases.h"

namespace whosaid {
namespace {

constexpr std::string_view kRule = "rule:parenthetical";

class ParentheticalFinder {
 public:
  explicit ParentheticalFinder(const Reading& reading) : reading_(reading), words_(reading.words) {}

  std::vector<Candidate> Find() {
    for (const CueVerb& verb : reading_.cues) {
      if (!IsUsable(verb) || verb.shared || verb.relative || verb.gerund || verb.infinitive)
        continue;
      if ((verb.cue->frames & (kClause | kThat | kQuote)) == 0) continue;
      if (words_[verb.verb].quotation == kNoQuotation) FindAt(verb);
    }
    return std::move(found_);
  }

 private:
  void FindAt(const CueVerb& verb) {
    const Sentence& sentence = SentenceAt(reading_, verb.verb);
    const TokenIndex begin = std::min(verb.group.begin, verb.subject->begin);
    if (begin < sentence.first_token + 2) return;
    TokenIndex before = begin - 1;
    const bool as = words_[before].folded == "as" && before > sentence.first_token;
    if (as) --before;
    const bool dash =
        words_[before].text == "—" || words_[before].text == "--" || words_[before].text == "–";
    if (!IsMark(words_[before], ',') && !dash) return;
    TokenIndex end = std::max(verb.group.end, verb.subject->end);
    if (verb.subject->begin < verb.group.begin || !verb.inverted) end = verb.group.end;
    end = SkipAdjuncts(words_, end, sentence.end_token);
    const bool last = end >= sentence.end_token || words_[end].text == "." ||
                      words_[end].text == "?" || words_[end].text == "!";
    const bool inside =
        end < sentence.end_token && (IsMark(words_[end], ',') || (dash && !IsNominal(words_[end])));
    if (!last && !inside) return;
    const TokenIndex first = ContentBegin(verb, sentence, before);
    const Span left = Trimmed(reading_, {first, before});
    if (left.empty()) return;
    Candidate candidate;
    candidate.verb = &verb;
    candidate.source = verb.subject;
    candidate.cue = verb.group;
    candidate.content = {left};
    candidate.confidence = (HasVerb(first, before) ? 0.93 : 0.75) * CueConfidence(verb);
    if (inside && !last) {
      const Span right = ClauseFrom(reading_, end + 1, &verb);
      if (!right.empty() && right.begin >= left.end) candidate.content.push_back(right);
    }
    candidate.found_by = kRule;
    found_.push_back(std::move(candidate));
  }

  // The sentence's begin, or behind an earlier cue's clause: "Ruiz said it was safe, but the pier
  // leaked, Okafor added."
  TokenIndex ContentBegin(const CueVerb& verb, const Sentence& sentence, TokenIndex end) const {
    TokenIndex first = sentence.first_token;
    for (TokenIndex i = end; i > sentence.first_token; --i) {
      if (words_[i - 1].quotation != kNoQuotation && words_[i - 1].text != "," &&
          i - 1 == sentence.first_token) {
        return first;
      }
      const bool clause = (words_[i - 1].folded == "but" || words_[i - 1].folded == "and") &&
                          i - 1 > first && IsMark(words_[i - 2], ',') && HasCue(first, i - 2, verb);
      if (clause) return i - 1;
    }
    return first;
  }

  bool HasCue(TokenIndex low, TokenIndex high, const CueVerb& verb) const {
    return std::ranges::any_of(reading_.cues, [&](const CueVerb& cue) {
      return &cue != &verb && cue.verb >= low && cue.verb < high && cue.subject;
    });
  }

  bool HasVerb(TokenIndex low, TokenIndex high) const {
    for (TokenIndex i = low; i < high; ++i) {
      if (IsFiniteVerb(words_[i]) || IsAuxiliary(words_[i])) return true;
    }
    return false;
  }

  const Reading& reading_;
  const Words& words_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> FindParentheticals(const Reading& reading) {
  return ParentheticalFinder(reading).Find();
}

}  // namespace whosaid
