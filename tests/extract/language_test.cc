#include "extract/language.h"

#include <gtest/gtest.h>

#include "models/embedded.h"

namespace whosaid {
namespace {

const LanguageLexicon& Languages() {
  static const auto* const languages = new LanguageLexicon(
      LanguageLexicon::Load(EmbeddedFile("lexicons/languages.tsv").value(), "languages.tsv")
          .value());
  return *languages;
}

std::string Repeat(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += std::string(text) + " ";
  return all;
}

TEST(Language, IsToldForEachExample) {
  for (const auto& [language, sentence] : Languages().examples()) {
    const auto found = Languages().FindForeign(Repeat(sentence, 4));
    EXPECT_EQ(found.value_or("English"), language) << sentence;
  }
}

TEST(Language, IsToldByScriptToo) {
  EXPECT_EQ(Languages().FindForeign(Repeat("Мэр сказал, что мост не закроют.", 4)),
            "Cyrillic script");
  EXPECT_EQ(Languages().FindForeign(Repeat("市长说这座桥不会关闭。", 8)), "Han script");
  EXPECT_EQ(Languages().FindForeign(Repeat("قال العمدة إن الجسر لن يغلق.", 4)), "Arabic script");
}

TEST(Language, IsEnglishUnlessThatIsSurelyWrong) {
  for (const std::string& text : {
           std::string(),
           std::string("Der Spiegel"),
           Repeat("THE MAYOR SAID THAT THE BRIDGE WILL NOT BE CLOSED.", 4),
           Repeat("1. Lund 12.3  2. Carr 12.4  3. Okafor 12.9", 50),
           std::string(
               "The mayor quoted a song: \u201cIch weiß nicht, was soll es bedeuten, dass ich "
               "so traurig bin\u201d, and said that it was about the bridge and the people who "
               "had to live with it in the years before it was mended."),
           Repeat("😀 👍🏽", 200),
       }) {
    EXPECT_EQ(Languages().FindForeign(text), std::nullopt) << text;
  }
}

TEST(Language, CutsNoCharacterWhereItStopsToLook) {
  for (size_t shift = 0; shift < 4; ++shift) {
    std::string text(shift, 'a');
    while (text.size() < (size_t{64} << 10) + 8) text += "\u20AC";
    EXPECT_EQ(Languages().FindForeign(text), std::nullopt);
  }
}

TEST(Language, NamesTheLineOfABadRow) {
  const auto bad = LanguageLexicon::Load("# c\nen\tEnglish\tthe\n", "l.tsv");
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().message, "l.tsv:2: expected code, language, words, example");
}

}  // namespace
}  // namespace whosaid
