#include "core/hash.h"

#include <gtest/gtest.h>

namespace whosaid {
namespace {

TEST(Hash, IsStableAcrossMachines) {
  // Published test value of XXH3-128 for the empty input, seed 0.
  EXPECT_EQ(HashOf("").ToHex(), "99aa06d3014798d86001c324468d497f");
  EXPECT_NE(HashOf("a"), HashOf("b"));
}

TEST(Hash, Sha256MatchesThePublishedVectors) {
  EXPECT_EQ(Sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Id, ReadsWhatItWrites) {
  const Id id = HashOf("whosaid");
  EXPECT_EQ(Id::FromHex(id.ToHex()), id);
  EXPECT_FALSE(Id::FromHex("12"));
  EXPECT_FALSE(Id::FromHex(std::string(31, '0') + "g"));
}

}  // namespace
}  // namespace whosaid
