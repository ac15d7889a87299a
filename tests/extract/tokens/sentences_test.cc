#include "extract/tokens/sentences.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/extract/cases.h"

namespace whosaid {
namespace {

TEST(Sentences, EndWhereTheCasesShow) {
  for (const Case& example : ReadCases("cases/sentences.txt")) {
    const Document document = ReadText(ReplaceAll(example.marked, "| ", ""));
    std::string marked;
    uint32_t end = 0;
    for (const Sentence& sentence : document.sentences) {
      const auto gap = document.text().substr(end, sentence.span.begin - end);
      marked += gap;
      if (gap == " " && end != 0) marked += "| ";
      marked += document.Text(sentence.span);
      end = sentence.span.end;
    }
    EXPECT_EQ(marked, example.marked) << "sentences.txt:" << example.line;
  }
}

TEST(Sentences, HoldEveryTokenOnceAndStayInTheirZone) {
  Document document;
  document.article.text = "Bridges close\nANA VENN in Orla\nThe bridges close. He said so";
  document.zones = {
      {ZoneKind::kHeadline, {0, 14}}, {ZoneKind::kByline, {14, 31}}, {ZoneKind::kBody, {31, 60}}};
  document.tokens = ReadText(document.article.text).tokens;
  document.sentences = FindSentences(document);
  ASSERT_EQ(document.sentences.size(), 4u);
  uint32_t token = 0;
  for (const Sentence& sentence : document.sentences) {
    EXPECT_EQ(sentence.first_token, token);
    token = sentence.end_token;
  }
  EXPECT_EQ(token, document.tokens.size());
  EXPECT_EQ(document.sentences[0].zone, ZoneKind::kHeadline);
  EXPECT_EQ(document.sentences[1].zone, ZoneKind::kByline);
  EXPECT_EQ(document.sentences[3].zone, ZoneKind::kBody);
}

TEST(Sentences, OfNothingAreNone) {
  EXPECT_TRUE(ReadText("").sentences.empty());
  EXPECT_TRUE(ReadText(" \n\n ").sentences.empty());
}

}  // namespace
}  // namespace whosaid
