#include "graph/names.h"

#include <unicode/locid.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <utility>

namespace whosaid {
namespace {

constexpr std::array<std::string_view, 8> kLegalForms = {"inc", "ltd",  "llc",  "plc",
                                                         "co",  "corp", "gmbh", "ag"};
// In front of surnames, in lower case in most of them.
constexpr std::array<std::string_view, 19> kParticles = {
    "von", "van", "der", "den", "de", "da",  "di",  "du",  "dos", "das",
    "del", "la",  "le",  "bin", "al", "ibn", "ten", "ter", "zu"};
// Behind surnames.
constexpr std::array<std::string_view, 5> kSuffixes = {"jr", "sr", "ii", "iii", "iv"};
// In front of names.
constexpr std::array<std::string_view, 30> kTitles = {
    "mr",      "mrs",       "ms",       "miss",       "dr",    "sir",      "lord",     "lady",
    "dame",    "prof",      "sen",      "senator",    "rep",   "gov",      "governor", "gen",
    "general", "president", "minister", "chancellor", "judge", "justice",  "mayor",    "col",
    "lt",      "capt",      "sgt",      "rev",        "hon",   "professor"};
// Spellings that mean one sound, the longer first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kSounds = {{{"tch", "ch"},
                                                                                    {"sch", "sh"},
                                                                                    {"kh", "h"},
                                                                                    {"gh", "g"},
                                                                                    {"ck", "k"},
                                                                                    {"ph", "f"},
                                                                                    {"ou", "u"},
                                                                                    {"oo", "u"},
                                                                                    {"x", "ks"},
                                                                                    {"q", "k"},
                                                                                    {"w", "v"},
                                                                                    {"y", "i"}}};
// Skipped by most acronyms.
constexpr std::array<std::string_view, 9> kSmallWords = {"of", "the", "and", "for", "in",
                                                         "on", "to",  "de",  "a"};

template <size_t n>
bool IsIn(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string Join(const std::vector<std::string_view>& words) {
  std::string joined;
  for (const std::string_view word : words) {
    if (!joined.empty()) joined += ' ';
    joined += word;
  }
  return joined;
}

// A full stop or apostrophe joins («U.S.», «O’Dell»); anything else that is no letter parts.
std::string KeepLettersAndDigits(const icu::UnicodeString& text) {
  icu::UnicodeString kept;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_isalnum(c)) {
      kept += c;
    } else if (c != '.' && c != '\'' && c != 0x2019 && c != 0x2BC &&
               u_charType(c) != U_NON_SPACING_MARK) {
      kept += UChar32{' '};
    }
  }
  std::string utf8;
  return kept.toUTF8String(utf8);
}

// «J. D. Moss» and «J.D. Moss» are one.
std::vector<std::string_view> WithoutFirstInitials(std::vector<std::string_view> words,
                                                   std::string& initials) {
  size_t count = 0;
  while (count < words.size() && words[count].size() == 1) initials += words[count++];
  if (count < 2) return words;
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
  words.insert(words.begin(), initials);
  return words;
}

size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = std::exchange(row[0], i);
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, substituted}));
    }
  }
  return row[b.size()];
}

}  // namespace

struct NameNormalizer::Transliteration {
  std::unique_ptr<icu::Transliterator> to_ascii;
};

NameNormalizer::NameNormalizer() : transliteration_(std::make_unique<Transliteration>()) {
  UErrorCode error = U_ZERO_ERROR;
  transliteration_->to_ascii.reset(icu::Transliterator::createInstance(
      "Any-Latin; NFKD; [:Mn:] Remove; Latin-ASCII; Lower", UTRANS_FORWARD, error));
}

NameNormalizer::~NameNormalizer() = default;

std::string NameNormalizer::Normalize(std::string_view name) const {
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  const bool ascii = std::all_of(name.begin(), name.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii || transliteration_->to_ascii == nullptr) {
    text.toLower(icu::Locale::getRoot());
  } else {
    transliteration_->to_ascii->transliterate(text);
  }
  const std::string kept = KeepLettersAndDigits(text);
  std::vector<std::string_view> words = WordsOf(kept);
  if (words.size() > 1 && words[0] == "the") words.erase(words.begin());
  std::string initials;
  const std::string joined = Join(WithoutFirstInitials(std::move(words), initials));
  return joined.empty() ? std::string(name) : joined;
}

std::vector<std::string_view> WordsOf(std::string_view normalized) {
  std::vector<std::string_view> words;
  for (size_t begin = 0; begin < normalized.size();) {
    size_t end = std::min(normalized.find(' ', begin), normalized.size());
    if (end > begin) words.push_back(normalized.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string_view WithoutLegalForm(std::string_view normalized) {
  const size_t blank = normalized.rfind(' ');
  if (blank == std::string_view::npos) return normalized;
  return IsIn(kLegalForms, normalized.substr(blank + 1)) ? normalized.substr(0, blank) : normalized;
}

std::string_view WithoutTitles(std::string_view normalized) {
  for (size_t blank = normalized.find(' '); blank != std::string_view::npos;
       blank = normalized.find(' ')) {
    if (!IsIn(kTitles, normalized.substr(0, blank))) break;
    normalized.remove_prefix(blank + 1);
  }
  return normalized;
}

bool IsSurnameOnly(std::string_view normalized) {
  const size_t blank = normalized.find(' ');
  return blank == std::string_view::npos || IsIn(kParticles, normalized.substr(0, blank)) ||
         IsIn(kSuffixes, normalized.substr(blank + 1));
}

std::string_view SurnameOf(std::string_view normalized) {
  const std::vector<std::string_view> words = WordsOf(normalized);
  if (words.empty()) return normalized;
  size_t first = words.size() - 1;
  if (first > 0 && IsIn(kSuffixes, words[first])) --first;
  while (first > 1 && IsIn(kParticles, words[first - 1])) --first;
  return normalized.substr(static_cast<size_t>(words[first].data() - normalized.data()));
}

std::string_view GivenNameOf(std::string_view normalized) {
  const size_t before = normalized.size() - SurnameOf(normalized).size();
  return IsSurnameOnly(normalized) || before == 0 ? "" : normalized.substr(0, before - 1);
}

std::string WithoutMiddleInitials(std::string_view normalized) {
  std::vector<std::string_view> words = WordsOf(normalized);
  if (words.size() < 3) return std::string(normalized);
  words.erase(std::remove_if(words.begin() + 1, words.end() - 1,
                             [](std::string_view word) { return word.size() == 1; }),
              words.end() - 1);
  return Join(words);
}

std::string SpellingKey(std::string_view normalized) {
  std::string key;
  const auto append = [&](std::string_view letters) {
    for (const char c : letters) {
      if (key.empty() || key.back() != c) key += c;
    }
  };
  while (!normalized.empty()) {
    const auto sound = std::find_if(kSounds.begin(), kSounds.end(), [&](const auto& spelling) {
      return normalized.starts_with(spelling.first);
    });
    if (sound != kSounds.end()) {
      append(sound->second);
      normalized.remove_prefix(sound->first.size());
      continue;
    }
    const bool ends = normalized.size() == 1 || normalized[1] == ' ';
    append(normalized[0] == 'j' && ends ? "i" : normalized.substr(0, 1));  // «Sergej»
    normalized.remove_prefix(1);
  }
  return key;
}

bool AreSpellingVariants(std::string_view given, std::string_view other) {
  constexpr size_t kLong = 6;
  constexpr size_t kVeryLong = 9;
  const size_t shorter = std::min(given.size(), other.size());
  if (shorter < kLong || given.substr(0, 2) != other.substr(0, 2) || given.back() != other.back()) {
    return false;
  }
  const size_t most = shorter < kVeryLong ? 1 : 2;
  if (std::max(given.size(), other.size()) - shorter > most) return false;
  return EditDistance(given, other) <= most;
}

std::vector<std::string> AcronymsOf(std::string_view name) {
  std::string all;
  std::string large;
  for (const std::string_view word : WordsOf(name)) {
    all += word[0];
    if (!IsIn(kSmallWords, word)) large += word[0];
  }
  std::vector<std::string> acronyms;
  if (all.size() > 1) acronyms.push_back(all);
  if (large.size() > 1 && large != all) acronyms.push_back(large);
  return acronyms;
}

}  // namespace whosaid
