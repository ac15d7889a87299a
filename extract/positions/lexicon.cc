#include "extract/positions/lexicon.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

struct FrameName {
  std::string_view name;
  StanceFrame frame;
};

constexpr FrameName kFrames[] = {
    {"verb", StanceFrame::kVerb},
    {"verb-to", StanceFrame::kVerbTo},
    {"verb-that", StanceFrame::kVerbThat},
    {"verb-np-to", StanceFrame::kVerbNpTo},
    {"noun", StanceFrame::kNoun},
    {"agent", StanceFrame::kAgent},
    {"predicate", StanceFrame::kPredicate},
    {"subject", StanceFrame::kSubject},
    {"modal", StanceFrame::kModal},
    {"purpose", StanceFrame::kPurpose},
    {"experience", StanceFrame::kExperience},
    {"act", StanceFrame::kAct},
    {"deed", StanceFrame::kDeed},
    {"received", StanceFrame::kReceived},
};

struct TargetName {
  std::string_view name;
  StanceTarget target;
};

constexpr TargetName kTargets[] = {
    {"issue", StanceTarget::kIssue}, {"actor", StanceTarget::kActor}, {"any", StanceTarget::kAny}};

// What stands before the anchor: "in favor of", "out of touch", "off the table", "not enough".
constexpr std::string_view kOpeners[] = {"in",  "on", "out", "off", "of",
                                         "the", "a",  "not", "no",  "longer"};

// What is wrong with a row, or nothing.
std::string ReadRow(std::span<const std::string_view> fields, StanceEntry& entry) {
  if (fields.size() != 6) return "six fields separated by tabs expected";
  const auto frame = std::ranges::find(kFrames, fields[1], &FrameName::name);
  const std::optional<Stance> stance = Parse<Stance>(fields[2]);
  const auto target = std::ranges::find(kTargets, fields[3], &TargetName::name);
  if (fields[0].empty()) return "no cue";
  if (frame == std::end(kFrames)) return "no such frame: " + std::string(fields[1]);
  if (!stance) return "no such stance: " + std::string(fields[2]);
  if (target == std::end(kTargets)) return "no such target: " + std::string(fields[3]);
  entry.cue = fields[0];
  for (std::string_view word : SplitAt(fields[0], ' ')) entry.words.emplace_back(word);
  entry.copular = entry.words[0] == "be" && entry.words.size() > 1;
  if (entry.copular) entry.anchor = 1;
  while (entry.anchor + 1 < entry.words.size() && IsOneOf(entry.words[entry.anchor], kOpeners)) {
    ++entry.anchor;
  }
  // "ill - advised" is three tokens, of which the last has the relation.
  while (entry.anchor + 2 < entry.words.size() && entry.words[entry.anchor + 1] == "-") {
    entry.anchor += 2;
  }
  entry.frame = frame->frame;
  entry.stance = *stance;
  entry.target = target->target;
  entry.example = fields[4];
  entry.label = fields[5];
  return {};
}

}  // namespace

Result<StanceLexicon> StanceLexicon::Parse(std::string_view tsv) {
  StanceLexicon lexicon;
  size_t number = 0;
  for (std::string_view line : SplitAt(tsv, '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    StanceEntry entry;
    const std::string flaw = ReadRow(SplitAt(line, '\t'), entry);
    if (!flaw.empty()) {
      return Fail(ErrorKind::kBadInput, "stances.tsv:" + std::to_string(number) + ": " + flaw);
    }
    lexicon.by_anchor_[entry.words[entry.anchor]].push_back(
        static_cast<uint32_t>(lexicon.entries_.size()));
    lexicon.entries_.push_back(std::move(entry));
  }
  for (auto& [first, rows] : lexicon.by_anchor_) {
    std::ranges::stable_sort(rows, std::greater{},
                             [&](uint32_t row) { return lexicon.entries_[row].words.size(); });
  }
  return lexicon;
}

std::span<const uint32_t> StanceLexicon::AnchoredAt(std::string_view lemma) const {
  const auto found = by_anchor_.find(lemma);
  if (found == by_anchor_.end()) return {};
  return found->second;
}

}  // namespace whosaid
