// Small things about English strings in ASCII that several stages share.
#ifndef WHOSAID_EXTRACT_TOKENS_STRINGS_H_
#define WHOSAID_EXTRACT_TOKENS_STRINGS_H_

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace whosaid {

// ASCII letters only; other bytes stay.
inline std::string ToLower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// "a<TAB><TAB>b" has three fields.
inline std::vector<std::string_view> SplitAt(std::string_view text, char separator) {
  std::vector<std::string_view> fields;
  for (size_t begin = 0;;) {
    const size_t end = text.find(separator, begin);
    fields.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return fields;
    begin = end + 1;
  }
}

inline bool IsOneOf(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_TOKENS_STRINGS_H_
