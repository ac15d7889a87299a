// A process for the tests to kill: stores documents of the series and links them.
//
//   store_builder STORE COUNT   puts documents 0 … COUNT - 1, says each number when it is stored,
//                               links after every hundred and at the end
//   store_builder STORE hold    opens the store for writing, says so, and waits for its end
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "graph/link/link.h"
#include "graph/store.h"
#include "tests/graph/samples.h"

namespace {

using whosaid::Store;

int Failed(const whosaid::Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  return 1;
}

void Say(uint32_t number) {
  // One write, so that nothing said is held back when the process is killed.
  char line[16];
  const int size = std::snprintf(line, sizeof line, "%u\n", number);
  if (write(STDOUT_FILENO, line, static_cast<size_t>(size)) != size) std::abort();
}

int Build(Store& store, uint32_t count) {
  for (uint32_t i = 0; i < count; ++i) {
    const auto stored = store.Put(whosaid::SeriesFacts(i));
    if (!stored) return Failed(stored.error());
    Say(i);
    if (i % 100 != 99 && i + 1 != count) continue;
    const auto linked = whosaid::UpdateLinks(store);
    if (!linked) return Failed(linked.error());
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const auto store = whosaid::OpenRocksStore(argv[1], whosaid::Access::kCreate);
  if (!store) return Failed(store.error());
  if (std::strcmp(argv[2], "hold") == 0) {
    Say(0);
    return std::getchar() == EOF ? 0 : 1;
  }
  return Build(**store, static_cast<uint32_t>(std::atoi(argv[2])));
}
