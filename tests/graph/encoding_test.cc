#include "graph/encoding.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/rows.h"
#include "tests/graph/samples.h"
#include "tests/support/paths.h"

namespace whosaid {
namespace {

using testing::HasSubstr;

std::string Hex(std::string_view bytes) {
  std::string hex;
  for (const char byte : bytes) hex += fmt::format("{:02x}", static_cast<uint8_t>(byte));
  return hex;
}

TEST(Encoding, SortsNumbersAsTheyCount) {
  EXPECT_EQ(Hex(EncodeNumber(0x0102030405, 6)), "000102030405");
  EXPECT_EQ(DecodeNumber(EncodeNumber(0x0102030405, 6)), 0x0102030405u);
  EXPECT_LT(EncodeNumber(255, 6), EncodeNumber(256, 6));
}

// The statement whose bytes docs/store-format.md takes apart.
Attribution ExampleStatement() {
  Attribution statement;
  statement.speaker = 0;
  statement.source = Span{13, 20};
  statement.cue = Span{8, 12};
  statement.content = {{21, 300}};
  statement.said = SaidTime{"", *Date::FromYmd(2025, 2, 12), DateSource::kDocument, std::nullopt};
  statement.medium = "X";
  statement.about = {2};
  statement.confidence = 0.5;
  return statement;
}

// Stores hold these bytes: where this test fails, old stores can no longer be read.
TEST(Encoding, KeepsItsBytes) {
  const std::string bytes = Hex(EncodeStatement(ExampleStatement()));
  const std::string page = ReadWholeFile(SourcePath("docs/store-format.md"));
  std::string documented;  // two blanks and an explanation follow the bytes of a line
  size_t at = page.find("```bytes\n");
  ASSERT_NE(at, std::string::npos);
  for (at = page.find('\n', at) + 1; page.compare(at, 3, "```") != 0;
       at = page.find('\n', at) + 1) {
    for (size_t i = at; page.compare(i, 2, "  ") != 0; ++i) {
      if (page[i] != ' ') documented += page[i];
    }
  }
  EXPECT_EQ(bytes, documented);
}

template <typename T>
void ExpectSame(const std::optional<T>& decoded, const T& encoded) {
  ASSERT_TRUE(decoded);
  EXPECT_EQ(*decoded, encoded);
}

TEST(Encoding, ReadsBackFacts) {
  ExpectSame(DecodeStatement(EncodeStatement(ExampleStatement())), ExampleStatement());
  for (const Attribution& s : RichFacts().statements) {
    ExpectSame(DecodeStatement(EncodeStatement(s)), s);
  }
  for (const Position& p : RichFacts().positions) ExpectSame(DecodePosition(EncodePosition(p)), p);
}

TEST(Encoding, ReadsBackRows) {
  const DocumentRow row = RowOf(RichFacts());
  const auto document = DecodeDocument(EncodeDocument(row));
  ASSERT_TRUE(document);
  EXPECT_EQ(document->id, row.id);
  EXPECT_EQ(EncodeDocument(*document), EncodeDocument(row));
  const auto actor = DecodeActor(
      EncodeActor({{}, ActorKind::kGroup, "Skerry folk", "k", {"a", "b"}, 70000, "x:1"}));
  ASSERT_TRUE(actor);
  EXPECT_EQ(actor->kind, ActorKind::kGroup);
  EXPECT_EQ(actor->variants, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(actor->documents, 70000u);
  const auto issue = DecodeIssue(EncodeIssue({{}, "label", "key", {"l"}, 3}));
  ASSERT_TRUE(issue);
  EXPECT_EQ(issue->key, "key");
  const Id here = HashOf("here");
  const auto decisions =
      DecodeDecisions(EncodeDecisions({{HashOf("who"), Id(), 200, true, "same key", 0.25}}), here);
  ASSERT_TRUE(decisions);
  ASSERT_EQ(decisions->size(), 1u);
  EXPECT_EQ((*decisions)[0].subject, HashOf("who"));
  EXPECT_EQ((*decisions)[0].document, here);
  EXPECT_EQ((*decisions)[0].index, 200u);
  EXPECT_TRUE((*decisions)[0].issue);
}

// Run under the sanitizers, this shows that decoders stay inside their bytes.
TEST(Encoding, RefusesCutAndLengthenedBytes) {
  const std::string bytes = EncodePosition(RichFacts().positions[0]);
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(DecodePosition(std::string(bytes, 0, size))) << size;
  }
  EXPECT_FALSE(DecodePosition(bytes + '\0'));
}

TEST(Encoding, SurvivesAnyBytes) {
  const std::string bytes = EncodeDocument(RowOf(RichFacts()));
  for (size_t i = 0; i < bytes.size(); ++i) {
    for (const char changed : {'\0', '\x7f', '\xff', static_cast<char>(bytes[i] ^ 1)}) {
      std::string other = bytes;
      other[i] = changed;
      const auto document = DecodeDocument(other);
      if (document) {
        EXPECT_EQ(EncodeDocument(*document), other);
      }
    }
  }
}

TEST(Encoding, RefusesHugeCounts) {
  EXPECT_FALSE(DecodeDecisions("\xff\xff\xff\xff\xff\xff\xff\xff\x7f", Id()));
}

}  // namespace
}  // namespace whosaid
