// The contract of every Store: documents and their facts.
#include "graph/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "graph/facts/facts_json.h"
#include "tests/graph/samples.h"
#include "tests/graph/store_contract.h"
#include "tests/support/paths.h"

namespace whosaid {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;
using testing::UnorderedElementsAre;

INSTANTIATE_TEST_SUITE_P(Stores, StoreContract,
                         testing::Values(StoreKind{"Memory",
                                                   [](const std::string&) {
                                                     return Result<std::unique_ptr<Store>>(
                                                         NewMemoryStore());
                                                   }},
                                         StoreKind{"Rocks",
                                                   [](const std::string& path) {
                                                     return OpenRocksStore(path, Access::kCreate);
                                                   }}),
                         [](const auto& kind) { return std::string(kind.param.name); });

std::vector<std::string> Uris(const Snapshot& snapshot) {
  std::vector<std::string> uris;
  EXPECT_TRUE(snapshot.VisitDocuments([&](const DocumentRow& document) {
    uris.push_back(document.article.uri);
    return true;
  }));
  return uris;
}

TEST_P(StoreContract, GivesBackWhatWasPutIn) {
  const FactSet facts = RichFacts();
  EXPECT_EQ(Put(facts), Stored::kAdded);
  const auto snapshot = Take();
  const auto read = snapshot->Facts(IdOf(facts));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(ToJsonLine(*read), ToJsonLine(facts));
  EXPECT_EQ(*snapshot->Text(IdOf(facts)), facts.article.text);
  for (uint32_t i = 0; i < facts.statements.size(); ++i) {
    const FactId id{IdOf(facts), FactId::Kind::kStatement, i};
    EXPECT_EQ(snapshot->Statement(id)->fact, facts.statements[i]);
  }
  for (uint32_t i = 0; i < facts.positions.size(); ++i) {
    const FactId id{IdOf(facts), FactId::Kind::kPosition, i};
    EXPECT_EQ(snapshot->Position(id)->fact, facts.positions[i]);
    EXPECT_EQ(snapshot->Position(id)->issue, Id());
  }
  ExpectSound(*snapshot, 5);
}

TEST_P(StoreContract, DescribesADocument) {
  const FactSet facts = RichFacts();
  Put(facts);
  const auto row = Take()->Document(IdOf(facts));
  ASSERT_TRUE(row) << row.error().message;
  EXPECT_EQ(row->id, IdOf(facts));
  EXPECT_EQ(row->article.uri, facts.article.uri);
  EXPECT_EQ(row->article.author, facts.article.author);
  EXPECT_EQ(row->article.published, facts.article.published);
  EXPECT_EQ(row->article.text, "");
  EXPECT_EQ(row->text_sha256, Sha256Hex(facts.article.text));
  EXPECT_EQ(row->zones, facts.zones);
  EXPECT_EQ(row->clusters, facts.clusters);
  EXPECT_THAT(row->actors, SizeIs(0));
  EXPECT_EQ(row->statements, 3u);
  EXPECT_EQ(row->positions, 2u);
}

TEST_P(StoreContract, IsEmptyAtFirst) {
  const auto snapshot = Take();
  EXPECT_THAT(Uris(*snapshot), SizeIs(0));
  EXPECT_FALSE(snapshot->NeedsLink());
  ExpectSound(*snapshot, 0);
}

TEST_P(StoreContract, ChangesNothingForTheSameFacts) {
  Put(RichFacts());
  const uint64_t generation = Take()->Generation();
  EXPECT_EQ(Put(RichFacts()), Stored::kUnchanged);
  EXPECT_EQ(Take()->Generation(), generation);
}

TEST_P(StoreContract, ReplacesFactsUnderTheSameUri) {
  Put(SeriesFacts(1));
  Put(RichFacts());
  FactSet fewer = SmallFacts(RichFacts().article.uri, "Ana Peña", "the lamp");
  EXPECT_EQ(Put(fewer), Stored::kReplaced);
  const auto snapshot = Take();
  EXPECT_THAT(Uris(*snapshot), SizeIs(2));
  EXPECT_EQ(ToJsonLine(*snapshot->Facts(IdOf(fewer))), ToJsonLine(fewer));
  EXPECT_FALSE(snapshot->Statement({IdOf(fewer), FactId::Kind::kStatement, 1}));
  ExpectSound(*snapshot, 4);
  EXPECT_EQ(Put(RichFacts()), Stored::kReplaced);
  ExpectSound(*Take(), 7);
}

TEST_P(StoreContract, NoticesEveryChangeOfFacts) {
  FactSet facts = RichFacts();
  Put(facts);
  const std::vector<void (*)(FactSet&)> changes = {
      [](FactSet& f) { f.article.text += "."; },
      [](FactSet& f) { f.article.outlet += "s"; },
      [](FactSet& f) { f.zones[0].kind = ZoneKind::kTeaser; },
      [](FactSet& f) { f.clusters[0].mentions[1].form = MentionForm::kDescription; },
      [](FactSet& f) { f.statements[2].confidence = 0.999; },
      [](FactSet& f) { f.positions[1].target.key = "k"; },
      [](FactSet& f) { f.positions.pop_back(); }};
  for (size_t i = 0; i < changes.size(); ++i) {
    changes[i](facts);
    EXPECT_EQ(Put(facts), Stored::kReplaced) << "change " << i;
  }
}

TEST_P(StoreContract, RefusesFlawedFacts) {
  FactSet facts = RichFacts();
  facts.positions[0].evidence = {};
  const auto flawed = store_->Put(facts);
  ASSERT_FALSE(flawed);
  EXPECT_EQ(flawed.error().kind, ErrorKind::kBadInput);
  EXPECT_THAT(flawed.error().message, HasSubstr("positions[0].evidence"));
  facts = RichFacts();
  facts.article.uri.clear();
  const auto nameless = store_->Put(facts);
  ASSERT_FALSE(nameless);
  EXPECT_THAT(nameless.error().message, HasSubstr("uri"));
  EXPECT_THAT(Uris(*Take()), SizeIs(0));
}

TEST_P(StoreContract, YieldsRowsInTheOrderOfTheirIds) {
  for (const uint32_t i : {7u, 3u, 9u, 1u, 5u, 0u}) Put(SeriesFacts(i));
  const auto snapshot = Take();
  std::vector<Id> documents;
  std::vector<FactId> statements;
  std::vector<FactId> positions;
  ASSERT_TRUE(snapshot->VisitDocuments([&](const DocumentRow& row) {
    documents.push_back(row.id);
    return true;
  }));
  ASSERT_TRUE(snapshot->VisitStatements([&](const StatementRow& row) {
    statements.push_back(row.id);
    return true;
  }));
  ASSERT_TRUE(snapshot->VisitPositions([&](const PositionRow& row) {
    positions.push_back(row.id);
    return true;
  }));
  EXPECT_THAT(documents, SizeIs(6));
  EXPECT_TRUE(std::is_sorted(documents.begin(), documents.end()));
  EXPECT_THAT(statements, SizeIs(6));
  EXPECT_TRUE(std::is_sorted(statements.begin(), statements.end()));
  EXPECT_THAT(positions, SizeIs(6));
  EXPECT_TRUE(std::is_sorted(positions.begin(), positions.end()));
  EXPECT_EQ(*snapshot->DocumentIds(documents[1], documents[4]),
            std::vector<Id>(documents.begin() + 1, documents.begin() + 5));
}

TEST_P(StoreContract, StopsWhereTheVisitorStops) {
  Put(RichFacts());
  Put(SeriesFacts(1));
  int calls = 0;
  ASSERT_TRUE(Take()->VisitStatements([&](const StatementRow&) { return ++calls < 2; }));
  EXPECT_EQ(calls, 2);
  ASSERT_TRUE(Take()->VisitDocuments([&](const DocumentRow&) { return ++calls < 3; }));
  EXPECT_EQ(calls, 3);
}

TEST_P(StoreContract, KeepsASnapshotAsItWas) {
  Put(RichFacts());
  const auto before = Take();
  Put(SmallFacts(RichFacts().article.uri, "Bo", "the lamp"));
  Put(SeriesFacts(1));
  EXPECT_THAT(Uris(*before), SizeIs(1));
  EXPECT_EQ(ToJsonLine(*before->Facts(IdOf(RichFacts()))), ToJsonLine(RichFacts()));
  ExpectSound(*before, 5);
  EXPECT_THAT(Uris(*Take()), SizeIs(2));
}

TEST_P(StoreContract, KeepsASnapshotAliveBehindTheStore) {
  Put(RichFacts());
  const auto snapshot = Take();
  store_.reset();
  ExpectSound(*snapshot, 5);
}

TEST_P(StoreContract, FindsNothingWhereNothingIs) {
  Put(SeriesFacts(1));
  const auto snapshot = Take();
  const Id nowhere = HashOf("nowhere");
  EXPECT_EQ(snapshot->Document(nowhere).error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(snapshot->Text(nowhere).error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(snapshot->Facts(nowhere).error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(snapshot->DecisionsOf(nowhere).error().kind, ErrorKind::kNotFound);
  const FactId statement{nowhere, FactId::Kind::kStatement, 0};
  EXPECT_EQ(snapshot->Statement(statement).error().kind, ErrorKind::kNotFound);
  const FactId position{IdOf(SeriesFacts(1)), FactId::Kind::kPosition, 1};
  EXPECT_EQ(snapshot->Position(position).error().kind, ErrorKind::kNotFound);
}

TEST_P(StoreContract, FindsFactsByName) {
  Put(RichFacts());
  Put(SeriesFacts(1));
  const auto snapshot = Take();
  const FactId id{IdOf(RichFacts()), FactId::Kind::kPosition, 1};
  EXPECT_EQ(*FindFact(*snapshot, id.ToString()), id);
  EXPECT_EQ(*FindFact(*snapshot, id.ToShortString()), id);
  EXPECT_THAT(id.ToShortString(), SizeIs(15));
  EXPECT_EQ(*FindFact(*snapshot, id.ToString().substr(0, 6) + ".p1"), id);
  EXPECT_EQ(FindFact(*snapshot, "000000000000.s0").error().kind, ErrorKind::kNotFound);
  const auto beyond = FindFact(*snapshot, id.document.ToHex() + ".p2");
  ASSERT_FALSE(beyond);
  EXPECT_EQ(beyond.error().kind, ErrorKind::kNotFound);
  EXPECT_THAT(beyond.error().message, HasSubstr("has 2 positions"));
}

TEST_P(StoreContract, RefusesWhatIsNoNameOfAFact) {
  Put(RichFacts());
  const auto snapshot = Take();
  for (const char* name : {"", ".", "s0", ".s0", "12345.s0", "123456", "123456.", "123456.s",
                           "123456.x0", "123456.s-1", "123456.s1x", "12345g.s0",
                           "0123456789abcdef0123456789abcdef0.s0", "123456.s99999999999"}) {
    EXPECT_EQ(FindFact(*snapshot, name).error().kind, ErrorKind::kUsage) << name;
  }
}

TEST_P(StoreContract, RefusesANameThatFitsTwoDocuments) {
  // Two of these share their first six digits.
  std::vector<std::string> digits;
  for (uint32_t i = 0; i < 20000; ++i) {
    digits.push_back(HashOf("twin" + std::to_string(i)).ToHex().substr(0, 6) + std::to_string(i));
  }
  std::sort(digits.begin(), digits.end());
  const auto twin = std::adjacent_find(
      digits.begin(), digits.end(),
      [](const auto& a, const auto& b) { return a.substr(0, 6) == b.substr(0, 6); });
  ASSERT_NE(twin, digits.end());
  for (const auto& digit : {twin[0], twin[1]}) {
    Put(SmallFacts("twin" + digit.substr(6), "Bo", "the lamp"));
  }
  const auto found = FindFact(*Take(), twin->substr(0, 6) + ".s0");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, ErrorKind::kUsage);
  EXPECT_THAT(found.error().message, HasSubstr("fits 2 documents"));
}

TEST_P(StoreContract, HoldsAnEmptyDocument) {
  FactSet facts;
  facts.article.uri = "empty.txt";
  Put(facts);
  EXPECT_EQ(ToJsonLine(*Take()->Facts(IdOf(facts))), ToJsonLine(facts));
  ExpectSound(*Take(), 0);
}

TEST_P(StoreContract, HoldsALongDocumentOfManyFacts) {
  FactSet facts = SmallFacts("long.txt", "Ann Lee", "the pier");
  facts.article.text.append(5'000'000, 'x');
  facts.zones.back().span.end = static_cast<uint32_t>(facts.article.text.size());
  for (int i = 0; i < 70'000; ++i) facts.statements.push_back(facts.statements[0]);
  Put(facts);
  ExpectSound(*Take(), 70'002);
}

}  // namespace
}  // namespace whosaid
