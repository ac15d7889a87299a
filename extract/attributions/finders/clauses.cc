// Clauses behind their cue: Ana Ruiz said on Monday (that) the ferry was late. The harbour board
// told the Gazette that it would sail. …, adding that it was safe.

#include "extract/attributions/finders.h"
#include "extract/attributions/finders/content.h"
#include "extract/coreference/phrases.h"

namespace whosaid {
namespace {

constexpr std::string_view kRule = "rule:clause";

bool IsThat(const Word& word) { return word.folded == "that"; }

bool IsQuestionWord(const Word& word) {
  return word.folded == "whether" || word.folded == "how" || word.folded == "why" ||
         word.folded == "what" || word.folded == "if" || word.folded == "who" ||
         word.folded == "when" || word.folded == "where";
}

// True where tokens from `first` on begin a clause without "that": a subject, then a finite verb.
bool BeginsClause(const Words& words, TokenIndex first, TokenIndex high) {
  if (first >= high) return false;
  if (words[first].Is(kSubjectPronoun)) return first + 1 < high;
  if (words[first].folded == "there" || words[first].folded == "if" ||
      words[first].folded == "when") {
    return true;
  }
  const auto phrase = PhraseAt(words, first, high);
  if (!phrase || phrase->end >= high) return false;
  TokenIndex i = phrase->end;
  while (i < high && words[i].IsClass(WordClass::kAdverb)) ++i;
  return i < high && (IsFiniteVerb(words[i]) || IsAuxiliary(words[i]));
}

class ClauseFinder {
 public:
  explicit ClauseFinder(const Reading& reading) : reading_(reading), words_(reading.words) {}

  std::vector<Candidate> Find() {
    for (const CueVerb& verb : reading_.cues) {
      if (!IsUsable(verb) || verb.inverted) continue;
      if ((verb.cue->frames & (kClause | kThat | kWhether | kPerson)) != 0) FindAt(verb);
    }
    return std::move(found_);
  }

 private:
  void FindAt(const CueVerb& verb) {
    const TokenIndex high = SentenceAt(reading_, verb.verb).end_token;
    std::optional<TokenRange> addressee;
    TokenIndex first = SkipAdjuncts(words_, verb.group.end, high);
    if ((verb.cue->frames & kPerson) != 0 && first == verb.group.end) {
      addressee = Addressee(verb, first, high);
      if (addressee) first = SkipAdjuncts(words_, addressee->end, high);
    }
    if (first < high && IsMark(words_[first], ',') && first + 1 < high &&
        (IsThat(words_[first + 1]) || verb.cue->lemma == "say")) {
      if (IsThat(words_[first + 1])) ++first;
    }
    const double confidence = ConfidenceAt(verb, first, high, addressee.has_value());
    if (confidence <= 0) return;
    Candidate candidate;
    candidate.verb = &verb;
    candidate.source = verb.subject;
    candidate.cue = verb.group;
    candidate.addressee = addressee;
    const Span content = ClauseFrom(reading_, first, &verb);
    if (content.empty() || content == words_[first].span) return;  // "indicate that:"
    candidate.content = {content};
    candidate.confidence = confidence * CueConfidence(verb);
    candidate.found_by = kRule;
    found_.push_back(std::move(candidate));
  }

  // told [the Gazette] that …
  std::optional<TokenRange> Addressee(const CueVerb& verb, TokenIndex first,
                                      TokenIndex high) const {
    if (first >= high || verb.cue->lemma == "say" || IsThat(words_[first])) return std::nullopt;
    if (words_[first].quotation != kNoQuotation) return std::nullopt;
    if (words_[first].Is(kObjectPronoun)) return TokenRange{first, first + 1};
    auto phrase = PhraseAt(words_, first, high);
    if (!phrase) return std::nullopt;
    const bool ends =
        phrase->end < high && (IsThat(words_[phrase->end]) || IsMark(words_[phrase->end], ',') ||
                               SkipAdjuncts(words_, phrase->end, high) > phrase->end);
    if (!ends) phrase = BasePhraseAt(words_, first, high);
    return phrase;
  }

  double ConfidenceAt(const CueVerb& verb, TokenIndex first, TokenIndex high, bool told) const {
    if (first >= high) return 0;
    const uint8_t frames = verb.cue->frames;
    const Word& word = words_[first];
    const bool needs_person = (frames & kPerson) != 0 && verb.cue->lemma != "say" && !told;
    if (IsThat(word)) {
      const bool demonstrative = first + 1 < high && IsFiniteVerb(words_[first + 1]);
      return (frames & (kClause | kThat | kPerson)) != 0 && !demonstrative ? 1.0 : 0.5;
    }
    if (needs_person && !told) return 0;
    if (IsQuestionWord(word)) {
      return (frames & (kWhether | kClause)) != 0 || verb.negated ? 0.95 : 0.7;
    }
    if (word.quotation != kNoQuotation && words_[verb.verb].quotation == kNoQuotation) {
      // said "we" would … : a clause that begins with quoted words
      return (frames & (kQuote | kClause)) != 0 ? 0.9 : 0;
    }
    if (verb.cue->lemma == "say") return IsMark(word, '.') || IsMark(word, ',') ? 0 : 0.97;
    if (told && (frames & kPerson) != 0) {
      if (word.Is(kTo)) return 0.9;  // told them to wait
      return BeginsClause(words_, first, high) ? 0.9 : 0;
    }
    if ((frames & kClause) != 0 && BeginsClause(words_, first, high)) return 0.9;
    return 0;
  }

  const Reading& reading_;
  const Words& words_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> FindClauses(const Reading& reading) { return ClauseFinder(reading).Find(); }

}  // namespace whosaid
