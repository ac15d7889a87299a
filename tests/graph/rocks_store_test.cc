// What only a store on disk has: opening and its refusals, locks, crashes, damage.
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
#include <set>
#include <thread>

#include "graph/encoding.h"
#include "graph/link/link.h"
#include "graph/rocks/key_value.h"
#include "graph/rocks/layout.h"
#include "graph/store.h"
#include "tests/graph/samples.h"
#include "tests/support/paths.h"

namespace whosaid {
namespace {

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

void Change(const fs::path& path, const std::function<void(Batch&)>& change) {
  const auto database = Database::Open(path.string(), kTables, Database::Mode::kWrite);
  ASSERT_TRUE(database) << database.error().message;
  Batch batch;
  change(batch);
  ASSERT_TRUE((*database)->Write(batch, false));
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
              HasSubstr("is of format 3; the next command that writes to it, such as \"whosaid "
                        "build\", brings it to format 4"));
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

std::set<fs::path> NamesIn(const fs::path& folder) {
  std::set<fs::path> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename());
  return names;
}

// A store as a crash would leave it: a copy of its folder while it is open. RocksDB tidies up old
// files in the background, so it is copied again where files came or went meanwhile.
fs::path Copy(const fs::path& from, const fs::path& to) {
  for (std::set<fs::path> names; names != NamesIn(from) || names != NamesIn(to);) {
    fs::remove_all(to);
    fs::create_directory(to);
    names = NamesIn(from);
    std::error_code gone;
    for (const fs::path& name : names) fs::copy_file(from / name, to / name, gone);
  }
  return to;
}

fs::path LogOf(const fs::path& store) {
  fs::path largest;
  for (const auto& entry : fs::directory_iterator(store)) {
    if (entry.path().extension() == ".log" &&
        (largest.empty() || entry.file_size() > fs::file_size(largest))) {
      largest = entry.path();
    }
  }
  return largest;
}

void FlipBit(const fs::path& file, uintmax_t offset) {
  std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
  stream.seekg(static_cast<std::streamoff>(offset));
  const int byte = stream.get();
  stream.seekp(static_cast<std::streamoff>(offset));
  stream.put(static_cast<char>(byte ^ 0x10));
}

TEST(RocksStore, ForgetsOnlyATornTail) {
  const TemporaryFolder folder;
  const auto store = Open(folder.path() / "store", Access::kCreate);
  for (uint32_t i = 0; i < 100; ++i) ASSERT_TRUE(store->Put(SeriesFacts(i)));
  for (const uintmax_t lost : {1, 7, 100, 5000}) {
    const fs::path copy = Copy(folder.path() / "store", folder.path() / "copy");
    fs::resize_file(LogOf(copy), fs::file_size(LogOf(copy)) - lost);
    for (const Access access : {Access::kRead, Access::kWrite}) {
      const auto verified = Verify(**Open(copy, access)->TakeSnapshot());
      ASSERT_TRUE(verified) << verified.error().message;
      EXPECT_LT(*verified, 200u);
      EXPECT_GE(*verified, 200 - 2 * (lost / 100 + 1));
    }
  }
}

TEST(RocksStore, ReportsADamagedLog) {
  const TemporaryFolder folder;
  const auto store = Open(folder.path() / "store", Access::kCreate);
  for (uint32_t i = 0; i < 100; ++i) ASSERT_TRUE(store->Put(SeriesFacts(i)));
  const fs::path copy = Copy(folder.path() / "store", folder.path() / "copy");
  FlipBit(LogOf(copy), fs::file_size(LogOf(copy)) / 2);
  for (const Access access : {Access::kRead, Access::kWrite}) {
    const Error refusal = Refusal(copy, access);
    EXPECT_EQ(refusal.kind, ErrorKind::kBadInput);
    EXPECT_THAT(refusal.message, HasSubstr("is damaged"));
  }
}

// Wherever a bit is flipped, somebody says so, or nothing is missing.
TEST(RocksStore, NeverAnswersShort) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "store";
  Build(*Open(path, Access::kCreate), 400);
  const std::string expected = Dump(**Open(path, Access::kRead)->TakeSnapshot());
  std::mt19937 random(5);  // NOLINT: the same in every run
  int reported = 0;
  for (const auto& entry : fs::directory_iterator(path)) {
    if (entry.path().extension() != ".sst") continue;
    for (int round = 0; round < 8; ++round) {
      const fs::path copy = Copy(path, folder.path() / "copy");
      FlipBit(copy / entry.path().filename(), random() % entry.file_size());
      const auto store = OpenRocksStore(copy.string(), Access::kRead);
      const auto verified = !store ? Result<uint64_t>(tl::make_unexpected(store.error()))
                                   : Verify(**(*store)->TakeSnapshot());
      if (verified) {
        EXPECT_EQ(Dump(**(*store)->TakeSnapshot()), expected);
      } else {
        EXPECT_EQ(verified.error().kind, ErrorKind::kBadInput);
        EXPECT_THAT(verified.error().message, HasSubstr("is damaged"));
        ++reported;
      }
    }
  }
  EXPECT_GT(reported, 40);
}

TEST(RocksStore, FailsToVisitDamagedRows) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "store";
  Build(*Open(path, Access::kCreate), 400);
  for (const auto& entry : fs::directory_iterator(path)) {
    if (entry.path().extension() != ".sst") continue;
    FlipBit(entry.path(), entry.file_size() / 3);
  }
  const auto store = OpenRocksStore(path.string(), Access::kRead);
  if (!store) return;  // the meta table's file may not let it open
  const auto snapshot = *(*store)->TakeSnapshot();
  int rows = 0;
  EXPECT_FALSE(snapshot->VisitDocuments([&](const DocumentRow&) { return ++rows > 0; }));
  EXPECT_FALSE(snapshot->VisitStatements([&](const StatementRow&) { return ++rows > 0; }));
}

TEST(RocksStore, ReportsAMissingFile) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "store";
  Build(*Open(path, Access::kCreate), 10);
  for (const auto& entry : fs::directory_iterator(path)) {
    if (entry.path().extension() != ".sst") continue;
    fs::remove(entry.path());
    break;
  }
  EXPECT_THAT(Refusal(path, Access::kRead).message, HasSubstr("is damaged"));
}

struct Tampering {
  const char* name;
  void (*change)(Batch& batch);
  const char* message;
};

class RocksStoreVerify : public testing::TestWithParam<Tampering> {};

// The store holds RichFacts as document 0 and one small document as 1.
TEST_P(RocksStoreVerify, Finds) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "store";
  {
    const auto store = Open(path, Access::kCreate);
    ASSERT_TRUE(store->Put(RichFacts()));
    Build(*store, 1);
    ASSERT_TRUE(Verify(**store->TakeSnapshot()));
  }
  Change(path, GetParam().change);
  const auto verified = Verify(**Open(path, Access::kRead)->TakeSnapshot());
  ASSERT_FALSE(verified);
  EXPECT_EQ(verified.error().kind, ErrorKind::kBadInput);
  EXPECT_THAT(verified.error().message, HasSubstr(GetParam().message));
}

const std::string kRich = DocumentKey(0);
const std::string kSmall = DocumentKey(1);

INSTANTIATE_TEST_SUITE_P(
    Tampered, RocksStoreVerify,
    testing::Values(
        Tampering{"Text", [](Batch& b) { b.Put(kBody, kSmall, SeriesFacts(1).article.text); },
                  "series/000000.txt: the text does not have its hash"},
        Tampering{"MissingText", [](Batch& b) { b.Delete(kBody, kSmall); }, "a text is missing"},
        Tampering{"MissingStatement", [](Batch& b) { b.Delete(kStmt, FactKey(kRich, 1)); },
                  "a row of stmt"},
        Tampering{"MissingLastPosition", [](Batch& b) { b.Delete(kPosn, FactKey(kRich, 1)); },
                  "1 of 2 rows of posn"},
        Tampering{"AdditionalPosition",
                  [](Batch& b) {
                    b.Put(kPosn, FactKey(kRich, 2), EncodePosition(RichFacts().positions[0]));
                  },
                  "3 of 2 rows of posn"},
        Tampering{"OtherStatement",
                  [](Batch& b) {
                    Attribution statement = RichFacts().statements[0];
                    statement.confidence = 0.75;
                    b.Put(kStmt, FactKey(kRich, 0), EncodeStatement(statement));
                  },
                  "the facts do not have their digest"},
        Tampering{"SpanOutsideTheText",
                  [](Batch& b) {
                    Position position = SeriesFacts(0).positions[0];
                    position.evidence.end = 1000;
                    b.Put(kPosn, FactKey(kSmall, 0), EncodePosition(position));
                  },
                  "positions[0].evidence"},
        Tampering{"GarbledStatement", [](Batch& b) { b.Put(kStmt, FactKey(kRich, 0), "?"); },
                  "a row of stmt"},
        Tampering{"GarbledDocument", [](Batch& b) { b.Put(kDoc, kRich, "?"); }, "document"},
        Tampering{"MissingDocument", [](Batch& b) { b.Delete(kDoc, kRich); }, "is missing"},
        Tampering{"UnknownDocument",
                  [](Batch& b) { b.Delete(kDocHash, EncodeId(HashOf("series/000000.txt"))); },
                  "belongs to no document"},
        Tampering{"SharedNumber", [](Batch& b) { b.Put(kDocHash, EncodeId(HashOf("x")), kRich); },
                  "two documents of one number"},
        Tampering{"NumberToCome",
                  [](Batch& b) { b.Put(kDocHash, EncodeId(HashOf("x")), DocumentKey(9)); },
                  "a document's number"},
        Tampering{"StrayStatement", [](Batch& b) { b.Put(kStmt, FactKey(DocumentKey(7), 0), "?"); },
                  "a row of stmt that belongs to no document"},
        Tampering{"MissingDecisions",
                  [](Batch& b) { b.Delete(kDecision, DecisionKey(1, kRich, false)); },
                  "1 of 7 decisions"},
        Tampering{"DecisionForNobody",
                  [](Batch& b) {
                    b.Put(kDecision, DecisionKey(1, kSmall, false),
                          EncodeDecisions({{HashOf("x"), Id(), 0, false, "", 1}}));
                  },
                  "the decision on its actor 0 fits nothing"},
        Tampering{"MissingActors", [](Batch& b) { b.DeleteRange(kActor, LinkKey(1), LinkKey(2)); },
                  "fits nothing"},
        Tampering{"AdditionalIssue",
                  [](Batch& b) {
                    b.Put(kIssue, LinkKey(1, EncodeId(HashOf("x"))),
                          EncodeIssue({{}, "label", "key", {}, 3}));
                  },
                  "counts 3 positions, 0 are there"},
        Tampering{"Meta", [](Batch& b) { b.Put(kMeta, "next_document", EncodeNumber(1, 8)); },
                  "a document's number"}),
    [](const auto& test_case) { return std::string(test_case.param.name); });

}  // namespace
}  // namespace whosaid
