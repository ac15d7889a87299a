// The zone stage: blocks, their features (zones_features.h), and the best sequence of states
// (zones_states.h) through the page by a trained model.
#include "extract/zones/zones.h"

#include <re2/re2.h>

#include <algorithm>

#include "extract/weights/seal.h"
#include "extract/zones/zones_blocks.h"
#include "extract/zones/zones_features.h"
#include "extract/zones/zones_rules.h"
#include "extract/zones/zones_states.h"
#include "models/embedded.h"

namespace whosaid {
namespace {

using K = ZoneKind;

// The shipped model. What does not open is a mistake of the build.
const ChainModel& ShippedModel() {
  static const ChainModel model =
      ChainModel::Open(Unseal(EmbeddedFile("zones.bin").value(), "zones.bin").value()).value();
  return model;
}

// True where `kinds` are comments in most of what rules take for the article's own words: the model
// has lost the article, not found its readers.
bool LosesArticle(const std::vector<Block>& blocks, const std::vector<K>& by_rules,
                  const std::vector<K>& kinds) {
  size_t own = 0, lost = 0;
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (!IsBodyZone(by_rules[i])) continue;
    own += blocks[i].words;
    if (kinds[i] == K::kComment) lost += blocks[i].words;
  }
  return 3 * lost > 2 * own;
}

std::vector<K> Decode(const std::vector<float>& scores, const ChainModel& model) {
  std::vector<K> kinds;
  for (const uint8_t label : DecodeChain(scores, model.transitions(), ZoneRules())) {
    kinds.push_back(ZoneStates()[label].kind);
  }
  return kinds;
}

// The best kind for each block.
std::vector<K> BestSequence(const Page& page, const ChainModel& model) {
  constexpr float kNever = -1e6F;  // not infinite: what the reader knows may be out of order
  constexpr float kDoubt = 4;      // in the units of cues
  const std::span<const ZoneState> states = ZoneStates();
  std::vector<float> scores(page.blocks.size() * states.size());
  const PageCues cues = FindCues(page);
  std::vector<K> by_rules = KindsByRules(page.blocks, cues.blocks);
  constexpr size_t kFewest = 12;  // a few lines show the model too little of a page
  if (page.blocks.size() < kFewest) return by_rules;
  const auto comments =
      static_cast<size_t>(std::count(by_rules.begin(), by_rules.end(), K::kComment));
  ForEachBlock(page, cues, [&](size_t block, const FeatureList& features) {
    const auto row = std::span(scores).subspan(block * states.size(), states.size());
    model.Score(features, row.data());
    AddRules(cues.blocks[block].scores, by_rules[block], comments, row);
  });
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    float* const row = &scores[i * states.size()];
    row[0] = 2 * kNever;
    if (!page.blocks[i].known) continue;
    const K known = *page.blocks[i].known == K::kDateline ? K::kByline : *page.blocks[i].known;
    for (size_t label = 1; label < states.size(); ++label) {
      if (states[label].kind != known) row[label] = kNever;
    }
  }
  std::vector<K> kinds = Decode(scores, model);
  if (!LosesArticle(page.blocks, by_rules, kinds)) return kinds;
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    for (size_t label = 1; label < states.size(); ++label) {
      const bool is_comment = states[label].kind == K::kComment;
      if (is_comment && IsBodyZone(by_rules[i])) scores[i * states.size() + label] -= kDoubt;
    }
  }
  return Decode(scores, model);
}

// "PORT ELLERY, Sept. 4 (Coast Newswire) — ", "MARLOW/PORT ELLERY, September 4. /Newswire/. " or
// "(Marlow) – " at the beginning of a paragraph; its size in bytes.
uint32_t DatelineSize(std::string_view paragraph) {
  static const std::string kDate = R"((?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?)?)";
  static const std::string kDash = R"( ?(?:—|–|--| - ) ?)";
  static const RE2 kDateline(R"(^(?:[A-Z][A-Z.'’/ -]{2,40}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?)" +
                             kDate + R"((?:(?:,? ?\([^()]{2,40}\)| ?/[^/]{2,40}/)?)" + kDate +
                             kDash + R"(|\.? /[^/]{2,40}/\. ?)|\([A-Z][\w .'’-]{2,30}\))" + kDash +
                             ")");
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

std::vector<Zone> FindZones(const Document& document, const ChainModel& model) {
  const std::string_view text = document.text();
  if (text.empty()) return {};
  const Page page{text, document.article.title, SplitBlocks(text, document.article.known_zones)};
  if (page.blocks.empty()) return {{K::kBoilerplate, {0, static_cast<uint32_t>(text.size())}}};
  return Tile(text, page.blocks, BestSequence(page, model));
}

std::vector<Zone> FindZones(const Document& document) {
  return FindZones(document, ShippedModel());
}

}  // namespace whosaid
