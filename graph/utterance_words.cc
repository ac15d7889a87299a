#include "graph/utterance_words.h"

#include "core/utf8.h"

namespace whosaid {
namespace {

constexpr char32_t kEllipsis = U'\u2026';

bool IsApostrophe(char32_t c) { return c == U'\'' || c == U'\u2019' || c == U'\u2018'; }

bool IsWordCharacter(char32_t c) {
  if (c < 0x80) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '%';
  }
  // Letters beyond ASCII; dashes, quotation marks and spaces (U+2000 to U+206F,
  // U+00A0, …) are none.
  return c >= 0xC0 && (c < 0x2000 || c > 0x206F) && c != 0xD7 && c != 0xF7 && c != 0x3000;
}

void Append(std::string& form, std::string_view text, size_t begin, size_t end) {
  for (size_t i = begin; i < end; ++i) {
    const char c = text[i];
    form += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
}

bool IsOpening(char32_t c) { return c == U'\u201C' || c == U'\u201E' || c == U'\u00AB'; }
bool IsClosing(char32_t c) { return c == U'\u201D' || c == U'\u00BB'; }

// One spelling for what newsrooms write in several ways.
std::string_view Unified(std::string_view form) { return form == "%" ? "percent" : form; }

// Reads one text word by word.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}

  std::vector<ComparedWord> Read() {
    for (size_t offset = 0; offset < text_.size();) {
      const size_t begin = offset;
      const char32_t c = NextCodePoint(text_, offset);
      if (c == kEllipsis || text_.substr(begin).starts_with("...") ||
          text_.substr(begin).starts_with(". . .")) {
        Flush(begin);
        while (offset < text_.size() && (text_[offset] == '.' || text_[offset] == ' ')) ++offset;
        words_.push_back({"", {static_cast<uint32_t>(begin), static_cast<uint32_t>(offset)}});
      } else if (IsWordCharacter(c)) {
        Add(c, begin, offset);
      } else if (!Joins(c, begin, offset)) {
        Flush(begin);
      }
    }
    Flush(text_.size());
    return std::move(words_);
  }

 private:
  void Add(char32_t c, size_t begin, size_t end) {
    if (c == '%') Flush(begin);  // "5%" is "5 percent"
    if (form_.empty()) begin_ = begin;
    Append(form_, text_, begin, end);
    if (c == '%') Flush(end);
  }

  // Apostrophes inside a word, the full stops of "U.S." and the commas of
  // "1,000" vanish.
  bool Joins(char32_t c, size_t begin, size_t end) {
    if (form_.empty()) return false;
    size_t at = end;
    const bool more = end < text_.size() && IsWordCharacter(NextCodePoint(text_, at));
    if (IsApostrophe(c)) return more;
    if (c == '.') {
      const bool letter = begin - begin_ == 1 || text_[begin - 2] == '.';
      return letter;
    }
    return c == ',' && more && IsDigit(text_[begin - 1]) && IsDigit(text_[end]);
  }

  static bool IsDigit(char c) { return c >= '0' && c <= '9'; }

  void Flush(size_t end) {
    if (form_.empty()) return;
    words_.push_back(
        {std::string(Unified(form_)), {static_cast<uint32_t>(begin_), static_cast<uint32_t>(end)}});
    form_.clear();
  }

  std::string_view text_;
  std::string form_;
  size_t begin_ = 0;
  std::vector<ComparedWord> words_;
};

}  // namespace

std::vector<ComparedWord> ReadComparedWords(std::string_view text) {
  return WordReader(text).Read();
}

std::vector<Span> QuotedParts(std::string_view text, const std::vector<Span>& content, bool all) {
  if (all) return content;
  std::vector<Span> parts;
  for (const Span& span : content) {
    bool open = false;
    uint32_t first = 0;  // behind the opening mark
    for (size_t offset = span.begin; offset < span.end;) {
      const auto begin = static_cast<uint32_t>(offset);
      const char32_t c = NextCodePoint(text, offset);
      const bool straight = c == U'"';
      if (open && (IsClosing(c) || straight)) {
        parts.push_back({first, begin});
        open = false;
      } else if (IsOpening(c) || straight) {
        open = true;
        first = static_cast<uint32_t>(offset);
      }
    }
    if (open && first < span.end) parts.push_back({first, span.end});
  }
  return parts;
}

}  // namespace whosaid
