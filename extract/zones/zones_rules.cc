#include "extract/zones/zones_rules.h"

#include <algorithm>
#include <limits>

#include "extract/zones/zones_states.h"

namespace whosaid {
namespace {

using K = ZoneKind;

using Part = PagePart;
using State = ZoneState;

// As those of the model, but that here a comment opens the last part.

constexpr State kStates[] = {
    {K::kByline, Part::kAbove},      {K::kCaption, Part::kAbove},
    {K::kTeaser, Part::kAbove},      {K::kBoilerplate, Part::kAbove},
    {K::kHeadline, Part::kHead},     {K::kByline, Part::kHead},
    {K::kBullets, Part::kHead},      {K::kCaption, Part::kHead},
    {K::kTeaser, Part::kHead},       {K::kBoilerplate, Part::kHead},
    {K::kBody, Part::kText},         {K::kByline, Part::kText},
    {K::kBullets, Part::kText},      {K::kCaption, Part::kText},
    {K::kTeaser, Part::kText},       {K::kEmbedded, Part::kText},
    {K::kBoilerplate, Part::kText},  {K::kComment, Part::kAfter},
    {K::kTeaser, Part::kAfter},      {K::kEmbedded, Part::kAfter},
    {K::kBoilerplate, Part::kAfter},
};
constexpr size_t kStateCount = std::size(kStates);

constexpr bool Opens(State state) {
  switch (state.part) {
    case Part::kAbove:
      return true;
    case Part::kHead:
      return state.kind == K::kHeadline;
    case Part::kText:
      return state.kind == K::kBody || state.kind == K::kEmbedded;
    case Part::kAfter:
      return state.kind == K::kComment;
  }
  return false;
}

// What it costs to pass from one kind to another, in the units of the cues' weights. What is not
// listed costs kSwitch; staying is free.
struct Passage {
  K from, to;
  double cost;
};

constexpr double kSwitch = 3;
constexpr double kNever = 40;  // not infinite: what the reader knows may be out of order

constexpr Passage kPassages[] = {
    {K::kHeadline, K::kHeadline, 2},     {K::kHeadline, K::kByline, 0.5},
    {K::kHeadline, K::kBody, 0.5},       {K::kHeadline, K::kCaption, 0.5},
    {K::kHeadline, K::kBoilerplate, 1},  {K::kHeadline, K::kBullets, 1},
    {K::kHeadline, K::kTeaser, 5},       {K::kByline, K::kBody, 0.5},
    {K::kByline, K::kHeadline, 2},       {K::kByline, K::kBoilerplate, 1},
    {K::kByline, K::kCaption, 1},        {K::kBody, K::kByline, 2.5},
    {K::kBody, K::kBullets, 1},          {K::kBody, K::kCaption, 2},
    {K::kBody, K::kTeaser, 2.5},         {K::kBody, K::kEmbedded, 2},
    {K::kBody, K::kBoilerplate, 1.75},   {K::kBody, K::kComment, 5},
    {K::kBullets, K::kBody, 1},          {K::kBullets, K::kComment, 9},
    {K::kCaption, K::kBody, 1},          {K::kCaption, K::kHeadline, 2},
    {K::kCaption, K::kComment, 10},      {K::kTeaser, K::kHeadline, 2},
    {K::kTeaser, K::kBody, 2.5},         {K::kTeaser, K::kBoilerplate, 1.5},
    {K::kTeaser, K::kComment, 5},        {K::kEmbedded, K::kBody, 1},
    {K::kEmbedded, K::kComment, 4},      {K::kBoilerplate, K::kHeadline, 1},
    {K::kBoilerplate, K::kBody, 1.75},   {K::kBoilerplate, K::kTeaser, 1.5},
    {K::kBoilerplate, K::kComment, 3},   {K::kComment, K::kBoilerplate, 2},
    {K::kComment, K::kTeaser, 3.5},      {K::kComment, K::kEmbedded, 3},
    {K::kHeadline, K::kComment, kNever}, {K::kByline, K::kComment, kNever},
};

using Costs = std::array<std::array<double, kStateCount>, kStateCount>;

constexpr double PassageCost(State from, State to) {
  if (to.part < from.part) return kNever;
  if (to.part > from.part && !Opens(to)) return kNever;
  if (to.part == Part::kAfter && from.part < Part::kText) return kNever;
  // There is one headline, of one line or two.
  if (to.kind == K::kHeadline && from.part == Part::kHead && from.kind != to.kind) return kNever;
  for (const Passage& passage : kPassages) {
    if (passage.from == from.kind && passage.to == to.kind) return passage.cost;
  }
  return from.kind == to.kind ? 0 : kSwitch;
}

constexpr Costs MakeCosts() {
  Costs costs{};
  for (size_t from = 0; from < kStateCount; ++from) {
    for (size_t to = 0; to < kStateCount; ++to) {
      costs[from][to] = PassageCost(kStates[from], kStates[to]);
    }
  }
  return costs;
}

constexpr Costs kCosts = MakeCosts();

double Emission(const Block& block, const ZoneScores& scores, State state) {
  if (!block.known) return scores[static_cast<size_t>(state.kind)];
  const K kind = *block.known == K::kDateline ? K::kByline : *block.known;
  return kind == state.kind ? 0 : -1000;
}

double StartCost(State state) { return Opens(state) && state.part != Part::kAfter ? 0 : kNever; }

}  // namespace

std::vector<K> KindsByRules(const std::vector<Block>& blocks, const std::vector<BlockCues>& cues) {
  using Column = std::array<double, kStateCount>;
  std::vector<std::array<uint8_t, kStateCount>> back(blocks.size());
  Column best{};
  for (size_t i = 0; i < blocks.size(); ++i) {
    Column next{};
    for (size_t to = 0; to < kStateCount; ++to) {
      double top = -StartCost(kStates[to]);
      if (i > 0) top = -std::numeric_limits<double>::infinity();
      for (size_t from = 0; i > 0 && from < kStateCount; ++from) {
        const double sum = best[from] - kCosts[from][to];
        if (sum <= top) continue;
        top = sum;
        back[i][to] = static_cast<uint8_t>(from);
      }
      next[to] = top + Emission(blocks[i], cues[i].scores, kStates[to]);
    }
    best = next;
  }
  auto at = static_cast<size_t>(std::max_element(best.begin(), best.end()) - best.begin());
  std::vector<K> kinds(blocks.size());
  for (size_t i = blocks.size(); i-- > 0;) {
    kinds[i] = kStates[at].kind;
    at = back[i][at];
  }
  return kinds;
}

}  // namespace whosaid
