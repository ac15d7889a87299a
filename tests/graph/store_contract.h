// What tests of the contract of every Store share: each TEST_P runs on every kind of store.
#ifndef WHOSAID_TESTS_GRAPH_STORE_CONTRACT_H_
#define WHOSAID_TESTS_GRAPH_STORE_CONTRACT_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "graph/store.h"
#include "tests/support/paths.h"

namespace whosaid {

struct StoreKind {
  const char* name;
  Result<std::unique_ptr<Store>> (*make)(const std::string& path);
};

class StoreContract : public testing::TestWithParam<StoreKind> {
 protected:
  void SetUp() override {
    auto made = GetParam().make((folder_.path() / "store").string());
    ASSERT_TRUE(made) << made.error().message;
    store_ = std::move(*made);
  }

  Stored Put(const FactSet& facts) {
    const auto stored = store_->Put(facts);
    EXPECT_TRUE(stored) << stored.error().message;
    return stored.value_or(Stored::kUnchanged);
  }

  std::shared_ptr<const Snapshot> Take() { return *store_->TakeSnapshot(); }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
};

inline Id IdOf(const FactSet& facts) { return HashOf(facts.article.uri); }

inline void ExpectSound(const Snapshot& snapshot, uint64_t facts) {
  const auto verified = Verify(snapshot);
  ASSERT_TRUE(verified) << verified.error().message;
  EXPECT_EQ(*verified, facts);
}

}  // namespace whosaid

#endif  // WHOSAID_TESTS_GRAPH_STORE_CONTRACT_H_
