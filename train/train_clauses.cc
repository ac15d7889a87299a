// train_clauses SHARED GOLD OUT: trains ClauseJudge on the clauses of articles of SHARED in which
// annotators marked every position (GOLD: train/corpora/gold_positions.h), writes OUT, and prints
// how well models judge the articles that they have not seen, and what that does to all positions.
#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "core/utf8.h"
#include "extract/extract.h"
#include "extract/positions/positions.h"
#include "extract/readers/reader.h"
#include "extract/weights/seal.h"
#include "train/corpora/gold_positions.h"
#include "train/learn/log_linear_trainer.h"

namespace whosaid {
namespace {

constexpr LogLinearOptions kOptions{.labels = 3, .buckets = 1u << 11, .penalty = 40};
constexpr size_t kFolds = 10;
constexpr std::array<int, 3> kSigns = {0, 1, -1};  // by Judgement

struct Example {
  FeatureList features;
  size_t fold = 0;
  bool taken = false;
  uint32_t label = kNeutral;
  // By Judgement: whether a position would be right, and which certain ones of the gold it finds.
  std::array<bool, 3> right{};
  std::array<std::vector<size_t>, 3> finds;
};

// Matched as score_facts.py does: evidence that overlaps, holder and polarity.
struct Counts {
  size_t predicted = 0;
  size_t right = 0;
  std::vector<bool> found;  // of the certain ones

  std::string Text() const {
    const auto hits = static_cast<double>(std::ranges::count(found, true));
    const double precision = static_cast<double>(right) / static_cast<double>(predicted);
    const double recall = hits / static_cast<double>(found.size());
    return fmt::format("P {:.1f} R {:.1f} F1 {:.1f}", 100 * precision, 100 * recall,
                       200 * precision * recall / (precision + recall));
  }
};

class Collection {
 public:
  Collection(const Models& models, GoldPositions gold) : models_(models), gold_(std::move(gold)) {}

  void AddFile(const std::string& path) {
    ReadInput(path, {}, [&](const Result<Article>& article) {
      if (!article) return;
      const auto gold = gold_.find(HexHash(article->uri));
      if (gold != gold_.end()) AddArticle(*article, gold->second);
    });
  }

  const std::vector<Example>& examples() const { return examples_; }
  const Counts& by_rules() const { return by_rules_; }

 private:
  void AddArticle(const Article& article, const std::vector<GoldPosition>& rows) {
    const Document document = Extract(article, models_);
    const PositionLayer layer = FindPositions(document, models_);
    const auto name_of = [&](ClusterIndex actor) -> const std::string& {
      const size_t known = document.clusters.size();
      return actor < known ? document.clusters[actor].name : layer.groups[actor - known].name;
    };
    const CodePointIndex index(document.article.text);
    std::vector<PlacedGold> gold;
    for (const GoldPosition& row : rows) {
      gold.push_back({row, index.ToBytes(row.evidence), by_rules_.found.size()});
      if (row.certain) by_rules_.found.push_back(false);
    }
    for (const Position& position : layer.positions) {
      std::vector<std::string> holders = {name_of(position.actor)};
      if (position.on_behalf_of) holders.push_back(name_of(*position.on_behalf_of));
      CountPosition(position, holders, gold);
    }
    const size_t fold = XXH3_64bits(article.uri.data(), article.uri.size()) % kFolds;
    for (const JudgedClause& clause : layer.clauses) {
      Example example;
      example.features = clause.features;
      example.fold = fold;
      example.taken = clause.taken;
      Label(clause, name_of(clause.speaker), layer.clauses, gold, example);
      examples_.push_back(std::move(example));
    }
  }

  struct PlacedGold {
    const GoldPosition& row;
    Span evidence;  // bytes
    size_t number;  // among the certain ones
  };

  void CountPosition(const Position& position, const std::vector<std::string>& holders,
                     const std::vector<PlacedGold>& gold) {
    const bool body = position.zone == ZoneKind::kBody || position.zone == ZoneKind::kHeadline ||
                      position.zone == ZoneKind::kBullets;
    if (!body) return;
    bool right = false;
    for (const PlacedGold& place : gold) {
      if (!place.evidence.Overlaps(position.evidence)) continue;
      if (!place.row.Allows(PolarityOf(position.stance))) continue;
      const auto shares = [&](const std::string& name) { return SharesHolder(place.row, name); };
      if (std::ranges::none_of(holders, shares)) continue;
      right = true;
      if (place.row.certain) by_rules_.found[place.number] = true;
    }
    ++by_rules_.predicted;
    by_rules_.right += right;
  }

  // The clause itself must show a position: be in its evidence, or hold it where no other does.
  static void Label(const JudgedClause& clause, const std::string& speaker,
                    const std::vector<JudgedClause>& clauses, const std::vector<PlacedGold>& gold,
                    Example& example) {
    for (const PlacedGold& place : gold) {
      if (!place.evidence.Overlaps(clause.evidence) || !SharesHolder(place.row, speaker)) continue;
      for (const uint32_t judgement : {kPositive, kNegative}) {
        if (!place.row.Allows(kSigns[judgement])) continue;
        example.right[judgement] = true;
        if (place.row.certain) example.finds[judgement].push_back(place.number);
      }
      const bool elsewhere = std::ranges::any_of(clauses, [&](const JudgedClause& other) {
        return place.evidence.Contains(other.predicate);
      });
      const bool here = place.evidence.Contains(clause.predicate) ||
                        (!elsewhere && clause.evidence.Contains(place.evidence));
      if (!here || example.label != kNeutral) continue;
      example.label = place.row.polarity > 0 ? kPositive : kNegative;
    }
  }

  const Models& models_;
  GoldPositions gold_;
  std::vector<Example> examples_;
  Counts by_rules_;
};

std::string Train(const std::vector<Example>& examples, size_t without_fold) {
  std::vector<LogLinearExample> all;
  for (const Example& example : examples) {
    if (example.fold == without_fold) continue;
    const std::vector<LogLinearOption> options = {{0, kNeutral}, {0, kPositive}, {0, kNegative}};
    all.push_back({{example.features}, options, example.label});
  }
  return TrainLogLinear(all, kOptions);
}

struct Judged {
  double probability = 0;
  Judgement judgement = kNeutral;
  const Example* example = nullptr;
};

// What models say of the articles that they have not seen, where rules show nothing; likeliest
// first.
std::vector<Judged> CrossValidate(const std::vector<Example>& examples) {
  std::vector<Judged> judged;
  for (size_t fold = 0; fold < kFolds; ++fold) {
    const std::string bytes = Train(examples, fold);
    const ClauseJudge judge = ClauseJudge::Open(bytes).value();
    for (const Example& example : examples) {
      if (example.fold != fold || example.taken) continue;
      const auto of = judge.Probabilities(example.features);
      const Judgement best = of[kPositive] > of[kNegative] ? kPositive : kNegative;
      judged.push_back({of[best], best, &example});
    }
  }
  std::ranges::stable_sort(judged, std::ranges::greater(), &Judged::probability);
  return judged;
}

void Print(Counts counts, const std::vector<Judged>& judged) {
  fmt::print("positions by rules: {}\n", counts.Text());
  size_t next = 0;
  for (int bin = 19; bin >= 4; --bin) {
    const double least = bin / 20.0;
    size_t taken = 0;
    size_t right = 0;
    for (; next < judged.size() && judged[next].probability >= least; ++next) {
      const Judged& clause = judged[next];
      ++taken;
      right += clause.example->right[clause.judgement];
      for (const size_t gold : clause.example->finds[clause.judgement]) counts.found[gold] = true;
    }
    if (taken == 0) continue;
    counts.predicted += taken;
    counts.right += right;
    fmt::print("probability {:.2f}-{:.2f}: {:3} clauses, right {:.2f}; with them {}\n", least,
               least + 0.05, taken, static_cast<double>(right) / static_cast<double>(taken),
               counts.Text());
  }
}

int Run(const std::string& shared, const std::string& gold, const std::string& out) {
  Models models = LoadModels();
  const std::string untrained = TrainLogLinear({}, kOptions);
  models.clauses = ClauseJudge::Open(untrained).value();  // takes no clause
  Collection collection(models, ReadGoldPositions(gold));
  collection.AddFile(shared + "/data/polnear/polnear.train.jsonl");
  collection.AddFile(shared + "/data/rawnews/wikinews_2019_2020.jsonl");
  const std::vector<Example>& examples = collection.examples();
  if (examples.empty()) {
    fmt::print(stderr, "train_clauses: {}: no article of it was found in {}\n", gold, shared);
    return 2;
  }
  std::array<size_t, 3> counts{};
  for (const Example& example : examples) ++counts[example.label];
  fmt::print("{} clauses: {} without a stand, {} positive, {} negative; in {} rules show one\n",
             examples.size(), counts[kNeutral], counts[kPositive], counts[kNegative],
             std::ranges::count(examples, true, &Example::taken));
  Print(collection.by_rules(), CrossValidate(examples));
  std::ofstream(out, std::ios::binary) << Seal(Train(examples, kFolds));
  return 0;
}

}  // namespace
}  // namespace whosaid

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: train_clauses SHARED GOLD OUT\n");
    return 2;
  }
  return whosaid::Run(argv[1], argv[2], argv[3]);
}
