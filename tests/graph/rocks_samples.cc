#include "tests/graph/rocks_samples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/link/link.h"
#include "graph/rocks/layout.h"
#include "tests/graph/samples.h"

namespace whosaid {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

std::unique_ptr<Store> Open(const fs::path& path, Access access) {
  auto store = OpenRocksStore(path.string(), access);
  if (!store) {
    ADD_FAILURE() << store.error().message;
    return NewMemoryStore();
  }
  return std::move(*store);
}

void Build(Store& store, uint32_t documents) {
  for (uint32_t i = 0; i < documents; ++i) ASSERT_TRUE(store.Put(SeriesFacts(i)));
  ASSERT_TRUE(store.Put(RichFacts()));
  const auto links = Link(**store.TakeSnapshot());
  ASSERT_TRUE(links);
  ASSERT_TRUE(store.PutLinks(*links));
}

Error Refusal(const fs::path& path, Access access) {
  const auto store = OpenRocksStore(path.string(), access);
  if (store) {
    ADD_FAILURE() << "opened " << path;
    return {};
  }
  EXPECT_THAT(store.error().message, HasSubstr(path.string() + ": "));
  EXPECT_THAT(store.error().message, Not(HasSubstr("\n")));
  return store.error();
}

void Change(const fs::path& path, const std::function<void(Batch&)>& change) {
  const auto database = Database::Open(path.string(), kTables, Database::Mode::kWrite);
  ASSERT_TRUE(database) << database.error().message;
  Batch batch;
  change(batch);
  ASSERT_TRUE((*database)->Write(batch, false));
}

}  // namespace whosaid
