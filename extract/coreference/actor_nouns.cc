#include "extract/coreference/actor_nouns.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "extract/lexicon.h"
#include "models/embedded.h"

namespace whosaid {
namespace {

using Nouns = std::unordered_map<std::string_view, ActorNoun>;

Nouns ReadNouns() {
  Nouns nouns;
  for (const auto& row : ReadRows(*EmbeddedFile("lexicons/actors.tsv"))) {
    nouns.emplace(row[0], row[1] == "person" ? ActorNoun::kPerson : ActorNoun::kGroup);
  }
  return nouns;
}

constexpr uint64_t kActors =
    kRole | kPeople | kSource | kOrganisationActor | kOrganisationHead | kMediumNoun | kTitle;

// Places that act as those who live there, and what the lists lack.
constexpr std::string_view kActing[] = {
    "world",      "city",       "town",    "village", "valley",  "region",    "county", "province",
    "electorate", "leadership", "side",    "wing",    "state",   "nonprofit", "profit", "checker",
    "others",     "owner",      "cashier", "island",  "capital", "district"};

bool IsActor(std::string_view noun) {
  return std::ranges::find(kActing, noun) != std::end(kActing) ||
         (ShippedLexicon().Find(noun).traits & kActors) != 0 ||
         ActorNounOf(noun) != ActorNoun::kNone;
}

}  // namespace

ActorNoun ActorNounOf(std::string_view lemma) {
  static const Nouns nouns = ReadNouns();
  auto found = nouns.find(lemma);
  if (found == nouns.end()) found = nouns.find(lemma.substr(lemma.rfind('-') + 1));
  return found == nouns.end() ? ActorNoun::kNone : found->second;
}

bool NamesActor(std::string_view description) {
  for (const std::string_view link : {" of ", " for ", " in ", " from ", " with ", " at ", " on ",
                                      " to ", " by ", " about ", " who "}) {
    description = description.substr(0, description.find(link));
  }
  std::string_view noun = description.substr(description.rfind(' ') + 1);
  noun = noun.substr(noun.rfind('-') + 1);
  if (IsActor(noun)) return true;
  for (const std::string_view plural : {"s", "es"}) {
    const bool ends = noun.ends_with(plural);
    if (ends && IsActor(noun.substr(0, noun.size() - plural.size()))) return true;
  }
  return noun.ends_with("ies") && IsActor(std::string(noun.substr(0, noun.size() - 3)) + 'y');
}

}  // namespace whosaid
