#include "train/zones/zone_training.h"

#include <algorithm>
#include <span>

#include "extract/zones/zones_blocks.h"
#include "extract/zones/zones_features.h"
#include "extract/zones/zones_rules.h"
#include "extract/zones/zones_states.h"
#include "train/learn/chain_trainer.h"
#include "train/zones/zone_mixing.h"

namespace whosaid {
namespace {

using K = ZoneKind;

// What is lost of the article is lost to every later stage.
float Cost(uint32_t gold, uint32_t other) {
  if (gold == other) return 0;
  const K right = ZoneStates()[gold].kind;
  const K wrong = ZoneStates()[other].kind;
  if (right == wrong) return .3F;
  return IsBodyZone(right) && !IsBodyZone(wrong) ? 4.5F : 1;
}

constexpr ChainOptions kOptions{
    .buckets = 1u << 15, .epochs = 8, .cost = Cost, .longest_step = .001F};

// Of the zone in which the block ends; what the gold leaves out is no part of the article.
K GoldKind(const ZonePage& page, Span block) {
  for (const Zone& zone : page.gold) {
    if (zone.span.begin < block.end && zone.span.end >= block.end) return zone.kind;
  }
  return K::kBoilerplate;
}

ChainExample ToExample(const ZonePage& page) {
  const Page blocks{page.article.text, page.article.title,
                    SplitBlocks(page.article.text, page.article.known_zones)};
  ChainExample example;
  std::vector<K> kinds;
  const size_t labels = ZoneStates().size();
  const PageCues cues = FindCues(blocks);
  if (blocks.blocks.empty()) return example;
  const std::vector<K> by_rules = KindsByRules(blocks.blocks, cues.blocks);
  const auto comments =
      static_cast<size_t>(std::count(by_rules.begin(), by_rules.end(), K::kComment));
  ForEachBlock(blocks, cues, [&](size_t block, const FeatureList& features) {
    example.features.push_back(features);
    example.scores.resize(example.scores.size() + labels);
    AddRules(cues.blocks[block].scores, by_rules[block], comments,
             std::span(example.scores).last(labels));
    kinds.push_back(GoldKind(page, blocks.blocks[block].span));
  });
  example.labels = ToStates(kinds);
  return example;
}

}  // namespace

std::string TrainZones(const std::vector<ZonePage>& pages, const ZoneFilling& filling,
                       uint64_t seed) {
  Random random(seed);
  constexpr int kCopies = 3;
  std::vector<ChainExample> examples;
  for (int copy = 0; copy < kCopies; ++copy) {
    for (const ZonePage& page : pages) examples.push_back(ToExample(page));
  }
  for (const ZonePage& page : MixPages(pages, filling, random)) {
    examples.push_back(ToExample(page));
  }
  std::erase_if(examples, [](const ChainExample& example) { return example.labels.empty(); });
  ChainOptions options = kOptions;
  options.seed = static_cast<uint32_t>(seed);
  return TrainChain(examples, ZoneRules(), options);
}

}  // namespace whosaid
