// The zone stage: blocks, a score per block and kind (zones_cues.h), and the cheapest sequence of
// kinds through the page (Viterbi), where what follows what has a price too.
#include "extract/zones/zones.h"

#include <re2/re2.h>

#include <algorithm>
#include <limits>

#include "extract/zones/zones_blocks.h"
#include "extract/zones/zones_cues.h"

namespace whosaid {
namespace {

using K = ZoneKind;

// A page has four parts and does not go back from a later one: what stands above the headline; the
// headline and what is set between it and the text; the text; and what follows once readers have
// begun to comment. The headline opens the second, body or an embedded post the third, a comment
// the fourth.
enum class Part { kAbove, kHead, kText, kAfter };

struct State {
  K kind;
  Part part;
};

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

// The best kind for each block.
std::vector<K> BestSequence(const std::vector<Block>& blocks,
                            const std::vector<ZoneScores>& scores) {
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
      next[to] = top + Emission(blocks[i], scores[i], kStates[to]);
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

// "PORT ELLERY, Sept. 4 (Coast Newswire) — " at the beginning of a paragraph; its size in bytes.
uint32_t DatelineSize(std::string_view paragraph) {
  static const RE2 kDateline(
      R"(^[A-Z][A-Z.'’ -]{2,40}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?)"
      R"((?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?)?(?:,? ?\([^()]{2,40}\))?)"
      R"((?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?)? ?(?:—|–|--| - ) ?)");
  re2::StringPiece rest(paragraph.data(), paragraph.size());
  return RE2::Consume(&rest, kDateline) ? static_cast<uint32_t>(paragraph.size() - rest.size()) : 0;
}

void Append(std::vector<Zone>& zones, K kind, uint32_t end, bool separate) {
  const uint32_t begin = zones.empty() ? 0 : zones.back().span.end;
  if (begin == end) return;
  if (!separate && !zones.empty() && zones.back().kind == kind) {
    zones.back().span.end = end;
  } else {
    zones.push_back({kind, {begin, end}});
  }
}

std::vector<Zone> Tile(std::string_view text, const std::vector<Block>& blocks,
                       const std::vector<K>& kinds) {
  constexpr size_t kDatelineParagraphs = 3;
  std::vector<Zone> zones;
  size_t paragraphs = 0;
  for (size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    const bool last = i + 1 == blocks.size();
    uint32_t end = last ? static_cast<uint32_t>(text.size()) : blocks[i + 1].span.begin;
    if (block.known) {
      // Blanks before and after a known zone are not its own.
      Append(zones, K::kBoilerplate, block.span.begin, true);
      Append(zones, *block.known, block.span.end, true);
      if (last) Append(zones, K::kBoilerplate, end, true);
      continue;
    }
    const bool separate = i > 0 && blocks[i - 1].known.has_value();
    if (kinds[i] == K::kBody && paragraphs++ < kDatelineParagraphs) {
      const uint32_t size = DatelineSize(Slice(text, block.span));
      if (size > 0) Append(zones, K::kDateline, block.span.begin + size, true);
    }
    Append(zones, kinds[i], end, separate);
  }
  return zones;
}

}  // namespace

std::vector<Zone> FindZones(const Document& document) {
  const std::string_view text = document.text();
  if (text.empty()) return {};
  const Page page{text, document.article.title, SplitBlocks(text, document.article.known_zones)};
  if (page.blocks.empty()) return {{K::kBoilerplate, {0, static_cast<uint32_t>(text.size())}}};
  return Tile(text, page.blocks, BestSequence(page.blocks, ScoreBlocks(page)));
}

}  // namespace whosaid
