#include "extract/attributions/unnamed_sources.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extract/coreference/actor_names.h"
#include "extract/coreference/actor_nouns.h"
#include "extract/coreference/descriptions.h"
#include "extract/coreference/phrases.h"
#include "extract/coreference/works.h"
#include "extract/tokens/characters.h"

namespace whosaid {
namespace {

constexpr int kMostSteps = 6;  // from "who" up to the noun that its clause hangs on
// Without a noun these still say that somebody speaks.
constexpr std::string_view kSome[] = {"many", "most", "some", "several", "few", "others", "those"};

bool Describes(const Document& document, const Words& words, TokenIndex head) {
  const Word& word = words[head];
  if (std::ranges::find(kSome, word.folded) != std::end(kSome)) return true;
  if (word.Is(kTimeNoun | kWeekday | kMonth) || word.text.size() < 2) return false;
  const Upos upos = document.syntax[head].upos;
  return upos == Upos::kNoun || upos == Upos::kPropn ||
         IsShare(document, words, {head, head + 1}, head);
}

}  // namespace

UnnamedSources::UnnamedSources(const Document& document, const Words& words,
                               const MentionIndex& mentions)
    : document_(document), words_(words), mentions_(mentions) {
  for (ClusterIndex i = 0; i < document.clusters.size(); ++i) {
    by_name_.emplace(Folded(document.clusters[i].name), i);
  }
}

// "analysts" of "analysts [who] say …"
std::optional<TokenIndex> UnnamedSources::AntecedentOf(TokenIndex relative) const {
  const auto& syntax = document_.syntax;
  TokenIndex i = relative;
  for (int steps = 0; steps < kMostSteps && syntax[i].head != i; ++steps) {
    const bool clause = syntax[i].deprel.starts_with("acl");
    i = syntax[i].head;
    if (clause) return i < relative ? std::optional(i) : std::nullopt;
  }
  return std::nullopt;
}

bool UnnamedSources::IsPlace(TokenIndex i) const {
  const auto named = mentions_.In(words_[i].span);
  return !named.empty() && document_.clusters[named.front().cluster].kind == ActorKind::kPlace;
}

bool UnnamedSources::IsTitled(TokenIndex i) const {
  const uint32_t sentence = words_.SentenceOf(i);
  const ZoneKind zone = document_.sentences[sentence].zone;
  return zone == ZoneKind::kHeadline || zone == ZoneKind::kBullets || words_.IsTitleCase(sentence);
}

std::optional<ClusterIndex> UnnamedSources::Find(TokenRange source) {
  if (source.end - source.begin == 1 && words_[source.begin].Is(kRelative)) {
    auto noun = AntecedentOf(source.begin);
    if (!noun) return std::nullopt;
    // "Ana Ruiz, 24, from Orlice, [who] …"
    for (int steps = 0; steps < kMostSteps && IsPlace(*noun); ++steps) {
      noun = document_.syntax[*noun].head;
    }
    if (const auto known = mentions_.In(words_[*noun].span); !known.empty()) {
      return known.front().cluster;
    }
    const TokenIndex low = document_.sentences[words_.SentenceOf(*noun)].first_token;
    const auto phrase = PhraseEndingAt(words_, low, *noun);
    if (!phrase || !NamesActor(words_[*noun].folded)) return std::nullopt;
    source = *phrase;
  }
  while (source.begin < source.end && words_[source.begin].IsClass(WordClass::kPunctuation)) {
    ++source.begin;
  }
  if (source.empty()) return std::nullopt;
  const TokenIndex head = RootOf(document_, source);
  // Where capitals tell little, what is no actor's name may be anything ("Proposed Toll Road").
  if (words_[head].capital && IsTitled(head)) return std::nullopt;
  if (!Describes(document_, words_, head)) return std::nullopt;
  if (const auto owned = Owned(source, head)) return owned;
  if (const auto named = NamedAtEnd(source)) return named;
  TokenRange counted = Counted(document_, words_, source, head);
  const bool of_you = counted.end - counted.begin == 1 &&  // "many of you"
                      words_[counted.begin].Is(kSubjectPronoun | kObjectPronoun);
  if (of_you) counted = {head, head + 1};
  const TokenIndex noun = counted == source ? head : RootOf(document_, counted);
  std::string name = DescriptionOf(document_, words_, counted);
  if (name.empty()) return std::nullopt;
  return Named(std::move(name), KindOfDescribed(document_, words_, noun), source);
}

// "[Some of them] said": those; "[one of them]": one of the pilots.
std::optional<ClusterIndex> UnnamedSources::SomeOfThem(TokenRange source) {
  TokenIndex of = source.begin + 1;
  while (of + 1 < source.end && words_[of].folded != "of") ++of;
  if (of + 2 != source.end || words_[of + 1].folded != "them") return std::nullopt;
  const auto them = mentions_.In(words_[of + 1].span);
  if (them.empty()) return std::nullopt;
  const ClusterIndex all = them.front().cluster;
  if (words_[of - 1].folded != "one") return all;
  return Named("one of the " + document_.clusters[all].name, ActorKind::kAnonymous, source);
}

// "[its website] says", "[his campaign] sued": whose it is, and the Ruiz campaign.
std::optional<ClusterIndex> UnnamedSources::Owned(TokenRange source, TokenIndex head) {
  if (!words_[source.begin].Is(kPossessive)) return std::nullopt;
  const auto owner = mentions_.In(words_[source.begin].span);
  if (owner.empty()) return std::nullopt;
  const ClusterIndex cluster = owner.front().cluster;
  if (Works::SpeaksForOwner(document_.syntax[head].lemma)) return cluster;
  const bool body = words_[head].Is(kOrganisationActor) && source.begin + 1 == head;
  if (!body || document_.clusters[cluster].kind != ActorKind::kPerson) return std::nullopt;
  const std::string& name = document_.clusters[cluster].name;
  return Named(name.substr(name.rfind(' ') + 1) + ' ' + std::string(words_[head].text),
               ActorKind::kOrganisation, source);
}

// "study author and chemist [Ana Ruiz]", where nothing knew the name.
std::optional<ClusterIndex> UnnamedSources::NamedAtEnd(TokenRange source) {
  TokenIndex begin = source.end;
  while (begin > source.begin && words_[begin - 1].capital &&
         document_.syntax[begin - 1].upos == Upos::kPropn) {
    --begin;
  }
  const bool titled =
      begin > source.begin && !words_[begin - 1].capital && words_[begin - 1].Is(kRole | kTitle);
  if (!titled || source.end - begin < 2 || !words_[begin].Is(kGivenName)) return std::nullopt;
  return Named(TextOf(document_, words_, {begin, source.end}), ActorKind::kPerson,
               {begin, source.end});
}

ClusterIndex UnnamedSources::Named(std::string name, ActorKind kind, TokenRange mention) {
  const auto next = static_cast<ClusterIndex>(document_.clusters.size() + fresh_.size());
  const auto [known, is_new] = by_name_.emplace(Folded(name), next);
  const Mention described{words_.SpanOf(mention), MentionForm::kDescription};
  if (is_new) {
    Cluster& cluster = fresh_.emplace_back();
    cluster.kind = kind;
    cluster.name = std::move(name);
    cluster.mentions = {described};
  } else if (known->second >= document_.clusters.size()) {
    auto& mentions = fresh_[known->second - document_.clusters.size()].mentions;
    if (mentions.back().span.end <= described.span.begin) mentions.push_back(described);
  }
  return known->second;
}

}  // namespace whosaid
