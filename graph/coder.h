// How records become bytes (docs/store-format.md, "Values"). For each record, an overload of Code
// names its values in the order of their bytes, once for both directions:
//
//   template <typename Coder, Is<Span> T>
//   void Code(Coder& coder, T& span) {
//     coder(span.begin, span.end);
//   }
#ifndef WHOSAID_GRAPH_CODER_H_
#define WHOSAID_GRAPH_CODER_H_

#include <bit>
#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/date.h"
#include "core/hash.h"
#include "core/span.h"
#include "core/vocabulary.h"

namespace whosaid {

template <typename T, typename U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

// Big-endian, so that keys sort as numbers do.
inline std::string EncodeNumber(uint64_t number, size_t bytes) {
  std::string encoded(bytes, '\0');
  for (size_t i = bytes; i > 0; --i, number >>= 8) encoded[i - 1] = static_cast<char>(number);
  return encoded;
}

inline uint64_t DecodeNumber(std::string_view bytes) {
  uint64_t number = 0;
  for (const char byte : bytes) number = number << 8 | static_cast<uint8_t>(byte);
  return number;
}

inline std::string EncodeId(const Id& id) { return std::string(id.bytes.begin(), id.bytes.end()); }

inline std::optional<Id> DecodeId(std::string_view bytes) {
  Id id;
  if (bytes.size() != id.bytes.size()) return std::nullopt;
  for (size_t i = 0; i < bytes.size(); ++i) id.bytes[i] = static_cast<uint8_t>(bytes[i]);
  return id;
}

template <typename Coder, Is<Span> T>
void Code(Coder& coder, T& span) {
  coder(span.begin, span.end);
}

template <typename Coder, Is<Date> T>
void Code(Coder& coder, T& date) {
  coder(date.year, date.month, date.day, date.precision);
}

class Encoder {
 public:
  template <typename... T>
  void operator()(const T&... values) {
    (Write(values), ...);
  }
  std::string Take() { return std::move(out_); }

 private:
  // Seven bits a byte, the lowest first; the top bit says that more follow.
  void WriteVarint(uint64_t number) {
    for (; number >= 0x80; number >>= 7) out_ += static_cast<char>(number | 0x80);
    out_ += static_cast<char>(number);
  }

  void Write(bool value) { out_ += static_cast<char>(value); }
  void Write(uint8_t value) { out_ += static_cast<char>(value); }
  void Write(int16_t value) { out_ += EncodeNumber(static_cast<uint16_t>(value), 2); }
  void Write(uint32_t value) { WriteVarint(value); }
  void Write(uint64_t value) { out_ += EncodeNumber(value, 8); }
  void Write(double value) { out_ += EncodeNumber(std::bit_cast<uint64_t>(value), 8); }
  void Write(const Id& id) { out_ += EncodeId(id); }
  void Write(const std::string& text) {
    WriteVarint(text.size());
    out_ += text;
  }
  template <typename T>
    requires std::is_enum_v<T>
  void Write(const T& term) {
    out_ += static_cast<char>(term);
  }
  template <typename T>
  void Write(const std::optional<T>& value) {
    Write(value.has_value());
    if (value) Write(*value);
  }
  template <typename T>
  void Write(const std::vector<T>& values) {
    WriteVarint(values.size());
    for (const T& value : values) Write(value);
  }
  template <typename K, typename T>
  void Write(const std::map<K, T>& values) {
    WriteVarint(values.size());
    for (const auto& [key, value] : values) (*this)(key, value);
  }
  template <typename T>
    requires std::is_class_v<T>
  void Write(const T& record) {
    Code(*this, record);
  }

  std::string out_;
};

class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : in_(bytes) {}

  template <typename... T>
  void operator()(T&... values) {
    (Read(values), ...);
  }
  // All bytes were there, made sense, and are used up.
  bool Done() const { return sound_ && in_.empty(); }

 private:
  std::string_view Take(uint64_t size) {
    if (size > in_.size()) {
      sound_ = false;
      in_ = {};
      return {};
    }
    const std::string_view taken = in_.substr(0, size);
    in_.remove_prefix(size);
    return taken;
  }

  uint8_t TakeByte() {
    const std::string_view byte = Take(1);
    return byte.empty() ? uint8_t{0} : static_cast<uint8_t>(byte[0]);
  }

  // At most five bytes, and no more than needed: one number has one encoding.
  uint64_t TakeVarint(uint64_t most) {
    uint64_t number = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      const uint8_t byte = TakeByte();
      number |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte >= 0x80) continue;
      sound_ = sound_ && number <= most && (byte > 0 || shift == 0);
      return sound_ ? number : 0;
    }
    sound_ = false;
    return 0;
  }

  void Read(bool& value) {
    const uint8_t byte = TakeByte();
    sound_ = sound_ && byte <= 1;
    value = byte == 1;
  }
  void Read(uint8_t& value) { value = TakeByte(); }
  void Read(int16_t& value) { value = static_cast<int16_t>(DecodeNumber(Take(2))); }
  void Read(uint32_t& value) { value = static_cast<uint32_t>(TakeVarint(UINT32_MAX)); }
  void Read(uint64_t& value) { value = DecodeNumber(Take(8)); }
  void Read(double& value) { value = std::bit_cast<double>(DecodeNumber(Take(8))); }
  void Read(Id& id) { id = DecodeId(Take(16)).value_or(Id()); }
  void Read(std::string& text) { text = Take(TakeVarint(in_.size())); }
  void Read(Date& date) {
    Code(*this, date);
    const std::optional<Date> day = Date::FromYmd(date.year, date.month, date.day);
    sound_ = sound_ && day.has_value();
  }
  template <typename T>
    requires std::is_enum_v<T>
  void Read(T& term) {
    const std::optional<T> known = FromNumber<T>(TakeByte());
    sound_ = sound_ && known.has_value();
    term = known.value_or(T{});
  }
  template <typename T>
  void Read(std::optional<T>& value) {
    bool there = false;
    Read(there);
    if (there) Read(value.emplace());
  }
  template <typename T>
  void Read(std::vector<T>& values) {
    values.resize(TakeVarint(in_.size()));  // each value takes a byte at least
    for (T& value : values) {
      if (sound_) Read(value);
    }
  }
  template <typename K, typename T>
  void Read(std::map<K, T>& values) {
    for (uint64_t more = TakeVarint(in_.size()); more > 0 && sound_; --more) {
      K key{};
      Read(key);
      Read(values[std::move(key)]);
    }
  }
  template <typename T>
    requires std::is_class_v<T>
  void Read(T& record) {
    Code(*this, record);
  }

  std::string_view in_;
  bool sound_ = true;
};

template <typename T>
std::string Encode(const T& record) {
  Encoder encoder;
  encoder(record);
  return encoder.Take();
}

template <typename T>
std::optional<T> Decode(std::string_view bytes) {
  std::optional<T> record(std::in_place);
  Decoder decoder(bytes);
  decoder(*record);
  if (!decoder.Done()) record.reset();
  return record;
}

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_CODER_H_
