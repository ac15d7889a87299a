#include "extract/zones/zones_features.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <numeric>
#include <string>
#include <unordered_set>

#include "extract/zones/zones_patterns.h"

namespace whosaid {
namespace {

enum Template : uint64_t {
  kLength,
  kFirstByte,
  kLastByte,
  kCapitals,
  kFlag,
  kPattern,
  kKnown,
  kScore,
  kTrait,
  kChatter,
  kPlace,
  kLeft,
  kShared,
  kSeen,
  kProseAround,
  kToProse,
  kChatterBefore,
  kChatterAfter,
  kChatterToEnd,
  kChatterOverOpening,
  kNames,
  kAuthor,
  kToSpeech,
  kSinceSpeech,
  kWord,
  kNeighbour,
};

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
  kNoBlock,
};

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool HasAny(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.find(part) != text.npos; });
}

bool IsProse(const Block& block) { return block.words >= 12 && block.ends_sentence; }

// Letters count by their case, digits as one, other bytes as they are.
uint64_t ByteClass(char c) {
  if (IsUpper(c)) return 'A';
  if (IsLower(c)) return 'a';
  return IsDigit(c) ? '0' : static_cast<unsigned char>(c);
}

// The beginnings of the longer words of `text`, in lower case, hashed; names alone where asked.
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

uint64_t Extend(uint64_t key, char c) {  // FNV-1a
  return (key ^ static_cast<unsigned char>(c)) * 1099511628211u;
}

// Rows of the table by what they say, so that a new one changes the features of no other.
const std::vector<uint64_t>& PatternKeys() {
  static const std::vector<uint64_t> keys = [] {
    std::vector<uint64_t> made;
    for (const PatternCue& cue : PatternCues()) {
      made.push_back(std::accumulate(cue.pattern.begin(), cue.pattern.end(), uint64_t{1}, Extend));
    }
    return made;
  }();
  return keys;
}

// "Ada Lorne", "Lorne Voss": two words that begin with capitals, one after the other.
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

class PageFeatures {
 public:
  PageFeatures(const Page& page, const PageCues& cues)
      : page_(page), cues_(cues), size_(page.blocks.size()) {}

  void ForEach(const std::function<void(size_t, const FeatureList&)>& take) {
    std::vector<FeatureList> own;
    for (size_t i = 0; i < size_; ++i) own.push_back(Own(i));
    Prepare();
    for (size_t i = 0; i < size_; ++i) {
      list_ = own[i];
      AddCues(i);
      AddPlace(i);
      AddVocabulary(i);
      AddWords(i);
      AddChatter(i);
      for (const int offset : {-2, -1, 1, 2}) AddNeighbour(own, i, offset);
      take(i, list_);
    }
  }

 private:
  const Block& At(size_t i) const { return page_.blocks[i]; }
  std::string_view Text(size_t i) const {
    constexpr size_t kLongest = 1000;
    return Slice(page_.text, At(i).span).substr(0, kLongest);
  }

  void Add(Template number, uint64_t a, uint64_t b = 0) {
    list_.push_back(HashFeature(number + 1000, a, b));
  }

  // One feature for each step that the value has passed, so that their weights add up.
  void AddSteps(Template number, uint64_t a, double value, std::initializer_list<double> steps) {
    uint64_t step = 0;
    for (const double least : steps) {
      ++step;
      if (value >= least) Add(number, a, 2 * step);
      if (value <= -least) Add(number, a, 2 * step + 1);
    }
  }

  void AddFlag(Flag flag, bool holds) {
    if (holds) Add(kFlag, flag);
  }

  // What the block shows by itself; the blocks beside it see this too.
  FeatureList Own(size_t i) {
    list_.clear();
    const Block& block = At(i);
    const std::string_view text = Text(i);
    const auto words = static_cast<double>(block.words);
    uint64_t length = 0;
    for (const uint32_t most : {1, 2, 3, 4, 6, 8, 11, 14, 18, 22, 28, 35, 45, 60, 80}) {
      length += block.words > most;
    }
    Add(kLength, length);
    Add(kFirstByte, ByteClass(text.front()));
    Add(kLastByte, ByteClass(Slice(page_.text, block.span).back()));
    Add(kCapitals, static_cast<uint64_t>(4.99 * std::min(1.0, block.capitalised / words)));
    AddFlags(block, text);
    if (block.known) Add(kKnown, static_cast<uint64_t>(*block.known));
    for (const int pattern : cues_.blocks[i].patterns) {
      Add(kPattern, PatternKeys()[static_cast<size_t>(pattern)]);
    }
    return list_;
  }

  void AddFlags(const Block& block, std::string_view text) {
    AddFlag(kEndsSentence, block.ends_sentence);
    AddFlag(kAllCapitals, std::any_of(text.begin(), text.end(), IsUpper) &&
                              std::none_of(text.begin(), text.end(), IsLower));
    const bool digit = std::any_of(text.begin(), text.end(), IsDigit);
    AddFlag(kHasDigit, digit);
    AddFlag(kRepeated, block.repeats > 0);
    AddFlag(kHasQuotation, HasAny(text, {"“", "”", "\""}));
    AddFlag(kHasAt, HasAny(text, {"@"}));
    AddFlag(kHasHash, HasAny(text, {"#"}));
    AddFlag(kHasColon, HasAny(text, {":"}));
    AddFlag(kHasBar, HasAny(text, {"|", "·", "•"}));
    AddFlag(kHasAddress, HasAny(text, {"http", "www"}));
    AddFlag(kIsProse, IsProse(block));
    AddFlag(kIsNameLike, !digit && !block.ends_sentence && block.words >= 2 && block.words <= 4 &&
                             block.capitalised >= 2 &&
                             text.find_first_of(":;|/!?,()[]&+@#") == text.npos);
    AddFlag(kIsTitleLike, !block.ends_sentence && block.words >= 3 && block.words <= 18);
    AddFlag(kIsLongOpen, !block.ends_sentence && block.words >= 10);
  }

  void AddCues(size_t i) {
    const BlockCues& cues = cues_.blocks[i];
    for (const double most : {1, 2, 3, 4, 6, 8, 11, 14, 18, 22, 28, 35, 45, 60, 80}) {
      if (At(i).words > most) Add(kLength, 100 + static_cast<uint64_t>(most));
    }
    for (size_t kind = 0; kind < kZoneKinds; ++kind) {
      AddSteps(kScore, kind, cues.scores[kind], {1, 2, 3, 4, 5, 6, 7, 8, 10});
    }
    for (size_t trait = 0; trait < cues.traits.size(); ++trait) {
      if (trait == static_cast<size_t>(RegisterTrait::kLongWords)) {
        AddSteps(kTrait, trait, cues.traits[trait], {.3, .6, 1, 1.4, 1.8});
      } else {
        AddSteps(kTrait, trait, cues.traits[trait], {1, 2, 3});
      }
    }
    AddSteps(kChatter, 0, cues.chatter, {.5, 1, 2, 3, 4});
  }

  // Sums and sets over the page.
  void Prepare() {
    constexpr size_t kTopicBlocks = 12, kOpening = 4;
    chatter_sums_.assign(size_ + 1, 0);
    prose_before_.assign(size_ + 1, 0);
    for (size_t i = 0; i < size_; ++i) {
      chatter_sums_[i + 1] = chatter_sums_[i] + cues_.blocks[i].chatter;
      prose_before_[i + 1] = prose_before_[i] + (IsProse(At(i)) ? 1 : 0);
    }
    for (size_t i = cues_.first_prose; i < std::min(size_, cues_.first_prose + kTopicBlocks); ++i) {
      for (const uint32_t stem : Stems(Text(i), false)) topic_.insert(stem);
    }
    FindAuthors();
    opening_ = MeanChatter(cues_.first_prose, cues_.first_prose + kOpening);
    to_prose_.assign(size_ + 1, kFar);
    to_speech_.assign(size_ + 1, 0);
    since_speech_.assign(size_ + 1, 0);
    speech_before_.assign(size_ + 1, 0);
    for (size_t i = 0; i < size_; ++i) {
      const bool counts = At(i).words >= kSentence;
      speech_before_[i + 1] = speech_before_[i] + (Reports(i) ? 1 : 0);
      since_speech_[i + 1] = Reports(i) ? 0 : since_speech_[i] + (counts ? 1 : 0);
    }
    for (size_t i = size_; i-- > 0;) {
      to_speech_[i] = Reports(i) ? 0 : to_speech_[i + 1] + (At(i).words >= kSentence ? 1 : 0);
    }
    for (size_t i = size_; i-- > 0;) {
      to_prose_[i] = IsProse(At(i)) ? 0 : std::min(kFar, to_prose_[i + 1] + 1);
    }
  }

  // Tells what somebody said; comments seldom do.
  bool Reports(size_t i) const {
    return cues_.blocks[i].traits[static_cast<size_t>(RegisterTrait::kSpeech)] > 0 ||
           cues_.blocks[i].traits[static_cast<size_t>(RegisterTrait::kQuotation)] > 0;
  }

  double MeanChatter(size_t begin, size_t end) const {
    end = std::min(end, size_);
    if (begin >= end) return 0;
    return (chatter_sums_[end] - chatter_sums_[begin]) / static_cast<double>(end - begin);
  }

  // The words of a short block, its first and its last word.
  void AddVocabulary(size_t i) {
    constexpr uint32_t kLongest = 12;
    if (At(i).words > kLongest) return;
    uint64_t word = 0, last = 0;
    bool first = true;
    for (const char c : std::string(Text(i)) + ' ') {
      if (std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80)) {
        const int folded = IsDigit(c) ? '0' : std::tolower(static_cast<unsigned char>(c));
        word = Extend(word + 1, static_cast<char>(folded));
      } else if (word != 0) {
        Add(kWord, 0, word);
        if (first) Add(kWord, 1, word);
        first = false;
        last = word;
        word = 0;
      }
    }
    if (!first) Add(kWord, 2, last);
  }

  void AddPlace(size_t i) {
    Add(kPlace, 10 * i / size_);
    const uint64_t side = i < cues_.first_prose ? 0 : i == cues_.first_prose ? 1 : 2;
    Add(kPlace, 100 + side);
    Add(kLeft, std::min<size_t>(5, size_ - 1 - i));
    AddSteps(kProseAround, 0, prose_before_[i], {1, 2, 3, 5});
    AddSteps(kProseAround, 1, prose_before_[size_] - prose_before_[i + 1], {1, 2, 3, 5});
    AddSteps(kToProse, 0, to_prose_[i], {1, 2, 3, 5, 8, 20});
  }

  void AddWords(size_t i) {
    const std::vector<uint32_t> stems = Stems(Text(i), false);
    const auto count = [&](const std::unordered_set<uint32_t>& set) {
      return std::count_if(stems.begin(), stems.end(), [&](uint32_t s) { return set.contains(s); });
    };
    const auto share = [&](std::ptrdiff_t part) {
      return 3.99 * static_cast<double>(part) /
             static_cast<double>(std::max<size_t>(1, stems.size()));
    };
    const auto shared = count(topic_);
    if (!stems.empty()) Add(kShared, static_cast<uint64_t>(share(shared)));
    AddSteps(kShared, 100, static_cast<double>(shared), {1, 2, 3, 5});
    if (i >= cues_.first_prose) Add(kAuthor, BeginsWithAuthor(i));
    const std::vector<uint32_t> names = Stems(Text(i), true);
    if (!names.empty() && i > cues_.first_prose) {
      const bool known = std::any_of(names.begin(), names.end(),
                                     [&](uint32_t name) { return names_.contains(name); });
      Add(kNames, known);
    }
    if (i > cues_.first_prose && !stems.empty()) {
      const auto seen = static_cast<uint64_t>(share(count(seen_)));
      Add(kSeen, seen, At(i).ends_sentence);
    }
    if (i >= cues_.first_prose) {
      for (const uint32_t name : names) names_.insert(name);
      if (IsProse(At(i))) seen_.insert(stems.begin(), stems.end());
    }
  }

  // "Ada Lorne covers the harbour": the words after "By", or of a line that is a name alone, above
  // the text.
  void FindAuthors() {
    for (size_t i = 0; i < cues_.first_prose; ++i) {
      std::string_view text = Text(i);
      if (text.starts_with("By ") || text.starts_with("by ") || text.starts_with("BY ")) {
        text.remove_prefix(3);
      } else if (At(i).words > 4) {
        continue;
      }
      for (const std::string& pair : CapitalPairs(text)) authors_.insert(pair);
    }
  }

  bool BeginsWithAuthor(size_t i) const {
    constexpr size_t kBeginning = 40;
    const std::vector<std::string> pairs = CapitalPairs(Text(i).substr(0, kBeginning));
    return !pairs.empty() && Text(i).starts_with(pairs[0]) && authors_.contains(pairs[0]);
  }

  void AddChatter(size_t i) {
    for (const size_t width : {size_t{2}, size_t{4}}) {
      if (i > 0) {
        AddSteps(kChatterBefore, width, MeanChatter(i - std::min(i, width), i), {.5, 1, 2, 3});
      }
      AddSteps(kChatterAfter, width, MeanChatter(i, i + width + 1), {.5, 1, 2, 3});
    }
    AddSteps(kChatterToEnd, 0, MeanChatter(i, size_), {.5, 1, 2, 3});
    AddSteps(kChatterToEnd, 1, MeanChatter(i, size_) - opening_, {.5, 1, 1.5, 2, 3});
    AddSteps(kChatterOverOpening, 1, MeanChatter(i, i + 10) - opening_, {.5, 1, 1.5, 2, 3});
    AddSteps(kChatterOverOpening, 2, MeanChatter(i - std::min<size_t>(i, 10), i) - opening_,
             {.5, 1, 1.5, 2, 3});
    AddSteps(kChatterOverOpening, 3, opening_, {.5, 1, 1.5, 2, 3});
    if (i >= cues_.first_prose) {
      AddSteps(kToSpeech, 0, to_speech_[i], {1, 2, 3, 4, 6, 8, 12});
      AddSteps(kToSpeech, speech_before_[i] * 3 >= prose_before_[i] ? 1 : 2, to_speech_[i],
               {1, 2, 3, 4, 6, 8, 12});
      AddSteps(kSinceSpeech, 0, since_speech_[i], {1, 2, 3, 4, 6, 8, 12});
    }
    AddSteps(kChatterOverOpening, 0, MeanChatter(i, i + 4) - opening_, {.5, 1, 2, 3, 4});
  }

  void AddNeighbour(const std::vector<FeatureList>& own, size_t i, int offset) {
    const size_t other = i + static_cast<size_t>(offset);  // wraps round before the first
    const auto position = static_cast<uint64_t>(offset + 8);
    if (other >= size_) {
      Add(kNeighbour, position, kNoBlock);
      return;
    }
    for (const uint32_t feature : own[other]) Add(kNeighbour, position, 1000 + uint64_t{feature});
  }

  static constexpr uint32_t kFar = 30;
  static constexpr uint32_t kSentence = 4;  // words at least

  const Page& page_;
  const PageCues& cues_;
  size_t size_;
  FeatureList list_;
  std::vector<double> chatter_sums_;
  std::vector<uint32_t> prose_before_;
  std::vector<uint32_t> to_prose_;
  std::vector<uint32_t> to_speech_, since_speech_, speech_before_;
  std::unordered_set<uint32_t> topic_, seen_, names_;
  std::unordered_set<std::string> authors_;
  double opening_ = 0;
};

}  // namespace

void ForEachBlock(const Page& page, const PageCues& cues,
                  const std::function<void(size_t block, const FeatureList& features)>& take) {
  PageFeatures(page, cues).ForEach(take);
}

}  // namespace whosaid
