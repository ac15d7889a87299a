// Links that are brought up to date are those that reading everything gives.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "graph/encoding.h"
#include "graph/link/link.h"
#include "graph/store.h"
#include "tests/graph/samples.h"
#include "tests/support/paths.h"

namespace whosaid {
namespace {

// One line for each row that link made.
std::set<std::string> Lines(const Links& links) {
  std::set<std::string> lines;
  for (const ActorRow& row : links.actors) lines.insert("actor " + row.key + EncodeActor(row));
  for (const IssueRow& row : links.issues) lines.insert("issue " + row.key + EncodeIssue(row));
  for (const UtteranceRow& row : links.utterances) {
    lines.insert("utterance " + row.id.ToHex() + EncodeUtterance(row));
  }
  for (const InheritedDate& row : links.dates) {
    lines.insert("date " + row.document.ToHex() + EncodeInheritedDate(row));
  }
  for (const Decision& d : links.decisions) {
    lines.insert(fmt::format("decision {} {} {} {} {} {}", d.document.ToHex(), d.issue, d.index,
                             d.subject.ToHex(), d.reason, d.confidence));
  }
  for (const auto& [key, value] : links.index) lines.insert("index " + key + " = " + value);
  return lines;
}

// What a store has of them.
Links Stored(const Snapshot& snapshot) {
  Links links;
  const auto keep = [](auto& rows) {
    return [&rows](const auto& row) {
      rows.push_back(row);
      return true;
    };
  };
  EXPECT_TRUE(snapshot.VisitActors(keep(links.actors)));
  EXPECT_TRUE(snapshot.VisitIssues(keep(links.issues)));
  EXPECT_TRUE(snapshot.VisitUtterances(keep(links.utterances)));
  EXPECT_TRUE(snapshot.VisitIndex("", [&](std::string_view key, std::string_view value) {
    links.index.emplace(key, value);
    return true;
  }));
  EXPECT_TRUE(snapshot.VisitDocuments([&](const DocumentRow& document) {
    const auto decisions = snapshot.DecisionsOf(document.id);
    links.decisions.insert(links.decisions.end(), decisions->begin(), decisions->end());
    if (document.inherited) links.dates.push_back(*document.inherited);
    return true;
  }));
  return links;
}

// Documents in which few names, words and dates meet in ever new ways.
class Newsroom {
 public:
  explicit Newsroom(uint64_t seed) : random_(seed) {}

  uint32_t Below(uint32_t end) { return static_cast<uint32_t>(random_() % end); }

  FactSet Write(uint32_t number) {
    FactSet facts;
    facts_ = &facts;
    facts.article.uri = fmt::format("news/{}", number);
    facts.article.outlet = fmt::format("Outlet {}", Below(4));
    if (Below(3) > 0) {
      facts.article.published =
          Published{Date::FromDay(19000 + static_cast<int32_t>(Below(30))), DateSource::kMetadata};
    }
    if (Below(12) == 0) return facts;  // all of it taken back
    for (uint32_t i = Below(6); i > 0; --i) AddActor();
    AddActor();
    for (uint32_t i = Below(5); i > 0; --i) AddStatement();
    for (uint32_t i = Below(6); i > 0; --i) AddPosition();
    facts.zones = {{ZoneKind::kBody, {0, static_cast<uint32_t>(facts.article.text.size())}}};
    return facts;
  }

  Ruling Decide(uint64_t at) {
    static constexpr RulingVerb kVerbs[] = {RulingVerb::kMerge,  RulingVerb::kNeverMerge,
                                            RulingVerb::kRename, RulingVerb::kAlias,
                                            RulingVerb::kRole,   RulingVerb::kSplit};
    Ruling ruling;
    ruling.at = at;
    ruling.by = "Ana";
    ruling.verb = kVerbs[Below(std::size(kVerbs))];
    ruling.issue = ruling.verb != RulingVerb::kRole && Below(3) == 0;
    ruling.first = ruling.issue ? Named{Pick(kLabels), {}, Pick(kKeys)} : Person();
    ruling.second = ruling.issue ? Named{Pick(kLabels), {}, Pick(kNear)} : Person();
    if (ruling.verb == RulingVerb::kRole) ruling.title = Pick(kTitles);
    if (ruling.verb == RulingVerb::kSplit) {
      ruling.mentions = {
          {fmt::format("news/{}", Below(30)), ruling.issue ? Pick(kLabels) : Pick(kPersons)}};
    }
    return WithId(ruling);
  }

  static ActorGazetteer Gazetteer() {
    return ActorGazetteer(
        {{"org:1", "Harbour Safety Board", ActorKind::kOrganisation, {"HSB", "the Board"}, {}, {}},
         {"p:1", "Ann Quill", ActorKind::kPerson, {"the Harbour Chief"}, Date::FromDay(19010), {}}},
        {}, {{"bill", "william"}});
  }

 private:
  static constexpr const char* kPersons[] = {"Ann Quill",
                                             "Ann Q. Quill",
                                             "Ann R. Quill",
                                             "Quill",
                                             "Bill Oxley",
                                             "William Oxley",
                                             "Oxley",
                                             "Dana Tarnavsky",
                                             "Dana Tarnavskyy",
                                             "Tarnavsky",
                                             "Tarnavskij",
                                             "Bo Quill",
                                             "Volodymyr Stahl",
                                             "Volodomyr Stahl",
                                             "Stahl",
                                             "Mayor Ann Stahl",
                                             "Ursula von Hale",
                                             "von Hale",
                                             "the Harbour Chief",
                                             "Ina Oxley"};
  static constexpr const char* kBodies[] = {
      "Harbour Safety Board", "HSB", "the Board", "Hill Sheep Breeders", "Port Council",
      "Port Council Inc.",    "PC",  "Arden",     "Northern Tram Works", "NTW",
      "New Tram Workers"};
  static constexpr const char* kTitles[] = {"Mayor", "Judge", "Chair"};
  static constexpr const char* kWords[] = {"the",    "tram",   "line",  "will", "never", "open",
                                           "before", "autumn", "rains", "end",  "and",   "fares"};
  static constexpr const char* kSayings[] = {
      "the tram line will never open before the autumn rains end in Arden",
      "we shall not pay a toll on the old bridge as long as I live",
      "nobody asked the people of the valley whether they want the dam",
      "fares go up by five percent because nobody else will pay"};
  static constexpr const char* kKeys[] = {"tram line",
                                          "tram line plan",
                                          "harbour fees",
                                          "arden harbour fees",
                                          "arden fees",
                                          "5 percent fares tram",
                                          "5 percent fares bus tram",
                                          "fees",
                                          "return harbour fees",
                                          ""};
  // Short for each other where documents have a third in common.
  static constexpr const char* kNear[] = {
      "high_arden toll",        "high_arden toll north_hale",     "north_hale pier",
      "high_arden plan toll",   "high_arden south_hale toll",     "pier south_hale",
      "high_arden closed toll", "high_arden north_hale plan toll"};
  static constexpr const char* kLabels[] = {"the tram line", "Arden harbour fees", "harbour fees",
                                            "fees",          "5% on tram fares",   "a plan"};

  template <size_t n>
  std::string Pick(const char* const (&from)[n]) {
    return from[Below(n)];
  }

  Named Person() {
    const bool person = Below(4) > 0;
    const std::string name = person ? Pick(kPersons) : Pick(kBodies);
    const ActorKind kind = person ? ActorKind::kPerson : ActorKind::kOrganisation;
    return {name, kind, ActorKeyOf(kind, name)};
  }

  Span Append(const std::string& words) {
    std::string& text = facts_->article.text;
    const auto begin = static_cast<uint32_t>(text.size());
    text += words;
    const Span span = {begin, static_cast<uint32_t>(text.size())};
    text += ". ";
    return span;
  }

  void AddActor() {
    static constexpr ActorKind kCollectives[] = {ActorKind::kOrganisation, ActorKind::kPlace,
                                                 ActorKind::kCountry};
    Cluster cluster;
    const bool person = Below(3) > 0;
    cluster.kind = person ? ActorKind::kPerson : kCollectives[Below(3)];
    cluster.name = person ? Pick(kPersons) : Pick(kBodies);
    cluster.mentions = {{Append(cluster.name)}};
    if (!person && Below(3) == 0) cluster.mentions.push_back({Append(Pick(kBodies))});
    if (Below(8) == 0) {
      cluster.kind = Below(2) == 0 ? ActorKind::kAnonymous : cluster.kind;
      cluster.mentions[0].form = MentionForm::kDescription;
    }
    if (Below(4) == 0) cluster.roles = {{Pick(kTitles), "", cluster.mentions[0].span}};
    facts_->clusters.push_back(cluster);
  }

  void AddStatement() {
    std::string words = Below(2) == 0 ? kSayings[0] : Pick(kSayings);  // one is a crowd's
    if (Below(3) == 0) words.insert(words.find(' ', Below(20)), std::string(" ") + Pick(kWords));
    if (Below(4) == 0) words = words.substr(0, words.rfind(' '));
    if (Below(5) == 0) words = words.substr(words.find(' ', 12) + 1);
    Attribution statement;
    if (Below(4) > 0) statement.speaker = Below(static_cast<uint32_t>(facts_->clusters.size()));
    statement.content = {Append(words)};
    statement.kind = Below(2) == 0 ? QuoteKind::kDirect : QuoteKind::kIndirect;
    statement.confidence = 0.5;
    facts_->statements.push_back(statement);
  }

  void AddPosition() {
    Position position;
    position.actor = Below(static_cast<uint32_t>(facts_->clusters.size()));
    const std::string key = Below(3) > 0 ? Pick(kNear) : Pick(kKeys);
    position.target = {Pick(kLabels), key, std::nullopt, std::nullopt};
    if (Below(6) == 0) position.target.actor = 0;
    position.evidence = Append(position.target.label);
    position.confidence = 0.5;
    facts_->positions.push_back(position);
  }

  std::mt19937_64 random_;
  FactSet* facts_ = nullptr;
};

struct StoreKind {
  const char* name;
  Result<std::unique_ptr<Store>> (*make)(const std::string& path);
  uint64_t rounds;  // as many as take little time
};

class LinkUpdate : public testing::TestWithParam<StoreKind> {};

INSTANTIATE_TEST_SUITE_P(Stores, LinkUpdate,
                         testing::Values(StoreKind{"Memory",
                                                   [](const std::string&) {
                                                     return Result<std::unique_ptr<Store>>(
                                                         NewMemoryStore());
                                                   },
                                                   6},
                                         StoreKind{"Rocks",
                                                   [](const std::string& path) {
                                                     return OpenRocksStore(path, Access::kCreate);
                                                   },
                                                   1}),
                         [](const auto& kind) { return std::string(kind.param.name); });

void ExpectAsReadWhole(const Store& store, const ActorGazetteer& gazetteer) {
  const auto snapshot = *store.TakeSnapshot();
  const auto whole = Link(*snapshot, gazetteer);
  ASSERT_TRUE(whole);
  const std::set<std::string> is = Lines(Stored(*snapshot));
  const std::set<std::string> due = Lines(*whole);
  std::vector<std::string> wrong;
  std::ranges::set_symmetric_difference(is, due, std::back_inserter(wrong));
  EXPECT_TRUE(wrong.empty()) << wrong.size() << " rows differ: " << testing::PrintToString(wrong);
  EXPECT_EQ(snapshot->Count().actors, whole->actors.size());
  EXPECT_EQ(snapshot->Count().issues, whole->issues.size());
  const auto verified = Verify(*snapshot);
  EXPECT_TRUE(verified) << verified.error().message;
}

TEST_P(LinkUpdate, AreWhatReadingEverythingGives) {
  const ActorGazetteer gazetteer = Newsroom::Gazetteer();
  bool found = false;
  bool found_near = false;
  for (uint64_t seed = 0; seed < GetParam().rounds; ++seed) {
    const TemporaryFolder folder;
    const auto store = *GetParam().make((folder.path() / "store").string());
    Newsroom newsroom(seed);
    size_t partial = 0;
    for (uint32_t batch = 0; batch < 12; ++batch) {
      for (uint32_t i = batch == 0 ? 20 : newsroom.Below(5); i > 0; --i) {
        ASSERT_TRUE(store->Put(newsroom.Write(newsroom.Below(40))));
      }
      if (newsroom.Below(6) == 0) {
        ASSERT_TRUE(store->PutRulings({newsroom.Decide(1000 + batch)}));
      }
      const auto pass = UpdateLinks(*store, gazetteer);
      ASSERT_TRUE(pass) << pass.error().message;
      partial += *pass == LinkPass::kChanges;
      ASSERT_NO_FATAL_FAILURE(ExpectAsReadWhole(*store, gazetteer));
      if (HasFailure()) FAIL() << "seed " << seed << ", batch " << batch;
      const auto decisions = Stored(**store->TakeSnapshot()).decisions;
      found_near |= std::ranges::any_of(decisions, [](const Decision& decision) {
        return decision.reason.ends_with("documents on the same issues");
      });
    }
    EXPECT_GT(partial, 3u);
    const Links links = Stored(**store->TakeSnapshot());
    found |=
        !links.utterances.empty() && !links.dates.empty() &&
        std::ranges::any_of(links.issues, [](const auto& row) { return row.parent.has_value(); });
  }
  EXPECT_TRUE(found && (found_near || GetParam().rounds == 1)) << "nothing to get wrong";
}

// As more and more say nearly the same, the words that they share come to tie nobody; and again, as
// they take it back.
TEST(LinkUpdateOfCrowds, IsWhatReadingEverythingGives) {
  const auto store = NewMemoryStore();
  for (uint32_t i = 0; i < 40; ++i) ASSERT_TRUE(store->Put(SeriesFacts(i)));
  ASSERT_TRUE(UpdateLinks(*store));
  constexpr uint32_t kMany = 35;
  for (uint32_t i = 0; i < kMany + 6; ++i) {
    const std::string issue = fmt::format(
        "we shall not pay a toll on the old bridge as long as I live and breathe {}", i % kMany);
    FactSet facts = SmallFacts(fmt::format("crowd/{}", i % kMany), "Ada Quill", issue);
    if (i >= kMany) facts.statements.clear();
    if (i >= kMany) facts.positions.clear();
    ASSERT_TRUE(store->Put(facts));
    if (i < 30) continue;
    ASSERT_EQ(*UpdateLinks(*store), i == 30 ? LinkPass::kAll : LinkPass::kChanges);
    ASSERT_NO_FATAL_FAILURE(ExpectAsReadWhole(*store, {}));
  }
}

// Documents that come and go decide what the short label of another means.
TEST(LinkUpdateOfShortLabels, IsWhatReadingEverythingGives) {
  const auto store = NewMemoryStore();
  const auto put = [&](const char* uri, const std::vector<const char*>& labels) {
    FactSet facts = SmallFacts(uri, "Ada Quill", "the tram line");
    const Position position = facts.positions[0];
    facts.positions.clear();
    for (const char* label : labels) {
      facts.positions.push_back(position);
      std::string key = label;
      std::ranges::transform(key, key.begin(), [](unsigned char c) { return std::tolower(c); });
      facts.positions.back().target = {label, key, std::nullopt, std::nullopt};
    }
    ASSERT_TRUE(store->Put(facts));
  };
  const auto reasons = [&] {
    std::string all;
    EXPECT_TRUE(UpdateLinks(*store));
    ExpectAsReadWhole(*store, {});
    const auto decisions = *(*store->TakeSnapshot())->DecisionsOf(HashOf("short"));
    for (const Decision& one : decisions) {
      if (one.issue) all += one.reason + "; ";
    }
    return all;
  };
  for (uint32_t i = 0; i < 40; ++i) ASSERT_TRUE(store->Put(SeriesFacts(i)));
  put("short", {"Arden toll", "Lodria bridge", "Kestrin pier"});
  const std::string own = reasons();
  put("other", {"Arden Lodria toll"});
  EXPECT_EQ(reasons(), own) << "on nothing that both are on";
  put("other", {"Arden Lodria toll", "Lodria bridge"});
  const std::string read = reasons();
  EXPECT_THAT(read, testing::HasSubstr("short for “Arden Lodria toll” in documents on the same"));
  put("third", {"Arden Kestrin toll", "Kestrin pier"});
  EXPECT_EQ(reasons(), own) << "two that it may stand for";
  put("third", {"Arden Kestrin toll"});
  EXPECT_EQ(reasons(), read) << "one again";
  put("other", {});
  EXPECT_EQ(reasons(), own);
}

TEST_P(LinkUpdate, ReadsEverythingOnlyWhereItMust) {
  const TemporaryFolder folder;
  const auto store = *GetParam().make((folder.path() / "store").string());
  const auto pass = [&](const ActorGazetteer& gazetteer = {}) {
    return UpdateLinks(*store, gazetteer).value();
  };
  EXPECT_EQ(pass(), LinkPass::kNone);
  for (uint32_t i = 0; i < 10; ++i) ASSERT_TRUE(store->Put(SeriesFacts(i)));
  EXPECT_EQ(pass(), LinkPass::kAll);
  ASSERT_TRUE(store->Put(SeriesFacts(10)));
  EXPECT_EQ(pass(), LinkPass::kChanges);
  EXPECT_EQ(pass(), LinkPass::kNone);
  ASSERT_TRUE(store->PutRulings({Newsroom(1).Decide(5)}));
  EXPECT_EQ(pass(), LinkPass::kAll);
  ASSERT_TRUE(store->PutCodebook({{"Trams", {"the tram line"}, {}}}));
  EXPECT_EQ(pass(), LinkPass::kAll);
  ASSERT_TRUE(store->Put(SeriesFacts(11)));
  EXPECT_EQ(pass(Newsroom::Gazetteer()), LinkPass::kAll);
  for (uint32_t i = 12; i < 20; ++i) ASSERT_TRUE(store->Put(SeriesFacts(i)));
  EXPECT_EQ(pass(Newsroom::Gazetteer()), LinkPass::kAll);
}

TEST_P(LinkUpdate, RefusesChangesFromOtherLinks) {
  const TemporaryFolder folder;
  const auto store = *GetParam().make((folder.path() / "store").string());
  ASSERT_TRUE(store->Put(SeriesFacts(1)));
  LinkChanges changes;
  changes.from = 7;
  changes.generation = 1;
  EXPECT_EQ(store->ChangeLinks(changes).error().kind, ErrorKind::kUsage);
  changes.from = 0;
  changes.generation = 2;
  EXPECT_EQ(store->ChangeLinks(changes).error().kind, ErrorKind::kUsage);
}

}  // namespace
}  // namespace whosaid
