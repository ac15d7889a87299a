#include "extract/weights/seal.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <cstdint>

namespace whosaid {
namespace {

constexpr std::string_view kMark = "whosaid.";

std::string SealOf(std::string_view bytes) {
  uint64_t sum = XXH3_64bits(bytes.data(), bytes.size());
  std::string seal(kMark);
  for (int i = 0; i < 8; ++i, sum >>= 8) seal += static_cast<char>(sum & 0xFF);
  return seal;
}

}  // namespace

std::string Seal(std::string bytes) {
  bytes += SealOf(bytes);
  return bytes;
}

Result<std::string_view> Unseal(std::string_view bytes, std::string_view name) {
  constexpr size_t kSealSize = kMark.size() + 8;
  if (bytes.size() >= kSealSize) {
    const std::string_view sealed = bytes.substr(0, bytes.size() - kSealSize);
    if (bytes.substr(sealed.size()) == SealOf(sealed)) return sealed;
  }
  return Fail(ErrorKind::kBadInput,
              fmt::format("{}: the weights are cut short or changed (wrong checksum); install the "
                          "program again",
                          name));
}

}  // namespace whosaid
