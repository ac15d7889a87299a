#include "extract/coreference/noun_phrases.h"

#include <gtest/gtest.h>

#include <string>

#include "extract/extract.h"
#include "tests/extract/cases.h"

namespace whosaid {
namespace {

std::string WithoutMarks(std::string_view marked) {
  std::string text;
  for (const char c : marked) {
    if (c != '[' && c != ']') text += c;
  }
  return text;
}

std::string Marked(const Document& document, const std::vector<NounPhrase>& phrases) {
  std::string marked;
  for (TokenIndex i = 0; i <= document.tokens.size(); ++i) {
    for (const NounPhrase& phrase : phrases) {
      if (phrase.tokens.end == i) marked += ']';
    }
    if (i == document.tokens.size()) break;
    const bool space = i > 0 && document.tokens[i - 1].span.end < document.tokens[i].span.begin;
    if (space) marked += ' ';
    for (const NounPhrase& phrase : phrases) {
      if (phrase.tokens.begin == i) marked += '[';
    }
    marked += document.Text(document.tokens[i].span);
  }
  return marked;
}

TEST(NounPhrases, AreWhereTheCasesSay) {
  const Models models = LoadModels();
  for (const Case& one : ReadCases("cases/noun_phrases.txt")) {
    Article article;
    article.text = WithoutMarks(one.marked);
    const Document document = Extract(std::move(article), models);
    const Words words(document);
    EXPECT_EQ(Marked(document, FindNounPhrases(document, words)), one.marked)
        << "noun_phrases.txt:" << one.line;
  }
}

TEST(NounPhrases, KnowWhomPronounsCanMean) {
  const Models models = LoadModels();
  Article article;
  article.text = "She gave them her word that he would do it himself.";
  const Document document = Extract(std::move(article), models);
  const Words words(document);
  std::string found;
  for (const NounPhrase& phrase : FindNounPhrases(document, words)) {
    if (phrase.form != PhraseForm::kPronoun) continue;
    found += words[phrase.head].folded;
    found += phrase.number == PhraseNumber::kPlural ? " many" : " one";
    found += phrase.gender == PhraseGender::kFemale   ? " female"
             : phrase.gender == PhraseGender::kMale   ? " male"
             : phrase.gender == PhraseGender::kNeuter ? " neuter"
                                                      : "";
    found += phrase.reflexive ? " reflexive; " : "; ";
  }
  EXPECT_EQ(found,
            "she one female; them many; her one female; he one male; it one neuter; "
            "himself one male reflexive; ");
}

TEST(NounPhrases, NeedTrees) {
  const Models models = LoadModels();
  const Document document = ReadText("She gave them her word.");
  const Words words(document);
  EXPECT_TRUE(FindNounPhrases(document, words).empty());
}

}  // namespace
}  // namespace whosaid
