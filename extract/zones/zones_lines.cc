#include "extract/zones/zones_lines.h"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "extract/zones/zones_patterns.h"

namespace whosaid {
namespace {

using T = ZoneTemplate;

enum Flag : uint64_t {
  kEndsSentence,
  kAllCapitals,
  kHasDigit,
  kRepeated,
  kHasQuotation,
  kHasAt,
  kHasHash,
  kHasColon,
  kHasBar,
  kHasAddress,
  kIsProse,
  kIsNameLike,
  kIsTitleLike,
  kIsLongOpen,
};

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool HasAny(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.find(part) != text.npos; });
}

// Letters count by their case, digits as one, other bytes as they are.
uint64_t ByteClass(char c) {
  if (IsUpper(c)) return 'A';
  if (IsLower(c)) return 'a';
  return IsDigit(c) ? '0' : static_cast<unsigned char>(c);
}

constexpr uint32_t kLengths[] = {1, 2, 3, 4, 6, 8, 11, 14, 18, 22, 28, 35, 45, 60, 80};

uint64_t Extend(uint64_t key, char c) {  // FNV-1a
  return (key ^ static_cast<unsigned char>(c)) * 1099511628211u;
}

uint64_t KeyOf(std::string_view text) {
  return std::accumulate(text.begin(), text.end(), uint64_t{1}, Extend);
}

// Rows of the table by what they say, so that a new one changes the features of no other.
const std::vector<uint64_t>& PatternKeys() {
  static const std::vector<uint64_t> keys = [] {
    std::vector<uint64_t> made;
    for (const PatternCue& cue : PatternCues()) {
      made.push_back(KeyOf(cue.pattern));
    }
    return made;
  }();
  return keys;
}

void AddFlags(const Block& block, std::string_view text, ZoneFeatures& features) {
  const auto add = [&](Flag flag, bool holds) {
    if (holds) features.Add(T::kFlag, flag);
  };
  add(kEndsSentence, block.ends_sentence);
  add(kAllCapitals, std::any_of(text.begin(), text.end(), IsUpper) &&
                        std::none_of(text.begin(), text.end(), IsLower));
  const bool digit = std::any_of(text.begin(), text.end(), IsDigit);
  add(kHasDigit, digit);
  add(kRepeated, block.repeats > 0);
  add(kHasQuotation, HasAny(text, {"“", "”", "\""}));
  add(kHasAt, HasAny(text, {"@"}));
  add(kHasHash, HasAny(text, {"#"}));
  add(kHasColon, HasAny(text, {":"}));
  add(kHasBar, HasAny(text, {"|", "·", "•"}));
  add(kHasAddress, HasAny(text, {"http", "www"}));
  add(kIsProse, IsProse(block));
  add(kIsNameLike, !digit && !block.ends_sentence && block.words >= 2 && block.words <= 4 &&
                       block.capitalised >= 2 &&
                       text.find_first_of(":;|/!?,()[]&+@#") == text.npos);
  add(kIsTitleLike, !block.ends_sentence && block.words >= 3 && block.words <= 18);
  add(kIsLongOpen, !block.ends_sentence && block.words >= 10);
}

// Keys of the block's words and of their shape; 0 for none.
std::pair<uint64_t, uint64_t> KeysOf(std::string_view text) {
  uint64_t line = 1, shape = 1, before = 0;
  bool digit = false;
  for (const char c : text) {
    line = Extend(line, c);
    const uint64_t kind = ByteClass(c);
    digit = digit || kind == '0';
    if (kind == before || (kind == 'a' && before == 'A')) continue;
    shape = Extend(shape, static_cast<char>(kind));
    before = kind;
  }
  return {line, digit ? shape : 0};
}

// Key of the label that the text begins with: a speaker's last name in "Ada Lorne: It rained.",
// "Q. Who?", or the place of the time in "0:13 it rained"; 0 for none.
uint64_t LabelKey(std::string_view text) {
  constexpr size_t kLongest = 40, kMostBlanks = 4;
  if (text.size() > 3 && (text.starts_with("Q. ") || text.starts_with("A. "))) return 3;
  if (IsDigit(text[0])) {
    const size_t end = text.find_first_not_of("0123456789:");
    const std::string_view time = text.substr(0, end);
    return end != text.npos && text[end] == ' ' && time.find(':') != time.npos && time.back() != ':'
               ? 2
               : 0;
  }
  const size_t colon = text.substr(0, kLongest).find(':');
  if (colon == text.npos || colon + 2 >= text.size() || text[colon + 1] != ' ' || !IsUpper(text[0]))
    return 0;
  const std::string_view label = text.substr(0, colon);
  if (static_cast<size_t>(std::count(label.begin(), label.end(), ' ')) > kMostBlanks) return 0;
  uint64_t key = 1;
  const size_t blank = label.rfind(' ');
  for (const char c : label.substr(blank == label.npos ? 0 : blank + 1)) {
    key = Extend(key, static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
  }
  return key;
}

// Keys of the words, in lower case, digits as one.
std::vector<uint64_t> WordKeys(std::string_view text) {
  std::vector<uint64_t> keys;
  uint64_t word = 0;
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80)) {
      const int folded = IsDigit(c) ? '0' : std::tolower(static_cast<unsigned char>(c));
      word = Extend(word + 1, static_cast<char>(folded));
    } else if (word != 0) {
      keys.push_back(word);
      word = 0;
    }
  }
  if (word != 0) keys.push_back(word);
  return keys;
}

// The first word in lower case that stands behind one with a capital.
std::string_view WordAfterName(std::string_view text) {
  bool named = false;
  for (size_t begin = 0; begin < text.size(); ++begin) {
    size_t end = begin;
    while (end < text.size() && (IsUpper(text[end]) || IsLower(text[end]))) ++end;
    if (end == begin) continue;
    if (named && IsLower(text[begin])) return text.substr(begin, end - begin);
    named = named || IsUpper(text[begin]);
    begin = end;
  }
  return {};
}

// True where `other` begins with the whole of `text`, which is not short.
bool Begins(std::string_view text, std::string_view other) {
  constexpr size_t kShortest = 20;
  return text.size() >= kShortest && other.starts_with(text);
}

}  // namespace

void ZoneFeatures::Add(T number, uint64_t a, uint64_t b) {
  list.push_back(HashFeature(static_cast<uint64_t>(number) + 1001, a, b));
}

void ZoneFeatures::AddSteps(T number, uint64_t a, double value,
                            std::initializer_list<double> steps) {
  uint64_t step = 0;
  for (const double least : steps) {
    ++step;
    if (value >= least) Add(number, a, 2 * step);
    if (value <= -least) Add(number, a, 2 * step + 1);
  }
}

bool IsProse(const Block& block) { return block.words >= 12 && block.ends_sentence; }

std::string_view TextOf(const Page& page, size_t block) {
  constexpr size_t kLongest = 1000;
  return Slice(page.text, page.blocks[block].span).substr(0, kLongest);
}

std::vector<Alike> CountAlike(const Page& page) {
  constexpr uint32_t kMostWords = 8;
  std::unordered_map<uint64_t, uint32_t> same, shapes, labels;
  struct Keys {
    uint64_t line = 0, shape = 0, label = 0;
  };
  std::vector<Keys> keys(page.blocks.size());
  for (size_t i = 0; i < keys.size(); ++i) {
    const std::string_view text = TextOf(page, i);
    keys[i].label = LabelKey(text);
    ++labels[keys[i].label];
    if (page.blocks[i].words > kMostWords) continue;
    std::tie(keys[i].line, keys[i].shape) = KeysOf(text);
    ++same[keys[i].line];
    ++shapes[keys[i].shape];
  }
  std::vector<Alike> alike(keys.size());
  for (size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].line != 0) alike[i].same = same[keys[i].line];
    if (keys[i].shape != 0) alike[i].shape = shapes[keys[i].shape];
    if (keys[i].label != 0) alike[i].turns = labels[keys[i].label];
    for (size_t before = i - std::min<size_t>(i, 2); before < i; ++before) {
      const std::string_view text = TextOf(page, i), other = TextOf(page, before);
      if (Begins(text, other) || Begins(other, text)) {
        alike[i].doubled = alike[before].doubled = true;
      }
    }
  }
  return alike;
}

void AddLine(const Page& page, size_t i, const BlockCues& cues, Alike alike,
             ZoneFeatures& features) {
  const Block& block = page.blocks[i];
  const std::string_view text = TextOf(page, i);
  uint64_t length = 0;
  for (const uint32_t most : kLengths) length += block.words > most;
  features.Add(T::kLength, length);
  features.Add(T::kFirstByte, ByteClass(text.front()));
  features.Add(T::kLastByte, ByteClass(Slice(page.text, block.span).back()));
  const double capitals = block.capitalised / static_cast<double>(block.words);
  features.Add(T::kCapitals, static_cast<uint64_t>(4.99 * std::min(1.0, capitals)));
  AddFlags(block, text, features);
  features.AddSteps(T::kRepeats, 0, alike.same, {2, 3, 5, 10});
  features.AddSteps(T::kShapes, 0, alike.shape, {2, 3, 5, 10});
  features.AddSteps(T::kTurns, 0, alike.turns, {1, 2, 3, 5, 10});
  if (alike.doubled) features.Add(T::kDoubled, 0);
  if (block.known) features.Add(T::kKnown, static_cast<uint64_t>(*block.known));
  for (const int pattern : cues.patterns) {
    features.Add(T::kPattern, PatternKeys()[static_cast<size_t>(pattern)]);
  }
}

void AddCues(const Block& block, const BlockCues& cues, ZoneFeatures& features) {
  for (const uint32_t most : kLengths) {
    if (block.words > most) features.Add(T::kLength, 100 + most);
  }
  for (size_t kind = 0; kind < kZoneKinds; ++kind) {
    features.AddSteps(T::kScore, kind, cues.scores[kind], {1, 2, 3, 4, 5, 6, 7, 8, 10});
  }
  for (size_t trait = 0; trait < cues.traits.size(); ++trait) {
    if (trait == static_cast<size_t>(RegisterTrait::kLongWords)) {
      features.AddSteps(T::kTrait, trait, cues.traits[trait], {.3, .6, 1, 1.4, 1.8});
    } else {
      features.AddSteps(T::kTrait, trait, cues.traits[trait], {1, 2, 3});
    }
  }
  features.AddSteps(T::kChatter, 0, cues.chatter, {.5, 1, 2, 3, 4});
}

void AddVocabulary(const Page& page, size_t i, ZoneFeatures& features) {
  constexpr uint32_t kShort = 12;
  constexpr size_t kMostWords = 60;
  const std::string_view text = TextOf(page, i);
  const bool is_long = page.blocks[i].words > kShort;
  const T number = is_long ? T::kLongWord : T::kWord;
  const std::vector<uint64_t> words = WordKeys(text);
  if (words.empty()) return;
  for (size_t word = 0; word < words.size() && (!is_long || word < kMostWords); ++word) {
    features.Add(number, 0, words[word]);
  }
  features.Add(number, 1, words[0]);
  features.Add(number, 2, words.back());
  if (!is_long) return;
  if (words.size() > 1) {
    features.Add(number, 3, words[1]);
    features.Add(number, 4, words[1] ^ (words[0] * 31));
  }
  const std::string_view verb = WordAfterName(text);
  if (verb.empty()) return;
  features.Add(number, 5, KeyOf(verb));
  features.Add(number, 6, KeyOf(verb.substr(verb.size() - std::min<size_t>(verb.size(), 2))));
}

std::vector<uint32_t> Stems(std::string_view text, bool names) {
  constexpr size_t kShortest = 4, kStem = 5;
  std::vector<uint32_t> stems;
  std::string word;
  bool capital = false;
  for (size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    if (std::isalpha(static_cast<unsigned char>(c)) || (c & 0x80)) {
      if (word.empty()) capital = IsUpper(c) && i > 0;
      if (word.size() < 32) word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      continue;
    }
    if (word.size() >= kShortest && (!names || capital)) {
      uint64_t key = 0;
      for (const char byte : word.substr(0, kStem))
        key = key << 8 | static_cast<unsigned char>(byte);
      stems.push_back(HashFeature(0, key));
    }
    word.clear();
  }
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

std::vector<std::string> CapitalPairs(std::string_view text) {
  constexpr size_t kMost = 8;
  std::vector<std::string> pairs;
  std::string_view before;
  for (size_t begin = 0; begin < text.size() && pairs.size() < kMost;) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    std::string_view word = text.substr(begin, end - begin);
    const bool last = word.ends_with(',') || word.ends_with('.') || word.ends_with(';');
    if (last) word.remove_suffix(1);
    const bool capital = word.size() > 1 && IsUpper(word[0]);
    if (capital && !before.empty()) pairs.push_back(std::string(before) + ' ' + std::string(word));
    before = capital && !last ? word : std::string_view();
    begin = end + 1;
  }
  return pairs;
}

}  // namespace whosaid
