#include "extract/zones/zones_states.h"

#include <algorithm>
#include <iterator>

namespace whosaid {
namespace {

using K = ZoneKind;
using P = PagePart;

constexpr ZoneState kStates[] = {
    {},
    {K::kBoilerplate, P::kAbove},
    {K::kByline, P::kAbove},
    {K::kCaption, P::kAbove},
    {K::kTeaser, P::kAbove},
    {K::kComment, P::kAbove},
    {K::kHeadline, P::kHead},
    {K::kBoilerplate, P::kHead},
    {K::kByline, P::kHead},
    {K::kBullets, P::kHead},
    {K::kCaption, P::kHead},
    {K::kTeaser, P::kHead},
    {K::kComment, P::kHead},
    {K::kBody, P::kText},
    {K::kBoilerplate, P::kText},
    {K::kByline, P::kText},
    {K::kBullets, P::kText},
    {K::kCaption, P::kText},
    {K::kTeaser, P::kText},
    {K::kComment, P::kText},
    {K::kEmbedded, P::kText},
    {K::kBoilerplate, P::kAfter},
    {K::kByline, P::kAfter},
    {K::kCaption, P::kAfter},
    {K::kTeaser, P::kAfter},
    {K::kComment, P::kAfter},
    {K::kEmbedded, P::kAfter},
};

// The headline opens its part, body or an embedded post the text.
bool MayOpen(ZoneState state) {
  switch (state.part) {
    case P::kHead:
      return state.kind == K::kHeadline;
    case P::kText:
      return state.kind == K::kBody || state.kind == K::kEmbedded;
    default:
      return true;
  }
}

bool MayFollow(uint32_t label, uint32_t next) {
  if (next == 0) return label != 0;
  const ZoneState to = kStates[next];
  if (label == 0) return MayOpen(to) && to.part != P::kAfter;
  const ZoneState from = kStates[label];
  return from.part == to.part || (from.part < to.part && MayOpen(to));
}

uint8_t LabelOf(ZoneKind kind, PagePart part) {
  const auto find = [&](ZoneKind sought) {
    return std::find_if(std::begin(kStates) + 1, std::end(kStates), [&](const ZoneState& state) {
      return state.kind == sought && state.part == part;
    });
  };
  auto found = find(kind);
  if (found == std::end(kStates)) found = find(K::kBoilerplate);
  return static_cast<uint8_t>(found - std::begin(kStates));
}

}  // namespace

std::span<const ZoneState> ZoneStates() { return kStates; }

const LabelRules& ZoneRules() {
  static const LabelRules rules(std::size(kStates), MayFollow);
  return rules;
}

void AddRules(const ZoneScores& cues, ZoneKind by_rules, size_t comments, std::span<float> scores) {
  constexpr float kPenalty = .05F, kLargest = 4;  // in the units of cues
  const bool is_comment = by_rules == K::kComment;
  const float penalty = std::min(kLargest, kPenalty * static_cast<float>(comments));
  for (size_t label = 1; label < std::size(kStates); ++label) {
    const K kind = kStates[label].kind;
    scores[label] += static_cast<float>(cues[static_cast<size_t>(kind)]);
    if (is_comment && IsBodyZone(kind)) scores[label] -= penalty;
  }
}

std::vector<uint8_t> ToStates(std::span<const ZoneKind> kinds) {
  const auto is_text = [](ZoneKind kind) { return kind == K::kBody || kind == K::kBullets; };
  const auto opens = [](ZoneKind kind) { return kind == K::kBody || kind == K::kEmbedded; };
  const auto headline = std::find(kinds.begin(), kinds.end(), K::kHeadline);
  const auto body = std::find(kinds.begin(), kinds.end(), K::kBody);
  const bool has_head = headline < body;
  const auto after = std::find_if(kinds.rbegin(), kinds.rend(), is_text).base();
  const auto text =
      body == kinds.end() ? body : std::find_if(has_head ? headline : kinds.begin(), body, opens);
  std::vector<uint8_t> labels;
  for (auto at = kinds.begin(); at != kinds.end(); ++at) {
    P part = has_head && at >= headline ? P::kHead : P::kAbove;
    if (at >= text) part = at < after ? P::kText : P::kAfter;
    labels.push_back(LabelOf(*at == K::kDateline ? K::kByline : *at, part));
  }
  return labels;
}

}  // namespace whosaid
