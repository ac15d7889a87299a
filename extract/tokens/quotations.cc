#include "extract/tokens/quotations.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/tokens/characters.h"
#include "extract/zones/paragraphs.h"

namespace whosaid {
namespace {

// Marks pair within a family.
enum class Family : uint8_t { kNone, kDouble, kSingle, kAngle, kSingleAngle };

// What a mark is by its shape; straight ones show it by what stands around them.
enum class Shape : uint8_t { kOpens, kCloses, kEither };

struct MarkRow {
  std::string_view text;
  Family family;
  Shape shape;
};
constexpr std::array<MarkRow, 16> kMarks = {{
    {"\"", Family::kDouble, Shape::kEither},
    {"\uFF02", Family::kDouble, Shape::kEither},
    {"\u201C", Family::kDouble, Shape::kOpens},
    {"\u201D", Family::kDouble, Shape::kCloses},
    {"\u201E", Family::kDouble, Shape::kOpens},
    {"\u201F", Family::kDouble, Shape::kOpens},
    {"``", Family::kDouble, Shape::kOpens},
    {"''", Family::kDouble, Shape::kCloses},
    {"'", Family::kSingle, Shape::kEither},
    {"\u2018", Family::kSingle, Shape::kOpens},
    {"\u2019", Family::kSingle, Shape::kCloses},
    {"\u201A", Family::kSingle, Shape::kOpens},
    {"\u00AB", Family::kAngle, Shape::kEither},
    {"\u00BB", Family::kAngle, Shape::kEither},
    {"\u2039", Family::kSingleAngle, Shape::kEither},
    {"\u203A", Family::kSingleAngle, Shape::kEither},
}};

const MarkRow* FindMark(std::string_view token) {
  if (token.size() > 3) return nullptr;
  const auto found = std::find_if(kMarks.begin(), kMarks.end(),
                                  [&](const MarkRow& row) { return row.text == token; });
  return found == kMarks.end() ? nullptr : &*found;
}

// How deep quotations nest, and how many marks stand together, in any text worth reading.
constexpr size_t kMostMarks = 8;

struct Open {
  const MarkRow* mark;
  size_t quotation;  // index into the result
};

class Pairer {
 public:
  explicit Pairer(const Document& document) : document_(document) {}

  void ReadParagraph(Span paragraph, size_t first, size_t end);
  std::vector<Quotation> Finish();

 private:
  std::string_view Text(size_t token) const { return document_.Text(document_.tokens[token].span); }
  bool GoesOn(size_t first, size_t end) const;
  bool SpaceBefore(size_t token) const;
  bool SpaceAfter(size_t token) const;
  bool MayOpen(const MarkRow& mark, size_t token) const;
  bool MayClose(const MarkRow& mark, size_t token, size_t end) const;
  bool IsPossessive(size_t token, size_t end) const;
  void Close(const MarkRow& mark, Span by);
  void Drop(const Open& open) { found_[open.quotation].span = {}; }
  void EndParagraph();

  const Document& document_;
  std::vector<Quotation> found_;  // dropped ones have empty spans
  std::vector<Open> open_;        // innermost last
  uint32_t paragraph_end_ = 0;    // of the last paragraph read
};

// True at the beginning of the text, after white space, an opening bracket or a dash; other marks
// in between don't count: "('Yes' ".
bool Pairer::SpaceBefore(size_t token) const {
  for (size_t steps = 0; steps < kMostMarks; ++steps, --token) {
    if (token == 0) return true;
    const Span before = document_.tokens[token - 1].span;
    if (before.end != document_.tokens[token].span.begin) return true;
    const std::string_view text = document_.Text(before);
    const char32_t code = CharacterAt(text, 0).code;
    if (code == U'(' || code == U'[' || IsDash(code)) return true;
    const MarkRow* const mark = FindMark(text);
    if (mark == nullptr || mark->shape == Shape::kCloses) return false;
  }
  return false;
}

// True at the end of the text, before white space and what may follow a closing mark.
bool Pairer::SpaceAfter(size_t token) const {
  for (size_t steps = 0; steps < kMostMarks; ++steps, ++token) {
    if (token + 1 >= document_.tokens.size()) return true;
    const Span after = document_.tokens[token + 1].span;
    if (after.begin != document_.tokens[token].span.end) return true;
    const std::string_view text = document_.Text(after);
    const char32_t code = CharacterAt(text, 0).code;
    if (FindMark(text) != nullptr) continue;
    constexpr std::u32string_view kBeginWords = U"$([#@\u2026\u00A3\u20AC";
    return ClassOf(code) == CharacterClass::kOther &&
           kBeginWords.find(code) == std::u32string_view::npos && text != "...";
  }
  return true;
}

bool Pairer::MayOpen(const MarkRow& mark, size_t token) const {
  if (mark.shape == Shape::kOpens) return !SpaceAfter(token) || mark.family != Family::kSingle;
  // "Ana 's" and "6 ' 2": a straight or closing mark opens only before a word.
  return SpaceBefore(token) && !SpaceAfter(token);
}

// "the workers' rights": a possessive within single marks, where a later mark closes them.
bool Pairer::IsPossessive(size_t token, size_t end) const {
  constexpr size_t kWindow = 200;
  if (token == 0 || !Text(token - 1).ends_with('s') || token + 1 >= end) return false;
  if (!IsLower(CharacterAt(Text(token + 1), 0).code)) return false;
  for (size_t i = token + 1; i < std::min(end, token + kWindow); ++i) {
    const MarkRow* const mark = FindMark(Text(i));
    if (mark == nullptr || mark->family != Family::kSingle) continue;
    return mark->shape != Shape::kOpens && !SpaceBefore(i);
  }
  return false;
}

bool Pairer::MayClose(const MarkRow& mark, size_t token, size_t end) const {
  const auto partner = std::find_if(open_.rbegin(), open_.rend(), [&](const Open& open) {
    return open.mark->family == mark.family;
  });
  if (partner == open_.rend()) return false;
  if (mark.family == Family::kSingle) {
    return mark.shape != Shape::kOpens && !SpaceBefore(token) && SpaceAfter(token) &&
           !IsPossessive(token, end);
  }
  if (mark.shape == Shape::kCloses) return true;
  // A second opening mark closes where German does so, or where it was mistyped.
  if (mark.shape == Shape::kOpens) return !SpaceBefore(token) && SpaceAfter(token);
  if (partner->mark->text != mark.text && mark.family != Family::kDouble) return true;
  return SpaceAfter(token) || !SpaceBefore(token);
}

void Pairer::Close(const MarkRow& mark, Span by) {
  while (open_.back().mark->family != mark.family) {
    Drop(open_.back());
    open_.pop_back();
  }
  Quotation& quotation = found_[open_.back().quotation];
  quotation.inner.end = by.begin;
  quotation.span.end = by.end;
  quotation.closed = true;
  open_.pop_back();
}

// The paragraph before left a quotation open and this one begins with its mark again.
bool Pairer::GoesOn(size_t first, size_t end) const {
  if (open_.empty() || first == end) return false;
  const MarkRow* const mark = FindMark(Text(first));
  return mark != nullptr && mark->text == open_.front().mark->text && !SpaceAfter(first);
}

// Ends all that the last paragraph left open: single marks were apostrophes.
void Pairer::EndParagraph() {
  for (const Open& open : open_) {
    if (open.mark->family == Family::kSingle) {
      Drop(open);
    } else {
      found_[open.quotation].span.end = found_[open.quotation].inner.end = paragraph_end_;
    }
  }
  open_.clear();
}

void Pairer::ReadParagraph(Span paragraph, size_t first, size_t end) {
  size_t token = first;
  if (GoesOn(first, end)) {
    const Open outer = open_.front();
    open_.erase(open_.begin());
    EndParagraph();
    open_.push_back(outer);
    ++token;
  } else {
    EndParagraph();
  }
  paragraph_end_ = paragraph.end;
  for (; token < end; ++token) {
    const MarkRow* const mark = FindMark(Text(token));
    if (mark == nullptr) continue;
    const Span span = document_.tokens[token].span;
    if (MayClose(*mark, token, end)) {
      Close(*mark, span);
    } else if (open_.size() < kMostMarks && MayOpen(*mark, token)) {
      open_.push_back({mark, found_.size()});
      found_.push_back({span, {span.end, span.end}, false, open_.size() > 1});
    }
  }
}

std::vector<Quotation> Pairer::Finish() {
  EndParagraph();
  std::erase_if(found_, [](const Quotation& quotation) { return quotation.span.empty(); });
  return std::move(found_);
}

}  // namespace

std::vector<Quotation> FindQuotations(const Document& document) {
  Pairer pairer(document);
  size_t next = 0;
  for (const Span paragraph : FindParagraphs(document)) {
    const size_t first = next;
    while (next < document.tokens.size() && document.tokens[next].span.begin < paragraph.end) {
      ++next;
    }
    pairer.ReadParagraph(paragraph, first, next);
  }
  return pairer.Finish();
}

}  // namespace whosaid
