// Content hashes and external ids. An Id is 128 bits of XXH3 over canonical bytes: the same thing
// has the same id in every store and on every machine.
#ifndef WHOSAID_CORE_HASH_H_
#define WHOSAID_CORE_HASH_H_

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace whosaid {

struct Id {
  std::array<uint8_t, 16> bytes{};

  friend auto operator<=>(const Id&, const Id&) = default;
  std::string ToHex() const;  // 32 lower-case digits
  // Nothing unless `hex` is 32 hexadecimal digits.
  static std::optional<Id> FromHex(std::string_view hex);
};

// XXH3-128 of `bytes`, in canonical (big-endian) byte order.
Id HashOf(std::string_view bytes);

// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
std::string Sha256Hex(std::string_view bytes);

}  // namespace whosaid

#endif  // WHOSAID_CORE_HASH_H_
