// Features of JudgementModel. Names themselves are no features, only their types: the model is to
// learn what words say, not who is liked.
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "extract/positions/judgement/judgement_model.h"

namespace whosaid {
namespace {

constexpr std::array<std::string_view, 14> kNegations = {
    "not",  "n't",    "n’t",     "never",  "no",     "nor",    "neither",
    "none", "nobody", "nothing", "hardly", "barely", "rarely", "without"};

uint64_t Hash(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

uint64_t Pack(uint64_t a, uint64_t b, uint64_t c = 0, uint64_t d = 0) {
  return ((a * 1000003 + b) * 1000003 + c) * 1000003 + d;
}

uint64_t Bucket(uint32_t distance) {
  return distance <= 4 ? distance : distance <= 8 ? 5 : distance <= 15 ? 6 : distance <= 30 ? 7 : 8;
}

// The token of the range on which its others hang.
TokenIndex HeadOf(const JudgementContext& context, TokenRange range) {
  for (TokenIndex i = range.begin; i < range.end; ++i) {
    const uint32_t head = context.word(i).head;
    if (head < range.begin || head >= range.end || head == i) return i;
  }
  return range.begin;
}

// A word as a feature: its lemma, or the type of name it is part of.
uint64_t ValueOf(const AttributionContext::Word& word) {
  return word.name ? 1 + word.name % 8 : word.lemma;
}

class Features {
 public:
  Features(const JudgementContext& context, FeatureList& list) : context_(context), list_(list) {
    list_.clear();
  }

  void Add(uint64_t number, uint64_t a = 0, uint64_t b = 0) {
    list_.push_back(HashFeature(number, a, b));
  }

  // The words of [begin, end) as a bag, each with its neighbour, and what cues they hold.
  void AddBag(uint64_t number, TokenIndex begin, TokenIndex end, uint64_t order) {
    int positive = 0;
    int negative = 0;
    bool negated = false;
    for (TokenIndex i = begin; i < end; ++i) {
      const auto& word = context_.word(i);
      Add(number, ValueOf(word), order);
      if (word.cluster) Add(number + 1, word.cluster, order);
      if (i + 1 < end) Add(number + 2, Pack(ValueOf(word), ValueOf(context_.word(i + 1))), order);
      positive += context_.polarity(i) > 0;
      negative += context_.polarity(i) < 0;
      negated |= context_.negation(i);
    }
    const uint64_t cues = Pack(static_cast<uint64_t>(std::min(positive, 3)),
                               static_cast<uint64_t>(std::min(negative, 3)));
    Add(number + 3, cues, order);
    Add(number + 3, Pack(cues, negated, 7), order);
  }

  // What stands around a mention in the tree.
  void AddTree(uint64_t number, TokenIndex token, uint64_t order) {
    const auto& word = context_.word(token);
    const auto& governor = context_.word(word.head);
    const auto& above = context_.word(governor.head);
    const uint64_t relation = context_.relation(token);
    Add(number, relation, order);
    Add(number + 1, Pack(relation, ValueOf(governor)), order);
    Add(number + 2, Pack(relation, governor.cluster), order);
    Add(number + 3, Pack(relation, ValueOf(governor), governor.relation, ValueOf(above)), order);
    Add(number + 4, Pack(relation, governor.relation, ValueOf(above)), order);
    Add(number + 5, Pack(relation, Sign(word.head), Negated(word.head)), order);
    Add(number + 6, Pack(relation, governor.relation, Sign(governor.head)), order);
    const TokenRange window = context_.Window({token, token + 1}, {token, token + 1});
    for (TokenIndex i = window.begin; i < window.end; ++i) {
      const auto& other = context_.word(i);
      if (i == token || other.head == i) continue;
      if (other.head == token) Add(number + 7, Pack(other.relation, ValueOf(other)), order);
      if (other.head == word.head) Add(number + 8, Pack(other.relation, ValueOf(other)), order);
      if (other.head == word.head) {
        Add(number + 9, Pack(relation, other.relation, Sign(i)), order);
      }
    }
  }

  // The way between two tokens of one sentence.
  void AddPath(uint64_t number, TokenIndex from, TokenIndex to, uint64_t order) {
    std::vector<TokenIndex> up = Ancestors(from);
    std::vector<TokenIndex> down = Ancestors(to);
    if (up.back() != down.back()) {
      Add(number, 1, order);
      return;
    }
    while (up.size() > 1 && down.size() > 1 && up[up.size() - 2] == down[down.size() - 2]) {
      up.pop_back();
      down.pop_back();
    }
    const TokenIndex top = up.back();
    uint64_t shape = 0;
    uint64_t lexical = 0;
    int sign = 0;
    for (size_t i = 0; i + 1 < up.size(); ++i) {
      shape = Pack(shape, context_.relation(up[i]), 1);
      if (i > 0) AddStep(number + 1, up[i], order, lexical, sign);
    }
    AddStep(number + 2, top, order, lexical, sign);
    for (size_t i = down.size() - 1; i-- > 0;) {
      shape = Pack(shape, context_.relation(down[i]), 2);
      if (i > 0) AddStep(number + 3, down[i], order, lexical, sign);
    }
    const bool short_way = up.size() + down.size() <= 8;
    Add(number + 4, short_way ? shape : 0, order);
    if (short_way) Add(number + 5, Pack(shape, lexical), order);
    const uint64_t ends = Pack(up.size() > 1 ? context_.relation(up[up.size() - 2]) : 0,
                               down.size() > 1 ? context_.relation(down[down.size() - 2]) : 0);
    Add(number + 6, Pack(ends, ValueOf(context_.word(top))), order);
    Add(number + 7, Pack(ends, context_.word(top).cluster), order);
    Add(number + 8, Pack(ends, Sign(top), Negated(top)), order);
    Add(number + 9, Pack(static_cast<uint64_t>(sign + 8), short_way ? shape : 0), order);
    Add(number + 10, static_cast<uint64_t>(sign + 8), order);
    Add(number + 11, lexical, order);
  }

  // Who does it to whom, whichever way the verb is turned: "Berg blames Ruiz", "Ruiz was blamed by
  // Berg", "blamed for it by Berg, Ruiz".
  void AddRoles(uint64_t number, TokenIndex from, TokenIndex to) {
    const Role of_from = RoleOf(from);
    const Role of_to = RoleOf(to);
    const uint64_t roles = Pack(of_from.kind, of_to.kind);
    const bool same = of_from.verb == of_to.verb;
    Add(number, roles, same);
    Add(number + 1, Pack(roles, Sign(of_to.verb), Negated(of_to.verb)), same);
    Add(number + 2, Pack(roles, Sign(of_from.verb), Negated(of_from.verb)), same);
    if (!same) return;
    Add(number + 3, roles, ValueOf(context_.word(of_from.verb)));
    Add(number + 4, roles, context_.word(of_from.verb).cluster);
  }

  // How the target model sees both, in steps of half a unit.
  void AddLights(uint64_t number, const Lights& lights, uint64_t order, uint64_t from,
                 uint64_t to) {
    const auto step = [](float score) {
      return static_cast<uint64_t>(std::clamp(std::round(score * 2) + 10, 0.0f, 20.0f));
    };
    const auto tone = [&](const std::array<float, 3>& light) {
      return step(light[kPositive] - light[kNegative]);
    };
    const uint64_t target = tone(lights.target);
    const uint64_t holder = tone(lights.holder);
    const uint64_t heat = step(std::max(lights.target[kPositive], lights.target[kNegative]) -
                               lights.target[kNeutral]);
    Add(number, target);
    Add(number + 1, target, order);
    Add(number + 2, heat, order);
    Add(number + 3, Pack(target / 2, heat / 2), order);
    Add(number + 4, holder, order);
    Add(number + 5, Pack(target / 2, holder / 2), order);
    Add(number + 6, target, Pack(order, from));
    Add(number + 7, target, Pack(order, to));
  }

 private:
  enum RoleKind : uint64_t { kOther = 0, kDoer, kDone, kOwner };
  struct Role {
    RoleKind kind = kOther;
    TokenIndex verb = 0;  // that it is one of
  };

  Role RoleOf(TokenIndex token) const {
    const TokenIndex verb = context_.word(token).head;
    const std::string_view relation = context_.document().syntax[token].deprel;
    if (relation == "nsubj" || relation == "csubj" || relation == "obl:agent") return {kDoer, verb};
    if (relation == "obj" || relation == "nsubj:pass") return {kDone, verb};
    if (relation == "nmod:poss") return {kOwner, verb};
    return {kOther, verb};
  }

  void AddStep(uint64_t number, TokenIndex token, uint64_t order, uint64_t& lexical, int& sign) {
    const auto& word = context_.word(token);
    Add(number + 20, ValueOf(word), order);
    Add(number + 24, word.cluster, order);
    lexical = Pack(lexical, ValueOf(word));
    sign += context_.polarity(token);
    sign = std::clamp(sign, -3, 3);
  }

  std::vector<TokenIndex> Ancestors(TokenIndex token) const {
    std::vector<TokenIndex> chain = {token};
    while (context_.word(chain.back()).head != chain.back() && chain.size() < 40) {
      chain.push_back(context_.word(chain.back()).head);
    }
    return chain;
  }

  uint64_t Sign(TokenIndex token) const {
    return static_cast<uint64_t>(context_.polarity(token) + 1);
  }
  bool Negated(TokenIndex token) const {
    const TokenRange window = context_.Window({token, token + 1}, {token, token + 1});
    const TokenIndex begin = std::max(window.begin, token < 6 ? 0 : token - 6);
    for (TokenIndex i = begin; i < std::min(window.end, token + 4); ++i) {
      if (context_.negation(i) && context_.word(i).head == token) return true;
    }
    return false;
  }

  const JudgementContext& context_;
  FeatureList& list_;
};

// The polarity of the longest cue of the lexicon whose anchor the token is.
int CuePolarity(const Document& document, const StanceLexicon& stances, TokenIndex token) {
  for (const uint32_t row : stances.AnchoredAt(document.syntax[token].lemma)) {
    const StanceEntry& entry = stances.entries()[row];
    const size_t behind = entry.words.size() - entry.anchor;
    bool matches = token + behind <= document.tokens.size();
    // "not believe", but not "out of touch", of which "touch" alone says as much to the model.
    const bool denied = entry.anchor > 0 && (entry.words[0] == "not" || entry.words[0] == "no");
    if (denied) continue;  // by what stands before it
    for (size_t k = 1; matches && k < behind; ++k) {
      matches = document.Text(document.tokens[token + k].span) == entry.words[entry.anchor + k];
    }
    if (matches) return PolarityOf(entry.stance);
  }
  return 0;
}

}  // namespace

JudgementContext::JudgementContext(const Document& document, const NameModel& names,
                                   const StanceLexicon& stances)
    : context_(document, names),
      polarity_(document.tokens.size()),
      negation_(polarity_.size()),
      relation_(polarity_.size()) {
  for (TokenIndex i = 0; i < size(); ++i) {
    const std::string& lemma = document.syntax[i].lemma;
    relation_[i] = Hash(document.syntax[i].deprel);
    negation_[i] = std::ranges::find(kNegations, lemma) != kNegations.end();
    polarity_[i] = static_cast<int8_t>(CuePolarity(document, stances, i));
  }
  for (TokenIndex i = 0; i < size(); ++i) {
    if (!negation_[i]) continue;
    const TokenIndex head = word(i).head;
    if (head != i) polarity_[head] = static_cast<int8_t>(-polarity_[head]);
  }
}

TokenRange JudgementContext::Window(TokenRange a, TokenRange b) const {
  const auto& sentences = document().sentences;
  return {sentences[word(std::min(a.begin, b.begin)).sentence].first_token,
          sentences[word(std::max(a.begin, b.begin)).sentence].end_token};
}

void PairFeatures(const JudgementContext& context, TokenRange holder, TokenRange target,
                  const Lights& lights, FeatureList& list) {
  Features features(context, list);
  const bool forward = holder.begin < target.begin;
  const TokenRange first = forward ? holder : target;
  const TokenRange second = forward ? target : holder;
  const TokenRange window = context.Window(first, second);
  const uint64_t order = 1 + forward;
  const TokenIndex from = HeadOf(context, holder);
  const TokenIndex to = HeadOf(context, target);
  const bool quoted_apart = context.word(from).quotation != context.word(to).quotation;
  features.Add(1, order);
  features.Add(2, order, Bucket(second.begin - std::min(first.end, second.begin)));
  features.Add(3, order, Pack(context.word(from).name % 8, context.word(to).name % 8));
  features.Add(4, order, Pack(quoted_apart, context.word(from).quotation != 0));
  features.AddBag(10, first.end, std::max(first.end, second.begin), order);
  features.AddBag(20, std::max(window.begin, first.begin < 6 ? 0 : first.begin - 6), first.begin,
                  order);
  features.AddBag(30, std::min(second.end, window.end), std::min(window.end, second.end + 6),
                  order);
  features.AddBag(40, window.begin, window.end, 0);
  features.AddTree(50, from, order);
  features.AddTree(70, to, order);
  features.AddPath(100, from, to, order);
  // The same way whichever comes first: passives.
  features.AddPath(160, from, to, 0);
  features.AddRoles(200, from, to);
  features.AddLights(140, lights, order, context.word(from).relation, context.word(to).relation);
}

void TargetFeatures(const JudgementContext& context, TokenRange target, FeatureList& list) {
  Features features(context, list);
  const TokenRange window = context.Window(target, target);
  features.Add(1);
  features.Add(3, context.word(HeadOf(context, target)).name);
  features.AddBag(20, std::max(window.begin, target.begin < 5 ? 0 : target.begin - 5), target.begin,
                  1);
  features.AddBag(30, std::min(target.end, window.end), std::min(window.end, target.end + 5), 1);
  features.AddBag(40, window.begin, target.begin, 1);
  features.AddBag(44, std::min(target.end, window.end), window.end, 1);
  features.AddBag(48, window.begin, window.end, 1);
  features.AddTree(50, HeadOf(context, target), 1);
}

void TextFeatures(const JudgementContext& context, TokenRange text, FeatureList& list) {
  Features features(context, list);
  features.Add(1);
  features.AddBag(40, text.begin, text.end, 1);
}

}  // namespace whosaid
