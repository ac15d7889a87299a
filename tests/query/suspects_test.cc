#include "query/suspects.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/link/link.h"

namespace whosaid {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// A store with one document for each name.
class Suspects : public testing::Test {
 protected:
  void Add(const std::string& name, ActorKind kind = ActorKind::kPerson, int documents = 1) {
    for (int i = 0; i < documents; ++i) {
      FactSet facts;
      facts.article.uri = fmt::format("{}", ++number_);
      facts.article.text = name;
      facts.clusters = {{kind, name, {{{0, static_cast<uint32_t>(name.size())}}}, {}}};
      ASSERT_TRUE(store_->Put(facts));
    }
  }
  // "suspicion: actor, other (because)" of each.
  std::vector<std::string> List() {
    const ActorGazetteer gazetteer({}, {}, {{"bill", "william"}});
    EXPECT_TRUE(store_->PutLinks(*Link(**store_->TakeSnapshot(), gazetteer)));
    std::vector<std::string> lines;
    const auto table = ListSuspects(**store_->TakeSnapshot(), gazetteer);
    for (const std::vector<Cell>& row : table->rows) {
      const auto text = [&](size_t i) {
        const auto* value = std::get_if<std::string>(&row[i]);
        return value == nullptr ? std::string("-") : *value;
      };
      lines.push_back(fmt::format("{}: {}, {} ({})", text(0), text(1), text(2), text(4)));
    }
    return lines;
  }

  std::unique_ptr<Store> store_ = NewMemoryStore();
  int number_ = 0;
};

TEST_F(Suspects, AreNoneWhereNamesDiffer) {
  Add("Ann Quill");
  Add("Bo Quill");
  Add("Port Board", ActorKind::kOrganisation);
  Add("Rail Council", ActorKind::kOrganisation);
  EXPECT_THAT(List(), IsEmpty());
}

TEST_F(Suspects, AreActorsWithNearlyTheSameName) {
  Add("Dana Moss", ActorKind::kPerson, 3);
  Add("D. Moss", ActorKind::kPerson, 2);
  Add("Arlen");
  Add("Arlen", ActorKind::kPlace);
  Add("Harbour Safety Board", ActorKind::kOrganisation);
  Add("HSB", ActorKind::kOrganisation);
  Add("Arlen Port Authority", ActorKind::kOrganisation);
  Add("Port Authority", ActorKind::kOrganisation);
  EXPECT_THAT(List(),
              ElementsAre("duplicate: Dana Moss, D. Moss (an initial of the other's given name)",
                          HasSubstr("duplicate: Arlen, Arlen (the same name under another kind)"),
                          HasSubstr("(an acronym of the other's name)"),
                          HasSubstr("(the end of the other's name)")));
}

TEST_F(Suspects, AreSurnamesGivenToTheMostFrequent) {
  Add("Ann Quill", ActorKind::kPerson, 10);
  Add("Bo Quill");
  Add("Quill", ActorKind::kPerson, 2);
  EXPECT_THAT(List(), ElementsAre(HasSubstr("over-merge: Ann Quill, - (Quill: surname alone")));
}

TEST_F(Suspects, LeaveOutWhatPeopleDecided) {
  Add("Dana Moss");
  Add("D. Moss");
  Ruling ruling;
  ruling.at = 1;
  ruling.verb = RulingVerb::kNeverMerge;
  ruling.first = {"Dana Moss", ActorKind::kPerson, "dana moss"};
  ruling.second = {"D. Moss", ActorKind::kPerson, "d moss"};
  ASSERT_TRUE(store_->PutRulings({WithId(ruling)}));
  EXPECT_THAT(List(), IsEmpty());
}

TEST_F(Suspects, AreFoundInTimeAmongMany) {
  for (int i = 0; i < 2000; ++i) Add(fmt::format("Given{} Quill", i));
  EXPECT_LT(List().size(), 2000u);
}

}  // namespace
}  // namespace whosaid
