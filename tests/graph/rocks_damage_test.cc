// What becomes of a store on disk whose files or rows were damaged.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <set>

#include "graph/encoding.h"
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

TEST(RocksDamage, ForgetsOnlyATornTail) {
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

TEST(RocksDamage, ReportsADamagedLog) {
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
TEST(RocksDamage, NeverAnswersShort) {
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

TEST(RocksDamage, FailsToVisitDamagedRows) {
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

TEST(RocksDamage, ReportsAMissingFile) {
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
