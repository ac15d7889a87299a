#include "core/vocabulary.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace whosaid {
namespace {

template <typename E>
class Vocabulary : public testing::Test {};

using Vocabularies =
    testing::Types<ZoneKind, ActorKind, NameType, Upos, MentionForm, QuoteKind, Voice, Factuality,
                   Stance, Modality, DateSource, DatePrecision, TimexType, TimeUnit>;
TYPED_TEST_SUITE(Vocabulary, Vocabularies);

TYPED_TEST(Vocabulary, NumbersItsTermsInTableOrder) {
  uint64_t number = 0;
  for (const auto& term : TermsOf<TypeParam>()) {
    EXPECT_EQ(static_cast<uint64_t>(term.value), number);
    EXPECT_EQ(FromNumber<TypeParam>(number), term.value);
    ++number;
  }
  EXPECT_FALSE(FromNumber<TypeParam>(number));
}

TYPED_TEST(Vocabulary, ReadsItsOwnNamesAndNoOthers) {
  std::set<std::string_view> names;
  for (const auto& term : TermsOf<TypeParam>()) {
    EXPECT_EQ(NameOf(term.value), term.name);
    EXPECT_EQ(Parse<TypeParam>(term.name), term.value);
    EXPECT_TRUE(names.insert(term.name).second) << term.name;
  }
  EXPECT_FALSE(Parse<TypeParam>("no such term"));
  EXPECT_FALSE(Parse<TypeParam>(""));
}

TEST(Stance, HasThePolarityOfTheGuide) {
  const std::set<std::string_view> negative = {
      "rejects", "criticizes", "accuses", "warns_against", "threatens", "denies", "doubts"};
  for (const auto& term : TermsOf<Stance>()) {
    EXPECT_EQ(PolarityOf(term.value), negative.contains(term.name) ? -1 : 1) << term.name;
  }
}

TEST(ZoneKind, BodyZonesAreTheArticlesOwnWords) {
  EXPECT_TRUE(IsBodyZone(ZoneKind::kHeadline));
  EXPECT_TRUE(IsBodyZone(ZoneKind::kBody));
  EXPECT_TRUE(IsBodyZone(ZoneKind::kBullets));
  EXPECT_FALSE(IsBodyZone(ZoneKind::kComment));
  EXPECT_FALSE(IsBodyZone(ZoneKind::kTeaser));
  EXPECT_FALSE(IsBodyZone(ZoneKind::kCaption));
}

}  // namespace
}  // namespace whosaid
