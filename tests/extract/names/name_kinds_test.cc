#include "extract/names/name_kinds.h"

#include <gtest/gtest.h>

#include <vector>

#include "extract/lexicon.h"

namespace whosaid {
namespace {

TEST(NameKinds, TellGroupsEventsAndLawsApart) {
  struct {
    const char* name;
    NameType type;
  } const cases[] = {
      {"Norwegian", NameType::kGroup},
      {"Kenyans", NameType::kGroup},
      {"Ohio Democrats", NameType::kGroup},
      {"Lutheran", NameType::kGroup},
      {"2031 Marlow mayoral election", NameType::kEvent},
      {"Battle of Orla Bridge", NameType::kEvent},
      {"World War II", NameType::kEvent},
      {"Orla Harbour Summit 2031", NameType::kEvent},
      {"Harbours Act 1998", NameType::kLaw},
      {"Treaty on the Northern Sea", NameType::kLaw},
      {"Resolution 1212", NameType::kLaw},
      {"Ballad of the Ferryman", NameType::kMisc},
      {"1984", NameType::kMisc},
      {"of", NameType::kMisc},
  };
  for (const auto& c : cases) EXPECT_EQ(MiscTypeOf(Split(c.name, ' ')), c.type) << c.name;
  EXPECT_EQ(MiscTypeOf({}), NameType::kMisc);
}

}  // namespace
}  // namespace whosaid
