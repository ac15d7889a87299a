#include "extract/zones/zones_blocks.h"

#include <algorithm>
#include <unordered_map>

#include "core/utf8.h"

namespace whosaid {
namespace {

// Bytes of the blank at `at`: ASCII space and controls, no-break space, zero-width space and
// byte-order mark; 0 where there is none.
uint32_t BlankSize(std::string_view text, size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c <= 0x20) return 1;
  if (text.substr(at, 2) == "\u00A0") return 2;
  const std::string_view three = text.substr(at, 3);
  return three == "\u200B" || three == "\uFEFF" || three == "\u202F" ? 3 : 0;
}

Span Trim(std::string_view text, Span span) {
  while (!span.empty()) {
    const uint32_t size = BlankSize(text, span.begin);
    if (size == 0) break;
    span.begin += size;
  }
  while (!span.empty()) {
    uint32_t last = span.end - 1;
    while (last > span.begin && !IsCodePointBoundary(text, last)) --last;
    if (BlankSize(text, last) == 0) break;
    span.end = last;
  }
  return span;
}

// True where a sentence ends: a full stop, question or exclamation mark, or colon, perhaps
// followed by closing quotation marks and brackets.
bool EndsSentence(std::string_view line) {
  for (;;) {
    const size_t size = line.size();
    if (line.ends_with('"') || line.ends_with('\'') || line.ends_with(')') || line.ends_with('*')) {
      line.remove_suffix(1);
    } else if (line.ends_with("”") || line.ends_with("’")) {
      line.remove_suffix(std::string_view("”").size());
    }
    if (line.size() == size) break;
  }
  return line.ends_with('.') || line.ends_with('!') || line.ends_with('?') || line.ends_with(':');
}

void CountWords(std::string_view line, Block& block) {
  for (size_t at = 0; at < line.size();) {
    uint32_t blank = BlankSize(line, at);
    if (blank != 0) {
      at += blank;
      continue;
    }
    ++block.words;
    if (line.substr(at, 3) == "‘" || line.substr(at, 3) == "“") at += 3;
    if (at < line.size()) block.capitalised += line[at] >= 'A' && line[at] <= 'Z';
    while (at < line.size() && BlankSize(line, at) == 0) ++at;
  }
}

std::vector<Block> SplitLines(std::string_view text, Span range) {
  std::vector<Block> lines;
  bool after_blank = true;
  for (uint32_t begin = range.begin; begin < range.end;) {
    const size_t newline = text.substr(0, range.end).find('\n', begin);
    const uint32_t end =
        newline == std::string_view::npos ? range.end : static_cast<uint32_t>(newline);
    Block line;
    line.span = Trim(text, {begin, end});
    if (!line.span.empty()) {
      line.after_blank = after_blank;
      line.ends_sentence = EndsSentence(Slice(text, line.span));
      lines.push_back(line);
    }
    after_blank = line.span.empty();
    begin = end + 1;
  }
  return lines;
}

// True for text broken at a fixed width: lines that another follows at once are of nearly one
// length and mostly stop within a sentence.
bool IsHardWrapped(const std::vector<Block>& lines) {
  constexpr uint32_t kNarrowest = 45, kWidest = 100;
  size_t followed = 0, wrapped = 0;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].after_blank) continue;
    ++followed;
    const uint32_t size = lines[i].span.size();
    wrapped += size >= kNarrowest && size <= kWidest && !lines[i].ends_sentence;
  }
  return followed >= 6 && wrapped * 10 >= followed * 6;
}

void JoinWrapped(std::vector<Block>& lines) {
  constexpr uint32_t kFull = 45;  // bytes: a shorter line was ended on purpose
  std::vector<Block> paragraphs;
  uint32_t last_size = 0;
  for (const Block& line : lines) {
    if (paragraphs.empty() || line.after_blank || last_size < kFull) {
      paragraphs.push_back(line);
    } else {
      paragraphs.back().span.end = line.span.end;
      paragraphs.back().ends_sentence = line.ends_sentence;
    }
    last_size = line.span.size();
  }
  lines = std::move(paragraphs);
}

// An article has fewer lines by far; what comes after them is one block, so that no text makes the
// stage use much memory.
constexpr size_t kMostBlocks = 20000;

void AddGap(std::string_view text, Span gap, std::vector<Block>& blocks) {
  std::vector<Block> lines = SplitLines(text, gap);
  if (IsHardWrapped(lines)) JoinWrapped(lines);
  if (lines.size() > kMostBlocks) {
    lines[kMostBlocks].span.end = lines.back().span.end;
    lines.resize(kMostBlocks + 1);
  }
  blocks.insert(blocks.end(), lines.begin(), lines.end());
}

}  // namespace

std::vector<Block> SplitBlocks(std::string_view text, const std::vector<Zone>& known) {
  std::vector<Block> blocks;
  uint32_t at = 0;
  for (const Zone& zone : known) {
    AddGap(text, {at, zone.span.begin}, blocks);
    Block block;
    block.span = zone.span;
    block.known = zone.kind;
    block.ends_sentence = EndsSentence(Slice(text, Trim(text, zone.span)));
    if (!zone.span.empty()) blocks.push_back(block);
    at = zone.span.end;
  }
  AddGap(text, {at, static_cast<uint32_t>(text.size())}, blocks);
  std::unordered_map<std::string_view, uint32_t> seen;
  for (Block& block : blocks) {
    const std::string_view line = Slice(text, block.span);
    CountWords(line, block);
    block.repeats = seen[line]++;
  }
  return blocks;
}

}  // namespace whosaid
