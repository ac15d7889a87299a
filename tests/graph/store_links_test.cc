// The contract of every Store: what link makes, and what people decide.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/graph/samples.h"
#include "tests/graph/store_contract.h"

namespace whosaid {
namespace {

using testing::ElementsAre;
using testing::SizeIs;
using testing::UnorderedElementsAre;

// RichFacts, each cluster an actor of its own but for the aide, who is the mayor.
Links RichLinks(uint64_t generation) {
  const FactSet facts = RichFacts();
  Links links;
  links.generation = generation;
  for (uint32_t i = 0; i < facts.clusters.size(); ++i) {
    const Cluster& cluster = facts.clusters[i == 4 ? 0 : i];
    const Id id = HashOf(cluster.name);
    if (i != 4) links.actors.push_back({id, cluster.kind, cluster.name, "key", {"a", "b"}, 1, ""});
    links.decisions.push_back({id, IdOf(facts), i, false, "same name", 0.75});
  }
  links.issues = {{HashOf("fares"), "ferry fares", "fare ferry", {"fares"}, 1}};
  links.decisions.push_back({HashOf("fares"), IdOf(facts), 0, true, "same key", 1});
  std::sort(links.actors.begin(), links.actors.end(),
            [](const ActorRow& a, const ActorRow& b) { return a.id < b.id; });
  return links;
}

TEST_P(StoreContract, AppliesLinks) {
  Put(RichFacts());
  Put(SmallFacts("other.txt", "Bo", "the lamp"));
  ASSERT_TRUE(store_->PutLinks(RichLinks(Take()->Generation())));
  const auto snapshot = Take();
  EXPECT_FALSE(snapshot->NeedsLink());
  const Id id = IdOf(RichFacts());
  const auto row = snapshot->Document(id);
  ASSERT_THAT(row->actors, SizeIs(6));
  EXPECT_EQ(row->actors[4], HashOf("Ana Peña"));
  EXPECT_EQ(snapshot->Position({id, FactId::Kind::kPosition, 0})->issue, HashOf("fares"));
  EXPECT_EQ(snapshot->Position({id, FactId::Kind::kPosition, 1})->issue, HashOf("Ana Peña"));
  std::vector<std::string> names;
  ASSERT_TRUE(snapshot->VisitActors([&](const ActorRow& actor) {
    EXPECT_THAT(actor.variants, ElementsAre("a", "b"));
    EXPECT_EQ(actor.key, "key");
    EXPECT_EQ(actor.documents, 1u);
    names.push_back(actor.name);
    return true;
  }));
  EXPECT_THAT(names, UnorderedElementsAre("Ana Peña", "harbour union", "Radio Skerry",
                                          "Harbour Gazette", "Tarnøy"));
  ASSERT_TRUE(snapshot->VisitIssues([&](const IssueRow& issue) {
    EXPECT_EQ(issue.label, "ferry fares");
    EXPECT_EQ(issue.key, "fare ferry");
    EXPECT_EQ(issue.positions, 1u);
    return true;
  }));
  const auto decisions = snapshot->DecisionsOf(id);
  ASSERT_THAT(*decisions, SizeIs(7));
  EXPECT_EQ(decisions->back().reason, "same key");
  EXPECT_EQ(decisions->back().document, id);
  EXPECT_EQ(decisions->front().confidence, 0.75);
}

TEST_P(StoreContract, ReplacesLinksAsAWhole) {
  Put(RichFacts());
  const uint64_t generation = Take()->Generation();
  ASSERT_TRUE(store_->PutLinks(RichLinks(generation)));
  const auto before = Take();
  Links empty;
  empty.generation = generation;
  ASSERT_TRUE(store_->PutLinks(empty));
  int actors = 0;
  ASSERT_TRUE(Take()->VisitActors([&](const ActorRow&) { return ++actors > 0; }));
  EXPECT_EQ(actors, 0);
  EXPECT_THAT(Take()->Document(IdOf(RichFacts()))->actors, SizeIs(0));
  ASSERT_TRUE(before->VisitActors([&](const ActorRow&) { return ++actors > 0; }));
  EXPECT_EQ(actors, 5);
  EXPECT_THAT(before->Document(IdOf(RichFacts()))->actors, SizeIs(6));
}

TEST_P(StoreContract, NeedsLinkAfterEveryChange) {
  Put(RichFacts());
  EXPECT_TRUE(Take()->NeedsLink());
  ASSERT_TRUE(store_->PutLinks(RichLinks(Take()->Generation())));
  Put(RichFacts());
  EXPECT_FALSE(Take()->NeedsLink());
  FactSet changed = RichFacts();
  changed.clusters.pop_back();
  changed.positions.erase(changed.positions.begin());
  Put(changed);
  EXPECT_TRUE(Take()->NeedsLink());
  // What was decided about facts that are gone is gone too.
  EXPECT_THAT(*Take()->DecisionsOf(IdOf(changed)), SizeIs(0));
  EXPECT_THAT(Take()->Document(IdOf(changed))->actors, SizeIs(0));
  ExpectSound(*Take(), 4);
}

TEST_P(StoreContract, RefusesLinksOfAnotherGeneration) {
  Put(RichFacts());
  const Links links = RichLinks(Take()->Generation());
  Put(SeriesFacts(1));
  const auto put = store_->PutLinks(links);
  ASSERT_FALSE(put);
  EXPECT_EQ(put.error().kind, ErrorKind::kUsage);
  EXPECT_TRUE(Take()->NeedsLink());
}

// A ruling of this millisecond.
Ruling RulingAt(uint64_t at, const std::string& name) {
  Ruling ruling;
  ruling.at = at;
  ruling.first = {name, ActorKind::kPerson, name};
  return WithId(ruling);
}

TEST_P(StoreContract, KeepsRulingsByTime) {
  const Ruling late = RulingAt(5000, "b");
  const Ruling early = RulingAt(7, "a");
  EXPECT_EQ(store_->PutRulings({late}), 1u);
  const auto before = Take();
  EXPECT_EQ(store_->PutRulings({early, late, early}), 1u);
  EXPECT_EQ(store_->PutRulings({early}), 0u);
  EXPECT_EQ(Take()->Rulings(), (std::vector{early, late}));
  EXPECT_EQ(before->Rulings(), std::vector{late});
}

TEST_P(StoreContract, KeepsAGazetteer) {
  const GazetteerEntry board = {"x:1",  "Port Board",          ActorKind::kOrganisation,
                                {"PB"}, Date::FromIso("2020"), std::nullopt};
  const GazetteerEntry renamed = {"x:1", "Port Council", ActorKind::kOrganisation, {}, {}, {}};
  const GazetteerEntry other = {"", "Ann Lee", ActorKind::kPerson, {}, {}, {}};
  ASSERT_TRUE(store_->PutGazetteer({board}));
  EXPECT_EQ(Take()->OwnGazetteer(), std::vector{board});
  EXPECT_TRUE(Take()->NeedsLink());
  ASSERT_TRUE(store_->PutGazetteer({other, renamed}));
  EXPECT_THAT(*Take()->OwnGazetteer(), UnorderedElementsAre(renamed, other));
}

TEST_P(StoreContract, NeedsLinkAfterARuling) {
  ASSERT_TRUE(store_->PutLinks({}));
  EXPECT_FALSE(Take()->NeedsLink());
  ASSERT_TRUE(store_->PutRulings({RulingAt(1, "a")}));
  EXPECT_TRUE(Take()->NeedsLink());
  Links links;
  links.generation = Take()->Generation();
  ASSERT_TRUE(store_->PutLinks(links));
  ASSERT_TRUE(store_->PutRulings({RulingAt(1, "a")}));
  EXPECT_FALSE(Take()->NeedsLink());
  EXPECT_THAT(*Take()->Rulings(), SizeIs(1));
}

}  // namespace
}  // namespace whosaid
