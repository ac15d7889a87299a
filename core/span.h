// Span: a half-open range of an article's text.
//
// Inside the program spans count bytes of the UTF-8 text in Article::text and lie on code-point
// boundaries. On the wire (docs/facts.md) they count code points; core/utf8.h converts.
#ifndef WHOSAID_CORE_SPAN_H_
#define WHOSAID_CORE_SPAN_H_

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace whosaid {

struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;  // not included

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool Contains(uint32_t offset) const { return begin <= offset && offset < end; }
  // True when the two share at least one byte.
  bool Overlaps(Span other) const {
    return std::max(begin, other.begin) < std::min(end, other.end);
  }

  friend auto operator<=>(const Span&, const Span&) = default;
};

// REQUIRES: span.begin <= span.end <= text.size()
inline std::string_view Slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

}  // namespace whosaid

#endif  // WHOSAID_CORE_SPAN_H_
