// Link where people or the gazetteer have decided.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "graph/link/link.h"
#include "tests/graph/samples.h"

namespace whosaid {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

constexpr ActorKind kPerson = ActorKind::kPerson;
constexpr ActorKind kOrganisation = ActorKind::kOrganisation;

// A document with one actor for each name.
FactSet DocumentOf(const std::string& uri, const std::vector<std::string>& names,
                   ActorKind kind = kPerson, const std::string& date = "") {
  FactSet facts;
  facts.article.uri = uri;
  if (!date.empty())
    facts.article.published = Published{*Date::FromIso(date), DateSource::kMetadata};
  for (const std::string& name : names) {
    const auto begin = static_cast<uint32_t>(facts.article.text.size());
    facts.article.text += name + ". ";
    const Span span = {begin, begin + static_cast<uint32_t>(name.size())};
    facts.clusters.push_back({kind, name, {{span}}, {}});
  }
  return facts;
}

Named NamedAs(const std::string& name, ActorKind kind = kPerson) {
  return {name, kind, ActorKeyOf(kind, name)};
}

// Decides at ever later times.
class Log {
 public:
  Ruling& Add(RulingVerb verb, const Named& first, const Named& second = {}) {
    Ruling ruling;
    ruling.at = 1000 * (log_.size() + 1);
    ruling.by = "Ana";
    ruling.verb = verb;
    ruling.first = first;
    ruling.second = second;
    return log_.emplace_back(ruling);
  }
  std::vector<Ruling> Rulings() const {
    std::vector<Ruling> log;
    for (const Ruling& ruling : log_) log.push_back(WithId(ruling));
    return log;
  }

 private:
  std::vector<Ruling> log_;
};

class Linked {
 public:
  Linked(const std::vector<FactSet>& documents, const Log& log,
         const ActorGazetteer& gazetteer = {}) {
    for (const FactSet& facts : documents) EXPECT_TRUE(store_->Put(facts));
    EXPECT_TRUE(store_->PutRulings(log.Rulings()));
    links_ = *Link(**store_->TakeSnapshot(), gazetteer);
    EXPECT_TRUE(store_->PutLinks(links_));
    const auto verified = Verify(**store_->TakeSnapshot());
    EXPECT_TRUE(verified) << verified.error().message;
  }

  // "Shown name | variant | …" of each actor.
  std::vector<std::string> Actors() const {
    std::vector<std::string> actors;
    for (const ActorRow& actor : links_.actors) {
      std::string line = actor.name;
      for (const std::string& variant : actor.variants) line += " | " + variant;
      actors.push_back(line);
    }
    return actors;
  }
  const Decision& On(const std::string& uri, uint32_t index = 0) const {
    const auto decision =
        std::find_if(links_.decisions.begin(), links_.decisions.end(), [&](const Decision& d) {
          return d.document == HashOf(uri) && d.index == index && !d.issue;
        });
    EXPECT_NE(decision, links_.decisions.end()) << uri;
    return *decision;
  }
  const ActorRow& Of(const std::string& uri, uint32_t index = 0) const {
    return *std::find_if(links_.actors.begin(), links_.actors.end(),
                         [&](const ActorRow& actor) { return actor.id == On(uri, index).subject; });
  }

 private:
  std::unique_ptr<Store> store_ = NewMemoryStore();
  Links links_;
};

TEST(LinkPeople, MergesWhatPeopleMerge) {
  Log log;
  log.Add(RulingVerb::kMerge, NamedAs("Ann Quill"), NamedAs("Nan Harrow")).why = "married in May";
  const Linked linked({DocumentOf("1", {"Ann Quill"}), DocumentOf("2", {"Nan Harrow"}),
                       DocumentOf("3", {"Nan Harrow"})},
                      log);
  EXPECT_THAT(linked.Actors(), ElementsAre("Ann Quill | Nan Harrow"));
  EXPECT_EQ(linked.On("2").reason, "Ana decided: merge Ann Quill, Nan Harrow; married in May");
  EXPECT_EQ(linked.On("2").confidence, 1.0);
  EXPECT_EQ(linked.On("1").reason, "same full name");
  EXPECT_EQ(linked.Of("2").id, ActorIdOf(kPerson, "ann quill"));
}

TEST(LinkPeople, MergesAcrossKinds) {
  Log log;
  log.Add(RulingVerb::kMerge, NamedAs("Arlen", kOrganisation), NamedAs("Arlen"));
  const Linked linked({DocumentOf("1", {"Arlen"}), DocumentOf("2", {"Arlen"}, kOrganisation)}, log);
  EXPECT_THAT(linked.Actors(), ElementsAre("Arlen"));
}

TEST(LinkPeople, WaitsForWhatIsMissing) {
  Log log;
  log.Add(RulingVerb::kMerge, NamedAs("Ann Quill"), NamedAs("Nan Harrow"));
  log.Add(RulingVerb::kMerge, NamedAs("Nan Harrow"), NamedAs("Nan Moss"));
  const std::vector<FactSet> documents = {DocumentOf("1", {"Ann Quill"}),
                                          DocumentOf("2", {"Nan Moss"})};
  EXPECT_THAT(Linked({documents[0]}, log).Actors(), ElementsAre("Ann Quill"));
  EXPECT_THAT(Linked(documents, log).Actors(), ElementsAre("Ann Quill | Nan Moss"));
}

TEST(LinkPeople, NeverMergesWhatPeopleKeepApart) {
  const std::vector<FactSet> documents = {DocumentOf("1", {"Volodymyr Tarnavsky"}),
                                          DocumentOf("2", {"Volodomyr Tarnavsky"}),
                                          DocumentOf("3", {"Volodymyr Tarnavskyy"})};
  EXPECT_THAT(Linked(documents, {}).Actors(), SizeIs(1));
  Log log;
  log.Add(RulingVerb::kNeverMerge, NamedAs("Volodymyr Tarnavsky"), NamedAs("Volodomyr Tarnavsky"));
  EXPECT_THAT(
      Linked(documents, log).Actors(),
      UnorderedElementsAre("Volodomyr Tarnavsky", "Volodymyr Tarnavsky | Volodymyr Tarnavskyy"));
}

TEST(LinkPeople, KeepsASurnameFromTheOneItIsNot) {
  const std::vector<FactSet> documents = {DocumentOf("1", {"Ann Quill"}),
                                          DocumentOf("2", {"Quill"})};
  EXPECT_THAT(Linked(documents, {}).Actors(), SizeIs(1));
  Log log;
  log.Add(RulingVerb::kNeverMerge, NamedAs("Quill"), NamedAs("Ann Quill"));
  EXPECT_THAT(Linked(documents, log).Actors(), UnorderedElementsAre("Ann Quill", "Quill"));
}

TEST(LinkPeople, GivesASurnameOfSeveralToTheOneWhoseAliasItIs) {
  Log log;
  log.Add(RulingVerb::kAlias, NamedAs("Bo Quill"), NamedAs("Quill"));
  log.Add(RulingVerb::kAlias, NamedAs("Bo Quill"), NamedAs("the Ferryman"));
  const Linked linked(
      {DocumentOf("1", {"Ann Quill"}), DocumentOf("2", {"Bo Quill"}), DocumentOf("3", {"Quill"})},
      log);
  EXPECT_THAT(linked.Actors(),
              UnorderedElementsAre("Ann Quill", "Bo Quill | Quill | the Ferryman"));
}

TEST(LinkPeople, MovesMentionsThatPeopleSplit) {
  Log log;
  log.Add(RulingVerb::kSplit, NamedAs("Ann Quill"), NamedAs("Ann Quill (judge)")).mentions = {
      {"2", "Ann Quill"}};
  const std::vector<FactSet> documents = {DocumentOf("1", {"Ann Quill"}),
                                          DocumentOf("2", {"Ann Quill"}),
                                          DocumentOf("3", {"Ann Quill"})};
  const Linked linked(documents, log);
  EXPECT_THAT(linked.Actors(), UnorderedElementsAre("Ann Quill", "Ann Quill (judge) | Ann Quill"));
  EXPECT_EQ(linked.Of("2").name, "Ann Quill (judge)");
  EXPECT_THAT(linked.On("2").reason, HasSubstr("Ana decided: split Ann Quill"));
  // Extracted anew, with another name before it.
  const Linked again({documents[0], DocumentOf("2", {"Bo Marr", "Ann Quill"}), documents[2]}, log);
  EXPECT_EQ(again.Of("2", 1).name, "Ann Quill (judge)");
}

TEST(LinkPeople, ShowsTheNameThatPeopleGive) {
  Log log;
  log.Add(RulingVerb::kRename, NamedAs("A. Quill"), NamedAs("Ann Quill, mayor"));
  const Linked linked({DocumentOf("1", {"A. Quill"})}, log);
  EXPECT_THAT(linked.Actors(), ElementsAre("Ann Quill, mayor | A. Quill"));
}

TEST(LinkPeople, TellsSurnamesApartByOfficesThatPeopleGive) {
  Log log;
  log.Add(RulingVerb::kRole, NamedAs("Bo Quill")).title = "Judge";
  FactSet alone = DocumentOf("3", {"Quill"});
  alone.clusters[0].roles = {{"judge", "", alone.clusters[0].mentions[0].span}};
  const Linked linked({DocumentOf("1", {"Ann Quill"}), DocumentOf("2", {"Bo Quill"}), alone}, log);
  EXPECT_EQ(linked.Of("3").name, "Bo Quill");
}

TEST(LinkPeople, ForgetsWhatIsUndone) {
  Log log;
  log.Add(RulingVerb::kMerge, NamedAs("Ann Quill"), NamedAs("Bo Marr"));
  const Id merge = log.Rulings()[0].id;
  log.Add(RulingVerb::kUndo, {}).undone = merge;
  const Linked linked({DocumentOf("1", {"Ann Quill"}), DocumentOf("2", {"Bo Marr"})}, log);
  EXPECT_THAT(linked.Actors(), SizeIs(2));
}

ActorGazetteer Harbour() {
  return ActorGazetteer(
      {{"x:1", "Harbour Safety Board", kOrganisation, {"HSB", "Safety Board"}, {}, {}},
       {"", "Skerry", ActorKind::kCountry, {"Skerry Isles"}, {}, {}},
       {"", "Skerry Foods", kOrganisation, {"Isles"}, {}, {}},
       {"", "Skerry Mail", kOrganisation, {"Isles"}, {}, {}}},
      {}, {{"bill", "william"}});
}

TEST(LinkGazetteer, JoinsNamesOfOneEntry) {
  const Linked linked({DocumentOf("1", {"HSB"}, kOrganisation),
                       DocumentOf("2", {"the Safety Board", "H.S.B."}, kOrganisation)},
                      {}, Harbour());
  EXPECT_THAT(linked.Actors(),
              ElementsAre("Harbour Safety Board | H.S.B. | HSB | the Safety Board"));
  EXPECT_EQ(linked.Of("1").external_id, "x:1");
}

TEST(LinkGazetteer, LeavesNamesOfTwoEntries) {
  const Linked linked({DocumentOf("1", {"Isles", "Skerry Foods", "Skerry Mail"}, kOrganisation)},
                      {}, Harbour());
  EXPECT_THAT(linked.Actors(), UnorderedElementsAre("Isles", "Skerry Foods", "Skerry Mail"));
}

TEST(LinkGazetteer, BelievesADocumentThatExplainsAnAcronymOtherwise) {
  const Linked linked({DocumentOf("1", {"Hill Sheep Breeders", "HSB"}, kOrganisation),
                       DocumentOf("2", {"Harbour Safety Board"}, kOrganisation)},
                      {}, Harbour());
  EXPECT_EQ(linked.Of("1", 0).id, linked.Of("1", 1).id);
  EXPECT_NE(linked.Of("1", 1).id, linked.Of("2").id);
}

TEST(LinkGazetteer, KnowsShortGivenNames) {
  const Linked linked({DocumentOf("1", {"Bill Oxley"}), DocumentOf("2", {"William Oxley"}),
                       DocumentOf("3", {"Will Marr"}), DocumentOf("4", {"William Marr"})},
                      {}, Harbour());
  EXPECT_THAT(linked.Actors(),
              UnorderedElementsAre("Bill Oxley | William Oxley", "Will Marr", "William Marr"));
}

TEST(LinkGazetteer, KnowsFromWhenToWhenAnAliasHolds) {
  const ActorGazetteer gazetteer(
      {}, {{"", "Ann Quill", kPerson, {"Harbour Chief"}, {}, Date::FromIso("2024-06")},
           {"", "Bo Marr", kPerson, {"Harbour Chief"}, Date::FromIso("2024-07"), {}}});
  const Linked linked({DocumentOf("old", {"Harbour Chief"}, kPerson, "2024-06-30"),
                       DocumentOf("new", {"Harbour Chief"}, kPerson, "2024-07-01"),
                       DocumentOf("undated", {"Harbour Chief"}), DocumentOf("named", {"Bo Marr"})},
                      {}, gazetteer);
  EXPECT_EQ(linked.Of("old").name, "Ann Quill");
  EXPECT_EQ(linked.Of("new").id, linked.Of("named").id);
  EXPECT_EQ(linked.Of("undated").name, "Harbour Chief");
}

TEST(ReadGazetteer, ReadsCsv) {
  const auto entries = ReadGazetteer(
      "\xEF\xBB\xBFid,name,aliases,kind,from,until\r\n"
      "x1,\"Quill, Ann\",Ann Quill|\"\"Nan\"\",person,2020,2024-05-06\r\n"
      "\n,Harbour Board,,organisation,,\n");
  ASSERT_TRUE(entries) << entries.error().message;
  ASSERT_THAT(*entries, SizeIs(2));
  EXPECT_EQ((*entries)[0], (GazetteerEntry{"x1",
                                           "Quill, Ann",
                                           kPerson,
                                           {"Ann Quill", "Nan"},
                                           Date::FromIso("2020"),
                                           Date::FromIso("2024-05-06")}));
  EXPECT_THAT((*entries)[1].aliases, IsEmpty());
}

TEST(ReadGazetteer, ReadsJsonLines) {
  const auto entries = ReadGazetteer(
      "{\"name\": \"Ann Quill\", \"kind\": \"person\", \"aliases\": [\"Nan\"], \"id\": null}\n\n"
      "{\"kind\": \"place\", \"name\": \"Arlen\", \"from\": \"2020\"}");
  ASSERT_TRUE(entries) << entries.error().message;
  ASSERT_THAT(*entries, SizeIs(2));
  EXPECT_THAT((*entries)[0].aliases, ElementsAre("Nan"));
  EXPECT_EQ((*entries)[1].kind, ActorKind::kPlace);
}

TEST(ReadGazetteer, NamesWhatIsWrong) {
  const std::pair<const char*, const char*> cases[] = {
      {"name,colour\nA,red\n", "2: “colour” is none of"},
      {"name,kind\nA,robot\n", "2: kind: “robot” is not known"},
      {"name,kind\nA\n", "2: 1 cells, not 2"},
      {"name\nA\n", "2: kind: missing"},
      {"name,kind\n\"A,person\n", "2: a quotation mark is not closed"},
      {"name,kind,from\nA,person,soon\n", "2: from: “soon” is no date"},
      {"{\"name\": \"A\"}\n", "1: kind: missing"},
      {"{\"name\": 7, \"kind\": \"person\"}\n", "1: name: not a text"},
      {"{\"name\": \"A\", \"kind\": \"person\"}\n{oops\n", "2: not a JSON object"},
  };
  for (const auto& [text, message] : cases) {
    const auto entries = ReadGazetteer(text);
    ASSERT_FALSE(entries) << text;
    EXPECT_THAT(entries.error().message, HasSubstr(message));
  }
}

}  // namespace
}  // namespace whosaid
