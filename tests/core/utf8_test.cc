#include "core/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace whosaid {
namespace {

TEST(Utf8, AcceptsWellFormedText) {
  EXPECT_FALSE(FindInvalidUtf8(""));
  EXPECT_FALSE(FindInvalidUtf8("plain"));
  EXPECT_FALSE(FindInvalidUtf8("na\u00efve \u201cquote\u201d \U0001F600"));
}

TEST(Utf8, FindsTheFirstIllFormedByte) {
  EXPECT_EQ(FindInvalidUtf8("ab\xff"), 2u);
  EXPECT_EQ(FindInvalidUtf8("\xc0\xaf"), 0u);          // overlong
  EXPECT_EQ(FindInvalidUtf8("x\xed\xa0\x80"), 1u);     // surrogate
  EXPECT_EQ(FindInvalidUtf8("\xf4\x90\x80\x80"), 0u);  // above U+10FFFF
  EXPECT_EQ(FindInvalidUtf8("caf\xc3"), 3u);           // cut
  EXPECT_EQ(FindInvalidUtf8("caf\xe9 au lait"), 3u);   // Latin-1
}

TEST(Utf8, DecodesCodePoints) {
  const std::string text = "a\u00e9\u201c\U0001F600";
  size_t offset = 0;
  EXPECT_EQ(NextCodePoint(text, offset), U'a');
  EXPECT_EQ(NextCodePoint(text, offset), U'\u00e9');
  EXPECT_EQ(NextCodePoint(text, offset), U'\u201c');
  EXPECT_EQ(NextCodePoint(text, offset), U'\U0001F600');
  EXPECT_EQ(offset, text.size());
}

TEST(CodePointIndex, ConvertsEveryBoundaryBothWays) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += i % 3 == 0 ? "\u201c" : i % 3 == 1 ? "xy" : "\U0001F600";
  const CodePointIndex index(text);
  uint32_t code_points = 0;
  for (size_t offset = 0; offset < text.size(); ++code_points) {
    EXPECT_EQ(index.ToCodePoints(static_cast<uint32_t>(offset)), code_points);
    EXPECT_EQ(index.ToBytes(code_points), offset);
    NextCodePoint(text, offset);
  }
  EXPECT_EQ(index.size(), code_points);
  EXPECT_EQ(index.ToBytes(code_points), text.size());
  EXPECT_EQ(index.ToCodePoints(static_cast<uint32_t>(text.size())), code_points);
}

TEST(CodePointIndex, TakesTextsAroundItsStride) {
  for (const size_t size : {0u, 1u, 63u, 64u, 65u, 128u}) {
    const std::string text(size, 'x');
    const CodePointIndex index(text);
    EXPECT_EQ(index.size(), size);
    EXPECT_EQ(index.ToBytes(index.size()), size);
    EXPECT_EQ(index.ToCodePoints(static_cast<uint32_t>(size)), size);
  }
}

}  // namespace
}  // namespace whosaid
