// Sentences of any text hold every token once, within a zone; quotations lie where they should.
#include "extract/tokens/sentences.h"

#include "core/utf8.h"
#include "extract/tokens/quotations.h"
#include "extract/tokens/tokens.h"
#include "extract/zones/zones.h"
#include "tests/fuzz/target.h"

namespace whosaid {

std::vector<std::string> FuzzSeeds() {
  return {
      "Vote put off\n\nORLA, May 3 \u2014 \u201CNobody came,\u201D said Ann Lee. "
      "\u201CWhy?\u201D\n\n"
      "\u201CIt was late.\n\n\u201CAnd cold,\u201D she added.\n\n* one\n* two\n",
      "She left the U.S. The Senate voted. J. Oduya, Gov. Hollis\nand others ... stayed.\n\n1. The "
      "bridge is old. 2. It's closed!! thank you",
      "\"He called it 'a mess' (his words),\" Ana said. ''Yes.'' It was over. ... Then it began.",
  };
}

std::vector<std::string> FuzzWords() { return HardText(); }

}  // namespace whosaid

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace whosaid;
  Document document;
  document.article.text = ToText(data, size);
  const std::string_view text = document.text();
  document.zones = FindZones(document);
  document.tokens = FindTokens(document);
  document.sentences = FindSentences(document);
  uint32_t next = 0;
  for (const Sentence& sentence : document.sentences) {
    Require(sentence.first_token == next && sentence.end_token > next, "every token once");
    Require(sentence.span.begin == document.tokens[next].span.begin, "begins with its first token");
    next = sentence.end_token;
    Require(sentence.span.end == document.tokens[next - 1].span.end, "ends with its last token");
  }
  Require(next == document.tokens.size(), "no token is left over");
  uint32_t begin = 0;
  for (const Quotation& quotation : FindQuotations(document)) {
    Require(quotation.span.begin >= begin, "quotations are in order");
    Require(quotation.span.begin < quotation.inner.begin, "a quotation begins with its mark");
    Require(quotation.inner.begin <= quotation.inner.end, "the inside is a span");
    Require(quotation.inner.end <= quotation.span.end, "the inside lies inside");
    Require(quotation.span.end <= text.size(), "quotations lie in the text");
    Require(IsCodePointBoundary(text, quotation.inner.end), "the inside ends with a character");
    begin = quotation.span.begin;
  }
  return 0;
}
