#include "extract/tokens/tokens.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/extract/cases.h"

namespace whosaid {
namespace {

std::string Marked(const Document& document) {
  std::string marked;
  uint32_t end = 0;
  for (const Token& token : document.tokens) {
    if (token.span.begin == end && end != 0) marked += '|';
    marked += document.text().substr(end, token.span.begin - end);
    marked += ReplaceAll(std::string(document.Text(token.span)), "|", "\\|");
    end = token.span.end;
  }
  return marked + std::string(document.text().substr(end));
}

TEST(Tokens, AreCutAsTheCasesShow) {
  for (const Case& example : ReadCases("cases/tokens.txt")) {
    std::string text = ReplaceAll(example.marked, "\\|", "\x01");
    text = ReplaceAll(ReplaceAll(text, "|", ""), "\x01", "|");
    EXPECT_EQ(Marked(ReadText(text)), example.marked) << "tokens.txt:" << example.line;
  }
}

TEST(Tokens, CoverAllButWhiteSpace) {
  const std::string text = "\u00a0He\u200bsaid:\t\"\u4f60\u597d\" \U0001F469\u200D\U0001F680!\r\n";
  const Document document = ReadText(text);
  std::string joined;
  for (const Token& token : document.tokens) {
    ASSERT_FALSE(token.span.empty());
    joined += std::string(document.Text(token.span)) + "_";
  }
  EXPECT_EQ(joined, "He_said_:_\"_\u4f60\u597d_\"_\U0001F469\u200D\U0001F680_!_");
}

TEST(Tokens, TakeTextsThatAreOneLongChunk) {
  for (const std::string_view piece : {"a.b", "a-b", "re-", "'s", "@", "\"", "1-", "http://", ".",
                                       "(", "\u2019", "x'", "1,", "a@"}) {
    std::string text;
    while (text.size() < 300'000) text += piece;
    const Document document = ReadText(text);
    ASSERT_FALSE(document.tokens.empty()) << piece;
    EXPECT_EQ(document.tokens.back().span.end, text.size()) << piece;
  }
}

}  // namespace
}  // namespace whosaid
