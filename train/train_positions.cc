// train_positions SHARED JUDGED GOLD OUT: trains PositionJudge on the positions of JUDGED, which
// annotators judged one by one on articles of SHARED, and on all that is found in articles in which
// annotators marked every position (GOLD: train/corpora/gold_positions.h), writes OUT, and prints
// how well models judge the articles that they have not seen.
//
// A line of JUDGED, separated by tabs: hashes (XXH3, 64 bits, hexadecimal) of the article's uri, of
// the holder's name and of the target's label; the stance; begin and end of the evidence in code
// points; and four digits, 1 or 0: the holder, the polarity, the stance, the target is right.
#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
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

constexpr LogLinearOptions kOptions{.labels = 2, .buckets = 1u << 13, .penalty = 80};
constexpr size_t kFolds = 10;

struct Judged {
  std::string holder, target, stance;
  Span evidence;
  std::string right;  // holder, polarity, stance, target
};

struct Example {
  FeatureList features;
  bool right = false;
  size_t fold = 0;
};

using JudgedByArticle = std::map<std::string, std::vector<Judged>>;  // by the hash of the uri

JudgedByArticle ReadJudged(const std::string& path) {
  JudgedByArticle all;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::istringstream fields(line);
    std::string article;
    Judged judged;
    if (fields >> article >> judged.holder >> judged.target >> judged.stance >>
        judged.evidence.begin >> judged.evidence.end >> judged.right) {
      all[article].push_back(judged);
    }
  }
  return all;
}

class Collection {
 public:
  Collection(const Models& models, JudgedByArticle judged, GoldPositions gold)
      : models_(models), judged_(std::move(judged)), gold_(std::move(gold)) {}

  void AddFile(const std::string& path) {
    ReadInput(path, {}, [&](const Result<Article>& article) {
      if (article) AddArticle(*article);
    });
  }

  const std::vector<Example>& examples() const { return examples_; }

 private:
  void AddArticle(const Article& article) {
    const std::string hash = HexHash(article.uri);
    const auto judged = judged_.find(hash);
    const auto gold = gold_.find(hash);
    if (judged == judged_.end() && gold == gold_.end()) return;
    const Document document = Extract(article, models_);
    const PositionLayer layer = FindPositions(document, models_);
    const CodePointIndex index(document.article.text);
    const size_t fold = XXH3_64bits(hash.data(), hash.size()) % kFolds;
    if (gold != gold_.end()) {
      for (size_t i = 0; i < layer.positions.size(); ++i) {
        if (layer.features[i].empty()) continue;  // of lists, which are not judged
        const bool right = IsMarked(document, layer, layer.positions[i], gold->second, index);
        examples_.push_back({layer.features[i], right, fold});
      }
      return;
    }
    for (const Judged& row : judged->second) {
      const Span evidence = index.ToBytes(row.evidence);
      for (size_t i = 0; i < layer.positions.size(); ++i) {
        const Position& found = layer.positions[i];
        if (!found.evidence.Overlaps(evidence) || NameOf(found.stance) != row.stance ||
            HexHash(HolderOf(document, layer, found.actor)) != row.holder) {
          continue;
        }
        const bool right = row.right[0] == '1' && row.right[1] == '1';
        examples_.push_back({layer.features[i], right, fold});
        break;
      }
    }
  }

  static const std::string& HolderOf(const Document& document, const PositionLayer& layer,
                                     ClusterIndex actor) {
    const size_t known = document.clusters.size();
    return actor < known ? document.clusters[actor].name : layer.groups[actor - known].name;
  }

  // Whether annotators marked a stand of the same holder and polarity in the same words.
  static bool IsMarked(const Document& document, const PositionLayer& layer,
                       const Position& position, const std::vector<GoldPosition>& gold,
                       const CodePointIndex& index) {
    return std::ranges::any_of(gold, [&](const GoldPosition& row) {
      const auto holds = [&](ClusterIndex actor) {
        return SharesHolder(row, HolderOf(document, layer, actor));
      };
      return row.Allows(PolarityOf(position.stance)) &&
             index.ToBytes(row.evidence).Overlaps(position.evidence) &&
             (holds(position.actor) || (position.on_behalf_of && holds(*position.on_behalf_of)));
    });
  }

  const Models& models_;
  JudgedByArticle judged_;
  GoldPositions gold_;
  std::vector<Example> examples_;
};

std::string Train(const std::vector<Example>& examples, size_t without_fold) {
  std::vector<LogLinearExample> all;
  for (const Example& example : examples) {
    if (example.fold == without_fold) continue;
    all.push_back({{example.features}, {{0, 0}, {0, 1}}, example.right});
  }
  return TrainLogLinear(all, kOptions);
}

// What models say of the articles that they have not seen.
std::vector<std::pair<double, bool>> CrossValidate(const std::vector<Example>& examples) {
  std::vector<std::pair<double, bool>> judged;
  for (size_t fold = 0; fold < kFolds; ++fold) {
    const std::string bytes = Train(examples, fold);
    const PositionJudge judge = PositionJudge::Open(bytes).value();
    for (const Example& example : examples) {
      if (example.fold == fold) {
        judged.emplace_back(judge.Probability(example.features), example.right);
      }
    }
  }
  std::ranges::sort(judged);
  return judged;
}

void Print(const std::vector<std::pair<double, bool>>& judged) {
  double loss = 0;
  double above = 0;  // pairs of a right and a wrong one in the right order
  size_t right = 0;
  for (const auto& [probability, is_right] : judged) {
    loss -= std::log(is_right ? probability : 1 - probability);
    right += is_right;
  }
  size_t wrong = 0;
  for (const auto& [probability, is_right] : judged) {
    if (is_right) above += static_cast<double>(wrong);
    wrong += !is_right;
  }
  const auto count = static_cast<double>(judged.size());
  fmt::print("{} positions, {:.1f} % right; loss {:.3f}, area under the curve {:.3f}\n",
             judged.size(), 100 * static_cast<double>(right) / count, loss / count,
             above / static_cast<double>(std::max<size_t>(1, right * wrong)));
  for (size_t bin = 0; bin < 10; ++bin) {
    size_t found = 0;
    size_t good = 0;
    for (const auto& [probability, is_right] : judged) {
      if (std::min<size_t>(9, static_cast<size_t>(probability * 10)) != bin) continue;
      ++found;
      good += is_right;
    }
    if (found == 0) continue;
    fmt::print("probability {:.1f}-{:.1f}: {:4} found, right {:.2f}\n",
               static_cast<double>(bin) / 10, static_cast<double>(bin + 1) / 10, found,
               static_cast<double>(good) / static_cast<double>(found));
  }
}

int Run(const std::string& shared, const std::string& judged, const std::string& gold,
        const std::string& out) {
  Models models = LoadModels();
  const std::string untrained = TrainLogLinear({}, kOptions);
  models.positions = PositionJudge::Open(untrained).value();  // lets everything through
  const std::string no_clauses = TrainLogLinear({}, {.labels = 3, .buckets = 1});
  models.clauses = ClauseJudge::Open(no_clauses).value();  // which judge themselves
  Collection collection(models, ReadJudged(judged), ReadGoldPositions(gold));
  collection.AddFile(shared + "/data/polnear/polnear.train.jsonl");
  collection.AddFile(shared + "/data/rawnews/wikinews_2019_2020.jsonl");
  if (collection.examples().empty()) {
    fmt::print(stderr, "train_positions: {}: no judged position was found in {}\n", judged, shared);
    return 2;
  }
  Print(CrossValidate(collection.examples()));
  std::ofstream(out, std::ios::binary) << Seal(Train(collection.examples(), kFolds));
  return 0;
}

}  // namespace
}  // namespace whosaid

int main(int argc, char** argv) {
  if (argc != 5) {
    fmt::print(stderr, "usage: train_positions SHARED JUDGED GOLD OUT\n");
    return 2;
  }
  return whosaid::Run(argv[1], argv[2], argv[3], argv[4]);
}
