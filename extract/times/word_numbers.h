// WordNumbers: the numbers of words in a list, by hashing with open addresses. The words' bytes
// must outlive it; any number of threads may use it at once.
#ifndef WHOSAID_EXTRACT_TIMES_WORD_NUMBERS_H_
#define WHOSAID_EXTRACT_TIMES_WORD_NUMBERS_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace whosaid {

class WordNumbers {
 public:
  WordNumbers() = default;
  // Of equal words the first counts.
  explicit WordNumbers(std::vector<std::string_view> words);

  size_t size() const { return words_.size(); }
  std::optional<uint32_t> Find(std::string_view word) const;

 private:
  std::vector<std::string_view> words_;
  std::vector<uint32_t> slots_;  // number + 1, or 0 where free; a power of two, at most half full
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_TIMES_WORD_NUMBERS_H_
