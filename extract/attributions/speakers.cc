#include "extract/attributions/speakers.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "extract/coreference/phrases.h"

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

// What speaks for who made it: "a Gazette analysis", "a study released by the harbour board".
bool IsWork(const Word& word) {
  constexpr std::string_view kWorks[] = {"analysis", "reporting", "investigation",
                                         "study",    "poll",      "survey",
                                         "review",   "report",    "editorial"};
  return std::ranges::find(kWorks, word.folded) != std::end(kWorks);
}

// Who made the work: named right before it, or behind "by".
std::optional<ClusterIndex> MakerOf(const Document& document, const Words& words,
                                    const std::vector<IndexedMention>& inside, TokenIndex work) {
  const auto may_make = [&](const IndexedMention& m) {
    const ActorKind kind = document.clusters[m.cluster].kind;
    return m.form == MentionForm::kName &&
           (kind == ActorKind::kOrganisation || kind == ActorKind::kPerson);
  };
  for (const IndexedMention& mention : inside) {
    if (!may_make(mention)) continue;
    TokenIndex begin = words.At(mention.span.begin);
    TokenIndex end = words.At(mention.span.end);
    if (end < work && words[end].IsClass(WordClass::kPossessive)) ++end;
    if (end == work) return mention.cluster;
    if (begin > work && words[begin - 1].folded == "the") --begin;
    const bool joined = end < words.size() && words[end].folded == "and";
    if (begin > work && words[begin - 1].folded == "by" && !joined) return mention.cluster;
  }
  return std::nullopt;
}

}  // namespace

std::vector<ClusterIndex> SpeakersOf(const Document& document, const Words& words,
                                     const MentionIndex& mentions, TokenRange source) {
  const Word& last = words[source.end - 1];
  if (source.end - source.begin == 1 && last.Is(kRelative)) {
    const auto before = mentions.Before(last.span.begin);
    const bool near = before && last.span.begin - before->span.end <= 3;
    return near ? std::vector<ClusterIndex>{before->cluster} : std::vector<ClusterIndex>{};
  }
  const std::vector<IndexedMention> inside = mentions.In(words.SpanOf(source));
  if (inside.empty()) return {};
  if (auto joint = Joint(document, words, inside); !joint.empty()) return joint;
  const TokenIndex head = HeadOf(words, source);
  if (IsWork(words[head])) {
    if (const auto maker = MakerOf(document, words, inside, head)) return {*maker};
  }
  const Span head_span = words[head].span;
  const auto is_person = [&](const IndexedMention& m) {
    return document.clusters[m.cluster].kind == ActorKind::kPerson &&
           m.form == MentionForm::kName && !IsPossessor(document, words, m.span);
  };
  const auto at_head = std::ranges::find_if(inside, [&](const IndexedMention& m) {
    return m.span.Contains(head_span) && !IsPossessor(document, words, m.span);
  });
  const auto person = std::ranges::find_if(inside, is_person);
  // "a board spokesman, Ana Ruiz": the name says more than the description.
  const bool described = at_head == inside.end() || at_head->form == MentionForm::kDescription;
  if (words[head].Is(kRole) && described && person != inside.end()) return {person->cluster};
  if (at_head != inside.end()) return {at_head->cluster};
  if (person != inside.end() && words[head].Is(kRole)) return {person->cluster};
  return {inside.front().cluster};
}

}  // namespace whosaid
