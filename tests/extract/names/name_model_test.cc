#include "extract/names/name_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "models/embedded.h"

namespace whosaid {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<NameSpan> NamesIn(const std::vector<std::string_view>& tokens) {
  const auto model = NameModel::Open(EmbeddedFile("names.bin").value());
  EXPECT_TRUE(model);
  const std::vector<std::vector<std::string_view>> sentences = {tokens};
  return model->FindNames(sentences)[0];
}

TEST(NameModel, FindsNamesOfEachType) {
  EXPECT_THAT(NamesIn({"Senator", "Maria", "Keller", "flew", "to", "Norway", "on", "Monday", "."}),
              ElementsAre(NameSpan{NameType::kPerson, 1, 3}, NameSpan{NameType::kLocation, 5, 6}));
  EXPECT_THAT(NamesIn({"The", "World", "Health", "Organization", "said", "so", "."}),
              ElementsAre(NameSpan{NameType::kOrganisation, 1, 4}));
  EXPECT_THAT(NamesIn({"Two", "Norwegian", "ships", "sank", "."}),
              ElementsAre(NameSpan{NameType::kMisc, 1, 2}));
}

TEST(NameModel, FindsNoneWhereThereAreNone) {
  EXPECT_THAT(NamesIn({"Nobody", "spoke", "."}), IsEmpty());
  EXPECT_THAT(NamesIn({}), IsEmpty());
}

TEST(NameModel, RefusesOtherBytes) {
  EXPECT_FALSE(NameModel::Open(""));
  EXPECT_FALSE(NameModel::Open("no model at all, but long enough for a header"));
  const std::string cut(EmbeddedFile("names.bin")->substr(0, 1000));
  EXPECT_FALSE(NameModel::Open(cut));
}

TEST(NameLabels, TurnSpansIntoLabelsAndBack) {
  const std::vector<NameSpan> names = {
      {NameType::kPerson, 0, 1}, {NameType::kPerson, 1, 3}, {NameType::kOrganisation, 4, 7}};
  const auto labels = LabelsOf(names, 8);
  EXPECT_EQ(NamesOf(labels), names);
  for (size_t i = 0; i + 1 < labels.size(); ++i) {
    EXPECT_TRUE(NameRules().MayFollow(labels[i], labels[i + 1])) << i;
  }
}

TEST(DecodeChain, NeverYieldsASequenceThatIsNoName) {
  // Scores that favour "inside" everywhere: alone it can neither begin nor end a name.
  std::vector<float> scores(3 * kNameLabels, 0);
  for (size_t i = 0; i < 3; ++i) {
    scores[i * kNameLabels + NameLabel(NameType::kLocation, NamePart::kInside)] = 5;
  }
  const std::vector<float> transitions(kNameLabels * kNameLabels, 0);
  EXPECT_THAT(NamesOf(DecodeChain(scores, transitions, NameRules())),
              ElementsAre(NameSpan{NameType::kLocation, 0, 3}));
}

}  // namespace
}  // namespace whosaid
