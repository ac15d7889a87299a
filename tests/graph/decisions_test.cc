#include "graph/decisions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "graph/encoding.h"

namespace whosaid {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Named Person(const std::string& name) {
  return {name, ActorKind::kPerson, ActorKeyOf(ActorKind::kPerson, name)};
}

// The ruling made at this second of 2026-03-01.
Ruling At(uint64_t second, RulingVerb verb, const std::string& first,
          const std::string& second_name) {
  Ruling ruling;
  ruling.at = *TimeFromString("2026-03-01T00:00:00Z") + second * 1000;
  ruling.by = "Ana";
  ruling.verb = verb;
  ruling.first = Person(first);
  ruling.second = Person(second_name);
  return WithId(ruling);
}

Ruling Undo(uint64_t second, const Ruling& undone) {
  Ruling ruling = At(second, RulingVerb::kUndo, "", "");
  ruling.first = ruling.second = {};
  ruling.undone = undone.id;
  return WithId(ruling);
}

Ruling RichRuling() {
  Ruling ruling = At(3, RulingVerb::kSplit, "Bo Marr", "Bo Marr (judge)");
  ruling.mentions = {{"a.txt", "Bo Marr"}, {"b.txt", "Marr"}};
  ruling.title = "Judge";
  ruling.of = "Tarn";
  ruling.since = Date::FromIso("2020");
  ruling.until = Date::FromIso("2021-05-06");
  ruling.why = "the judge is “another”";
  return WithId(ruling);
}

std::vector<std::string> Verdicts(const Rulebook& book) {
  std::vector<std::string> verdicts;
  for (const Verdict& verdict : book.verdicts()) {
    verdicts.push_back(verdict.kind == Verdict::Kind::kStands   ? "stands"
                       : verdict.kind == Verdict::Kind::kUndone ? "undone"
                                                                : "overruled");
  }
  return verdicts;
}

std::vector<std::string> NamesIn(const Rulebook::Group& group) {
  std::vector<std::string> names;
  for (const auto& member : group) names.push_back(member.named.name);
  return names;
}

TEST(Ruling, IsTheSameAfterwards) {
  const Ruling ruling = RichRuling();
  const auto decoded = DecodeRuling(EncodeRuling(ruling));
  ASSERT_TRUE(decoded);
  EXPECT_EQ(*decoded, ruling);
  const auto read = RulingFromJsonLine(ToJsonLine(ruling));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read, ruling);
  const Ruling undo = Undo(4, ruling);
  EXPECT_EQ(*RulingFromJsonLine(ToJsonLine(undo)), undo);
}

TEST(Ruling, HasAnIdOfItsContent) {
  Ruling ruling = RichRuling();
  const Id id = ruling.id;
  ruling.why = "no reason";
  EXPECT_NE(WithId(ruling).id, id);
  EXPECT_EQ(WithId(RichRuling()).id, id);
}

TEST(Ruling, CanBeWrittenByHand) {
  const auto ruling = RulingFromJsonLine(
      R"({"format": "whosaid-decision/1", "at": "2026-03-01T09:30:00Z", "by": "Bo", "what": "actor",)"
      R"( "verb": "merge", "first": {"name": "Ána Lee", "kind": "person"},)"
      R"( "second": {"name": "The Acme Corp.", "kind": "organisation"}})");
  ASSERT_TRUE(ruling) << ruling.error().message;
  EXPECT_EQ(ruling->first.key, "ana lee");
  EXPECT_EQ(ruling->second.key, "acme");
  EXPECT_EQ(TimeToString(ruling->at), "2026-03-01T09:30:00.000Z");
}

TEST(Ruling, NamesWhatIsWrongWithALine) {
  const std::string good = ToJsonLine(RichRuling());
  const auto changed = [&](const std::string& from, const std::string& to) {
    std::string line = good;
    const size_t at = line.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    line.replace(at, from.size(), to);
    return line;
  };
  const std::pair<std::string, const char*> cases[] = {
      {good.substr(0, good.size() / 2), "not valid JSON"},
      {"[]", "not an object"},
      {"{}", "format: missing"},
      {changed("decision/1", "decision/7"),
       "format: “whosaid-decision/7” is not whosaid-decision/1"},
      {changed("2026-03-01T", "2026-02-30T"), "at: no time"},
      {changed("\"split\"", "\"cut\""), "verb: “cut” is not known"},
      {changed("\"what\":\"actor\"", "\"what\":\"cat\""), "what: neither actor nor issue"},
      {changed("\"kind\":\"person\"", "\"kind\":\"robot\""), "first.kind: “robot” is not known"},
      {changed("\"by\"", "\"colour\":1,\"by\""), "colour: unknown"},
      {changed("\"uri\":\"a.txt\",", ""), "mentions: uri: missing"},
      {changed("another", "the same"), "id: not that of the rest"},
  };
  for (const auto& [line, message] : cases) {
    const auto ruling = RulingFromJsonLine(line);
    ASSERT_FALSE(ruling) << line;
    EXPECT_THAT(ruling.error().message, HasSubstr(message));
  }
}

TEST(Ruling, TellsTimesFromOtherText) {
  for (const char* text : {"", "2026", "2026-03-01", "2026-03-01T25:00:00Z", "2026-03-01T09:30Z",
                           "2026-03-01T09:30:00+02:00", "1969-12-31T00:00:00Z"}) {
    EXPECT_FALSE(TimeFromString(text)) << text;
  }
  EXPECT_EQ(TimeFromString("1970-01-02T00:00:01.007Z"), 86'401'007u);
}

TEST(Rulebook, PutsTheFirstOfAMergeFirst) {
  const Rulebook book({At(1, RulingVerb::kMerge, "Ann Lee", "Annie Lee"),
                       At(2, RulingVerb::kAlias, "Annie Lee", "A. L."),
                       At(3, RulingVerb::kMerge, "Ann Leigh", "Annie Lee")});
  ASSERT_THAT(book.groups(), SizeIs(1));
  EXPECT_THAT(NamesIn(book.groups()[0]), ElementsAre("Ann Leigh", "Ann Lee", "Annie Lee", "A. L."));
}

TEST(Rulebook, TakesTheLaterOfAMergeAndANeverMerge) {
  const Ruling merge = At(1, RulingVerb::kMerge, "Ann Lee", "Annie Lee");
  const Ruling never = At(2, RulingVerb::kNeverMerge, "Annie Lee", "Ann Lee");
  const Ruling again = At(3, RulingVerb::kMerge, "Annie Lee", "Ann Lee");
  const Rulebook two({merge, never});
  EXPECT_THAT(Verdicts(two), ElementsAre("overruled", "stands"));
  EXPECT_EQ(two.verdicts()[0].by, never.id);
  EXPECT_THAT(two.groups(), IsEmpty());
  EXPECT_THAT(two.apart(), SizeIs(1));
  const Rulebook three({merge, never, again});
  EXPECT_THAT(Verdicts(three), ElementsAre("stands", "overruled", "stands"));
  EXPECT_THAT(three.apart(), IsEmpty());
}

// A is B, B is C, and A never C: the link that was made first gives way.
TEST(Rulebook, BreaksAChainWhereItIsOldest) {
  const Rulebook book({At(1, RulingVerb::kMerge, "A A", "B B"),
                       At(2, RulingVerb::kMerge, "B B", "C C"),
                       At(3, RulingVerb::kNeverMerge, "A A", "C C")});
  EXPECT_THAT(Verdicts(book), ElementsAre("overruled", "stands", "stands"));
  ASSERT_THAT(book.groups(), SizeIs(1));
  EXPECT_THAT(NamesIn(book.groups()[0]), ElementsAre("B B", "C C"));
}

TEST(Rulebook, LetsALaterChainOverruleANeverMerge) {
  const Ruling last = At(3, RulingVerb::kMerge, "B B", "C C");
  const Rulebook book({At(1, RulingVerb::kNeverMerge, "A A", "C C"),
                       At(2, RulingVerb::kMerge, "A A", "B B"), last});
  EXPECT_THAT(Verdicts(book), ElementsAre("overruled", "stands", "stands"));
  EXPECT_EQ(book.verdicts()[0].by, last.id);
}

TEST(Rulebook, UndoesAndUndoesTheUndo) {
  const Ruling merge = At(1, RulingVerb::kMerge, "Ann Lee", "Annie Lee");
  const Ruling undo = Undo(2, merge);
  EXPECT_THAT(Verdicts(Rulebook({merge, undo})), ElementsAre("undone", "stands"));
  EXPECT_THAT(Rulebook({merge, undo}).groups(), IsEmpty());
  const Rulebook back({merge, undo, Undo(3, undo)});
  EXPECT_THAT(Verdicts(back), ElementsAre("stands", "undone", "stands"));
  EXPECT_THAT(back.groups(), SizeIs(1));
}

TEST(Rulebook, KeepsASplitApartUnlessItIsMergedLater) {
  const Ruling split = RichRuling();
  const Rulebook book({split});
  EXPECT_EQ(book.MoveOf({"b.txt", "Marr"}, false), 0u);
  EXPECT_EQ(book.MoveOf({"b.txt", "Marr"}, true), std::nullopt);
  EXPECT_EQ(book.MoveOf({"c.txt", "Marr"}, false), std::nullopt);
  EXPECT_THAT(book.apart(), SizeIs(1));
  const Rulebook merged({split, At(9, RulingVerb::kMerge, "Bo Marr", "Bo Marr (judge)")});
  EXPECT_THAT(Verdicts(merged), ElementsAre("overruled", "stands"));
  EXPECT_EQ(merged.MoveOf({"b.txt", "Marr"}, false), std::nullopt);
}

TEST(Rulebook, KeepsTheLastName) {
  const Ruling first = At(1, RulingVerb::kRename, "Ann Lee", "Lady Lee");
  const Ruling last = At(2, RulingVerb::kRename, "Ann Lee", "Dame Ann Lee");
  const Rulebook book({first, last});
  EXPECT_THAT(Verdicts(book), ElementsAre("overruled", "stands"));
  EXPECT_EQ(book.renames().at(IdOf(first.first)), 1u);
}

TEST(Rulebook, HearsManyRulingsInTime) {
  std::vector<Ruling> log;
  for (uint64_t i = 0; i < 20'000; ++i) {
    const auto verb = i % 3 == 0 ? RulingVerb::kNeverMerge : RulingVerb::kMerge;
    log.push_back(
        At(i, verb, "P " + std::to_string(i * 7919 % 5000), "P " + std::to_string(i % 97)));
  }
  EXPECT_THAT(Rulebook(std::move(log)).verdicts(), SizeIs(20'000));
}

}  // namespace
}  // namespace whosaid
