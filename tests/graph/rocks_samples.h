// Stores on disk for the tests of graph/rocks/.
#ifndef WHOSAID_TESTS_GRAPH_ROCKS_SAMPLES_H_
#define WHOSAID_TESTS_GRAPH_ROCKS_SAMPLES_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include "graph/rocks/key_value.h"
#include "graph/store.h"

namespace whosaid {

// The store at `path`; where it does not open the running test fails.
std::unique_ptr<Store> Open(const std::filesystem::path& path, Access access);

// Puts this many of SeriesFacts, and RichFacts, and links them.
void Build(Store& store, uint32_t documents);

// Why the store at `path` does not open: one line that names it. The running test fails where it
// does.
Error Refusal(const std::filesystem::path& path, Access access);

// Changes rows behind the store's back.
void Change(const std::filesystem::path& path, const std::function<void(Batch&)>& change);

}  // namespace whosaid

#endif  // WHOSAID_TESTS_GRAPH_ROCKS_SAMPLES_H_
