// train_coreference SHARED OUT [RUNS]: trains the coreference model on SHARED/data, writes OUT,
// and prints its figures on the dev corpora after each run.
//
// Each epoch links every document with the weights so far, and moves them so that the right
// candidates get likelier: the log-likelihood of all right ones together, with a cost for the
// wrong ones (Durrett and Klein 2013), by AdaGrad. What is written is the mean of several runs in
// different orders. One thread, fixed seeds: the same bytes.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "extract/coreference/coreference.h"
#include "extract/weights/seal.h"
#include "train/evaluate/evaluate_coreference.h"
#include "train/learn/random.h"

namespace whosaid {
namespace {

constexpr uint32_t kBuckets = 1u << 18;
constexpr int kEpochs = 6;
constexpr float kRate = 0.1f;
constexpr float kDropped = 0.4f;
// Costs of mistakes (Durrett and Klein 2013).
constexpr float kFalseAlone = 3.0f;
constexpr float kFalseJoin = 0.5f;
constexpr float kWrongChain = 1.0f;

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

class Weights {
 public:
  Weights() : values_(kBuckets), sums_(kBuckets), squares_(kBuckets) {}

  float Score(const FeatureList& features) const {
    float sum = 0;
    for (uint32_t feature : features) sum += values_[feature & (kBuckets - 1)];
    return sum;
  }

  void Move(const FeatureList& features, float gradient) {
    for (uint32_t feature : features) {
      const uint32_t at = feature & (kBuckets - 1);
      squares_[at] += gradient * gradient;
      values_[at] += kRate * gradient / std::sqrt(squares_[at] + 1e-4f);
    }
  }

  void EndEpoch() {
    ++epochs_;
    for (size_t i = 0; i < values_.size(); ++i) sums_[i] += values_[i];
  }

  // Begins anew; what was summed stays.
  void Restart() {
    std::ranges::fill(values_, 0.0f);
    std::ranges::fill(squares_, 0.0f);
  }

  // The mean of the weights at the ends of all epochs.
  std::string Serialise() const {
    std::vector<float> mean(values_.size());
    for (size_t i = 0; i < mean.size(); ++i) {
      mean[i] = (1 - kDropped) * sums_[i] / static_cast<float>(std::max(epochs_, 1));
    }
    const std::vector<float> none(1);
    return ChainModel::Serialise(mean, none, 1);
  }

 private:
  std::vector<float> values_;
  std::vector<float> sums_;
  std::vector<float> squares_;
  int epochs_ = 0;
};

// Whether each candidate, and last the phrase alone, is right; empty where nothing is to be learnt.
using Right = std::vector<bool>;

class Trainer {
 public:
  Trainer(Weights& weights, uint64_t seed) : weights_(weights), random_(seed) {}

  size_t Choose(std::span<const ChainCandidate> all, const FeatureList* own, Right right) {
    const bool must_join = own == nullptr;
    FeatureList alone = must_join ? FeatureList() : *own;
    if (must_join) right.clear();
    std::vector<ChainCandidate> candidates(all.begin(), all.end());
    for (ChainCandidate& candidate : candidates) Drop(candidate.features);
    Drop(alone);
    const size_t n = candidates.size();
    std::vector<float> scores(n + 1);
    for (size_t i = 0; i < n; ++i) scores[i] = weights_.Score(candidates[i].features);
    scores[n] = weights_.Score(alone);
    if (must_join) scores[n] = -1e9f;
    const size_t best = Best(scores);
    if (!right.empty() && std::ranges::find(right, true) != right.end()) {
      Learn(candidates, alone, right, scores);
    }
    return best;
  }

 private:
  // Some features are hidden each time, so that none is relied upon (Srivastava et al. 2014).
  void Drop(FeatureList& features) {
    std::erase_if(features, [&](uint32_t) { return random_.Uniform() < kDropped; });
  }

  static size_t Best(const std::vector<float>& scores) {
    const auto best = std::ranges::max_element(scores);
    return scores.back() >= *best ? scores.size() - 1 : static_cast<size_t>(best - scores.begin());
  }

  void Learn(std::span<const ChainCandidate> candidates, const FeatureList& alone,
             const Right& right, std::vector<float> scores) {
    const size_t n = candidates.size();
    for (size_t i = 0; i <= n; ++i) {
      if (right[i]) continue;
      scores[i] += i == n ? kFalseAlone : right[n] ? kFalseJoin : kWrongChain;
    }
    const float top = *std::ranges::max_element(scores);
    double all = 0;
    double good = 0;
    for (size_t i = 0; i <= n; ++i) {
      const double p = std::exp(static_cast<double>(scores[i] - top));
      all += p;
      if (right[i]) good += p;
    }
    good = std::max(good, 1e-12);
    for (size_t i = 0; i <= n; ++i) {
      const double p = std::exp(static_cast<double>(scores[i] - top));
      const auto gradient = static_cast<float>((right[i] ? p / good : 0) - p / all);
      if (std::abs(gradient) < 1e-4f) continue;
      weights_.Move(i == n ? alone : candidates[i].features, gradient);
    }
  }

  Weights& weights_;
  Random random_;
};

// The gold entity of each phrase, from 1: by its span, else by its head.
std::vector<size_t> GoldOf(const CoreferenceDocument& document,
                           const std::vector<NounPhrase>& phrases) {
  std::map<Span, size_t> by_span;
  std::map<TokenIndex, size_t> by_head;
  const auto& syntax = document.document.syntax;
  for (size_t e = 0; e < document.entities.size(); ++e) {
    for (Span span : document.entities[e]) {
      by_span[span] = e + 1;
      for (TokenIndex i = span.begin; i < span.end; ++i) {
        const TokenIndex head = syntax[i].head;
        const bool top = head == i || head < span.begin || head >= span.end;
        if (top && PlainRelation(syntax[i]) != "punct") {
          by_head.emplace(i, e + 1);
          break;
        }
      }
    }
  }
  std::vector<size_t> gold;
  for (const NounPhrase& phrase : phrases) {
    const auto span = by_span.find({phrase.tokens.begin, phrase.tokens.end});
    const auto head = by_head.find(phrase.head);
    gold.push_back(span != by_span.end()                     ? span->second
                   : head != by_head.end() && !phrase.joined ? head->second
                                                             : 0);
  }
  return gold;
}

void LearnDocument(const CoreferenceDocument& document, const Models& models, Trainer& trainer) {
  const Words words(document.document);
  const std::vector<NounPhrase> phrases = FindNounPhrases(document.document, words);
  const std::vector<size_t> gold = GoldOf(document, phrases);
  FindCoreference(
      document.document, models,
      [&](PhraseIndex phrase, const std::vector<Chain>& chains,
          std::span<const ChainCandidate> candidates, const FeatureList* alone) {
        Right right;
        bool any = false;
        for (const ChainCandidate& candidate : candidates) {
          size_t same = 0;
          size_t known = 0;
          for (PhraseIndex other : chains[candidate.chain].phrases) {
            known += gold[other] != 0;
            same += gold[other] != 0 && gold[other] == gold[phrase];
          }
          right.push_back(gold[phrase] != 0 && same * 2 >= known && same > 0);
          any |= right.back();
        }
        right.push_back(!any);
        return trainer.Choose(candidates, alone, right);
      },
      true);
}

void LearnSnippet(const PronounSnippet& snippet, const Models& models, Trainer& trainer) {
  const Document& document = snippet.document;
  const Words words(document);
  const std::vector<NounPhrase> phrases = FindNounPhrases(document, words);
  const std::vector<PhraseIndex> a = PhrasesAt(phrases, document, snippet.a);
  const std::vector<PhraseIndex> b = PhrasesAt(phrases, document, snippet.b);
  FindCoreference(
      document, models,
      [&](PhraseIndex phrase, const std::vector<Chain>& chains,
          std::span<const ChainCandidate> candidates, const FeatureList* alone) {
        Right right;
        if (snippet.pronoun.Overlaps(document.tokens[phrases[phrase].head].span)) {
          const bool neither = !snippet.is_a && !snippet.is_b;
          for (const ChainCandidate& candidate : candidates) {
            const bool is_a = HasOneOf(candidate, chains, a);
            const bool is_b = HasOneOf(candidate, chains, b);
            right.push_back(neither ? !is_a && !is_b
                                    : (is_a && snippet.is_a) || (is_b && snippet.is_b));
          }
          right.push_back(neither);
        }
        return trainer.Choose(candidates, alone, right);
      },
      true);
}

}  // namespace
}  // namespace whosaid

int main(int argc, char** argv) {
  using namespace whosaid;
  if (argc < 3) {
    fmt::print(stderr, "usage: train_coreference SHARED OUT [RUNS]\n");
    return 2;
  }
  const std::filesystem::path data = std::filesystem::path(argv[1]) / "data";
  const int runs = argc > 3 ? std::atoi(argv[3]) : 4;
  const Models models = LoadModels();
  const auto train =
      ReadCoreferenceDocuments(ReadFile(data / "gum-coref/gum_by.train.jsonl"), models);
  const auto dev = ReadCoreferenceDocuments(ReadFile(data / "gum-coref/gum_by.dev.jsonl"), models);
  const auto gap = ReadPronounSnippets(ReadFile(data / "coref/gap.development.tsv"), models);
  const auto gap_dev = ReadPronounSnippets(ReadFile(data / "coref/gap.validation.tsv"), models);
  for (const Error* error : std::initializer_list<const Error*>{
           train ? nullptr : &train.error(), dev ? nullptr : &dev.error(),
           gap ? nullptr : &gap.error(), gap_dev ? nullptr : &gap_dev.error()}) {
    if (error == nullptr) continue;
    fmt::print(stderr, "train_coreference: {}\n", error->message);
    return 2;
  }
  Weights weights;
  std::vector<size_t> order(train->size() + gap->size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  for (int run = 1; run <= runs; ++run) {
    weights.Restart();
    Trainer trainer(weights, static_cast<uint64_t>(100 + run));
    Random random(static_cast<uint64_t>(run));
    for (int epoch = 1; epoch <= kEpochs; ++epoch) {
      random.Shuffle(order);
      for (const size_t i : order) {
        if (i < train->size()) {
          LearnDocument((*train)[i], models, trainer);
        } else {
          LearnSnippet((*gap)[i - train->size()], models, trainer);
        }
      }
      weights.EndEpoch();
    }
    const std::string bytes = weights.Serialise();
    const ChainModel model = ChainModel::Open(bytes).value();
    const CoreferenceScores scores = ScoreCoreference(*dev, models, ChooseBy(model));
    const PronounScores pronouns = ScorePronouns(*gap_dev, models, model);
    fmt::print(
        "run {}: GUM dev mentions {:.1f} MUC {:.1f} B3 {:.1f} CEAFe {:.1f} CoNLL {:.1f}; GAP "
        "{:.1f}\n",
        run, 100 * scores.mentions.F1(), 100 * scores.muc.F1(), 100 * scores.b_cubed.F1(),
        100 * scores.ceafe.F1(), 100 * scores.Conll(), 100 * pronouns.all.F1());
    std::fflush(stdout);
    std::ofstream(argv[2], std::ios::binary) << Seal(bytes);
  }
  return 0;
}
