// Tokens of any text are in order, disjoint, whole, and cover all but white space.
#include "extract/tokens/tokens.h"

#include "core/utf8.h"
#include "extract/tokens/characters.h"
#include "tests/fuzz/target.h"

namespace whosaid {

std::vector<std::string> FuzzSeeds() {
  return {
      "Gov. Ana Venn didn't re-open the U.S. port at 7pm (see https://example.org/a_(b)).",
      "\u201CWe can't,\u201D she said. 'Never.' Write to a.b@example.org or @ana_venn #OrlaVotes!",
      "1. Lund 12.3\n2. Carr $4.5bn -- 1990-95, 555-0142; the '90s; co-operate; Inter-Orla?!",
  };
}

std::vector<std::string> FuzzWords() { return HardText(); }

}  // namespace whosaid

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace whosaid;
  Document document;
  document.article.text = ToText(data, size);
  const std::string_view text = document.text();
  uint32_t end = 0;
  const auto only_space = [&](uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at += CharacterAt(text, at).size) {
      Require(ClassOf(CharacterAt(text, at).code) == CharacterClass::kSpace, "all is covered");
    }
  };
  for (const Token& token : FindTokens(document)) {
    Require(token.span.begin >= end && !token.span.empty(), "tokens are in order, not empty");
    Require(token.span.end <= text.size(), "tokens lie in the text");
    Require(IsCodePointBoundary(text, token.span.begin), "tokens begin with a character");
    Require(IsCodePointBoundary(text, token.span.end), "tokens end with a character");
    only_space(end, token.span.begin);
    end = token.span.end;
  }
  only_space(end, static_cast<uint32_t>(text.size()));
  return 0;
}
