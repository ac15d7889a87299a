#include "extract/zones/zones_cues.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "extract/zones/zones_patterns.h"
#include "extract/zones/zones_register.h"

namespace whosaid {
namespace {

using K = ZoneKind;

// What the pattern of a turn in a dialogue weighs ("VOSS: Thank you.").
constexpr double kTurn = 5;

double& At(ZoneScores& scores, K kind) { return scores[static_cast<size_t>(kind)]; }
double At(const ZoneScores& scores, K kind) { return scores[static_cast<size_t>(kind)]; }

// Letters and digits only, in lower case.
std::string Bare(std::string_view text) {
  std::string bare;
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (u < 0x80 && std::isalnum(u)) bare += static_cast<char>(std::tolower(u));
  }
  return bare;
}

// The beginnings of the longer words of `text`, in lower case, so that "fines" meets "fined".
std::vector<std::string> Stems(std::string_view text) {
  constexpr size_t kShortest = 4, kStem = 5;
  std::vector<std::string> stems;
  std::string word;
  for (size_t i = 0; i <= text.size(); ++i) {
    const auto u = static_cast<unsigned char>(i < text.size() ? text[i] : ' ');
    if (std::isalpha(u) || u >= 0x80) {
      word += static_cast<char>(std::tolower(u));
    } else {
      if (word.size() >= kShortest) stems.push_back(word.substr(0, kStem));
      word.clear();
    }
  }
  return stems;
}

// A page with what its shapes need to know.
struct Layout {
  const Page& page;
  size_t first_prose;                     // index of the first paragraph of running text
  std::unordered_set<std::string> topic;  // stems of the beginning of the text
  const std::vector<ZoneScores>& patterns;
  bool knows_headline = false;  // from the reader
};

// What shapes look at: a block with its neighbours on the page.
struct Place {
  const Layout& layout;
  size_t index;

  const std::vector<Block>& blocks() const { return layout.page.blocks; }
  const Block& block() const { return blocks()[index]; }
  std::string_view text() const { return Slice(layout.page.text, block().span); }
  bool IsBeforeText() const { return index < layout.first_prose; }
  bool IsInText() const { return index > layout.first_prose; }
  const Block* Next() const { return index + 1 < blocks().size() ? &blocks()[index + 1] : nullptr; }
  const Block* Before() const { return index > 0 ? &blocks()[index - 1] : nullptr; }
};

// True where patterns take the block for something beside the text.
bool IsSetApart(const ZoneScores& patterns, double least) {
  return std::max({At(patterns, K::kCaption), At(patterns, K::kBoilerplate),
                   At(patterns, K::kByline), At(patterns, K::kTeaser)}) >= least;
}

bool IsProse(const Block& block) { return block.words >= 12 && block.ends_sentence; }

bool IsTitleLike(const Block& block) {
  return !block.ends_sentence && block.words >= 3 && block.words <= 18;
}

bool MayBeHeadline(const Place& place) {
  // Under a headline that the reader knows, only its second line may be one.
  const Block* before = place.Before();
  if (place.layout.knows_headline && !(before && before->known == K::kHeadline)) return false;
  return place.IsBeforeText() && place.block().words >= 3 && place.block().words <= 28 &&
         place.block().repeats == 0;
}

bool IsArticleTitle(const Place& place) {
  constexpr size_t kLongest = 400;
  const Block& block = place.block();
  const std::string_view title = place.layout.page.title;
  if (title.empty() || block.span.size() > kLongest || block.repeats > 0) return false;
  const std::string bare = Bare(title);
  return !bare.empty() && bare == Bare(place.text());
}

// A headline names what the text is about: how many of its longer words the text begins with.
bool SharesWords(const Place& place, double least) {
  if (!MayBeHeadline(place)) return false;
  const std::vector<std::string> stems = Stems(place.text());
  const auto shared = std::count_if(stems.begin(), stems.end(), [&](const std::string& stem) {
    return place.layout.topic.contains(stem);
  });
  return shared >= 2 && static_cast<double>(shared) >= least * static_cast<double>(stems.size());
}

// "Ada Lorne", "Ada de la Lorne": words that begin with capitals, and letters only.
bool IsNameLike(const Place& place) {
  const Block& block = place.block();
  if (block.ends_sentence || block.words < 2 || block.words > 4) return false;
  if (block.capitalised < 2 || block.capitalised + 2 < block.words) return false;
  const std::string_view text = place.text();
  return std::none_of(text.begin(), text.end(), [](char c) {
    return std::string_view("0123456789:;|/!?,()[]&+@#").find(c) != std::string_view::npos;
  });
}

bool StandsInList(const Place& place) {
  const std::vector<Block>& blocks = place.blocks();
  if (!IsTitleLike(place.block()) || place.IsBeforeText()) return false;
  const size_t begin = place.index >= 3 ? place.index - 3 : 0;
  const size_t end = std::min(blocks.size(), place.index + 4);
  size_t run = 0, longest = 0;
  for (size_t i = begin; i < end; ++i) {
    run = IsTitleLike(blocks[i]) ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest >= 3;
}

// "3 hours ago", "4d": the age of the story or comment beside it.
bool IsAge(std::string_view text, const Block& block) {
  constexpr uint32_t kMostWords = 3;
  const bool number = text[0] >= '0' && text[0] <= '9';
  return number && block.words <= kMostWords && (text.ends_with(" ago") || block.words == 1) &&
         text.back() >= 'a' && text.back() <= 'z';
}

// The age of a story stands under its title, that of a comment above the words.
bool IsTitleWithAge(const Place& place) {
  constexpr uint32_t kFewest = 5;
  return place.IsInText() && IsTitleLike(place.block()) && place.block().words >= kFewest &&
         place.Next() && IsAge(Slice(place.layout.page.text, place.Next()->span), *place.Next());
}

bool IsAgeUnderTitle(const Place& place) {
  return place.index > 0 && IsTitleWithAge(Place{place.layout, place.index - 1});
}

// Headline-like lines in a row above the text: all but the first sum it up.
bool IsInSummary(const Place& place) {
  constexpr uint32_t kFewestWords = 4;
  constexpr double kHint = 3;
  const auto is_line = [&](size_t i) {
    const Block& block = place.blocks()[i];
    return i < place.layout.first_prose && IsTitleLike(block) && block.words >= kFewestWords &&
           !IsSetApart(place.layout.patterns[i], kHint);
  };
  const size_t i = place.index;
  if (!is_line(i) || i == 0) return false;
  const bool before = is_line(i - 1), after = i + 1 < place.blocks().size() && is_line(i + 1);
  const bool two_before = before && i >= 2 && is_line(i - 2);
  const bool two_after = after && i + 2 < place.blocks().size() && is_line(i + 2);
  return two_before || (before && after) || (two_after && i > 1);
}

// A title too long for a heading, between two paragraphs: a link to another story.
bool IsLoneTitle(const Place& place) {
  constexpr uint32_t kFewest = 6;
  return place.IsInText() && IsTitleLike(place.block()) && place.block().words >= kFewest &&
         place.Before() && IsProse(*place.Before()) && place.Next() && IsProse(*place.Next());
}

// "COUNCIL TURNS ON MAYOR OVER SCOOTERS" between paragraphs; a heading would be shorter.
bool IsShoutedTitle(const Place& place) {
  constexpr uint32_t kFewest = 5;
  const std::string_view text = place.text();
  return place.IsInText() && IsTitleLike(place.block()) && place.block().words >= kFewest &&
         std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
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
    {K::kBody, 1.5, "half a line of text",
     [](const Place& p) {
       return p.block().words >= 7 && p.block().words < 12 && p.block().ends_sentence;
     }},
    {K::kBody, 1.5, "a heading over a paragraph",
     [](const Place& p) {
       return p.index > 0 && p.block().words <= 14 && p.Next() && IsProse(*p.Next());
     }},
    {K::kHeadline, 3, "a title above the text", MayBeHeadline},
    {K::kHeadline, 2, "has words of the text", [](const Place& p) { return SharesWords(p, 0.34); }},
    {K::kHeadline, 2, "has many words of the text",
     [](const Place& p) { return SharesWords(p, 0.6); }},
    {K::kHeadline, 8, "the article's title", IsArticleTitle},
    {K::kHeadline, -5, "ends with a full stop",
     [](const Place& p) { return p.text().ends_with('.'); }},
    {K::kByline, 2, "a name above the text",
     [](const Place& p) { return p.IsBeforeText() && IsNameLike(p); }},
    {K::kHeadline, -2, "a name", [](const Place& p) { return p.IsBeforeText() && IsNameLike(p); }},
    {K::kTeaser, 2, "a title in a list of titles", StandsInList},
    {K::kTeaser, 2, "a title between paragraphs", IsLoneTitle},
    {K::kTeaser, 3, "a title in capitals", IsShoutedTitle},
    {K::kTeaser, 4, "a title with its age", IsTitleWithAge},
    {K::kTeaser, 3, "the age of a title", IsAgeUnderTitle},
    {K::kBullets, 6, "a line of a summary", IsInSummary},
    {K::kComment, -4, "an item of a list",
     [](const Place& p) { return At(p.layout.patterns[p.index], K::kBullets) >= 6; }},
    {K::kTeaser, 2, "said before",
     [](const Place& p) { return p.block().repeats > 0 && p.block().words >= 5; }},
    {K::kBoilerplate, 1, "a word or two",
     [](const Place& p) { return p.block().words <= 3 && !p.block().ends_sentence; }},
    {K::kByline, -4, "too long for a byline", [](const Place& p) { return p.block().words > 20; }},
    {K::kHeadline, -4, "too long for a headline",
     [](const Place& p) { return p.block().words > 28; }},
    {K::kBoilerplate, -2, "too long for a widget",
     [](const Place& p) { return p.block().words > 22; }},
    {K::kBoilerplate, -6, "too long for a notice",
     [](const Place& p) { return p.block().words > 80; }},
    {K::kTeaser, -1.5, "too long for a title", [](const Place& p) { return p.block().words > 22; }},
    {K::kComment, -1.5, "too long for a comment",
     [](const Place& p) { return p.block().words > 70; }},
    {K::kTeaser, -2, "too long for a teaser", [](const Place& p) { return p.block().words > 45; }},
};

void AddPatterns(const Page& page, PageCues& cues, std::vector<ZoneScores>& scores) {
  const std::vector<Block>& blocks = page.blocks;
  for (size_t i = 0; i < blocks.size(); ++i) {
    cues.blocks[i].patterns = MatchPatterns(Slice(page.text, blocks[i].span));
    for (const int index : cues.blocks[i].patterns) {
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

// The first paragraph of whole sentences that no pattern takes for something else.
size_t FindFirstProse(const Page& page, const std::vector<ZoneScores>& patterns) {
  constexpr double kGoodSign = 4;
  size_t first = page.blocks.size();
  for (size_t i = 0; i < page.blocks.size() && first == page.blocks.size(); ++i) {
    if (IsProse(page.blocks[i]) && !IsSetApart(patterns[i], kGoodSign)) first = i;
  }
  return first;
}

Layout MakeLayout(const Page& page, const std::vector<ZoneScores>& patterns, size_t first_prose) {
  constexpr size_t kBlocks = 12, kLongest = 1000;
  Layout layout{page, first_prose, {}, patterns};
  layout.knows_headline = std::any_of(page.blocks.begin(), page.blocks.end(),
                                      [](const Block& b) { return b.known == K::kHeadline; });
  for (size_t i = first_prose; i < page.blocks.size() && i < first_prose + kBlocks; ++i) {
    const std::string_view text = Slice(page.text, page.blocks[i].span);
    for (std::string& stem : Stems(text.substr(0, kLongest))) layout.topic.insert(std::move(stem));
  }
  return layout;
}

void AddShapes(const Layout& layout, std::vector<ZoneScores>& scores) {
  for (size_t i = 0; i < scores.size(); ++i) {
    for (const ShapeCue& cue : kShapes) {
      if (!cue.holds(Place{layout, i})) continue;
      At(scores[i], cue.kind) += cue.weight;
      // Readers write paragraphs too: only their words tell theirs from the article's.
      if (cue.kind == K::kBody) At(scores[i], K::kComment) += cue.weight;
    }
  }
}

// How far the register of the article itself is that of comments, so that it is no sign of them: an
// opinion page says "I" and "you" from the start, and an interview all along.
double OwnRegister(const std::vector<double>& registers, const std::vector<ZoneScores>& patterns,
                   size_t first_prose) {
  constexpr size_t kOpening = 4, kDialogue = 4;
  constexpr double kReporting = -1.2, kTalk = 3;
  double sum = 0;
  size_t count = 0;
  for (size_t i = first_prose; i < registers.size() && count < kOpening; ++i, ++count) {
    sum += registers[i];
  }
  const auto turns = std::count_if(patterns.begin(), patterns.end(), [](const ZoneScores& block) {
    return At(block, K::kBody) >= kTurn;
  });
  const double talk = static_cast<size_t>(turns) >= kDialogue ? kTalk : 0;
  return talk + (count == 0 ? 0 : std::max(0.0, sum / static_cast<double>(count) - kReporting));
}

// Reports seldom end in many paragraphs without a name, an office or attributed speech; comments
// that keep a neutral tone do. Where the text before does report, such an end tells.
void RaiseTail(const Page& page, size_t first_prose, std::vector<double>& registers) {
  constexpr double kReport = -2.5, kTalk = -1, kRaise = 0.4;
  constexpr size_t kFewest = 6, kFewestWords = 4;
  const auto counts = [&](size_t i) { return page.blocks[i].words >= kFewestWords; };
  size_t begin = registers.size(), tail = 0, text = 0, reports = 0;
  while (begin > 0 && registers[begin - 1] > kTalk) tail += counts(--begin);
  for (size_t i = first_prose; i < begin; ++i) {
    text += counts(i);
    reports += counts(i) && registers[i] <= kReport;
  }
  if (tail < kFewest || reports * 2 < text) return;
  for (size_t i = begin; i < registers.size(); ++i) registers[i] += kRaise;
}

void AddRegister(const Page& page, const std::vector<ZoneScores>& patterns, PageCues& cues,
                 std::vector<ZoneScores>& scores) {
  constexpr double kMost = 4, kLeast = -4, kBeforeText = 10, kMostSiteTalk = 12;
  constexpr uint32_t kFewestWords = 3;
  std::vector<double> registers;
  for (size_t i = 0; i < scores.size(); ++i) {
    BlockCues& block = cues.blocks[i];
    block.traits = CountTraits(Slice(page.text, page.blocks[i].span));
    block.chatter = std::clamp(CommentLogOdds(block.traits), kLeast, kMost);
    registers.push_back(block.chatter);
    if (page.blocks[i].words >= kFewestWords) {
      At(scores[i], K::kBoilerplate) += std::min(SiteTalk(block.traits), kMostSiteTalk);
    }
  }
  const double own = OwnRegister(registers, patterns, cues.first_prose);
  RaiseTail(page, cues.first_prose, registers);
  for (size_t i = 0; i < scores.size(); ++i) {
    At(scores[i], K::kComment) += registers[i] - own;
    // There must be something to comment on.
    if (i <= cues.first_prose) At(scores[i], K::kComment) = -kBeforeText;
  }
}

}  // namespace

PageCues FindCues(const Page& page) {
  PageCues cues;
  cues.blocks.resize(page.blocks.size());
  std::vector<ZoneScores> scores(page.blocks.size(), ZoneScores{});
  AddPatterns(page, cues, scores);
  const std::vector<ZoneScores> patterns = scores;
  cues.first_prose = FindFirstProse(page, patterns);
  AddShapes(MakeLayout(page, patterns, cues.first_prose), scores);
  AddRegister(page, patterns, cues, scores);
  for (size_t i = 0; i < scores.size(); ++i) cues.blocks[i].scores = scores[i];
  return cues;
}

}  // namespace whosaid
