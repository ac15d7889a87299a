#include "extract/attributions/speakers.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "extract/coreference/actor_nouns.h"
#include "extract/coreference/descriptions.h"
#include "extract/coreference/phrases.h"
#include "extract/coreference/works.h"

namespace whosaid {
namespace {

bool IsPossessor(const Document& document, const Words& words, Span mention) {
  static_cast<void>(document);
  const TokenIndex next = words.At(mention.end);
  return next < words.size() && words[next].IsClass(WordClass::kPossessive);
}

// "Ruiz and Okafor": mentions of persons or organisations with nothing but "and" or commas between.
std::vector<ClusterIndex> Joint(const Document& document, const Words& words,
                                const std::vector<IndexedMention>& inside) {
  std::vector<ClusterIndex> joint;
  for (size_t i = 0; i < inside.size(); ++i) {
    if (i > 0) {
      const TokenIndex between = words.At(inside[i - 1].span.end);
      const bool linked = between < words.size() &&
                          (words[between].folded == "and" || words[between].folded == "&") &&
                          words.At(inside[i].span.begin) <= between + 2;
      if (!linked) break;
    }
    if (IsPossessor(document, words, inside[i].span)) return {};
    joint.push_back(inside[i].cluster);
  }
  if (joint.size() < 2 || joint[0] == joint[1]) return {};
  return joint;
}

// What may describe somebody before the name.
bool MayDescribe(const Word& word) {
  return IsNominal(word) || ActorNounOf(word.folded) == ActorNoun::kPerson ||
         word.IsClass(WordClass::kAdjective) || word.Is(kDeterminer | kPossessive) ||
         word.IsClass(WordClass::kPossessive) || word.IsClass(WordClass::kDeterminer) ||
         word.IsClass(WordClass::kAdverb) || word.folded == "'" || word.folded == "-" ||
         word.folded == "for" || word.folded == "of";
}

// "Ruiz's own latest letter": nothing but what describes the noun between.
bool Owns(const Words& words, TokenIndex possessive, TokenIndex noun) {
  for (TokenIndex i = possessive + 1; i < noun; ++i) {
    if (!IsNominal(words[i]) && !words[i].IsClass(WordClass::kAdjective)) return false;
  }
  return true;
}

// Who made the work: whose it is, who is named right before it, behind "by" or, of institutions,
// behind "from".
std::optional<ClusterIndex> MakerOf(const Document& document, const Words& words,
                                    const std::vector<IndexedMention>& inside, TokenIndex work) {
  const auto may_make = [&](const IndexedMention& m) {
    const ActorKind kind = document.clusters[m.cluster].kind;
    return m.form == MentionForm::kName &&
           (kind == ActorKind::kOrganisation || kind == ActorKind::kPerson);
  };
  for (const IndexedMention& mention : inside) {
    TokenIndex begin = words.At(mention.span.begin);
    TokenIndex end = words.At(mention.span.end);
    if (end < work && words[end].IsClass(WordClass::kPossessive) && Owns(words, end, work)) {
      return mention.cluster;
    }
    if (!may_make(mention)) continue;
    if (end == work) return mention.cluster;
    while (begin > work &&
           (words[begin - 1].folded == "the" || words[begin - 1].IsClass(WordClass::kAdjective))) {
      --begin;
    }
    const bool body = document.clusters[mention.cluster].kind == ActorKind::kOrganisation;
    if (document.syntax[work].xpos != "NN") continue;  // "polls by the institute and others"
    if (body && begin > work && words[begin - 1].folded == "from") return mention.cluster;
    const bool joined = end < words.size() && words[end].folded == "and";
    if (begin > work && words[begin - 1].folded == "by" && !joined) return mention.cluster;
  }
  return std::nullopt;
}

// "civil [and] environmental engineer"
bool JoinsAdjectives(const Words& words, TokenIndex i) {
  return i > 0 && words[i].folded == "and" && words[i - 1].IsClass(WordClass::kAdjective);
}

// "Harbour University historian [Ana Ruiz]", "his wife, Hale aide [Carla Moss]": a person whom all
// before describes.
std::optional<ClusterIndex> Titled(const Document& document, const Words& words,
                                   const std::vector<IndexedMention>& inside, TokenRange source) {
  const bool role = words[RootOf(document, source)].Is(kRole);
  for (const IndexedMention& mention : inside) {
    const bool person = mention.form == MentionForm::kName &&
                        document.clusters[mention.cluster].kind == ActorKind::kPerson;
    const TokenIndex end = words.At(mention.span.end);
    if (!person || (end < source.end && !IsMark(words[end], ','))) continue;
    TokenIndex begin = std::max(words.At(mention.span.begin), source.begin);
    if (begin > source.begin &&
        (words[begin - 1].folded == "of" || words[begin - 1].folded == "for")) {
      continue;
    }
    while (begin > source.begin &&
           (MayDescribe(words[begin - 1]) || JoinsAdjectives(words, begin - 1))) {
      --begin;
    }
    const bool apposed = begin > source.begin + 1 && IsMark(words[begin - 1], ',') &&
                         (role || words[begin - 2].Is(kRole));
    if (begin == source.begin || apposed) return mention.cluster;
  }
  return std::nullopt;
}

// Where the patterns see no mention at the head: the one at the head by the trees. Of a noun that
// nobody is called by none: what is named beside it ("Lodrian news reports") is another.
std::vector<ClusterIndex> AtRoot(const Document& document, const Words& words,
                                 const std::vector<IndexedMention>& inside, TokenRange source) {
  const TokenIndex root = RootOf(document, source);
  const auto at_root = std::ranges::find_if(inside, [&](const IndexedMention& mention) {
    return mention.span.Contains(words[root].span) && !IsPossessor(document, words, mention.span);
  });
  if (at_root != inside.end()) return {at_root->cluster};
  // "officials studying ports in [Lodria]", where the tree is wrong
  const TokenIndex begin = words.At(inside.front().span.begin);
  const bool opens =
      begin == source.begin || (begin == source.begin + 1 && words[source.begin].Is(kDeterminer));
  if (document.syntax[root].upos == Upos::kNoun || !opens) return {};
  return {inside.front().cluster};
}

}  // namespace

std::vector<ClusterIndex> SpeakersOf(const Document& document, const Words& words,
                                     const MentionIndex& mentions, TokenRange source) {
  const Word& last = words[source.end - 1];
  if (source.end - source.begin == 1 && last.Is(kRelative)) {
    const auto before = mentions.Before(last.span.begin);
    // "Ana Ruiz, 24, from Orlice, [who] said": not the town
    const bool place = before && last.folded == "who" &&
                       document.clusters[before->cluster].kind == ActorKind::kPlace;
    const bool near = before && !place && last.span.begin - before->span.end <= 3;
    return near ? std::vector<ClusterIndex>{before->cluster} : std::vector<ClusterIndex>{};
  }
  const std::vector<IndexedMention> inside = mentions.In(words.SpanOf(source));
  if (inside.empty()) return {};
  if (const auto titled = Titled(document, words, inside, source)) return {*titled};
  if (auto joint = Joint(document, words, inside); !joint.empty()) return joint;
  const TokenIndex head = HeadOf(words, source);
  if (Works::SpeaksForOwner(document.syntax[head].lemma)) {
    if (const auto maker = MakerOf(document, words, inside, head)) return {*maker};
  }
  const Span head_span = words[head].span;
  const auto is_person = [&](const IndexedMention& m) {
    // "a spokesman for [Ruiz]"
    const TokenIndex begin = words.At(m.span.begin);
    const bool elsewhere =
        begin > source.begin && (words[begin - 1].Is(kPreposition | kTo) ||
                                 words[begin - 1].IsClass(WordClass::kPossessive));
    return document.clusters[m.cluster].kind == ActorKind::kPerson && !elsewhere &&
           m.form == MentionForm::kName && !IsPossessor(document, words, m.span);
  };
  const auto at_head = std::ranges::find_if(inside, [&](const IndexedMention& m) {
    return m.span.Contains(head_span) && !IsPossessor(document, words, m.span);
  });
  const auto person = std::ranges::find_if(inside, is_person);
  // "a board spokesman, Ana Ruiz": the name says more than the description.
  const bool described = at_head == inside.end() || at_head->form == MentionForm::kDescription;
  const bool role = words[head].Is(kRole) || words[RootOf(document, source)].Is(kRole);
  if (role && described && person != inside.end()) return {person->cluster};
  if (at_head != inside.end()) return {at_head->cluster};
  if (person != inside.end() && words[head].Is(kRole)) return {person->cluster};
  return AtRoot(document, words, inside, source);
}

}  // namespace whosaid
