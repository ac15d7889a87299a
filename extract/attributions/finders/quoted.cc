// Quotations with a cue beside them:
//   "The ferry is late," Ana Ruiz said.        The harbour board said: "The ferry is late."
//   "The ferry," she said, "is late."          "It is late," said Ana Ruiz, the harbour master.
#include <algorithm>

#include "extract/attributions/finders.h"
#include "extract/attributions/finders/content.h"
#include "extract/coreference/phrases.h"

namespace whosaid {
namespace {

constexpr std::string_view kRule = "rule:quotation";

class QuotedFinder {
 public:
  explicit QuotedFinder(const Reading& reading)
      : reading_(reading), words_(reading.words), quotations_(reading.document.quotations) {}

  std::vector<Candidate> Find() {
    for (size_t q = 0; q < quotations_.size(); ++q) {
      if (quotations_[q].nested || quotations_[q].inner.empty()) continue;
      if (used_ > 0 && quotations_[q].span.begin < used_) continue;
      if (!FindBehind(q)) FindBefore(q);
    }
    return std::move(found_);
  }

 private:
  // The first token behind a quotation, and whether it stands in the same paragraph.
  TokenIndex Behind(size_t q) const { return words_.At(quotations_[q].span.end); }

  bool SameParagraph(uint32_t from, uint32_t to) const {
    return reading_.document.text().substr(from, to - from).find('\n') == std::string_view::npos;
  }

  bool EndsAsSpeech(size_t q) const {
    const std::string_view inner = reading_.document.Text(quotations_[q].inner);
    if (inner.empty()) return false;
    const char last = inner.back();
    return last == ',' || last == '.' || last == '?' || last == '!' || inner.ends_with("…") ||
           inner.ends_with("—") || inner.ends_with("-") || inner.ends_with("–");
  }

  const CueVerb* CueAt(TokenIndex low, TokenIndex high) const {
    const auto first = std::ranges::lower_bound(reading_.cues, low, {}, &CueVerb::verb);
    for (auto cue = first; cue != reading_.cues.end() && cue->verb < high; ++cue) {
      if (!cue->passive && words_[cue->verb].quotation == kNoQuotation) return &*cue;
    }
    return nullptr;
  }

  // "…," S C or "…," C S
  bool FindBehind(size_t q) {
    TokenIndex first = Behind(q);
    if (first >= words_.size() || !EndsAsSpeechOrComma(q, first)) return false;
    if (IsMark(words_[first], ',')) ++first;
    if (first >= words_.size() || !SameParagraph(quotations_[q].span.end, words_[first].span.begin))
      return false;
    if (words_[first].quotation != kNoQuotation) return false;
    const TokenIndex high = SentenceAt(reading_, first).end_token;
    const CueVerb* cue = CueAt(first, high);
    if (cue == nullptr || (cue->cue->frames & kQuote) == 0 || cue->gerund) return false;
    const auto source = SourceBehind(*cue, first);
    if (!source) return false;
    Add(q, *cue, *source, std::max(cue->group.end, source->end), 0.97);
    return true;
  }

  bool EndsAsSpeechOrComma(size_t q, TokenIndex behind) const {
    if (IsMark(words_[behind], ',')) return true;
    return EndsAsSpeech(q);
  }

  std::optional<TokenRange> SourceBehind(const CueVerb& cue, TokenIndex first) const {
    const TokenIndex begin = cue.group.begin;
    if (begin == first || (begin == first + 1 && words_[first].IsClass(WordClass::kAdverb))) {
      if (cue.inverted && cue.subject) return WithApposition(*cue.subject);  // said Ruiz
      return PhraseAt(words_, cue.group.end, SentenceAt(reading_, first).end_token);
    }
    if (begin < first) return std::nullopt;
    TokenIndex from = first;
    if (words_[from].IsClass(WordClass::kConjunction)) return std::nullopt;
    if (cue.subject && !cue.shared && cue.subject->begin >= from &&
        cue.subject->begin <= from + 1) {
      return cue.subject;
    }
    // "…," Ana Ruiz, who runs the port and knows it well, said: whatever stands between
    for (TokenIndex i = from; i < begin; ++i) {
      if (IsFiniteVerb(words_[i]) && words_[i].cues != nullptr) return std::nullopt;
    }
    if (begin - from > 30 || !IsNominal(words_[from])) return std::nullopt;
    TokenIndex end = begin;
    if (IsMark(words_[end - 1], ',')) --end;
    return TokenRange{from, end};
  }

  // "…," said Ana Ruiz, the harbour master: up to the sentence's end or the next comma.
  TokenRange WithApposition(TokenRange source) const {
    const TokenIndex high = SentenceAt(reading_, source.begin).end_token;
    if (source.end + 1 >= high || !IsMark(words_[source.end], ',')) return source;
    const Word& first = words_[source.end + 1];
    if (!IsNominal(first) && first.folded != "who") return source;
    for (TokenIndex i = source.end + 1; i < high; ++i) {
      if (words_[i].quotation != kNoQuotation) return source;
      const bool ends = i + 1 == high || IsMark(words_[i], ',');
      if (ends) return {source.begin, IsNominal(words_[i]) ? i + 1 : i};
    }
    return source;
  }

  // S C: "…" or S C, "…" or S C "…"
  bool FindBefore(size_t q) {
    const Quotation& quotation = quotations_[q];
    const TokenIndex begin = words_.At(quotation.span.begin);
    if (begin == 0) return false;
    TokenIndex end = begin;
    const Word& mark = words_[end - 1];
    const bool introduced = IsMark(mark, ':') || IsMark(mark, ',');
    if (introduced) --end;
    const bool paragraph = SameParagraph(mark.span.end, quotation.span.begin);
    if (!paragraph && !IsMark(mark, ':')) return false;
    if (end == 0 || words_[end - 1].quotation != kNoQuotation) return false;
    const TokenIndex low = SentenceAt(reading_, end - 1).first_token;
    const CueVerb* cue = nullptr;
    for (auto c = std::ranges::lower_bound(reading_.cues, low, {}, &CueVerb::verb);
         c != reading_.cues.end() && c->verb < end; ++c) {
      if (words_[c->verb].quotation == kNoQuotation && (c->cue->frames & kQuote) != 0) cue = &*c;
    }
    if (cue == nullptr || !cue->subject || cue->inverted || cue->passive) return false;
    if (!ReachesQuotation(*cue, end, introduced, q)) return false;
    Add(q, *cue, *cue->subject, UINT32_MAX, IsMark(mark, ':') ? 0.95 : 0.9);
    return true;
  }

  // What may stand between the cue and the quotation: adjuncts and who was told.
  bool ReachesQuotation(const CueVerb& cue, TokenIndex end, bool introduced, size_t q) const {
    TokenIndex i = cue.group.end;
    if (i == end) return introduced || EndsAsSpeech(q);
    if (!introduced) return false;
    i = SkipAdjuncts(words_, i, end);
    if (i < end) {
      if (const auto person = PhraseAt(words_, i, end)) i = SkipAdjuncts(words_, person->end, end);
    }
    return i == end || (IsMark(words_[end], ':') && end - cue.group.end < 20);
  }

  void Add(size_t q, const CueVerb& cue, TokenRange source, TokenIndex behind, double confidence) {
    Candidate candidate;
    candidate.verb = &cue;
    candidate.cue = cue.group;
    candidate.source = source;
    candidate.content = {quotations_[q].span};
    candidate.confidence = confidence;
    candidate.found_by = kRule;
    AddPieceBefore(q, candidate);
    AddPiecesBehind(q, behind, candidate);
    found_.push_back(std::move(candidate));
  }

  // The bridge is "quite safe," she said: the words that lead up to a quotation belong to it.
  void AddPieceBefore(size_t q, Candidate& candidate) const {
    const TokenIndex begin = words_.At(quotations_[q].span.begin);
    if (candidate.source->begin < begin) return;
    const TokenIndex low = SentenceAt(reading_, begin).first_token;
    if (begin == low || words_[low].quotation == words_[begin].quotation) return;
    const CueVerb* earlier = CueAt(low, begin);
    if (earlier != nullptr && (earlier->cue->frames & (kClause | kQuote)) != 0 && earlier->subject)
      return;
    candidate.content.front().begin = words_[low].span.begin;
  }

  // "…," she said. "And …" in the same paragraph, with nothing or a comma between.
  void AddPiecesBehind(size_t q, TokenIndex behind, Candidate& candidate) {
    uint32_t end = quotations_[q].span.end;
    if (behind != UINT32_MAX) end = EndOfTag(behind);
    for (size_t next = q + 1; next < quotations_.size(); ++next) {
      const Quotation& piece = quotations_[next];
      if (piece.nested) continue;
      if (piece.span.begin < end || !SameParagraph(end, piece.span.begin)) break;
      const TokenIndex at = words_.At(end);
      const TokenIndex begin = words_.At(piece.span.begin);
      if (begin > at) break;  // words stand between
      candidate.content.push_back(piece.span);
      end = piece.span.end;
    }
    used_ = candidate.content.back().end;
  }

  // The end of "she said on Monday." behind a quotation; the text's end where another piece of the
  // sentence, with a cue of its own, is quoted: "…," she said, adding that it was "late".
  uint32_t EndOfTag(TokenIndex behind) const {
    const Sentence& sentence = SentenceAt(reading_, behind - 1);
    TokenIndex i = SkipAdjuncts(words_, behind, sentence.end_token);
    if (i < sentence.end_token && IsMark(words_[i], ',')) ++i;
    if (i < sentence.end_token && words_[i].quotation != kNoQuotation)
      return words_[i - 1].span.end;
    for (; i < sentence.end_token; ++i) {
      if (words_[i].quotation != kNoQuotation)
        return static_cast<uint32_t>(reading_.document.text().size());
    }
    return words_[i - 1].span.end;
  }

  const Reading& reading_;
  const Words& words_;
  const std::vector<Quotation>& quotations_;
  std::vector<Candidate> found_;
  uint32_t used_ = 0;  // quotations before this byte are part of a candidate
};

}  // namespace

std::vector<Candidate> FindQuoted(const Reading& reading) { return QuotedFinder(reading).Find(); }

}  // namespace whosaid
