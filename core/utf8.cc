#include "core/utf8.h"

#include <algorithm>

namespace whosaid {
namespace {

bool IsContinuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// Length of the well-formed sequence at `offset`, or 0.
size_t SequenceLength(std::string_view text, size_t offset) {
  const auto at = [&](size_t i) -> unsigned char {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
  };
  const unsigned char lead = at(offset);
  const unsigned char second = at(offset + 1);
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return IsContinuation(second) ? 2 : 0;
  if (lead < 0xF0) {
    const unsigned char low = lead == 0xE0 ? 0xA0 : 0x80;   // no overlong forms
    const unsigned char high = lead == 0xED ? 0x9F : 0xBF;  // no surrogates
    return second >= low && second <= high && IsContinuation(at(offset + 2)) ? 3 : 0;
  }
  if (lead > 0xF4) return 0;
  const unsigned char low = lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xF4 ? 0x8F : 0xBF;  // up to U+10FFFF
  return second >= low && second <= high && IsContinuation(at(offset + 2)) &&
                 IsContinuation(at(offset + 3))
             ? 4
             : 0;
}

uint32_t CountCodePoints(std::string_view text) {
  return static_cast<uint32_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return !IsContinuation(static_cast<unsigned char>(byte));
  }));
}

}  // namespace

std::optional<size_t> FindInvalidUtf8(std::string_view text) {
  for (size_t offset = 0; offset < text.size();) {
    const size_t length = SequenceLength(text, offset);
    if (length == 0) return offset;
    offset += length;
  }
  return std::nullopt;
}

char32_t NextCodePoint(std::string_view text, size_t& offset) {
  const auto lead = static_cast<unsigned char>(text[offset++]);
  if (lead < 0x80) return lead;
  const int continuation_bytes = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t code_point = lead & (0x3Fu >> continuation_bytes);
  for (int i = 0; i < continuation_bytes && offset < text.size(); ++i) {
    code_point = (code_point << 6) | (static_cast<unsigned char>(text[offset++]) & 0x3Fu);
  }
  return code_point;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  starts_.reserve(text.size() / kStride + 1);
  for (size_t begin = 0; begin <= text.size(); begin += kStride) {
    starts_.push_back(code_points_);
    code_points_ += CountCodePoints(text.substr(begin, kStride));
  }
}

uint32_t CodePointIndex::ToCodePoints(uint32_t byte_offset) const {
  const uint32_t block = byte_offset / kStride;
  const uint32_t begin = block * kStride;
  return starts_[block] + CountCodePoints(text_.substr(begin, byte_offset - begin));
}

uint32_t CodePointIndex::ToBytes(uint32_t code_point_offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), code_point_offset);
  const auto block = static_cast<size_t>(after - starts_.begin()) - 1;
  uint32_t count = starts_[block];
  size_t offset = block * kStride;
  for (; offset < text_.size(); ++offset) {
    if (!IsContinuation(static_cast<unsigned char>(text_[offset]))) {
      if (count == code_point_offset) break;
      ++count;
    }
  }
  return static_cast<uint32_t>(offset);
}

}  // namespace whosaid
