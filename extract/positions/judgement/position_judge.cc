#include "extract/positions/judgement/position_judge.h"

#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <string>

namespace whosaid {
namespace {

uint64_t Hash(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

// 0 to 4 as they are, then in ever wider steps.
uint64_t Bucket(size_t count) {
  return count <= 4 ? count : count <= 6 ? 5 : count <= 10 ? 6 : count <= 20 ? 7 : 8;
}

class Features {
 public:
  Features(const JudgedCase& judged, FeatureList& list)
      : judged_(judged), parse_(judged.parse), position_(judged.position), list_(list) {
    list_.clear();
    frame_ = judged.finding == nullptr ? 99 : static_cast<uint64_t>(judged.finding->entry->frame);
  }

  void Run() {
    Add(0);
    Add(Hash(position_.found_by));
    Add(static_cast<uint64_t>(position_.stance), frame_);
    Add(position_.negated);
    Add(static_cast<uint64_t>(position_.modality));
    Add(static_cast<uint64_t>(position_.voice));
    Add(static_cast<uint64_t>(position_.zone));
    Add(judged_.question);
    Add(Bucket(parse_.size() / 4));
    AddHolder();
    AddTarget();
    if (judged_.finding != nullptr) {
      AddCue(*judged_.finding);
    } else {
      Add(1000, static_cast<uint64_t>(judged_.model * 10));
    }
  }

 private:
  // One feature and the same in the light of the frame.
  void Add(uint64_t value, uint64_t other = 0) {
    ++number_;
    list_.push_back(HashFeature(number_, value, other));
    list_.push_back(HashFeature(number_ + 500, value * 131 + other, frame_ + 1));
  }

  void AddHolder() {
    const StanceFinding* finding = judged_.finding;
    number_ = 20;
    Add(judged_.named_holder, judged_.sure_holder);
    Add(position_.statement.has_value(), position_.ascribed_by.has_value());
    Add(position_.on_behalf_of.has_value());
    if (finding != nullptr && finding->holder) {
      const ParsedWord& word = parse_[*finding->holder];
      Add(Hash(word.xpos), Hash(word.relation));
      if (word.upos == Upos::kPron) Add(Hash(word.lower));
    }
    number_ = 30;
    const Cluster& holder = judged_.holder;
    const bool has_name = std::ranges::any_of(
        holder.mentions, [](const Mention& m) { return m.form == MentionForm::kName; });
    Add(static_cast<uint64_t>(holder.kind), has_name);
    Add(Bucket(holder.mentions.size()));
    Add(!holder.roles.empty(), static_cast<uint64_t>(holder.kind));
    Add(Bucket(static_cast<size_t>(std::ranges::count(holder.name, ' '))),
        static_cast<uint64_t>(holder.kind));
    Add(std::ranges::any_of(holder.name, [](char c) { return c >= 'A' && c <= 'Z'; }));
    number_ = 40;
    if (position_.statement) {
      const Attribution& statement = judged_.context.document().attributions[*position_.statement];
      Add(static_cast<uint64_t>(statement.confidence * 5));
      Add(static_cast<uint64_t>(statement.kind));
      Add(static_cast<uint64_t>(statement.factuality), statement.parent.has_value());
    }
  }

  void AddTarget() {
    const Target& target = position_.target;
    number_ = 50;
    Add(target.actor.has_value(), judged_.stated_target);
    Add(Bucket(static_cast<size_t>(std::ranges::count(target.label, ' '))),
        target.actor.has_value());
    Add(Bucket(static_cast<size_t>(std::ranges::count(target.key, ' '))));
    const ParsedWord& head = parse_[judged_.target];
    Add(Hash(head.xpos));
    Add(Hash(head.deprel));
    Add(Hash(head.lemma));
    if (head.upos == Upos::kPron || head.upos == Upos::kDet) Add(Hash(head.lower), 1);
    number_ = 55;
    const TokenIndex token = judged_.first_token + judged_.target;
    const auto light = judged_.light.JudgeTarget(judged_.context, {token, token + 1});
    const int polarity = PolarityOf(position_.stance);
    Add(static_cast<uint64_t>(light[polarity > 0 ? kPositive : kNegative] * 5));
    Add(static_cast<uint64_t>(light[polarity > 0 ? kNegative : kPositive] * 5));
    number_ = 60;
    uint64_t determiner = 0;
    bool named = false;
    bool owned = false;
    for (const WordIndex child : parse_.ChildrenOf(judged_.target)) {
      const ParsedWord& word = parse_[child];
      if (word.relation == "det") determiner = Hash(word.lower);
      named |= word.upos == Upos::kPropn;
      owned |= word.deprel == "nmod:poss";
    }
    Add(determiner);
    Add(named || head.upos == Upos::kPropn, owned);
    const size_t last = target.label.rfind(' ');
    Add(Hash(std::string_view(target.label).substr(last == std::string::npos ? 0 : last + 1)));
    if (target.actor && *target.actor < judged_.context.document().clusters.size()) {
      Add(static_cast<uint64_t>(judged_.context.document().clusters[*target.actor].kind), 2);
    }
  }

  void AddCue(const StanceFinding& finding) {
    number_ = 80;
    const WordIndex anchor = finding.cue.first;
    const ParsedWord& cue = parse_[anchor];
    Add(Hash(cue.xpos));
    Add(Hash(cue.deprel));
    Add(Bucket(anchor > judged_.target ? anchor - judged_.target : judged_.target - anchor),
        anchor < judged_.target);
    Add(StepsUp(judged_.target, anchor), StepsUp(anchor, judged_.target));
    Add(finding.own, finding.owner.has_value());
    WordIndex clause = anchor;
    while (!parse_.IsRoot(clause) && !parse_.IsPredicate(clause)) clause = parse_[clause].head;
    Add(Hash(parse_[clause].deprel), parse_.IsPassive(clause));
    Add(Hash(parse_[clause].xpos), parse_.IsInfinitive(clause));
    const MaybeWord modal = parse_.ModalOf(clause);
    Add(modal ? Hash(parse_[*modal].lemma) : 0, parse_.IsNegated(clause));
    const MaybeWord subject = parse_.SubjectOf(clause);
    Add(subject ? Hash(parse_[*subject].xpos) : 0);
    Add(subject && parse_[*subject].upos == Upos::kPron ? Hash(parse_[*subject].lower) : 0);
    Add(parse_.IsConditional(clause));
    Add(Hash(parse_[parse_[clause].head].lemma), Hash(parse_[clause].relation));
  }

  // Heads from `from` up to `to`, at most three; 9 where it is not on that way.
  uint64_t StepsUp(WordIndex from, WordIndex to) const {
    for (uint64_t steps = 0; steps <= 3; ++steps) {
      if (from == to) return steps;
      if (parse_.IsRoot(from)) break;
      from = parse_[from].head;
    }
    return 9;
  }

  const JudgedCase& judged_;
  const ParsedSentence& parse_;
  const Position& position_;
  FeatureList& list_;
  uint64_t frame_;
  uint64_t number_ = 0;  // of the feature's template
};

}  // namespace

void PositionFeatures(const JudgedCase& judged, FeatureList& features) {
  Features(judged, features).Run();
}

std::optional<PositionJudge> PositionJudge::Open(std::string_view bytes) {
  const auto model = ChainModel::Open(bytes);
  if (!model || model->labels() != 2) return std::nullopt;
  PositionJudge judge;
  judge.model_ = *model;
  return judge;
}

double PositionJudge::Probability(const FeatureList& features) const {
  const std::vector<float> scores = model_.Scores(std::span(&features, 1));
  return 1 / (1 + std::exp(double{scores[0]} - double{scores[1]}));
}

}  // namespace whosaid
