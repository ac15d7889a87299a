#include "query/names.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace whosaid {
namespace {

std::vector<std::string_view> WordsOf(std::string_view key) {
  std::vector<std::string_view> words;
  for (size_t begin = 0; begin < key.size();) {
    const size_t end = std::min(key.find(' ', begin), key.size());
    words.push_back(key.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// How a name meets what was asked for: the smaller, the better.
enum class Match { kExact, kLastWord, kWords, kNone };

Match MatchOf(std::string_view key, std::string_view wanted) {
  if (wanted.empty()) return Match::kNone;
  if (key == wanted) return Match::kExact;
  const std::vector<std::string_view> words = WordsOf(key);
  if (!words.empty() && words.back() == wanted) return Match::kLastWord;
  for (const std::string_view word : WordsOf(wanted)) {
    if (std::ranges::find(words, word) == words.end()) return Match::kNone;
  }
  return Match::kWords;
}

// Insertions, deletions, replacements and swaps of neighbours between two texts (optimal string
// alignment).
size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<std::vector<size_t>> rows(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i) {
    for (size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        rows[i][j] = i + j;
        continue;
      }
      const size_t replaced = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      rows[i][j] = std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        rows[i][j] = std::min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
  }
  return rows[a.size()][b.size()];
}

// The whole name, or one of its words: people misspell surnames alone.
size_t DistanceTo(std::string_view key, std::string_view wanted) {
  size_t distance = EditDistance(key, wanted);
  for (const std::string_view word : WordsOf(key)) {
    distance = std::min(distance, EditDistance(word, wanted));
  }
  return distance;
}

}  // namespace

std::string SearchKey(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* decomposition = icu::Normalizer2::getNFKDInstance(status);
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  const icu::UnicodeString decomposed = decomposition->normalize(text, status);
  if (U_FAILURE(status)) return std::string(name);
  icu::UnicodeString key;
  bool gap = false;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 character = decomposed.char32At(i);
    // "U.S." is "US", "O'Neill" is found by "Neill".
    if (u_charType(character) == U_NON_SPACING_MARK || character == '.') continue;
    if (u_isalnum(character) == 0) {
      gap = true;
      continue;
    }
    if (gap && !key.isEmpty()) key += ' ';
    gap = false;
    key += character;
  }
  std::string bytes;
  key.foldCase().toUTF8String(bytes);
  return bytes;
}

void NameIndex::Add(const Id& id, std::string_view name, const std::vector<std::string>& variants) {
  entries_.push_back({id, SearchKey(name), std::string(name)});
  for (const std::string& variant : variants) {
    entries_.push_back({id, SearchKey(variant), std::string(name)});
  }
}

std::vector<Id> NameIndex::Find(std::string_view name) const {
  const std::string wanted = SearchKey(name);
  Match best = Match::kNone;
  std::set<Id> found;
  for (const Entry& entry : entries_) {
    const Match match = MatchOf(entry.key, wanted);
    if (match > best || match == Match::kNone) continue;
    if (match < best) found.clear();
    best = match;
    found.insert(entry.id);
  }
  return {found.begin(), found.end()};
}

std::vector<std::string> NameIndex::Nearest(std::string_view name) const {
  constexpr size_t kShown = 3;
  const std::string wanted = SearchKey(name).substr(0, 100);
  const size_t allowed = std::max<size_t>(1, wanted.size() / 3);
  std::set<std::tuple<size_t, std::string>> near;
  for (const Entry& entry : entries_) {
    const size_t distance = DistanceTo(std::string_view(entry.key).substr(0, 100), wanted);
    if (distance <= allowed) near.emplace(distance, entry.shown);
  }
  std::vector<std::string> nearest;
  for (const auto& [distance, shown] : near) {
    if (nearest.size() == kShown) break;
    if (std::ranges::find(nearest, shown) == nearest.end()) nearest.push_back(shown);
  }
  return nearest;
}

}  // namespace whosaid
