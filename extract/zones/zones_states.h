// States: what the chain through a page may be in: a kind of zone in a part of the page.
#ifndef WHOSAID_EXTRACT_ZONES_ZONES_STATES_H_
#define WHOSAID_EXTRACT_ZONES_ZONES_STATES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/vocabulary.h"
#include "extract/weights/chain_model.h"
#include "extract/zones/zones_cues.h"

namespace whosaid {

// A page has four parts and does not go back from a later one: what stands above the headline; the
// headline and what is set between it and the text; the text; and what follows its last paragraph.
enum class PagePart : uint8_t { kAbove, kHead, kText, kAfter };

struct ZoneState {
  ZoneKind kind = ZoneKind::kBoilerplate;
  PagePart part = PagePart::kAbove;
};

// The states by their labels. Label 0 stands for the ends of the page and for no block.
std::span<const ZoneState> ZoneStates();

// Which may follow which.
const LabelRules& ZoneRules();

// Adds to the scores of a block's states, one a label, what is known before any training: the
// weights of its cues, and a penalty for body where rules (zones_rules.h) find a comment, the
// larger the more `comments` they find on the page: a long run is seldom an interview.
void AddRules(const ZoneScores& cues, ZoneKind by_rules, size_t comments, std::span<float> scores);

// The labels of blocks of these kinds. Datelines count as bylines, and a kind that has no state in
// its part as boilerplate.
std::vector<uint8_t> ToStates(std::span<const ZoneKind> kinds);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ZONES_ZONES_STATES_H_
