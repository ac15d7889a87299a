// train_judgements SHARED OUT: trains JudgementModel on the stance corpora, writes OUT, and prints
// how it does on their dev parts. NewsMTSC has none here: a model that has not seen every tenth of
// its articles is measured on these.
#include <fmt/format.h>
#include <xxhash.h>

#include <fstream>
#include <iterator>
#include <span>
#include <utility>

#include "extract/weights/seal.h"
#include "train/corpora/stance_corpora.h"
#include "train/evaluate/evaluate_stance.h"
#include "train/learn/log_linear_trainer.h"

namespace whosaid {
namespace {

constexpr LogLinearOptions kPairs{.labels = 3, .buckets = 1u << 18, .penalty = 60};
constexpr LogLinearOptions kTargets{.labels = 3, .buckets = 1u << 18, .penalty = 80};
constexpr size_t kCopiesOfPassives = 2;  // beside the example itself
constexpr LogLinearOptions kTexts{.labels = 2, .buckets = 1u << 14, .penalty = 1};

class Trainer {
 public:
  explicit Trainer(const Models& models) : models_(models) {}

  std::string Train(const StanceCorpus& corpus) const {
    const std::string texts = TrainTexts(corpus);
    const std::string targets = TrainTargets(corpus);
    // The pair model builds on the target model.
    const std::string untrained = TrainLogLinear({}, kPairs);
    const std::string pairs =
        TrainPairs(corpus, JudgementModel::Open(untrained + targets + texts).value());
    return pairs + targets + texts;
  }

 private:
  std::string TrainTexts(const StanceCorpus& corpus) const {
    std::vector<LogLinearExample> examples;
    for (const GoldText& text : corpus.texts) {
      const Document document = AnalyseText(text.text, models_);
      const JudgementContext context(document, models_.names, models_.stances);
      LogLinearExample example{{{}}, {{0, 0}, {0, 1}}, text.supports};
      TextFeatures(context, {0, context.size()}, example.features[0]);
      examples.push_back(std::move(example));
    }
    return TrainLogLinear(examples, kTexts);
  }

  std::string TrainTargets(const StanceCorpus& corpus) const {
    std::vector<LogLinearExample> examples;
    for (const GoldTarget& target : corpus.targets) {
      const Document document = AnalyseText(target.text, models_);
      const JudgementContext context(document, models_.names, models_.stances);
      LogLinearExample example{
          {{}}, {{0, kNeutral}, {0, kPositive}, {0, kNegative}}, target.judgement};
      TargetFeatures(context, TokensIn(document, target.target), example.features[0]);
      examples.push_back(std::move(example));
    }
    return TrainLogLinear(examples, kTargets);
  }

  std::string TrainPairs(const StanceCorpus& corpus, const JudgementModel& targets) const {
    std::vector<LogLinearExample> examples;
    for (const GoldPair& pair : corpus.pairs) {
      const Document document = AnalyseText(pair.text, models_);
      const JudgementContext context(document, models_.names, models_.stances);
      const TokenRange a = TokensIn(document, pair.a);
      const TokenRange b = TokensIn(document, pair.b);
      LogLinearExample example;
      example.features.resize(2);
      const auto of_a = targets.Light(context, a);
      const auto of_b = targets.Light(context, b);
      PairFeatures(context, a, b, {of_a, of_b}, example.features[0]);
      PairFeatures(context, b, a, {of_b, of_a}, example.features[1]);
      example.options = {
          {.bare = true}, {0, kPositive}, {0, kNegative}, {1, kPositive}, {1, kNegative}};
      example.gold = pair.stand;
      // Passives are rare, and what points to the front of a sentence is else hardly learned.
      const bool passive = pair.stand >= kForBack && pair.text.find(" by ") != std::string::npos;
      if (passive) examples.insert(examples.end(), kCopiesOfPassives, example);
      examples.push_back(std::move(example));
    }
    return TrainLogLinear(examples, kPairs);
  }

  const Models& models_;
};

Result<StanceCorpus> Read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Fail(ErrorKind::kNotFound, path + ": cannot be read");
  const std::string lines{std::istreambuf_iterator<char>(file), {}};
  return ParseStanceCorpus(lines, path);
}

void Append(StanceCorpus& all, const StanceCorpus& more) {
  all.pairs.insert(all.pairs.end(), more.pairs.begin(), more.pairs.end());
  all.targets.insert(all.targets.end(), more.targets.begin(), more.targets.end());
  all.texts.insert(all.texts.end(), more.texts.begin(), more.texts.end());
}

Result<StanceCorpus> ReadAll(const std::string& folder, std::span<const char* const> names) {
  StanceCorpus all;
  for (const char* name : names) {
    const auto corpus = Read(folder + name);
    if (!corpus) return tl::unexpected(corpus.error());
    Append(all, *corpus);
  }
  return all;
}

bool HeldOut(const GoldTarget& target) {
  return XXH3_64bits(target.article.data(), target.article.size()) % 10 == 0;
}

int Run(const std::string& shared, const std::string& out) {
  constexpr const char* kTrain[] = {"dse.train.jsonl", "newsmtsc.train.jsonl",
                                    "polstance.train.jsonl"};
  constexpr const char* kDev[] = {"dse.dev_clean.jsonl", "polstance.dev.jsonl"};
  auto train = ReadAll(shared + "/data/stance/", kTrain);
  auto dev = ReadAll(shared + "/data/stance/", kDev);
  if (!train || !dev) {
    fmt::print(stderr, "train_judgements: {}\n", (train ? dev : train).error().message);
    return 2;
  }
  const Models models = LoadModels();
  const Trainer trainer(models);
  const std::string bytes = trainer.Train(*train);
  std::ofstream(out, std::ios::binary) << Seal(bytes);
  fmt::print("{}", StanceReport(*dev, JudgementModel::Open(bytes).value(), models));
  StanceCorpus held_out;
  std::ranges::copy_if(train->targets, std::back_inserter(held_out.targets), HeldOut);
  StanceCorpus rest;
  std::ranges::remove_copy_if(train->targets, std::back_inserter(rest.targets), HeldOut);
  const std::string partial = trainer.Train(rest);
  fmt::print("{}", StanceReport(held_out, JudgementModel::Open(partial).value(), models));
  return 0;
}

}  // namespace
}  // namespace whosaid

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: train_judgements SHARED OUT\n");
    return 2;
  }
  return whosaid::Run(argv[1], argv[2]);
}
