#include "extract/zones_cues.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <cassert>
#include <memory>
#include <string>

#include "extract/zones_register.h"

namespace whosaid {
namespace {

using K = ZoneKind;

// What the pattern of a turn in a dialogue weighs ("VOSS: Thank you.").
constexpr double kTurn = 5;

double& At(ZoneScores& scores, K kind) { return scores[static_cast<size_t>(kind)]; }
double At(const ZoneScores& scores, K kind) { return scores[static_cast<size_t>(kind)]; }

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

// What shapes look at: a block with its neighbours on the page.
struct Place {
  const Page& page;
  size_t index;
  size_t first_prose;  // index of the first paragraph of running text
  const Block& block() const { return page.blocks[index]; }
  const Block* Next() const {
    return index + 1 < page.blocks.size() ? &page.blocks[index + 1] : nullptr;
  }
};

bool IsProse(const Block& block) { return block.words >= 12 && block.ends_sentence; }

bool IsTitleLike(const Block& block) {
  return !block.ends_sentence && block.words >= 3 && block.words <= 18;
}

// Letters and digits only, in lower case.
std::string Bare(std::string_view text) {
  std::string bare;
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (u < 0x80 && std::isalnum(u)) bare += static_cast<char>(std::tolower(u));
  }
  return bare;
}

bool IsArticleTitle(const Place& place) {
  constexpr size_t kLongest = 400;
  const Block& block = place.block();
  if (place.page.title.empty() || block.span.size() > kLongest || block.repeats > 0) return false;
  const std::string bare = Bare(place.page.title);
  return !bare.empty() && bare == Bare(Slice(place.page.text, block.span));
}

bool StandsInList(const Place& place) {
  const std::vector<Block>& blocks = place.page.blocks;
  if (!IsTitleLike(place.block()) || place.index < place.first_prose) return false;
  const size_t begin = place.index >= 3 ? place.index - 3 : 0;
  const size_t end = std::min(blocks.size(), place.index + 4);
  size_t run = 0, longest = 0;
  for (size_t i = begin; i < end; ++i) {
    run = IsTitleLike(blocks[i]) ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest >= 3;
}

struct ShapeCue {
  K kind;
  double weight;
  std::string_view name;
  bool (*holds)(const Place& place);
};

constexpr ShapeCue kShapes[] = {
    {K::kBody, 4, "a paragraph of whole sentences",
     [](const Place& p) { return IsProse(p.block()); }},
    {K::kBody, 1.5, "a long paragraph", [](const Place& p) { return p.block().words >= 25; }},
    {K::kBody, 2.5, "a short sentence",
     [](const Place& p) {
       return p.block().words >= 4 && p.block().words < 12 && p.block().ends_sentence;
     }},
    {K::kBody, 1.5, "a heading over a paragraph",
     [](const Place& p) {
       return p.index > p.first_prose && p.block().words <= 14 && p.Next() && IsProse(*p.Next());
     }},
    {K::kHeadline, 4, "a title above the text",
     [](const Place& p) {
       return p.index < p.first_prose && p.block().words >= 3 && p.block().words <= 28 &&
              p.block().repeats == 0;
     }},
    {K::kHeadline, 8, "the article's title", IsArticleTitle},
    {K::kTeaser, 2, "a title in a list of titles", StandsInList},
    {K::kTeaser, 2, "said before",
     [](const Place& p) { return p.block().repeats > 0 && p.block().words >= 5; }},
    {K::kBoilerplate, 1, "a word or two",
     [](const Place& p) { return p.block().words <= 3 && !p.block().ends_sentence; }},
    {K::kByline, -4, "too long for a byline", [](const Place& p) { return p.block().words > 20; }},
    {K::kHeadline, -4, "too long for a headline",
     [](const Place& p) { return p.block().words > 28; }},
    {K::kBoilerplate, -2, "too long for a widget",
     [](const Place& p) { return p.block().words > 22; }},
    {K::kTeaser, -1.5, "too long for a title", [](const Place& p) { return p.block().words > 22; }},
    {K::kTeaser, -2, "too long for a teaser", [](const Place& p) { return p.block().words > 45; }},
};

// How far the register of the article itself is that of comments, so that it is no sign of them: an
// opinion page says "I" and "you" from the start, and an interview all along.
double OwnRegister(const std::vector<double>& registers, const std::vector<ZoneScores>& scores,
                   size_t first_prose) {
  constexpr size_t kOpening = 4, kDialogue = 4;
  constexpr double kReporting = -1.2, kTalk = 3;
  double sum = 0;
  size_t count = 0;
  for (size_t i = first_prose; i < registers.size() && count < kOpening; ++i, ++count) {
    sum += registers[i];
  }
  const auto turns = std::count_if(scores.begin(), scores.end(), [](const ZoneScores& block) {
    return At(block, K::kBody) >= kTurn;
  });
  const double talk = static_cast<size_t>(turns) >= kDialogue ? kTalk : 0;
  return talk + (count == 0 ? 0 : std::max(0.0, sum / static_cast<double>(count) - kReporting));
}

void AddRegister(const Page& page, const std::vector<ZoneScores>& patterns, size_t first_prose,
                 std::vector<ZoneScores>& scores) {
  constexpr double kMost = 4, kLeast = -4, kBeforeText = 10;
  std::vector<double> registers;
  for (const Block& block : page.blocks) {
    const RegisterTraits traits = CountTraits(Slice(page.text, block.span));
    registers.push_back(std::clamp(CommentLogOdds(traits), kLeast, kMost));
  }
  const double own = OwnRegister(registers, patterns, first_prose);
  for (size_t i = 0; i < scores.size(); ++i) {
    At(scores[i], K::kComment) += registers[i] - own;
    // There must be something to comment on.
    if (i <= first_prose) At(scores[i], K::kComment) = -kBeforeText;
  }
}

void AddPatterns(const Page& page, std::vector<ZoneScores>& scores) {
  const std::vector<Block>& blocks = page.blocks;
  for (size_t i = 0; i < blocks.size(); ++i) {
    for (const int index : MatchPatterns(Slice(page.text, blocks[i].span))) {
      const PatternCue& cue = PatternCues()[static_cast<size_t>(index)];
      At(scores[i], cue.kind) += cue.weight;
      if (cue.neighbour.where == 0) continue;
      const size_t other = i + static_cast<size_t>(cue.neighbour.where);  // -1 wraps round
      if (other < blocks.size() && blocks[other].words <= cue.neighbour.longest) {
        At(scores[other], cue.kind) += cue.neighbour.weight;
      }
    }
  }
}

void AddShapes(const Page& page, size_t first_prose, std::vector<ZoneScores>& scores) {
  for (size_t i = 0; i < scores.size(); ++i) {
    for (const ShapeCue& cue : kShapes) {
      if (!cue.holds(Place{page, i, first_prose})) continue;
      At(scores[i], cue.kind) += cue.weight;
      // Readers write paragraphs too: only their words tell theirs from the article's.
      if (cue.kind == K::kBody) At(scores[i], K::kComment) += cue.weight;
    }
  }
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

std::vector<ZoneScores> ScoreBlocks(const Page& page) {
  const auto prose = std::find_if(page.blocks.begin(), page.blocks.end(), IsProse);
  const auto first_prose = static_cast<size_t>(prose - page.blocks.begin());
  std::vector<ZoneScores> scores(page.blocks.size(), ZoneScores{});
  AddPatterns(page, scores);
  const std::vector<ZoneScores> patterns = scores;
  AddShapes(page, first_prose, scores);
  AddRegister(page, patterns, first_prose, scores);
  return scores;
}

}  // namespace whosaid
