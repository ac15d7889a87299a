#include "extract/models.h"

#include <gtest/gtest.h>

#include "models/embedded.h"

namespace whosaid {
namespace {

TEST(Models, WeighLessThan15Megabytes) {
  size_t bytes = 0;
  for (const char* name : {"attributions.bin", "clauses.bin", "coreference.bin", "judgements.bin",
                           "names.bin", "positions.bin", "syntax.bin", "zones.bin"}) {
    const auto file = EmbeddedFile(name);
    ASSERT_TRUE(file) << name;
    bytes += file->size();
  }
  EXPECT_LT(bytes, 15'000'000u);
}

TEST(Models, Open) { EXPECT_TRUE(OpenModels()); }

}  // namespace
}  // namespace whosaid
