// What only a store on disk has: opening and its refusals, locks, crashes.
#include <fcntl.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <random>
#include <thread>

#include "graph/encoding.h"
#include "graph/link/link.h"
#include "graph/rocks/key_value.h"
#include "graph/rocks/layout.h"
#include "graph/store.h"
#include "tests/graph/rocks_samples.h"
#include "tests/graph/samples.h"
#include "tests/support/paths.h"

namespace whosaid {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

constexpr Access kEveryAccess[] = {Access::kRead, Access::kWrite, Access::kCreate};

TEST(RocksStore, KeepsEverything) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "new" / "store";
  std::string dump;
  {
    const auto store = Open(path, Access::kCreate);
    Build(*store, 300);
    dump = Dump(**store->TakeSnapshot());
  }
  for (const Access access : kEveryAccess) {
    const auto snapshot = *Open(path, access)->TakeSnapshot();
    EXPECT_EQ(Dump(*snapshot), dump);
    EXPECT_EQ(*Verify(*snapshot), 605u);
    EXPECT_FALSE(snapshot->NeedsLink());
  }
  EXPECT_EQ(*Open(path, Access::kWrite)->Put(SeriesFacts(7)), Stored::kUnchanged);
}

TEST(RocksStore, HoldsTheSameWhateverTheOrder) {
  const TemporaryFolder folder;
  const auto there = Open(folder.path() / "there", Access::kCreate);
  const auto back = Open(folder.path() / "back", Access::kCreate);
  const auto memory = NewMemoryStore();
  for (uint32_t i = 0; i < 50; ++i) {
    ASSERT_TRUE(there->Put(SeriesFacts(i)));
    ASSERT_TRUE(back->Put(SeriesFacts(49 - i)));
  }
  for (Store* store : {there.get(), back.get(), memory.get()}) Build(*store, 50);
  EXPECT_EQ(Dump(**back->TakeSnapshot()), Dump(**there->TakeSnapshot()));
  EXPECT_EQ(Dump(**memory->TakeSnapshot()), Dump(**there->TakeSnapshot()));
}

TEST(RocksStore, IsMadeInAnEmptyFolder) {
  const TemporaryFolder folder;
  Build(*Open(folder.path().string() + "/", Access::kCreate), 1);
  EXPECT_EQ(*Verify(**Open(folder.path(), Access::kRead)->TakeSnapshot()), 7u);
}

TEST(RocksStore, RefusesToReadNothing) {
  const TemporaryFolder folder;
  for (const Access access : {Access::kRead, Access::kWrite}) {
    EXPECT_EQ(Refusal(folder.path() / "absent", access).kind, ErrorKind::kNotFound);
    EXPECT_EQ(Refusal(folder.path(), access).kind, ErrorKind::kNotFound);
  }
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(RocksStore, RefusesWhatIsNoStore) {
  const TemporaryFolder folder;
  const fs::path file = folder.Write("article.txt", "An article.");
  for (const Access access : kEveryAccess) {
    const Error refusal = Refusal(file, access);
    EXPECT_EQ(refusal.kind, ErrorKind::kUsage);
    EXPECT_THAT(refusal.message, HasSubstr("is a file"));
  }
  EXPECT_THAT(Refusal(folder.path(), Access::kCreate).message, HasSubstr("other files"));
  EXPECT_THAT(Refusal(folder.path(), Access::kRead).message, HasSubstr("without a store"));
}

TEST(RocksStore, RefusesTheDatabaseOfAnotherProgram) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "db";
  constexpr std::string_view kOthers[] = {"users", "orders"};
  ASSERT_TRUE(Database::Open(path.string(), kOthers, Database::Mode::kCreate));
  for (const Access access : kEveryAccess) {
    EXPECT_THAT(Refusal(path, access).message, HasSubstr("another program"));
  }
}

TEST(RocksStore, RefusesANewerFormat) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "store";
  Build(*Open(path, Access::kCreate), 1);
  Change(path, [](Batch& batch) {
    batch.Put(kMeta, std::string(kFormatKey), EncodeNumber(kStoreFormat + 1, kNumberBytes));
  });
  for (const Access access : kEveryAccess) {
    EXPECT_THAT(
        Refusal(path, access).message,
        HasSubstr(fmt::format("is of format {}, this program reads up to {}; update whosaid",
                              kStoreFormat + 1, kStoreFormat)));
  }
}

TEST(RocksStore, RefusesAnOlderFormat) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "store";
  Build(*Open(path, Access::kCreate), 1);
  Change(path, [](Batch& batch) {
    batch.Put(kMeta, std::string(kFormatKey), EncodeNumber(2, kNumberBytes));
  });
  for (const Access access : kEveryAccess) {
    EXPECT_THAT(Refusal(path, access).message,
                HasSubstr("which this program no longer reads; build it again"));
  }
}

// Makes a store one of format 3, which had no counts, no index of links, no list of changes, and
// all decisions on a document in one row.
void MakeOld(const fs::path& path) {
  Change(path, [](Batch& batch) {
    batch.Put(kMeta, std::string(kFormatKey), EncodeNumber(3, kNumberBytes));
    for (const char* counter : {"statements", "positions", "actors", "issues"}) {
      batch.Delete(kMeta, counter);
    }
    for (const Table table : {kChanged, kIndex}) {
      batch.DeleteRange(table, "", std::string(40, '\xff'));
    }
    for (uint64_t number = 0; number < 3; ++number) {
      batch.Delete(kDecision, DecisionKey(1, DocumentKey(number), true));
      batch.Delete(kDecision, DecisionKey(1, DocumentKey(number), false));
      batch.Put(kDecision, LinkKey(1, DocumentKey(number)), "");
    }
  });
}

TEST(RocksStore, BringsAnOldFormatUpToDate) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "store";
  Build(*Open(path, Access::kCreate), 2);
  const std::string dump = Dump(**Open(path, Access::kRead)->TakeSnapshot());
  const Totals totals = (*Open(path, Access::kRead)->TakeSnapshot())->Count();
  MakeOld(path);
  EXPECT_THAT(Refusal(path, Access::kRead).message,
              HasSubstr("is of format 3; the next command that writes to it, such as 'whosaid "
                        "build', brings it to format 4"));
  const auto store = Open(path, Access::kWrite);
  EXPECT_TRUE((*store->TakeSnapshot())->NeedsLink());
  EXPECT_EQ(*UpdateLinks(*store), LinkPass::kAll);
  EXPECT_EQ(Dump(**store->TakeSnapshot()), dump);
  EXPECT_EQ((*store->TakeSnapshot())->Count(), totals);
  EXPECT_TRUE(Verify(**store->TakeSnapshot()));
}

TEST(RocksStore, RefusesToWriteWhereItReads) {
  const TemporaryFolder folder;
  Build(*Open(folder.path() / "store", Access::kCreate), 1);
  const auto store = Open(folder.path() / "store", Access::kRead);
  EXPECT_THAT(store->Put(SeriesFacts(5)).error().message, HasSubstr("reading only"));
  EXPECT_THAT(store->PutLinks({}).error().message, HasSubstr("reading only"));
  EXPECT_THAT(store->PutRulings({}).error().message, HasSubstr("reading only"));
}

TEST(RocksStore, SaysThatItMayNot) {
  if (geteuid() == 0) GTEST_SKIP() << "nothing is forbidden to root";
  const TemporaryFolder folder;
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_THAT(Refusal(folder.path() / "store", Access::kCreate).message,
              HasSubstr("ermission denied"));
  fs::permissions(folder.path(), fs::perms::owner_all);
}

// A process of tests/graph/store_builder.cc.
class Builder {
 public:
  Builder(const fs::path& store, const std::string& count) {
    int input[2];
    int output[2];
    if (pipe2(input, O_CLOEXEC) != 0 || pipe2(output, O_CLOEXEC) != 0) ADD_FAILURE();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO);
    std::string path = WHOSAID_STORE_BUILDER;
    std::string folder = store.string();
    std::string documents = count;
    char* arguments[] = {path.data(), folder.data(), documents.data(), nullptr};
    EXPECT_EQ(posix_spawn(&process_, path.c_str(), &actions, nullptr, arguments, environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    close(input[0]);
    close(output[1]);
    input_ = input[1];
    output_ = output[0];
  }
  ~Builder() {
    Kill();
    close(output_);
  }
  Builder(const Builder&) = delete;
  Builder& operator=(const Builder&) = delete;

  pid_t process() const { return process_; }
  // The next line that it says, or nothing at its end.
  std::optional<std::string> Hear() {
    std::string line;
    for (char c = 0; read(output_, &c, 1) == 1;) {
      if (c == '\n') return line;
      line += c;
    }
    return std::nullopt;
  }
  // Its exit status, or -1 where it was killed.
  int Wait() {
    if (input_ >= 0) close(std::exchange(input_, -1));
    int status = 0;
    if (process_ > 0) waitpid(std::exchange(process_, 0), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  int Kill() {
    if (process_ > 0) kill(process_, SIGKILL);
    return Wait();
  }

 private:
  pid_t process_ = 0;
  int input_ = -1;
  int output_ = -1;
};

TEST(RocksStore, LocksOutOtherWriters) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "store";
  {
    const auto writer = Open(path, Access::kCreate);
    Build(*writer, 1);
    const Error refusal = Refusal(path, Access::kWrite);
    EXPECT_EQ(refusal.kind, ErrorKind::kSystem);
    EXPECT_THAT(refusal.message, HasSubstr("being written by another whosaid"));
    EXPECT_EQ(*Verify(**Open(path, Access::kRead)->TakeSnapshot()), 7u);
  }
  Builder other(path, "hold");
  ASSERT_TRUE(other.Hear());
  EXPECT_THAT(Refusal(path, Access::kCreate).message,
              HasSubstr(fmt::format("another whosaid (process {})", other.process())));
  EXPECT_EQ(*Verify(**Open(path, Access::kRead)->TakeSnapshot()), 7u);
  other.Kill();
  EXPECT_EQ(*Open(path, Access::kWrite)->Put(RichFacts()), Stored::kUnchanged);
}

TEST(RocksStore, IsReadWhileItIsWritten) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "store";
  const auto writer = Open(path, Access::kCreate);
  std::atomic<bool> done = false;
  std::thread writing([&] {
    FactSet facts = RichFacts();
    facts.article.text.append(200'000, '.');  // so that logs fill up and are dropped
    for (uint32_t i = 0; i < 500; ++i) {
      facts.article.uri = fmt::format("long {}", i);
      EXPECT_TRUE(writer->Put(facts));
    }
    done = true;
  });
  size_t last = 0;
  for (bool more = true; more;) {
    more = !done;
    const auto snapshot = *Open(path, Access::kRead)->TakeSnapshot();
    const auto verified = Verify(*snapshot);
    ASSERT_TRUE(verified) << verified.error().message;
    EXPECT_GE(*verified, last);
    EXPECT_EQ(*verified, 5 * snapshot->Generation());
    last = *verified;
  }
  writing.join();
  EXPECT_EQ(last, 2500u);
}

// Kills a builder at a random moment, looks at what it left, and goes on from there.
TEST(RocksStore, SurvivesKills) {
  constexpr uint32_t kDocuments = 250;
  constexpr int kKills = 50;
  const TemporaryFolder folder;
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(Builder(folder.path() / "whole", std::to_string(kDocuments)).Wait(), 0);
  const std::chrono::duration<double> whole = std::chrono::steady_clock::now() - begin;
  const std::string expected = Dump(**Open(folder.path() / "whole", Access::kRead)->TakeSnapshot());

  std::mt19937 random(3);  // NOLINT: the same in every run
  std::uniform_real_distribution<double> moment(0, whole.count());
  int finished = 0;
  const auto finish = [&](const fs::path& path) {
    EXPECT_EQ(Builder(path, std::to_string(kDocuments)).Wait(), 0);
    EXPECT_EQ(Dump(**Open(path, Access::kRead)->TakeSnapshot()), expected);
    ++finished;
  };
  fs::path path = folder.path() / "0";
  for (int kills = 0; kills < kKills;) {
    Builder builder(path, std::to_string(kDocuments));
    std::this_thread::sleep_for(std::chrono::duration<double>(moment(random)));
    const bool killed = builder.Kill() == -1;
    std::optional<std::string> last;
    while (const auto line = builder.Hear()) last = line;
    if (fs::exists(path)) {
      const auto snapshot = *Open(path, Access::kRead)->TakeSnapshot();
      const auto verified = Verify(*snapshot);
      ASSERT_TRUE(verified) << verified.error().message;
      // What was said to be stored is; of the next document all or nothing.
      EXPECT_EQ(*verified % 2, 0u);
      if (last) {
        EXPECT_GE(*verified / 2, std::stoul(*last) + 1);
      }
    } else {
      EXPECT_FALSE(last);
    }
    if (killed) ++kills;
    if (!killed || kills % 10 == 0) {
      finish(path);
      path = folder.path() / std::to_string(finished);
    }
  }
  EXPECT_GE(finished, 5);
}

}  // namespace
}  // namespace whosaid
