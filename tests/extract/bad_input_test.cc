// Text that no one should have written: extraction ends, soon, with layers that fit the text. What
// grew with the square of the text would not end within the time that tests have.
#include <gtest/gtest.h>

#include "core/utf8.h"
#include "extract/extract.h"
#include "extract/tokens/quotations.h"
#include "extract/tokens/sentences.h"
#include "extract/tokens/tokens.h"

namespace whosaid {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr size_t kSlower = 10;
#else
constexpr size_t kSlower = 1;
#endif
constexpr size_t kLong = 5'000'000 / kSlower;  // bytes
constexpr size_t kBytes = 50'000 / kSlower;

std::string Repeat(std::string_view text, size_t bytes) {
  std::string all;
  while (all.size() < bytes) all += text;
  return all;
}

std::string Times(std::string_view text, size_t times) { return Repeat(text, text.size() * times); }

struct BadText {
  std::string_view name;
  std::string (*make)();
};

void PrintTo(const BadText& text, std::ostream* out) { *out << text.name; }

constexpr BadText kTexts[] = {
    {"OneSentence", [] { return Repeat("and then the port of Orla ", kBytes); }},
    {"OneWord", [] { return std::string(kBytes, 'a'); }},
    {"OneWordOfCapitals", [] { return std::string(kBytes, 'A'); }},
    {"TenThousandNestedQuotationMarks",
     [] { return Times("\u201C", 10'000) + "said Ann Lee." + Times("\u201D", 10'000); }},
    {"QuotationMarksOfAllKinds", [] { return Repeat("\u201C\u2018\u00AB\"'`` a ", kBytes); }},
    {"QuotationsThatNeverClose", [] { return Repeat("\u201CAnd so, she said.\n\n", kBytes); }},
    {"SpeakersInEachOther",
     [] {
       return Repeat("Ann said that Bo told Cy that according to Dee ", kBytes) + "it rained.";
     }},
    {"CuesAlone", [] { return Repeat("said ", kBytes); }},
    {"NamesAlone", [] { return Repeat("Ann Lee Bo Carr ", kBytes); }},
    {"ManyNames",
     [] {
       std::string text;
       for (size_t i = 0; text.size() < kBytes; ++i) {
         text +=
             "Ann Lee" + std::string(1 + i % 40, static_cast<char>('a' + i % 26)) + " said so. ";
       }
       return text;
     }},
    {"Pronouns", [] { return "Ann Lee spoke. " + Repeat("She said he told her. ", kBytes); }},
    {"Zalgo", [] { return Repeat("H" + Times("\u0334\u0321\u0488", 30) + "e ", kBytes); }},
    {"Emoji", [] { return Repeat("\U0001F469\u200D\U0001F680\U0001F44D\U0001F3FD ", kBytes); }},
    {"RightToLeftMarks", [] { return Repeat("\u202EAnn\u202C said\u200F no. ", kBytes); }},
    {"AllCapitals", [] { return Repeat("ANN LEE SAID THE PORT WOULD CLOSE. ", kBytes); }},
    {"NoCapitals", [] { return Repeat("ann lee said the port would close. ", kBytes); }},
    {"FullStops", [] { return std::string(kBytes, '.'); }},
    {"Brackets", [] { return std::string(kBytes / 2, '(') + std::string(kBytes / 2, ')'); }},
    {"Commas", [] { return Repeat(", ", kBytes); }},
    {"Hyphens", [] { return Repeat("co-", kBytes); }},
    {"Numbers", [] { return Repeat("1.1-", kBytes); }},
    {"Addresses", [] { return Repeat("http://a.b/(www.c.d/e@f.g,", kBytes); }},
    {"LineEnds", [] { return "Ann.\n" + std::string(kBytes, '\n') + "Bo."; }},
    {"OneWordALine", [] { return Repeat("Ann\n", kBytes); }},
    {"OneWordAParagraph", [] { return Repeat("said\n\n", kBytes); }},
    {"Bullets", [] { return Repeat("* Ann said so\n", kBytes); }},
    {"Dates", [] { return Repeat("on Monday, May 3, 2021, ", kBytes); }},
};

class BadInput : public testing::TestWithParam<BadText> {};

TEST_P(BadInput, IsReadAllTheSame) {
  static const Models models = LoadModels();
  Article article;
  article.uri = "bad";
  article.text = GetParam().make();
  const Document document = Extract(std::move(article), models);
  const auto size = static_cast<uint32_t>(document.text().size());
  ASSERT_FALSE(document.sentences.empty());
  EXPECT_EQ(document.sentences.back().end_token, document.tokens.size());
  EXPECT_EQ(document.syntax.size(), document.tokens.size());
  for (const Name& name : document.names) EXPECT_LE(name.end_token, document.tokens.size());
  for (const Attribution& fact : document.attributions) {
    for (const Span& span : fact.content) {
      EXPECT_LE(span.end, size);
      EXPECT_TRUE(IsCodePointBoundary(document.text(), span.begin));
    }
  }
  for (const Position& fact : document.positions) EXPECT_LE(fact.evidence.end, size);
}

INSTANTIATE_TEST_SUITE_P(Extract, BadInput, testing::ValuesIn(kTexts),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(BadText, OfFiveMegabytesWithoutAFullStopIsCut) {
  Document document;
  document.article.text = Repeat("and then \u201Cthe port of Orla ", kLong);
  document.tokens = FindTokens(document);
  document.sentences = FindSentences(document);
  ASSERT_GT(document.sentences.size(), 1000 / kSlower);
  EXPECT_EQ(document.sentences.back().end_token, document.tokens.size());
  for (const Sentence& sentence : document.sentences) {
    EXPECT_LE(sentence.end_token - sentence.first_token, kLongestSentence);
  }
  EXPECT_FALSE(FindQuotations(document).empty());
}

}  // namespace
}  // namespace whosaid
