// UTF-8: validation and the conversion between byte and code-point offsets.
#ifndef WHOSAID_CORE_UTF8_H_
#define WHOSAID_CORE_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace whosaid {

// Offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7), or nothing.
std::optional<size_t> FindInvalidUtf8(std::string_view text);

// True where `offset` does not fall inside a multi-byte character. REQUIRES: valid UTF-8.
inline bool IsCodePointBoundary(std::string_view text, size_t offset) {
  return offset >= text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80;
}

// Decodes the code point at `offset` and moves `offset` behind it. REQUIRES: valid UTF-8,
// offset < text.size(), on a boundary.
char32_t NextCodePoint(std::string_view text, size_t& offset);

// Converts offsets between bytes and code points of one text in O(64) after O(n) set-up.
// The text must outlive it.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);

  uint32_t size() const { return code_points_; }  // of the text, in code points
  // REQUIRES: offset <= text.size()
  uint32_t ToCodePoints(uint32_t byte_offset) const;
  // REQUIRES: offset <= size()
  uint32_t ToBytes(uint32_t code_point_offset) const;
  Span ToCodePoints(Span bytes) const {
    return {ToCodePoints(bytes.begin), ToCodePoints(bytes.end)};
  }
  Span ToBytes(Span code_points) const {
    return {ToBytes(code_points.begin), ToBytes(code_points.end)};
  }

 private:
  static constexpr uint32_t kStride = 64;
  std::string_view text_;
  std::vector<uint32_t> starts_;  // code points before byte kStride * i
  uint32_t code_points_ = 0;
};

}  // namespace whosaid

#endif  // WHOSAID_CORE_UTF8_H_
