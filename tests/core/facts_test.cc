#include "core/facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace whosaid {
namespace {

using testing::HasSubstr;

// One document with one of everything: «Ann Lee said “caf\u00e9s must stay open.”»
FactSet SmallFacts() {
  FactSet facts;
  facts.article.uri = "small.txt";
  facts.article.text = "Ann Lee said \u201ccaf\u00e9s must stay open.\u201d";
  facts.zones = {{ZoneKind::kBody, {0, static_cast<uint32_t>(facts.article.text.size())}}};
  facts.clusters = {{ActorKind::kPerson, "Ann Lee", {{{0, 7}, MentionForm::kName}}, {}}};
  Attribution said;
  said.speaker = 0;
  said.source = Span{0, 7};
  said.cue = Span{8, 12};
  said.content = {{13, 41}};
  said.confidence = 0.9;
  facts.statements = {said};
  Position demands;
  demands.stance = Stance::kDemands;
  demands.target.label = "open cafés";
  demands.evidence = {16, 37};
  demands.statement = 0;
  facts.positions = {demands};
  return facts;
}

TEST(FindFlaw, FindsNoneInSoundFacts) { EXPECT_EQ(FindFlaw(SmallFacts()), std::nullopt); }

struct FlawCase {
  const char* name;
  std::function<void(FactSet&)> damage;
  const char* message;
};

class FindFlawIn : public testing::TestWithParam<FlawCase> {};

TEST_P(FindFlawIn, NamesTheCulprit) {
  FactSet facts = SmallFacts();
  GetParam().damage(facts);
  const auto flaw = FindFlaw(facts);
  ASSERT_TRUE(flaw);
  EXPECT_THAT(*flaw, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Facts, FindFlawIn,
    testing::Values(
        FlawCase{"Text", [](FactSet& f) { f.article.text[0] = '\xff'; }, "byte 0"},
        FlawCase{"LongSpan", [](FactSet& f) { f.statements[0].content[0].end = 99; },
                 "statements[0].content"},
        FlawCase{"EmptySpan", [](FactSet& f) { f.statements[0].cue = Span{4, 4}; },
                 "statements[0].cue"},
        FlawCase{"CutCharacter", [](FactSet& f) { f.positions[0].evidence.begin = 14; },
                 "cuts a character"},
        FlawCase{"NoContent", [](FactSet& f) { f.statements[0].content.clear(); }, "no content"},
        FlawCase{"NoSuchSpeaker", [](FactSet& f) { f.statements[0].speaker = 1; },
                 "statements[0].speaker"},
        FlawCase{"OwnParent", [](FactSet& f) { f.statements[0].parent = 0; }, "inside itself"},
        FlawCase{"NoSuchActor", [](FactSet& f) { f.positions[0].actor = 7; }, "positions[0].actor"},
        FlawCase{"NoLabel", [](FactSet& f) { f.positions[0].target.label.clear(); }, "no label"},
        FlawCase{"NoEvidence", [](FactSet& f) { f.positions[0].evidence = {}; },
                 "positions[0].evidence"},
        FlawCase{"Confidence", [](FactSet& f) { f.positions[0].confidence = 1.5; },
                 "not in [0, 1]"},
        FlawCase{"Zones", [](FactSet& f) { f.zones.push_back({ZoneKind::kBody, {3, 5}}); },
                 "zones[1] overlaps"},
        FlawCase{"NoName", [](FactSet& f) { f.clusters[0].name.clear(); }, "actors[0]: no name"}),
    [](const auto& test_case) { return test_case.param.name; });

}  // namespace
}  // namespace whosaid
