#include "extract/times/word_numbers.h"

#include <xxhash.h>

#include <bit>
#include <utility>

namespace whosaid {
namespace {

size_t HashOf(std::string_view word) { return XXH3_64bits(word.data(), word.size()); }

}  // namespace

WordNumbers::WordNumbers(std::vector<std::string_view> words)
    : words_(std::move(words)), slots_(std::bit_ceil(2 * words_.size() + 1), 0) {
  const size_t mask = slots_.size() - 1;
  for (uint32_t i = 0; i < words_.size(); ++i) {
    size_t slot = HashOf(words_[i]) & mask;
    while (slots_[slot] != 0 && words_[slots_[slot] - 1] != words_[i]) slot = (slot + 1) & mask;
    if (slots_[slot] == 0) slots_[slot] = i + 1;
  }
}

std::optional<uint32_t> WordNumbers::Find(std::string_view word) const {
  if (slots_.empty()) return std::nullopt;
  const size_t mask = slots_.size() - 1;
  for (size_t slot = HashOf(word) & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const uint32_t number = slots_[slot] - 1;
    if (words_[number] == word) return number;
  }
  return std::nullopt;
}

}  // namespace whosaid
