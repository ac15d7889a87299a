// Features of NameModel: words, shapes, affixes, gazetteer, clusters and the habits of the
// document, each hashed with the number of its template.
#include <xxhash.h>

#include <algorithm>

#include "extract/names/name_model.h"

namespace whosaid {
namespace {

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::string ToLower(std::string_view word) {
  std::string lower(word);
  for (char& c : lower) {
    if (IsUpper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// "McLean's-3" → "XxXx'x-d": runs of one class as one character, other characters as they are.
std::string ShapeOf(std::string_view word) {
  std::string shape;
  for (const char c : word) {
    const char kind = IsUpper(c) ? 'X' : IsLower(c) || (c & 0x80) != 0 ? 'x' : IsDigit(c) ? 'd' : c;
    if (shape.empty() || shape.back() != kind) shape += kind;
    if (shape.size() == 8) break;
  }
  if (word.size() == 1) shape += '1';
  if (word.size() > 1 && word.size() < 6 && shape == "X") shape += 's';  // short all-capitals
  return shape;
}

uint64_t Hash(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

struct Word {
  uint64_t exact = 1;
  uint64_t lower = 1;
  uint64_t shape = 1;
  uint64_t habit = 0;
  uint64_t cluster = 0;    // 0: none
  uint32_t gazetteer = 0;  // bits of the word itself, and of sequences it begins, is in, ends
};

// Hashes are evenly spread: where the entry would stand is known to within a few places.
const Gazetteer::Entry* FindEntry(std::span<const Gazetteer::Entry> entries, uint64_t hash) {
  size_t end = static_cast<size_t>((hash >> 32) * entries.size() >> 32);
  size_t begin = end;
  for (size_t step = 8; begin > 0 && entries[begin].hash >= hash; step *= 2) {
    begin -= std::min(begin, step);
  }
  for (size_t step = 8; end < entries.size() && entries[end].hash < hash; step *= 2) {
    end += std::min(entries.size() - end, step);
  }
  const auto at = std::ranges::lower_bound(entries.begin() + static_cast<ptrdiff_t>(begin),
                                           entries.begin() + static_cast<ptrdiff_t>(end), hash, {},
                                           &Gazetteer::Entry::hash);
  return at != entries.end() && at->hash == hash ? &*at : nullptr;
}

uint64_t FindCluster(std::span<const Gazetteer::Entry> clusters, uint64_t lower_hash) {
  const Gazetteer::Entry* const entry = FindEntry(clusters, lower_hash);
  return entry == nullptr ? 0 : entry->bits + 1;
}

// How the document treats the word, in a few classes.
uint64_t HabitOf(const DocumentHabits& habits, uint64_t lower_hash) {
  const auto at = habits.find(lower_hash);
  if (at == habits.end()) return 0;
  const WordHabits& word = at->second;
  return 1 + std::min(word.lower, 2u) * 3 + std::min(word.upper, 2u);
}

// Adds a token's hash to that of a sequence.
uint64_t Extend(uint64_t hash, uint64_t token_hash) {
  return (hash ^ token_hash) * 0x9E3779B97F4A7C15u;
}

void LookUpSequences(std::span<const std::string_view> tokens, const Gazetteer& gazetteer,
                     std::vector<Word>& words) {
  for (size_t begin = 0; begin < tokens.size(); ++begin) {
    if (tokens[begin].empty() || IsLower(tokens[begin][0])) continue;
    const size_t longest = std::min<size_t>(Gazetteer::kMaxTokens, tokens.size() - begin);
    for (size_t length = longest; length >= 1; --length) {
      uint64_t hash = length;
      for (size_t i = begin; i < begin + length; ++i) hash = Extend(hash, words[i].exact);
      const uint32_t bits = gazetteer.Find(hash);
      if (bits == 0) continue;
      if (length == 1) {
        words[begin].gazetteer |= bits;
        continue;
      }
      words[begin].gazetteer |= bits << 8;
      for (size_t i = begin + 1; i + 1 < begin + length; ++i) words[i].gazetteer |= bits << 16;
      words[begin + length - 1].gazetteer |= bits << 24;
    }
  }
}

std::vector<Word> DescribeWords(std::span<const std::string_view> tokens,
                                const NameFeatureSource& source) {
  std::vector<Word> words(tokens.size());
  for (size_t i = 0; i < tokens.size(); ++i) {
    Word& word = words[i];
    word.exact = Hash(tokens[i]);
    word.lower = Hash(ToLower(tokens[i]));
    word.shape = Hash(ShapeOf(tokens[i]));
    word.cluster = FindCluster(source.clusters, word.lower);
    if (source.habits) word.habit = HabitOf(*source.habits, word.lower);
  }
  LookUpSequences(tokens, *source.gazetteer, words);
  return words;
}

// True where most letters of a sentence stand in capitals: a headline that shouts.
bool IsAllCapitals(std::span<const std::string_view> tokens) {
  size_t upper = 0;
  size_t lower = 0;
  for (const std::string_view token : tokens) {
    for (const char c : token) {
      upper += IsUpper(c);
      lower += IsLower(c);
    }
  }
  return upper > 4 && lower * 4 < upper;
}

}  // namespace

uint64_t Gazetteer::HashOfTokens(std::span<const std::string_view> tokens) {
  uint64_t hash = tokens.size();
  for (const std::string_view token : tokens) hash = Extend(hash, Hash(token));
  return hash;
}

uint64_t HashOfNameWord(std::string_view lower) { return Hash(lower); }

uint64_t NameModel::ClusterOf(std::string_view lower) const {
  return FindCluster(clusters_, Hash(lower));
}

uint8_t Gazetteer::Find(uint64_t hash) const {
  const Entry* const entry = FindEntry(entries_, hash);
  return entry == nullptr ? uint8_t{0} : static_cast<uint8_t>(entry->bits);
}

void CountHabits(std::span<const std::string_view> tokens, DocumentHabits& habits) {
  if (IsAllCapitals(tokens)) return;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view token = tokens[i];
    if (token.empty()) continue;
    if (IsLower(token[0])) {
      ++habits[Hash(token)].lower;
    } else if (IsUpper(token[0]) && i > 0 && (IsLower(tokens[i - 1][0]) || tokens[i - 1] == ",")) {
      ++habits[Hash(ToLower(token))].upper;
    }
  }
}

void NameFeatures(std::span<const std::string_view> tokens, const NameFeatureSource& source,
                  const std::function<void(std::span<const uint32_t>)>& take) {
  const std::vector<Word> words = DescribeWords(tokens, source);
  static const Word kEdge;
  const auto at = [&](size_t i, int offset) -> const Word& {
    const auto index = static_cast<std::ptrdiff_t>(i) + offset;
    return index < 0 || index >= static_cast<std::ptrdiff_t>(words.size())
               ? kEdge
               : words[static_cast<size_t>(index)];
  };
  const uint64_t capitals = IsAllCapitals(tokens) ? 1 : 0;
  FeatureList list;
  for (size_t i = 0; i < tokens.size(); ++i) {
    list.clear();
    uint64_t number = 0;
    const auto add = [&](uint64_t a, uint64_t b = 0) {
      list.push_back(HashFeature(number++, a, b));
    };
    const Word& word = at(i, 0);
    const Word& previous = at(i, -1);
    const Word& next = at(i, 1);
    const uint64_t place = (i == 0 ? 1u : 0u) + 2 * capitals;
    add(0);
    add(word.exact);
    add(word.lower);
    add(word.shape, place);
    add(previous.lower);
    add(next.lower);
    add(at(i, -2).lower);
    add(at(i, 2).lower);
    add(previous.lower, word.lower);
    add(word.lower, next.lower);
    add(previous.shape, word.shape);
    add(word.shape, next.shape);
    add(previous.shape * 31 + word.shape, next.shape);
    add(previous.lower, word.shape);
    add(next.lower, word.shape);
    add(at(i, -2).shape * 31 + previous.shape, word.shape);
    add(next.shape * 31 + at(i, 2).shape, word.shape);
    const std::string_view token = tokens[i];
    for (size_t length = 1; length <= 4; ++length) {
      const bool longer = token.size() > length;
      add(longer ? Hash(token.substr(0, length)) : 0);
      add(longer ? Hash(token.substr(token.size() - length)) : 0);
    }
    add(word.gazetteer & 0xFF, place);
    add(word.gazetteer);
    add(previous.gazetteer & 0xFF, word.gazetteer & 0xFF);
    add(word.gazetteer & 0xFF, next.gazetteer & 0xFF);
    add(word.habit, place);
    add(word.habit, word.shape);
    add(previous.habit, word.habit);
    add(word.habit, next.habit);
    for (int offset = -2; offset <= 2; ++offset) {
      const uint64_t cluster = at(i, offset).cluster;
      // Coarser clusters are prefixes of the number: 512, 128 and 32 of them.
      const uint64_t context = static_cast<uint64_t>(offset) + 2;
      add(cluster, context);
      add(cluster >> 2, context + 8);
      add(cluster >> 4, context + 16);
    }
    add(previous.cluster, word.cluster);
    add(word.cluster, next.cluster);
    take(list);
  }
}

}  // namespace whosaid
