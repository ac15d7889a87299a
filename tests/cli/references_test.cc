// The whole path over the reference articles: what they say of one issue, in whatever words, is
// one.
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <regex>
#include <set>
#include <string>
#include <utility>

#include "extract/extract.h"
#include "extract/readers/reader.h"
#include "graph/link/link.h"
#include "graph/store.h"
#include "tests/support/paths.h"

namespace whosaid {
namespace {

// The folder's articles, in a store.
std::unique_ptr<Store> StoreOf(const std::filesystem::path& folder) {
  const Models models = LoadModels();
  auto store = NewMemoryStore();
  std::set<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.insert(entry.path());
  for (const std::filesystem::path& path : paths) {
    ReadInput(path.string(), {}, [&](Result<Article> article) {
      ASSERT_TRUE(article) << article.error().message;
      ASSERT_TRUE(store->Put(ToFacts(Extract(std::move(*article), models))));
    });
  }
  EXPECT_TRUE(UpdateLinks(*store));
  return store;
}

TEST(References, AreOneIssueWhateverTheirWords) {
  WHOSAID_REQUIRE_SHARED("seeds");
  const auto store = StoreOf(SharedPath("seeds"));
  struct Due {
    const char* words;   // of which a label or a variant must have all
    uint32_t positions;  // at least
  };
  constexpr Due kDue[] = {{"(?=.*nato)(?=.*(membership|integration|joining))", 13},
                          {"borders", 7},
                          {"(?=.*\\bus\\b)(?=.*troops?)", 5},
                          {"(?=.*\\b5 ?(%|percent))", 5}};
  for (const Due& due : kDue) {
    const std::regex words(due.words, std::regex::icase);
    std::string found;
    uint32_t issues = 0;
    uint32_t positions = 0;
    EXPECT_TRUE((*store->TakeSnapshot())->VisitIssues([&](const IssueRow& row) {
      std::string labels = row.label;
      bool matches = std::regex_search(row.label, words);
      for (const std::string& variant : row.variants) {
        matches |= std::regex_search(variant, words);
        labels += " | " + variant;
      }
      if (!matches) return true;
      ++issues;
      positions += row.positions;
      found += "\n" + labels;
      return true;
    }));
    EXPECT_EQ(issues, 1u) << due.words << found;
    EXPECT_GE(positions, due.positions) << due.words << found;
  }
}

}  // namespace
}  // namespace whosaid
