#include "extract/readers/encoding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace whosaid {
namespace {

using std::string_view_literals::operator""sv;

struct Case {
  std::string_view bytes;
  std::string_view declared;
  std::string_view text;
};

constexpr Case kCases[] = {
    {"na\xC3\xAFve", "", "na\xC3\xAFve"},
    {"\xEF\xBB\xBFna\xC3\xAFve", "windows-1251", "na\xC3\xAFve"},
    {"\xFF\xFE\x61\x00\xE9\x00"sv, "utf-8", "a\xC3\xA9"},
    {"\xFE\xFF\x00\x61\x00\xE9"sv, "", "a\xC3\xA9"},
    {"a\0 \0b\0\n\0"sv, "", "a b\n"},
    {"\0a\0 \0b\0\n"sv, "", "a b\n"},
    {"\xFF\xFE\x3D\xD8\x00\xDE"sv, "", "\xF0\x9F\x98\x80"},
    {"\x93so\x94 \x96 caf\xE9", "", "\xE2\x80\x9Cso\xE2\x80\x9D \xE2\x80\x93 caf\xC3\xA9"},
    {"caf\xE9 \x80", "ISO-8859-1", "caf\xC3\xA9 \xE2\x82\xAC"},
    {"caf\xE9", "UTF-8", "caf\xC3\xA9"},  // the declaration can't be true
    {"\xC0\xE1", "windows-1251", "\xD0\x90\xD0\xB1"},
    {"plain", "utf-16", "plain"},
    {"line\r\nline\n", "", "line\r\nline\n"},
};

TEST(Encoding, DecodesToUtf8) {
  for (const Case& c : kCases) {
    const auto text = Decode(std::string(c.bytes), c.declared, "a.txt");
    ASSERT_TRUE(text) << text.error().message;
    EXPECT_EQ(*text, c.text);
  }
}

TEST(Encoding, NamesTheLineWhereUtf8Breaks) {
  const auto text = Decode("\xC3\xA9\xC3\xA9\n\xC3(\n", "", "a.txt");
  ASSERT_FALSE(text);
  EXPECT_THAT(text.error().message, testing::StartsWith("a.txt:2: broken UTF-8 (0xC3 at byte 5)"));
}

TEST(Encoding, RefusesWhatItCannotConvert) {
  EXPECT_THAT(Decode("a", "klingon-8", "a.html").error().message,
              testing::StartsWith("a.html: unknown character set 'klingon-8'"));
  EXPECT_THAT(Decode(std::string("\xFF\xFE\x00\xD8"sv), "", "a.txt").error().message,
              testing::HasSubstr("bytes that are no UTF-16LE"));
}

TEST(Encoding, KnowsBlankText) {
  for (const char* text : {"", " \r\n\t", "\xC2\xA0\xE2\x80\x8B\xEF\xBB\xBF\xE3\x80\x80"}) {
    EXPECT_TRUE(IsBlank(text));
  }
  EXPECT_FALSE(IsBlank(" . "));
}

}  // namespace
}  // namespace whosaid
