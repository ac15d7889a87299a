#include "train/evaluate/coreference_scores.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace whosaid {
namespace {

// "abc de": an entity of the mentions a, b, c and one of d, e.
std::vector<Entity> Entities(std::string_view letters) {
  std::vector<Entity> entities(1);
  for (const char c : letters) {
    if (c == ' ') {
      entities.emplace_back();
    } else {
      const auto at = static_cast<uint32_t>(c);
      entities.back().push_back({at, at + 1});
    }
  }
  return entities;
}

struct HandComputed {
  std::string_view key;
  std::string_view response;
  double recall;
  double precision;
};

void Check(Agreement (*measure)(const std::vector<Entity>&, const std::vector<Entity>&),
           std::initializer_list<HandComputed> cases) {
  for (const HandComputed& one : cases) {
    const Agreement agreement = measure(Entities(one.key), Entities(one.response));
    EXPECT_NEAR(agreement.recall.Value(), one.recall, 1e-9) << one.key << " | " << one.response;
    EXPECT_NEAR(agreement.precision.Value(), one.precision, 1e-9)
        << one.key << " | " << one.response;
  }
}

// Vilain et al. 1995, table 1 and the text around it; Bagga and Baldwin 1998, figures 3 to 5;
// Pradhan et al. 2014, figure 1.
TEST(Muc, AgreesWithThePapers) {
  Check(MucOf, {{"abcd", "abcd", 1, 1},
                {"abcd", "ab cd", 2. / 3, 1},
                {"ab cd", "abcd", 1, 2. / 3},
                {"abcd", "abcd efg", 1, 3. / 5},
                {"abcde fg hijkl", "abcde fghijkl", 1, 9. / 10},
                {"abcde fg hijkl", "abcdehijkl fg", 1, 9. / 10},
                {"abc defg", "ab cd fghi", 2. / 5, 2. / 5}});
}

TEST(BCubed, AgreesWithThePapers) {
  Check(BCubedOf, {{"abcde fg hijkl", "abcde fg hijkl", 1, 1},
                   {"abcde fg hijkl", "abcde fghijkl", 1, 16. / 21},
                   {"abcde fg hijkl", "abcdehijkl fg", 1, 7. / 12},
                   {"abc defg", "ab cd fghi", 35. / 84, 1. / 2}});
}

// Luo 2005, table 1: the key and four responses of its figure 1, entities aligned by φ4.
TEST(Ceafe, AgreesWithThePapers) {
  Check(CeafeOf, {{"abcde fg hijkl", "abcde fg hijkl", 1, 1},
                  {"abcde fg hijkl", "abcde fghijkl", (1 + 10. / 12) / 3, (1 + 10. / 12) / 2},
                  {"abcde fg hijkl", "abcdehijkl fg", (1 + 2. / 3) / 3, (1 + 2. / 3) / 2},
                  {"abcde fg hijkl", "abcdefghijkl", (10. / 17) / 3, 10. / 17},
                  {"abc defg", "ab cd fghi", 1.3 / 2, 1.3 / 3}});
}

TEST(Ceafe, AlignsForTheBestSum) {
  // "abcde" is most like "abcfg" (6/10), but then nothing is left for "fg" and "de".
  Check(CeafeOf, {{"abcde fg", "abcfg de", 4. / 7, 4. / 7}});
}

TEST(MentionsOf, CountsSpansFoundOnBothSides) {
  Check(MentionsOf, {{"abc defg", "ab cd fghi", 6. / 7, 6. / 8}});
}

TEST(Agreement, AddsUpOverDocuments) {
  Agreement sum = MucOf(Entities("abcd"), Entities("ab cd"));
  sum += MucOf(Entities("ab"), Entities("ab"));
  EXPECT_NEAR(sum.recall.Value(), 3. / 4, 1e-9);
  EXPECT_NEAR(sum.F1(), 6. / 7, 1e-9);
}

TEST(Agreement, OfNothingIsNought) {
  EXPECT_EQ(MucOf({}, {}).F1(), 0);
  EXPECT_EQ(CeafeOf({}, Entities("ab")).F1(), 0);
}

}  // namespace
}  // namespace whosaid
