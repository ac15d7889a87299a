#include "train/evaluate/coreference_scores.h"

#include <algorithm>
#include <limits>
#include <map>

namespace whosaid {
namespace {

using EntityOf = std::map<Span, size_t>;

EntityOf IndexOf(const std::vector<Entity>& entities) {
  EntityOf of;
  for (size_t i = 0; i < entities.size(); ++i) {
    for (Span mention : entities[i]) of.emplace(mention, i);
  }
  return of;
}

// How many mentions of `entity` lie in each entity of the other side; those in none apart.
struct Shares {
  std::map<size_t, size_t> in;
  size_t in_none = 0;
};

Shares SharesOf(const Entity& entity, const EntityOf& other) {
  Shares shares;
  for (Span mention : entity) {
    const auto found = other.find(mention);
    if (found == other.end()) {
      ++shares.in_none;
    } else {
      ++shares.in[found->second];
    }
  }
  return shares;
}

Fraction MucRecall(const std::vector<Entity>& key, const std::vector<Entity>& response) {
  const EntityOf of = IndexOf(response);
  Fraction recall;
  for (const Entity& entity : key) {
    const Shares shares = SharesOf(entity, of);
    const size_t parts = shares.in.size() + shares.in_none;
    recall.part += static_cast<double>(entity.size() - parts);
    recall.whole += static_cast<double>(entity.size() - 1);
  }
  return recall;
}

Fraction BCubedRecall(const std::vector<Entity>& key, const std::vector<Entity>& response) {
  const EntityOf of = IndexOf(response);
  Fraction recall;
  for (const Entity& entity : key) {
    const auto size = static_cast<double>(entity.size());
    for (const auto& [other, shared] : SharesOf(entity, of).in) {
      recall.part += static_cast<double>(shared * shared) / size;
    }
    recall.whole += size;
  }
  return recall;
}

// The largest sum of values with at most one of each row and column: the Hungarian method with
// potentials (Kuhn 1955; Munkres 1957). REQUIRES: no more rows than columns.
double BestAssignment(const std::vector<std::vector<double>>& values) {
  const size_t rows = values.size();
  const size_t columns = rows == 0 ? 0 : values[0].size();
  constexpr double kInfinite = std::numeric_limits<double>::infinity();
  std::vector<double> row_potential(rows + 1);
  std::vector<double> column_potential(columns + 1);
  std::vector<size_t> row_of(columns + 1);  // from 1; 0 is free
  std::vector<size_t> way(columns + 1);
  for (size_t row = 1; row <= rows; ++row) {
    row_of[0] = row;
    size_t column = 0;
    std::vector<double> least(columns + 1, kInfinite);
    std::vector<bool> used(columns + 1);
    do {
      used[column] = true;
      const size_t from = row_of[column];
      double step = kInfinite;
      size_t next = 0;
      for (size_t j = 1; j <= columns; ++j) {
        if (used[j]) continue;
        const double cost = -values[from - 1][j - 1] - row_potential[from] - column_potential[j];
        if (cost < least[j]) {
          least[j] = cost;
          way[j] = column;
        }
        if (least[j] < step) {
          step = least[j];
          next = j;
        }
      }
      for (size_t j = 0; j <= columns; ++j) {
        if (used[j]) {
          row_potential[row_of[j]] += step;
          column_potential[j] -= step;
        } else {
          least[j] -= step;
        }
      }
      column = next;
    } while (row_of[column] != 0);
    for (; column != 0; column = way[column]) row_of[column] = row_of[way[column]];
  }
  double sum = 0;
  for (size_t j = 1; j <= columns; ++j) {
    if (row_of[j] != 0) sum += values[row_of[j] - 1][j - 1];
  }
  return sum;
}

}  // namespace

double Agreement::F1() const {
  const double p = precision.Value();
  const double r = recall.Value();
  return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

Agreement& Agreement::operator+=(const Agreement& other) {
  precision.part += other.precision.part;
  precision.whole += other.precision.whole;
  recall.part += other.recall.part;
  recall.whole += other.recall.whole;
  return *this;
}

Agreement MucOf(const std::vector<Entity>& key, const std::vector<Entity>& response) {
  return {.precision = MucRecall(response, key), .recall = MucRecall(key, response)};
}

Agreement BCubedOf(const std::vector<Entity>& key, const std::vector<Entity>& response) {
  return {.precision = BCubedRecall(response, key), .recall = BCubedRecall(key, response)};
}

Agreement CeafeOf(const std::vector<Entity>& key, const std::vector<Entity>& response) {
  const bool turned = key.size() > response.size();
  const std::vector<Entity>& rows = turned ? response : key;
  const std::vector<Entity>& columns = turned ? key : response;
  const EntityOf of = IndexOf(columns);
  std::vector<std::vector<double>> similarity(rows.size(), std::vector<double>(columns.size()));
  for (size_t i = 0; i < rows.size(); ++i) {
    for (const auto& [j, shared] : SharesOf(rows[i], of).in) {
      similarity[i][j] =
          2 * static_cast<double>(shared) / static_cast<double>(rows[i].size() + columns[j].size());
    }
  }
  const double best = BestAssignment(similarity);
  return {.precision = {best, static_cast<double>(response.size())},
          .recall = {best, static_cast<double>(key.size())}};
}

Agreement MentionsOf(const std::vector<Entity>& key, const std::vector<Entity>& response) {
  const EntityOf in_key = IndexOf(key);
  const EntityOf in_response = IndexOf(response);
  const auto both = static_cast<double>(
      std::ranges::count_if(in_key, [&](const auto& m) { return in_response.contains(m.first); }));
  return {.precision = {both, static_cast<double>(in_response.size())},
          .recall = {both, static_cast<double>(in_key.size())}};
}

}  // namespace whosaid
