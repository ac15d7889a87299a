#include "query/word_diff.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "graph/utterance_words.h"

namespace whosaid {
namespace {

constexpr size_t kLongest = 400;  // words

using WordList = std::vector<ComparedWord>;

WordList ReadWords(std::string_view text) {
  WordList words = ReadComparedWords(text);
  if (words.size() > kLongest) words.resize(kLongest);
  return words;
}

// Longest common subsequences of all suffixes.
class Suffixes {
 public:
  Suffixes(const WordList& a, const WordList& b)
      : columns_(b.size() + 1), lengths_((a.size() + 1) * columns_) {
    for (size_t i = a.size(); i-- > 0;) {
      for (size_t j = b.size(); j-- > 0;) {
        Length(i, j) = a[i].form == b[j].form ? static_cast<uint16_t>(Length(i + 1, j + 1) + 1)
                                              : std::max(Length(i + 1, j), Length(i, j + 1));
      }
    }
  }
  uint16_t& Length(size_t i, size_t j) { return lengths_[i * columns_ + j]; }

 private:
  size_t columns_;
  std::vector<uint16_t> lengths_;
};

// Appends the words [begin, end) between marks.
void AppendMarked(std::string_view text, const WordList& words, size_t begin, size_t end,
                  std::string_view open, std::string_view close, std::string& out) {
  if (begin == end) return;
  const uint32_t from = words[begin].span.begin;
  out.append(open).append(text.substr(from, words[end - 1].span.end - from)).append(close);
}

}  // namespace

std::string WordDiff(std::string_view from, std::string_view to) {
  const WordList a = ReadWords(from);
  const WordList b = ReadWords(to);
  Suffixes suffixes(a, b);
  std::string out;
  for (size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    const size_t gone = i;
    const size_t come = j;
    while (i < a.size() && j < b.size() && a[i].form != b[j].form) {
      if (suffixes.Length(i + 1, j) >= suffixes.Length(i, j + 1)) {
        ++i;
      } else {
        ++j;
      }
    }
    if (i == a.size() || j == b.size()) {
      i = a.size();
      j = b.size();
    }
    if (!out.empty() && (gone < i || come < j)) out += ' ';
    AppendMarked(from, a, gone, i, "[-", "-]", out);
    AppendMarked(to, b, come, j, "{+", "+}", out);
    const size_t same = j;
    while (i < a.size() && j < b.size() && a[i].form == b[j].form) {
      ++i;
      ++j;
    }
    if (!out.empty() && same < j) out += ' ';
    AppendMarked(to, b, same, j, "", "", out);
  }
  return out;
}

}  // namespace whosaid
