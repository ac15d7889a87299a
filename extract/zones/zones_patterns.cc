#include "extract/zones/zones_patterns.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <cassert>
#include <charconv>
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

// True where all alternatives of the pattern begin with "^".
bool IsAnchored(std::string_view pattern) {
  bool begins = true, in_class = false;
  int depth = 0;
  for (size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (begins && c != '^') return false;
    begins = false;
    if (c == '\\') {
      ++i;
    } else if (in_class) {
      in_class = c != ']';
    } else if (c == '[') {
      in_class = true;
    } else if (c == '(' || c == ')') {
      depth += c == '(' ? 1 : -1;
    } else if (c == '|' && depth == 0) {
      begins = true;
    }
  }
  return true;
}

// Patterns as one automaton: each line is read once, however many rows the table has. Those that
// match at the beginning only have one of their own, which gives up on most lines after a few
// bytes.
class PatternSet {
 public:
  explicit PatternSet(bool anchored)
      : set_(MakeOptions(), anchored ? RE2::ANCHOR_START : RE2::UNANCHORED) {
    for (size_t i = 0; i < PatternCues().size(); ++i) {
      const std::string& pattern = PatternCues()[i].pattern;
      if (IsAnchored(pattern) != anchored) continue;
      [[maybe_unused]] const int index = set_.Add(pattern, nullptr);
      assert(index == static_cast<int>(rows_.size()));
      rows_.push_back(static_cast<int>(i));
    }
    [[maybe_unused]] const bool compiled = set_.Compile();
    assert(compiled);
  }

  // Adds the rows of the table that the line matches.
  void Match(std::string_view line, std::vector<int>& rows) const {
    std::vector<int> matches;
    set_.Match(re2::StringPiece(line.data(), line.size()), &matches);
    for (const int match : matches) rows.push_back(rows_[static_cast<size_t>(match)]);
  }

 private:
  static RE2::Options MakeOptions() {
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_max_mem(int64_t{64} << 20);
    return options;
  }

  RE2::Set set_;
  std::vector<int> rows_;  // of the table, by the set's numbers
};

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
  static const PatternSet anchored(true), anywhere(false);
  anchored.Match(line, matches);
  anywhere.Match(line, matches);
  std::sort(matches.begin(), matches.end());
  return matches;
}

}  // namespace whosaid
