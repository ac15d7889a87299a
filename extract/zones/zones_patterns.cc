#include "extract/zones/zones_patterns.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <memory>
#include <utility>

#include "extract/lexicon.h"
#include "models/embedded.h"

namespace whosaid {
namespace {

// Names that patterns use in braces; the later ones use the earlier.
constexpr std::pair<std::string_view, std::string_view> kParts[] = {
    {"{DATE}", R"((?:{DAY},? )?(?:{MONTH} \d{1,2},? \d{4}|\d{1,2}(?:st|nd|rd|th)? {MONTH},? \d{4}|)"
               R"(\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4}))"},
    {"{MONTH}", R"((?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?)"},
    {"{DAY}",
     R"((?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?\.?)"},
    {"{CLOCK}", R"(\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?)"},
    // "3 hours", "4d"
    {"{AGE}", R"(\d{1,2} ?(?:s|m|h|d|w|mo|y|min|mins|minutes?|hrs?|hours?|days?|weeks?|months?|)"
              R"(years?)(?: ago)?)"},
};

std::string Expand(std::string_view pattern) {
  std::string expanded(pattern);
  for (const auto& [name, part] : kParts) {
    for (size_t at = 0; (at = expanded.find(name, at)) != std::string::npos; at += part.size()) {
      expanded.replace(at, name.size(), part);
    }
  }
  return expanded;
}

double ToNumber(std::string_view text) {
  double number = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  [[maybe_unused]] const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  assert(error == std::errc() && end == text.data() + text.size());
  return number;
}

PatternCue ToCue(const std::vector<std::string_view>& row) {
  assert(row.size() >= 4);
  PatternCue cue{*Parse<ZoneKind>(row[0]), ToNumber(row[1]), Expand(row[2]), row[3]};
  if (row.size() > 4) {
    const std::vector<std::string_view> neighbour = Split(row[4], ' ');
    assert(neighbour.size() == 3);
    cue.neighbour = {static_cast<int>(ToNumber(neighbour[0])), ToNumber(neighbour[1]),
                     static_cast<uint32_t>(ToNumber(neighbour[2]))};
  }
  return cue;
}

// All patterns as one automaton: each line is read once, however many rows the table has.
const RE2::Set& Patterns() {
  static const std::unique_ptr<const RE2::Set> set = [] {
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_max_mem(int64_t{64} << 20);
    auto made = std::make_unique<RE2::Set>(options, RE2::UNANCHORED);
    for (const PatternCue& cue : PatternCues()) {
      [[maybe_unused]] const int index = made->Add(cue.pattern, nullptr);
      assert(index >= 0);
    }
    [[maybe_unused]] const bool compiled = made->Compile();
    assert(compiled);
    return made;
  }();
  return *set;
}

// A line without the marks of Markdown for headings and emphasis, which say how it looks only.
std::string_view WithoutMarkup(std::string_view line) {
  const bool rule = std::none_of(line.begin(), line.end(), [](char c) {
    return c != '*' && c != '_' && c != '-' && c != ' ';
  });
  if (rule) return line;
  const size_t heading = line.find_first_not_of('#');
  if (heading != std::string_view::npos && heading > 0 && line[heading] == ' ') {
    line.remove_prefix(heading + 1);
  }
  for (const std::string_view mark : {"**", "__", "*", "_"}) {
    if (line.size() <= 2 * mark.size() || !line.starts_with(mark)) continue;
    if (line.ends_with(mark)) {
      line.remove_prefix(mark.size());
      line.remove_suffix(mark.size());
    } else if (mark.size() == 2) {
      line.remove_prefix(mark.size());
    }
  }
  return line;
}

}  // namespace

std::span<const PatternCue> PatternCues() {
  static const std::vector<PatternCue> cues = [] {
    std::vector<PatternCue> read;
    for (const auto& row : ReadRows(*EmbeddedFile("lexicons/zones.tsv"))) {
      read.push_back(ToCue(row));
    }
    return read;
  }();
  return cues;
}

std::vector<int> MatchPatterns(std::string_view line) {
  line = WithoutMarkup(line);
  // Cues lie at a line's ends; of a long one the middle is left out.
  constexpr size_t kLongest = 480, kEnd = 200;
  std::string ends;
  if (line.size() > kLongest) {
    ends.assign(line.substr(0, kEnd)).append(" ").append(line.substr(line.size() - kEnd));
    line = ends;
  }
  std::vector<int> matches;
  Patterns().Match(re2::StringPiece(line.data(), line.size()), &matches);
  std::sort(matches.begin(), matches.end());
  return matches;
}

}  // namespace whosaid
