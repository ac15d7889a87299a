#include "extract/positions/judged.h"

#include <array>
#include <optional>

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
    found.push_back({range, mention.cluster});
  }
  return found;
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
