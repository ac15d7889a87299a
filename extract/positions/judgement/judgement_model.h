// JudgementModel: how a stretch of text judges: what stand a holder takes towards a target in it,
// in what light it shows a target, whether it supports or opposes. Log-linear models over hashed
// features of words, clusters, stance cues and the tree; train/train_judgements.cc trains them,
// models/judgements.md says on what and how well.
//
// The task of the pair model is that of Park, Pan and Joo (2021, "Who Blames or Endorses Whom?"):
// no stand, or a stand of either polarity in either direction, in one softmax.
//
// A view of bytes that must outlive it; any number of threads may use one model at once.
#ifndef WHOSAID_EXTRACT_POSITIONS_JUDGEMENT_JUDGEMENT_MODEL_H_
#define WHOSAID_EXTRACT_POSITIONS_JUDGEMENT_JUDGEMENT_MODEL_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "extract/attributions/attribution_model.h"
#include "extract/names/name_model.h"
#include "extract/positions/lexicon.h"
#include "extract/tokens/token_range.h"
#include "extract/weights/chain_model.h"

namespace whosaid {

// What the features know of each token of a document, computed once.
class JudgementContext {
 public:
  // Reads tokens, sentences, syntax, quotations and names of `document`, which must outlive this.
  JudgementContext(const Document& document, const NameModel& names, const StanceLexicon& stances);

  const Document& document() const { return context_.document(); }
  const AttributionContext::Word& word(TokenIndex i) const { return context_.words()[i]; }
  TokenIndex size() const { return static_cast<TokenIndex>(context_.words().size()); }
  // The tokens of the sentences that hold the ranges.
  TokenRange Window(TokenRange a, TokenRange b) const;
  // 1 or -1 where a cue of the lexicon begins, turned round where it is negated; else 0.
  int polarity(TokenIndex i) const { return polarity_[i]; }
  bool negation(TokenIndex i) const { return negation_[i]; }
  // To the head, with its subtype: passives differ.
  uint64_t relation(TokenIndex i) const { return relation_[i]; }

 private:
  AttributionContext context_;
  std::vector<int8_t> polarity_;
  std::vector<bool> negation_;
  std::vector<uint64_t> relation_;
};

// The target model's scores for both (JudgementModel::Light).
struct Lights {
  std::array<float, 3> holder;
  std::array<float, 3> target;
};
void PairFeatures(const JudgementContext& context, TokenRange holder, TokenRange target,
                  const Lights& lights, FeatureList& features);
void TargetFeatures(const JudgementContext& context, TokenRange target, FeatureList& features);
void TextFeatures(const JudgementContext& context, TokenRange text, FeatureList& features);

// Index into probabilities.
enum Judgement : uint8_t { kNeutral = 0, kPositive = 1, kNegative = 2 };

// Of a pair (a, b): no stand, a for b, a against b, b for a, b against a.
enum PairStand : uint8_t { kNoStand = 0, kFor = 1, kAgainst = 2, kForBack = 3, kAgainstBack = 4 };

// The stand that is likeliest to be meant: none unless a stand of any kind has at least this
// probability, which balances precision and recall on dse's dev part.
inline constexpr float kLeastStand = 0.38f;
PairStand StandOf(const std::array<float, 5>& probabilities);

class JudgementModel {
 public:
  // The bytes: three ChainModels (pairs, targets, texts) without transitions. Nothing where they
  // are none.
  static std::optional<JudgementModel> Open(std::string_view bytes);

  // The probability of each PairStand. REQUIRES: the ranges are disjoint.
  std::array<float, 5> JudgePair(const JudgementContext& context, TokenRange a, TokenRange b) const;
  // The light in which the target's sentence shows it, by Judgement.
  std::array<float, 3> JudgeTarget(const JudgementContext& context, TokenRange target) const;
  // The probability that a text supports what it speaks of rather than opposes it.
  float Support(const JudgementContext& context, TokenRange text) const;

  // The target model's scores, which the pair model builds on.
  std::array<float, 3> Light(const JudgementContext& context, TokenRange target) const;

 private:
  ChainModel pairs_;
  ChainModel targets_;
  ChainModel texts_;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_JUDGEMENT_JUDGEMENT_MODEL_H_
