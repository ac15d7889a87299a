#include "extract/readers/sidecar.h"

#include <gtest/gtest.h>

#include "tests/support/paths.h"

namespace whosaid {
namespace {

TEST(Sidecar, IsEmptyWhereThereIsNone) {
  const TemporaryFolder folder;
  const auto sidecar = ReadSidecar((folder.path() / "a.txt").string());
  ASSERT_TRUE(sidecar);
  EXPECT_TRUE(sidecar->title.empty() && sidecar->uri.empty() && !sidecar->published);
}

TEST(Sidecar, PrefersTheFullNameOfTheFile) {
  const TemporaryFolder folder;
  folder.Write("a.meta.json", R"({"outlet":"Stem"})");
  const std::string path = (folder.path() / "a.txt").string();
  EXPECT_EQ(ReadSidecar(path)->outlet, "Stem");
  folder.Write("a.txt.meta.json", R"({"outlet":"Full","title":null})");
  EXPECT_EQ(ReadSidecar(path)->outlet, "Full");
}

TEST(Sidecar, WritesOnlyWhatItSays) {
  Article sidecar;
  sidecar.outlet = "Post";
  Article article;
  article.outlet = "Ledger";
  article.title = "Kept";
  ApplySidecar(sidecar, article);
  EXPECT_EQ(article.outlet, "Post");
  EXPECT_EQ(article.title, "Kept");
}

}  // namespace
}  // namespace whosaid
