#include "extract/positions/voice.h"

#include <algorithm>
#include <string_view>

namespace whosaid {

Voice VoiceOf(const Document& document, const Position& position) {
  const auto& quotations = document.quotations;
  const auto behind = std::ranges::upper_bound(quotations, position.evidence.begin, {},
                                               [](const Quotation& q) { return q.inner.begin; });
  if (position.statement && behind != quotations.begin()) {
    // Nested quotations begin later and lie within: two steps back find the outer one.
    for (auto q = behind; q != quotations.begin() && behind - q < 3;) {
      --q;
      if (q->inner.Contains(position.evidence)) return Voice::kQuoted;
    }
  }
  if (position.zone == ZoneKind::kHeadline) return Voice::kHeadlined;
  return position.statement ? Voice::kReported : Voice::kNarrated;
}

bool EndsWithMark(const Document& document, const Sentence& sentence, char mark) {
  const std::string_view text = document.Text(sentence.span);
  const size_t last = text.find_last_not_of("\"' \n\t)");
  return last != std::string_view::npos && text[last] == mark;
}

bool IsAsked(const Document& document, const Sentence& sentence, Span words) {
  if (!EndsWithMark(document, sentence, '?')) return false;
  const auto& quotations = document.quotations;
  auto around = std::ranges::upper_bound(quotations, words.begin, {},
                                         [](const Quotation& q) { return q.inner.begin; });
  if (around == quotations.begin()) return true;
  --around;
  // It ends before the sentence does.
  const bool closed = around->inner.Contains(words) && around->span.end + 1 < sentence.span.end;
  return !closed || document.Text(around->inner).ends_with('?');
}

}  // namespace whosaid
