#include "extract/syntax/tree.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace whosaid {
namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();

// A square matrix: at(dependent, head). Node 0 is the root and depends on nothing.
struct Graph {
  size_t nodes;
  std::vector<float> scores;

  explicit Graph(size_t count) : nodes(count), scores(count * count, kNever) {}
  float& at(size_t dependent, size_t head) { return scores[dependent * nodes + head]; }
};

std::vector<size_t> BestHeads(Graph& graph) {
  std::vector<size_t> heads(graph.nodes, 0);
  for (size_t i = 1; i < graph.nodes; ++i) {
    for (size_t j = 0; j < graph.nodes; ++j) {
      if (j != i && (graph.at(i, j) > graph.at(i, heads[i]) || heads[i] == i)) heads[i] = j;
    }
  }
  return heads;
}

// The nodes of one cycle, or none.
std::vector<size_t> FindCycle(const std::vector<size_t>& heads) {
  std::vector<size_t> seen(heads.size(), 0);  // the walk that came by, from 1
  for (size_t start = 1; start < heads.size(); ++start) {
    size_t node = start;
    while (node != 0 && seen[node] == 0) {
      seen[node] = start;
      node = heads[node];
    }
    if (node == 0 || seen[node] != start) continue;
    std::vector<size_t> cycle = {node};
    for (size_t next = heads[node]; next != node; next = heads[next]) cycle.push_back(next);
    return cycle;
  }
  return {};
}

// A graph with a cycle made into its last node, and where each of its arcs came from.
struct Contraction {
  Graph graph;
  std::vector<size_t> outer;   // new node → old node, but for the last
  std::vector<size_t> enters;  // by new head: the node of the cycle that it would best enter
  std::vector<size_t> leaves;  // by new dependent: the node of the cycle that best heads it
};

Contraction Contract(Graph& graph, const std::vector<size_t>& heads,
                     const std::vector<size_t>& cycle) {
  std::vector<bool> in_cycle(graph.nodes, false);
  for (const size_t node : cycle) in_cycle[node] = true;
  Contraction result{Graph(graph.nodes - cycle.size() + 1), {}, {}, {}};
  for (size_t node = 0; node < graph.nodes; ++node) {
    if (!in_cycle[node]) result.outer.push_back(node);
  }
  const size_t last = result.outer.size();
  result.enters.assign(last, cycle[0]);
  result.leaves.assign(last, cycle[0]);
  for (size_t i = 0; i < last; ++i) {
    const size_t node = result.outer[i];
    for (size_t j = 0; j < last; ++j) result.graph.at(i, j) = graph.at(node, result.outer[j]);
    for (const size_t inner : cycle) {
      if (node != 0 && graph.at(node, inner) > result.graph.at(i, last)) {
        result.graph.at(i, last) = graph.at(node, inner);
        result.leaves[i] = inner;
      }
      const float gain = graph.at(inner, node) - graph.at(inner, heads[inner]);
      if (gain > result.graph.at(last, i)) {
        result.graph.at(last, i) = gain;
        result.enters[i] = inner;
      }
    }
  }
  return result;
}

std::vector<size_t> BestArborescence(Graph graph) {
  std::vector<size_t> heads = BestHeads(graph);
  const std::vector<size_t> cycle = FindCycle(heads);
  if (cycle.empty()) return heads;
  Contraction small = Contract(graph, heads, cycle);
  const std::vector<size_t> inner = BestArborescence(std::move(small.graph));
  const size_t last = small.outer.size();
  for (size_t i = 1; i < last; ++i) {
    heads[small.outer[i]] = inner[i] == last ? small.leaves[i] : small.outer[inner[i]];
  }
  heads[small.enters[inner[last]]] = small.outer[inner[last]];
  return heads;
}

// How much better the root suits a word than any other head.
float RootMargin(std::span<const float> row, size_t self) {
  float best = kNever;
  for (size_t j = 1; j < row.size(); ++j) {
    if (j != self) best = std::max(best, row[j]);
  }
  return best == kNever ? std::numeric_limits<float>::infinity() : row[0] - best;
}

}  // namespace

std::vector<uint32_t> BestTree(std::span<const float> scores, size_t n) {
  assert(n > 0 && scores.size() == n * (n + 1));
  std::vector<size_t> heads(n + 1, 0);
  size_t roots = 0;
  size_t surest = 1;
  float margin = kNever;
  for (size_t i = 1; i <= n; ++i) {
    const std::span<const float> row = scores.subspan((i - 1) * (n + 1), n + 1);
    for (size_t j = 1; j <= n; ++j) {
      if (j != i && row[j] > row[heads[i]]) heads[i] = j;
    }
    if (heads[i] == 0) ++roots;
    if (const float own = RootMargin(row, i); own > margin) {
      margin = own;
      surest = i;
    }
  }
  if (roots != 1 || !FindCycle(heads).empty()) {
    Graph graph(n + 1);
    for (size_t i = 1; i <= n; ++i) {
      for (size_t j = 0; j <= n; ++j) {
        const bool allowed = i == surest ? j == 0 : j != 0 && j != i;
        if (allowed) graph.at(i, j) = scores[(i - 1) * (n + 1) + j];
      }
    }
    heads = BestArborescence(std::move(graph));
  }
  return std::vector<uint32_t>(heads.begin() + 1, heads.end());
}

}  // namespace whosaid
