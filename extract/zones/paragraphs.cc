#include "extract/zones/paragraphs.h"

#include <algorithm>
#include <string_view>

#include "extract/tokens/characters.h"

namespace whosaid {
namespace {

struct Line {
  Span span;                // without white space at its ends
  uint32_t width = 0;       // in code points
  uint32_t first_word = 0;  // width of its first word
  bool begins_lower = false;
  bool is_item = false;  // begins with a bullet or a number
  bool goes_on = false;  // ends with a comma or semicolon
};

bool IsLineEnd(char32_t code) {
  return code == U'\n' || code == U'\r' || code == 0x85 || code == 0x2028 || code == 0x2029;
}

// The lines of text[begin, end); blank ones have empty spans. "\r\n" is one line end.
std::vector<Line> FindLines(std::string_view text, Span within) {
  std::vector<Line> lines;
  Line line;
  bool in_first_word = true;
  uint32_t column = 0;
  const auto finish = [&] {
    lines.push_back(line);
    line = Line{};
    in_first_word = true;
    column = 0;
  };
  for (uint32_t at = within.begin; at < within.end;) {
    const Character next = CharacterAt(text, at);
    const uint32_t end = at + next.size;
    if (IsLineEnd(next.code)) {
      if (next.code != U'\r' || CharacterAt(text, end).code != U'\n') finish();
    } else if (ClassOf(next.code) != CharacterClass::kSpace) {
      if (line.span.empty()) {
        line.span.begin = at;
        line.begins_lower = IsLower(next.code);
        line.is_item = ClassOf(next.code) != CharacterClass::kLetter && !IsQuotationMark(next.code);
        column = 0;
      }
      line.span.end = end;
      line.width = column + 1;
      line.goes_on = next.code == U',' || next.code == U';';
      if (in_first_word) ++line.first_word;
      ++column;
    } else if (!line.span.empty()) {
      in_first_word = false;
      ++column;
    }
    at = end;
  }
  finish();
  return lines;
}

// True for lines that were filled up to a width: no line had room for the first word of the next.
//   "The council voted on Monday to\nclose both of the old bridges\nfor the winter."
bool AreWrapped(const Line* first, const Line* last) {
  constexpr uint32_t kWidest = 100;
  uint32_t widest = 0;
  for (const Line* line = first; line != last; ++line) widest = std::max(widest, line->width);
  if (widest > kWidest) return false;
  bool goes_on = false;
  for (const Line* line = first; line + 1 != last; ++line) {
    if (line->width + 1 + line[1].first_word <= widest) return false;
    goes_on = goes_on || line[1].begins_lower;
  }
  return goes_on;
}

void AddParagraphs(const Line* first, const Line* last, std::vector<Span>& paragraphs) {
  if (first == last) return;
  if (AreWrapped(first, last)) {
    paragraphs.push_back({first->span.begin, last[-1].span.end});
    return;
  }
  // Else each line is one, unless the next goes on in the middle of a sentence.
  for (const Line* line = first; line != last; ++line) {
    if (line != first && (line->begins_lower || (line[-1].goes_on && !line->is_item))) {
      paragraphs.back().end = line->span.end;
    } else {
      paragraphs.push_back(line->span);
    }
  }
}

}  // namespace

std::vector<Span> FindParagraphs(const Document& document) {
  std::vector<Zone> zones = document.zones;
  const auto size = static_cast<uint32_t>(document.text().size());
  if (zones.empty()) zones.push_back({ZoneKind::kBody, {0, size}});
  std::vector<Span> paragraphs;
  for (const Zone& zone : zones) {
    const std::vector<Line> lines = FindLines(document.text(), zone.span);
    const Line* const end = lines.data() + lines.size();
    for (const Line* first = lines.data(); first != end;) {
      const Line* last = first;
      while (last != end && !last->span.empty()) ++last;
      AddParagraphs(first, last, paragraphs);
      first = last == end ? end : last + 1;
    }
  }
  return paragraphs;
}

}  // namespace whosaid
