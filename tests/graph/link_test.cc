#include "graph/link/link.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "tests/graph/samples.h"

namespace whosaid {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAre;

// A document whose actors are `names`, one cluster each, which its text gives in this order.
struct Named {
  const char* name;
  ActorKind kind = ActorKind::kPerson;
  const char* title = "";
};

FactSet DocumentOf(const std::string& uri, const std::vector<Named>& names) {
  FactSet facts;
  facts.article.uri = uri;
  for (const Named& named : names) {
    const auto begin = static_cast<uint32_t>(facts.article.text.size());
    facts.article.text += std::string(named.name) + ". ";
    const Span span = {begin, begin + static_cast<uint32_t>(std::string(named.name).size())};
    facts.clusters.push_back({named.kind, named.name, {{span}}, {}});
    if (*named.title != '\0') facts.clusters.back().roles = {{named.title, "", span}};
  }
  return facts;
}

Links LinkAll(const std::vector<FactSet>& documents) {
  const auto store = NewMemoryStore();
  for (const FactSet& facts : documents) EXPECT_TRUE(store->Put(facts));
  const auto links = Link(**store->TakeSnapshot());
  EXPECT_TRUE(links);
  EXPECT_TRUE(store->PutLinks(*links));
  const auto verified = Verify(**store->TakeSnapshot());
  EXPECT_TRUE(verified) << verified.error().message;
  return *links;
}

// "Shown name | variant | …" of each actor.
std::vector<std::string> Actors(const Links& links) {
  std::vector<std::string> actors;
  for (const ActorRow& actor : links.actors) {
    std::string line = actor.name;
    for (const std::string& variant : actor.variants) line += " | " + variant;
    actors.push_back(line);
  }
  return actors;
}

const Decision* DecisionOn(const Links& links, const std::string& uri, uint32_t index,
                           bool issue = false) {
  for (const Decision& decision : links.decisions) {
    if (decision.document == HashOf(uri) && decision.index == index && decision.issue == issue) {
      return &decision;
    }
  }
  return nullptr;
}

const ActorRow& ActorOf(const Links& links, const std::string& uri, uint32_t index) {
  const Id id = DecisionOn(links, uri, index)->subject;
  return *std::find_if(links.actors.begin(), links.actors.end(),
                       [&](const ActorRow& actor) { return actor.id == id; });
}

TEST(Link, MakesOneActorOfOneFullName) {
  const Links links =
      LinkAll({DocumentOf("1", {{"Ann Peña"}, {"Bo Marr"}}), DocumentOf("2", {{"Ann Pena"}}),
               DocumentOf("3", {{"ANN PEÑA"}}), DocumentOf("4", {{"Ann Peña"}})});
  EXPECT_THAT(Actors(links), UnorderedElementsAre("Ann Peña | ANN PEÑA | Ann Pena", "Bo Marr"));
  EXPECT_EQ(ActorOf(links, "2", 0).documents, 4u);
  EXPECT_EQ(DecisionOn(links, "2", 0)->reason, "same full name");
}

TEST(Link, KeepsKindsApart) {
  const Links links =
      LinkAll({DocumentOf("1", {{"Lincoln", ActorKind::kPlace}}), DocumentOf("2", {{"Lincoln"}})});
  EXPECT_THAT(links.actors, SizeIs(2));
}

TEST(Link, GivesASurnameToTheOnlyOneWhoHasIt) {
  const Links links =
      LinkAll({DocumentOf("1", {{"Ann Quill"}}), DocumentOf("2", {{"Quill"}}),
               DocumentOf("3", {{"Ursula von der Berg"}}), DocumentOf("4", {{"von der Berg"}})});
  EXPECT_THAT(Actors(links),
              UnorderedElementsAre("Ann Quill | Quill", "Ursula von der Berg | von der Berg"));
  const Decision* decision = DecisionOn(links, "2", 0);
  EXPECT_THAT(decision->reason, HasSubstr("surname alone"));
  EXPECT_LT(decision->confidence, DecisionOn(links, "1", 0)->confidence);
}

TEST(Link, GivesASurnameOfSeveralToNone) {
  const Links links = LinkAll({DocumentOf("1", {{"Ann Quill"}}), DocumentOf("2", {{"Bo Quill"}}),
                               DocumentOf("3", {{"Quill"}})});
  EXPECT_THAT(Actors(links), UnorderedElementsAre("Ann Quill", "Bo Quill", "Quill"));
  EXPECT_THAT(DecisionOn(links, "3", 0)->reason, HasSubstr("several have it"));
}

TEST(Link, GivesASurnameToTheOneWhoDominates) {
  std::vector<FactSet> documents = {DocumentOf("bo", {{"Bo Quill"}}),
                                    DocumentOf("alone", {{"Quill"}})};
  for (int i = 0; i < 10; ++i)
    documents.push_back(DocumentOf(fmt::format("{}", i), {{"Ann Quill"}}));
  const Links links = LinkAll(documents);
  EXPECT_EQ(ActorOf(links, "alone", 0).name, "Ann Quill");
  EXPECT_THAT(DecisionOn(links, "alone", 0)->reason, HasSubstr("by far"));
  documents.pop_back();
  EXPECT_EQ(ActorOf(LinkAll(documents), "alone", 0).name, "Quill");
}

TEST(Link, PrefersTheOneWithTheSameTitle) {
  const Links links = LinkAll({DocumentOf("1", {{"Ann Quill", ActorKind::kPerson, "Mayor"}}),
                               DocumentOf("2", {{"Bo Quill", ActorKind::kPerson, "Judge"}}),
                               DocumentOf("3", {{"Quill", ActorKind::kPerson, "judge"}})});
  EXPECT_EQ(ActorOf(links, "3", 0).name, "Bo Quill");
}

TEST(Link, DoesNotGiveASurnameToAnotherOfTheSameDocument) {
  const Links links =
      LinkAll({DocumentOf("1", {{"Ann Quill"}, {"Quill"}}), DocumentOf("2", {{"Quill"}})});
  EXPECT_EQ(ActorOf(links, "1", 1).name, "Quill");
  EXPECT_EQ(ActorOf(links, "2", 0).name, "Ann Quill");
}

TEST(Link, MakesOneActorOfALoneName) {
  const Links links = LinkAll({DocumentOf("1", {{"Zorba"}}), DocumentOf("2", {{"Zorba"}})});
  EXPECT_THAT(Actors(links), ElementsAre("Zorba"));
}

TEST(Link, JoinsSpellings) {
  const Links links = LinkAll(
      {DocumentOf("1", {{"Volodymyr Tarnavsky"}}), DocumentOf("2", {{"Volodomyr Tarnavsky"}}),
       DocumentOf("3", {{"Volodymyr Tarnavskyy"}}), DocumentOf("4", {{"Tarnavskiy"}})});
  EXPECT_THAT(links.actors, SizeIs(1));
  EXPECT_THAT(DecisionOn(links, "2", 0)->reason + DecisionOn(links, "1", 0)->reason,
              HasSubstr("letter or two"));
}

TEST(Link, KeepsSimilarNamesApart) {
  const Links links =
      LinkAll({DocumentOf("1", {{"Daniel Larsson"}}), DocumentOf("2", {{"Daniela Larsson"}}),
               DocumentOf("3", {{"John Smith"}}), DocumentOf("4", {{"John Smyth"}}),
               DocumentOf("5", {{"Volodymyr Orel"}, {"Volodomyr Orel"}})});
  EXPECT_THAT(links.actors, SizeIs(6));
}

TEST(Link, OverlooksMiddleInitialsOfOneOnly) {
  EXPECT_THAT(Actors(LinkAll({DocumentOf("1", {{"Dana Moss"}}), DocumentOf("2", {{"Dana Q. Moss"}}),
                              DocumentOf("3", {{"Dana Moss"}})})),
              ElementsAre("Dana Moss | Dana Q. Moss"));
  EXPECT_THAT(LinkAll({DocumentOf("1", {{"Dana Moss"}}), DocumentOf("2", {{"Dana Q. Moss"}}),
                       DocumentOf("3", {{"Dana R. Moss"}})})
                  .actors,
              SizeIs(3));
}

constexpr ActorKind kOrganisation = ActorKind::kOrganisation;

TEST(Link, JoinsAnAcronymThatADocumentGives) {
  const Links links = LinkAll(
      {DocumentOf("1", {{"Harbour Safety Board", kOrganisation}, {"HSB", kOrganisation}}),
       DocumentOf("2", {{"HSB", kOrganisation}}), DocumentOf("3", {{"H.S.B.", kOrganisation}})});
  EXPECT_THAT(Actors(links), ElementsAre("HSB | H.S.B. | Harbour Safety Board"));
}

TEST(Link, JoinsAnAcronymAmongTheMentions) {
  FactSet both = DocumentOf("1", {{"Department of Tides", kOrganisation}, {"DoT", kOrganisation}});
  both.clusters[0].mentions.push_back(both.clusters[1].mentions[0]);
  both.clusters.pop_back();
  const Links links = LinkAll({both, DocumentOf("2", {{"DoT", kOrganisation}})});
  EXPECT_THAT(Actors(links), SizeIs(1));
}

TEST(Link, LeavesAnAcronymThatNobodyExplains) {
  EXPECT_THAT(LinkAll({DocumentOf("1", {{"Harbour Safety Board", kOrganisation}}),
                       DocumentOf("2", {{"HSB", kOrganisation}})})
                  .actors,
              SizeIs(2));
}

TEST(Link, LeavesAnAcronymOfTwoNames) {
  EXPECT_THAT(
      LinkAll({DocumentOf("1", {{"Harbour Safety Board", kOrganisation}, {"HSB", kOrganisation}}),
               DocumentOf("2", {{"Hill Sheep Breeders", kOrganisation}, {"HSB", kOrganisation}})})
          .actors,
      SizeIs(3));
}

TEST(Link, OverlooksArticlesAndLegalForms) {
  EXPECT_THAT(Actors(LinkAll({DocumentOf("1", {{"Acme", kOrganisation}}),
                              DocumentOf("2", {{"The Acme Corp.", kOrganisation}}),
                              DocumentOf("3", {{"Acme", ActorKind::kPlace}})})),
              ElementsAre("Acme | The Acme Corp."));
}

TEST(Link, KeepsAnonymousSourcesInTheirDocument) {
  const Links links = LinkAll({DocumentOf("1", {{"a senior aide", ActorKind::kAnonymous},
                                                {"a senior aide", ActorKind::kAnonymous}}),
                               DocumentOf("2", {{"a senior aide", ActorKind::kAnonymous}})});
  EXPECT_THAT(Actors(links), ElementsAre("a senior aide", "a senior aide"));
}

TEST(Link, KeepsWhoIsOnlyDescribedInTheDocument) {
  FactSet one = DocumentOf("1", {{"the council", kOrganisation}});
  FactSet other = DocumentOf("2", {{"the council", kOrganisation}});
  one.clusters[0].mentions[0].form = other.clusters[0].mentions[0].form = MentionForm::kDescription;
  const Links links = LinkAll({one, other});
  EXPECT_THAT(Actors(links), ElementsAre("the council", "the council"));
  EXPECT_THAT(DecisionOn(links, "1", 0)->reason, HasSubstr("stays in its document"));
}

TEST(Link, ShowsTheMostFrequentKind) {
  const Links links = LinkAll({DocumentOf("1", {{"Kestrel", ActorKind::kPlace}}),
                               DocumentOf("2", {{"Kestrel", kOrganisation}}),
                               DocumentOf("3", {{"Kestrel", kOrganisation}})});
  ASSERT_THAT(links.actors, SizeIs(1));
  EXPECT_EQ(links.actors[0].kind, kOrganisation);
}

FactSet Labelled(const std::string& uri, const char* key, const char* label) {
  FactSet facts = SmallFacts(uri, "Ann Lee", "the pier");
  facts.positions[0].target.key = key;
  facts.positions[0].target.label = label;
  return facts;
}

TEST(Link, MakesOneIssueOfOneKey) {
  const Links links =
      LinkAll({Labelled("1", "pier repair", "repair of the pier"),
               Labelled("2", "pier repair", "pier repair"), Labelled("3", "tram", "the tram")});
  ASSERT_THAT(links.issues, SizeIs(2));
  const auto pier = std::find_if(links.issues.begin(), links.issues.end(),
                                 [](const IssueRow& issue) { return issue.positions == 2; });
  ASSERT_NE(pier, links.issues.end());
  EXPECT_EQ(pier->label, "pier repair");  // the shorter of two as frequent
  EXPECT_THAT(pier->variants, ElementsAre("repair of the pier"));
  EXPECT_EQ(DecisionOn(links, "1", 0, true)->reason, "same key");
}

TEST(Link, ShowsAWellFormedLabel) {
  const Links links =
      LinkAll({Labelled("1", "pier", "pier,\nwhich"), Labelled("2", "pier", "pier,\nwhich"),
               Labelled("3", "pier", "the old pier")});
  EXPECT_EQ(links.issues[0].label, "the old pier");
}

TEST(Link, TakesTheLabelWhereThereIsNoKey) {
  const Links links = LinkAll({Labelled("1", "", "The Pier"), Labelled("2", "", "the pier")});
  ASSERT_THAT(links.issues, SizeIs(1));
  EXPECT_EQ(DecisionOn(links, "1", 0, true)->reason, "same label");
}

TEST(Link, LeavesTargetsThatAreActorsToThem) {
  const Links links = LinkAll({RichFacts()});
  EXPECT_THAT(links.issues, SizeIs(1));
  EXPECT_EQ(DecisionOn(links, RichFacts().article.uri, 1, true), nullptr);
}

std::string Show(const Links& links) {
  std::string shown;
  for (const ActorRow& a : links.actors) {
    shown += fmt::format("{} {} {} {} {}\n", a.id.ToHex(), NameOf(a.kind), a.name,
                         fmt::join(a.variants, "|"), a.documents);
  }
  for (const IssueRow& i : links.issues) {
    shown += fmt::format("{} {} {} {} {}\n", i.id.ToHex(), i.label, i.key,
                         fmt::join(i.variants, "|"), i.positions);
  }
  for (const Decision& d : links.decisions) {
    shown += fmt::format("{} {} {} {} {} {}\n", d.subject.ToHex(), d.document.ToHex(), d.index,
                         d.issue, d.reason, d.confidence);
  }
  return shown;
}

TEST(Link, DoesNotDependOnTheOrderOfDocuments) {
  static constexpr const char* kNames[] = {
      "Ann Quill",           "Quill",           "Bo Quill",
      "Volodymyr Tarnavsky", "Tarnavskyy",      "Dana Q. Moss",
      "Volodomyr Tarnavsky", "Dana Moss",       "Anne Lindqvist",
      "Lindqvist",           "Annie Lindqvist", "Moss"};
  std::mt19937 random(7);  // NOLINT: the same in every run
  std::vector<FactSet> documents = {RichFacts()};
  for (uint32_t i = 0; i < 60; ++i) {
    FactSet facts = DocumentOf(fmt::format("shuffled {}", i),
                               {{kNames[random() % 12]}, {kNames[random() % 12]}});
    documents.push_back(facts);
    documents.push_back(SeriesFacts(i));
  }
  const std::string expected = Show(LinkAll(documents));
  for (int round = 0; round < 5; ++round) {
    std::shuffle(documents.begin(), documents.end(), random);
    EXPECT_EQ(Show(LinkAll(documents)), expected);
  }
}

}  // namespace
}  // namespace whosaid
