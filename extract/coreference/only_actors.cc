#include "extract/coreference/only_actors.h"

#include <algorithm>

#include "extract/coreference/phrases.h"
#include "extract/tokens/characters.h"

namespace whosaid {
namespace {

// "the board", "the father" and nothing more
bool IsBare(const NounPhrase& phrase) {
  return phrase.tokens.begin + 1 == phrase.head && phrase.tokens.end == phrase.head + 1 &&
         phrase.article == PhraseArticle::kDefinite;
}

// "board" of "orlice board of elections"
std::string_view HeadOfName(std::string_view name) {
  for (const std::string_view link : {" of ", " in ", " for "}) {
    name = name.substr(0, name.find(link));
  }
  return name.substr(name.rfind(' ') + 1);
}

}  // namespace

OnlyActors::OnlyActors(const CoreferenceReading& reading) : reading_(reading) {
  ReadBodies();
  ReadBearers();
  ReadKin();
  ReadCountry();
}

void OnlyActors::ReadBodies() {
  for (ActorIndex i = 0; i < reading_.actors.size(); ++i) {
    const Actor& actor = reading_.actors[i];
    if (actor.kind != ActorKind::kOrganisation || actor.mentions.empty()) continue;
    const std::string name = Folded(actor.text);
    const std::string_view head = HeadOfName(name);
    if (head.size() == name.size()) continue;
    const auto [body, is_new] = bodies_.emplace(head, i);
    if (!is_new) body->second.reset();
  }
}

void OnlyActors::ReadBearers() {
  for (ActorIndex i = 0; i < reading_.actors.size(); ++i) {
    if (reading_.actors[i].kind != ActorKind::kPerson) continue;
    for (const TokenRange& role : reading_.actors[i].roles) {
      const TokenIndex head = HeadOf(reading_.words, role);
      if (!reading_.words[head].Is(kRole)) continue;
      const auto [bearer, is_new] = bearers_.try_emplace(reading_.words[head].folded, i);
      if (!is_new && bearer->second != i) bearer->second.reset();
    }
  }
}

void OnlyActors::ReadKin() {
  std::map<std::string_view, std::vector<ActorIndex>> by_surname;
  for (ActorIndex i = 0; i < reading_.actors.size(); ++i) {
    const Actor& actor = reading_.actors[i];
    const bool full = actor.kind == ActorKind::kPerson && actor.names.size() > 1;
    if (full && !actor.mentions.empty()) by_surname[actor.names.back()].push_back(i);
  }
  for (const auto& [surname, persons] : by_surname) {
    if (persons.size() < 2) continue;
    for (ActorIndex i : persons) kin_[static_cast<size_t>(reading_.actors[i].sex)].push_back(i);
  }
  for (auto& persons : kin_) {
    std::ranges::sort(persons, {}, [&](ActorIndex i) {
      return reading_.actors[i].mentions.front().tokens.begin;
    });
    if (persons.size() > 2) persons.resize(2);
  }
}

void OnlyActors::ReadCountry() {
  std::optional<ActorIndex> country;
  for (ActorIndex i = 0; i < reading_.actors.size(); ++i) {
    const Actor& actor = reading_.actors[i];
    if (actor.kind != ActorKind::kCountry || actor.mentions.empty()) continue;
    if (country) return;
    country = i;
  }
  for (size_t n = 0; n < reading_.names.size() && country && demonym_.empty(); ++n) {
    if (reading_.actor_of[n] != *country || !reading_.names[n].adjective) continue;
    demonym_ = TextOf(reading_.document, reading_.words, reading_.names[n].tokens);
  }
}

bool OnlyActors::IsBefore(ActorIndex actor, TokenIndex token) const {
  return reading_.actors[actor].mentions.front().tokens.begin < token;
}

std::optional<ActorIndex> OnlyActors::Body(std::string_view noun) const {
  const auto body = bodies_.find(noun);
  return body == bodies_.end() ? std::nullopt : body->second;
}

std::optional<ActorIndex> OnlyActors::CalledBody(const NounPhrase& phrase) const {
  const bool called = phrase.tokens.begin + 1 == phrase.head &&
                      phrase.article == PhraseArticle::kDefinite &&
                      phrase.number == PhraseNumber::kSingular;
  const auto body = called ? Body(reading_.words[phrase.head].folded) : std::nullopt;
  return body && IsBefore(*body, phrase.head) ? body : std::nullopt;
}

std::optional<ActorIndex> OnlyActors::Bearer(const NounPhrase& phrase) const {
  if (!IsBare(phrase) || phrase.number != PhraseNumber::kSingular || phrase.joined) return {};
  const auto bearer = bearers_.find(reading_.words[phrase.head].folded);
  const bool named =
      bearer != bearers_.end() && bearer->second && IsBefore(*bearer->second, phrase.head);
  return named ? bearer->second : std::nullopt;
}

std::optional<ActorIndex> OnlyActors::Kin(const NounPhrase& phrase) const {
  constexpr std::string_view kKin[] = {"father", "mother", "husband",  "wife",    "son",
                                       "sister", "uncle",  "daughter", "brother", "dad",
                                       "mom",    "mum",    "widower",  "widow",   "aunt"};
  const std::string_view noun = reading_.words[phrase.head].folded;
  if (!IsBare(phrase) || std::ranges::find(kKin, noun) == std::end(kKin)) return std::nullopt;
  const bool female = phrase.gender == PhraseGender::kFemale;
  const auto& persons = kin_[static_cast<size_t>(female ? Sex::kFemale : Sex::kMale)];
  if (persons.empty() || !IsBefore(persons[0], phrase.head)) return std::nullopt;
  const bool several = persons.size() > 1 && IsBefore(persons[1], phrase.head);
  return several ? std::nullopt : std::optional(persons[0]);
}

std::optional<std::string> OnlyActors::Government(const NounPhrase& phrase) const {
  const bool government = reading_.words[phrase.head].folded == "government";
  if (!government || !IsBare(phrase) || demonym_.empty()) return std::nullopt;
  return demonym_ + " government";
}

}  // namespace whosaid
