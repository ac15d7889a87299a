#include "extract/positions/judgement/judged.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>

namespace whosaid {
namespace {

constexpr size_t kMostMentions = 12;

// How sure the model must be of a stand on an actor of this kind; none: never sure enough.
std::optional<double> LeastConfidence(ActorKind kind) {
  switch (kind) {
    case ActorKind::kPerson:
      return 0.55;
    case ActorKind::kOrganisation:
    case ActorKind::kGroup:
      return 0.75;
    default:
      return std::nullopt;
  }
}

// How sure it must be of the light on what somebody speaks of.
struct LeastLight {
  ActorKind kind;
  double positive;
  double negative;
};
constexpr LeastLight kLeastLights[] = {
    {ActorKind::kPerson, 0.75, 0.5},
    {ActorKind::kOrganisation, 0.9, 0.7},
    {ActorKind::kGroup, 0.9, 0.7},
};
// How often what is sure enough was right (docs/quality.md).
constexpr double kSureOfLight = 0.5;

// What is said of who stands there is likely about that one; of "her plan" about the plan.
bool IsSpokenOf(std::string_view deprel) {
  return deprel == "nsubj" || deprel == "obl" || deprel == "nmod";
}

// The token of the range on which its others hang.
TokenIndex HeadOf(const Document& document, TokenRange range) {
  for (TokenIndex i = range.begin; i < range.end; ++i) {
    const uint32_t head = document.syntax[i].head;
    if (head < range.begin || head >= range.end || head == i) return i;
  }
  return range.begin;
}

}  // namespace

ActorJudge::ActorJudge(const Document& document, const MentionIndex& mentions, const Models& models)
    : document_(document),
      mentions_(mentions),
      model_(models.judgements),
      context_(document, models.names, models.stances) {}

std::vector<ActorJudge::TokenMention> ActorJudge::MentionsIn(const Sentence& sentence) const {
  std::vector<TokenMention> found;
  for (const IndexedMention& mention : mentions_.In(sentence.span)) {
    if (document_.clusters[mention.cluster].kind == ActorKind::kPlace) continue;
    const TokenRange range = TokensIn(document_, mention.span);
    if (range.empty()) continue;
    if (!found.empty() && range.begin < found.back().tokens.end) continue;  // within another
    found.push_back({range, mention.cluster, mention.form});
  }
  return found;
}

std::vector<JudgedStand> ActorJudge::LightsIn(size_t sentence, const SpeakerOf& speaker_of) const {
  std::vector<JudgedStand> stands;
  const std::vector<TokenMention> found = MentionsIn(document_.sentences[sentence]);
  if (found.size() > kMostMentions) return stands;
  for (const TokenMention& target : found) {
    const auto least =
        std::ranges::find(kLeastLights, document_.clusters[target.cluster].kind, &LeastLight::kind);
    const TokenIndex head = HeadOf(document_, target.tokens);
    if (least == std::end(kLeastLights) || !IsSpokenOf(document_.syntax[head].deprel)) continue;
    const bool person = least->kind == ActorKind::kPerson;
    // "It" is rarely a firm, "you" rarely one person.
    const bool pronoun = target.form == MentionForm::kPronoun;
    if (pronoun && (!person || document_.syntax[head].lemma == "you")) continue;
    // "campaigning for president"
    const bool described = target.form == MentionForm::kDescription;
    if (described && document_.syntax[head].deprel != "nsubj") continue;
    const Span span{document_.tokens[target.tokens.begin].span.begin,
                    document_.tokens[target.tokens.end - 1].span.end};
    const auto speaker = speaker_of(span);
    if (!speaker || *speaker == target.cluster) continue;
    if (document_.clusters[*speaker].kind != ActorKind::kPerson) continue;  // studies, newspapers
    const std::array<float, 3> light = model_.JudgeTarget(context_, target.tokens);
    const bool negative = light[kNegative] >= least->negative;
    if (!negative && light[kPositive] < least->positive) continue;
    stands.push_back({.actor = *speaker,
                      .target = target.cluster,
                      .stance = negative ? Stance::kCriticizes : Stance::kPraises,
                      .evidence = span,
                      .target_span = span,
                      .target_head = head,
                      .confidence = kSureOfLight});
  }
  return stands;
}

std::vector<JudgedStand> ActorJudge::StandsIn(size_t sentence) const {
  std::vector<JudgedStand> stands;
  const std::vector<TokenMention> found = MentionsIn(document_.sentences[sentence]);
  if (found.size() > kMostMentions) return stands;
  for (size_t i = 0; i < found.size(); ++i) {
    for (size_t k = i + 1; k < found.size(); ++k) {
      if (found[i].cluster == found[k].cluster) continue;
      const auto judged = model_.JudgePair(context_, found[i].tokens, found[k].tokens);
      const PairStand stand = StandOf(judged);
      if (stand == kNoStand) continue;
      const bool back = stand == kForBack || stand == kAgainstBack;
      const TokenMention& holder = found[back ? k : i];
      const TokenMention& target = found[back ? i : k];
      const double confidence{judged[stand]};
      const auto least = LeastConfidence(document_.clusters[target.cluster].kind);
      if (!least || confidence < *least) continue;
      const auto span_of = [&](TokenRange first, TokenRange last) {
        return Span{document_.tokens[first.begin].span.begin,
                    document_.tokens[last.end - 1].span.end};
      };
      const bool positive = stand == kFor || stand == kForBack;
      stands.push_back({.actor = holder.cluster,
                        .target = target.cluster,
                        .stance = positive ? Stance::kSupports : Stance::kCriticizes,
                        .evidence = span_of(found[i].tokens, found[k].tokens),
                        .target_span = span_of(target.tokens, target.tokens),
                        .target_head = HeadOf(document_, target.tokens),
                        .confidence = confidence});
    }
  }
  return stands;
}

}  // namespace whosaid
