#include "extract/coreference/actor_nouns.h"

#include <gtest/gtest.h>

namespace whosaid {
namespace {

TEST(ActorNouns, KnowPersonsAndPeopleTogether) {
  EXPECT_EQ(ActorNounOf("publicist"), ActorNoun::kPerson);
  EXPECT_EQ(ActorNounOf("co-author"), ActorNoun::kPerson);
  EXPECT_EQ(ActorNounOf("jury"), ActorNoun::kGroup);
  EXPECT_EQ(ActorNounOf("helmet"), ActorNoun::kNone);
}

TEST(ActorNouns, AreTheNounsOfDescriptions) {
  for (const char* actor : {"publicists", "juries", "critics of the ferry", "harbour board",
                            "fact-checkers", "voters who stayed"}) {
    EXPECT_TRUE(NamesActor(actor)) << actor;
  }
  for (const char* thing : {"acts", "helmets", "evidence of the board", ""}) {
    EXPECT_FALSE(NamesActor(thing)) << thing;
  }
}

}  // namespace
}  // namespace whosaid
