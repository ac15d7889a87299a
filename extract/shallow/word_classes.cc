#include "extract/shallow/word_classes.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "extract/strings.h"

namespace whosaid {
namespace {

constexpr float kNever = -1e9F;
constexpr size_t kStates = kWordClassCount + 1;  // the last one stands outside the sentence
constexpr size_t kOutside = kWordClassCount;

struct PennTag {
  std::string_view tag;
  WordClass word_class;
};

constexpr PennTag kPennTags[] = {
    {"NN", WordClass::kNoun},
    {"NNS", WordClass::kNoun},
    {"NNP", WordClass::kName},
    {"NNPS", WordClass::kName},
    {"PRP", WordClass::kPronoun},
    {"PRP$", WordClass::kPossessivePronoun},
    {"DT", WordClass::kDeterminer},
    {"PDT", WordClass::kDeterminer},
    {"JJ", WordClass::kAdjective},
    {"JJR", WordClass::kAdjective},
    {"JJS", WordClass::kAdjective},
    {"AFX", WordClass::kAdjective},
    {"CD", WordClass::kNumber},
    {"RB", WordClass::kAdverb},
    {"RBR", WordClass::kAdverb},
    {"RBS", WordClass::kAdverb},
    {"VB", WordClass::kBase},
    {"VBD", WordClass::kPast},
    {"VBN", WordClass::kPastParticiple},
    {"VBG", WordClass::kIng},
    {"VBZ", WordClass::kPresentS},
    {"VBP", WordClass::kPresent},
    {"MD", WordClass::kModal},
    {"IN", WordClass::kPreposition},
    {"TO", WordClass::kTo},
    {"CC", WordClass::kConjunction},
    {"POS", WordClass::kPossessive},
    {"WDT", WordClass::kWh},
    {"WP", WordClass::kWh},
    {"WP$", WordClass::kWh},
    {"WRB", WordClass::kWh},
    {"EX", WordClass::kExistential},
    {"RP", WordClass::kParticle},
    {",", WordClass::kPunctuation},
    {".", WordClass::kPunctuation},
    {":", WordClass::kPunctuation},
    {"``", WordClass::kPunctuation},
    {"''", WordClass::kPunctuation},
    {"HYPH", WordClass::kPunctuation},
    {"-LRB-", WordClass::kPunctuation},
    {"-RRB-", WordClass::kPunctuation},
    {"NFP", WordClass::kPunctuation},
};

struct Counts {
  std::string_view key;
  std::array<double, kWordClassCount> of{};
};

// "word<TAB>class:count<TAB>class:count…"
std::optional<Counts> ParseCounts(std::string_view line) {
  Counts counts;
  const std::vector<std::string_view> fields = SplitAt(line, '\t');
  if (fields.size() < 2) return std::nullopt;
  counts.key = fields[0];
  for (std::string_view field : std::span(fields).subspan(1)) {
    size_t word_class = 0;
    size_t count = 0;
    const char* end = field.data() + field.size();
    auto [colon, error] = std::from_chars(field.data(), end, word_class);
    if (error != std::errc{} || word_class >= kWordClassCount || colon == end) return std::nullopt;
    if (std::from_chars(colon + 1, end, count).ec != std::errc{}) return std::nullopt;
    counts.of[word_class] = static_cast<double>(count);
  }
  return counts;
}

// "a<TAB>b<TAB>c<TAB>count": how often class c follows a and b.
bool AddTransition(std::string_view line, std::vector<double>& counts) {
  const std::vector<std::string_view> fields = SplitAt(line, '\t');
  if (fields.size() != 4) return false;
  std::array<size_t, 4> n{};
  for (size_t i = 0; i < 4; ++i) {
    const char* end = fields[i].data() + fields[i].size();
    if (std::from_chars(fields[i].data(), end, n[i]).ec != std::errc{}) return false;
    if (i < 3 && n[i] >= kStates) return false;
  }
  counts[(n[0] * kStates + n[1]) * kStates + n[2]] += static_cast<double>(n[3]);
  return true;
}

// P(word | class) up to a factor that is the same for all classes of the word.
std::array<float, kWordClassCount> LogScores(const Counts& counts,
                                             const std::array<double, kWordClassCount>& totals,
                                             bool posterior) {
  std::array<float, kWordClassCount> scores{};
  const double sum = std::accumulate(counts.of.begin(), counts.of.end(), 0.0);
  for (size_t c = 0; c < kWordClassCount; ++c) {
    const double p = counts.of[c] / (totals[c] + 1) / (posterior ? sum : 1.0);
    scores[c] = counts.of[c] > 0 ? static_cast<float>(std::log(p)) : kNever;
  }
  return scores;
}

bool IsDigits(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; }) &&
         std::ranges::all_of(word, [](char c) {
           return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == ':' || c == '/';
         });
}

bool IsMark(std::string_view word) {
  return std::ranges::none_of(word, [](char c) { return IsAlphanumeric(c); }) && word != "%" &&
         word != "$";
}

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

WordClass WordClassOf(std::string_view penn_tag) {
  for (const PennTag& row : kPennTags) {
    if (row.tag == penn_tag) return row.word_class;
  }
  return WordClass::kOther;
}

Result<WordClassModel> WordClassModel::Parse(std::string_view tsv) {
  std::vector<Counts> words;
  std::vector<Counts> suffixes;
  std::vector<double> transitions(kStates * kStates * kStates);
  size_t number = 0;
  for (std::string_view line : SplitAt(tsv, '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::string_view rest = line.substr(std::min<size_t>(2, line.size()));
    bool good = line.size() > 2 && line[1] == '\t';
    if (good && line[0] == 'T') {
      good = AddTransition(rest, transitions);
    } else if (good) {
      const std::optional<Counts> counts = ParseCounts(rest);
      good = counts && (line[0] == 'W' || line[0] == 'S');
      if (good) (line[0] == 'W' ? words : suffixes).push_back(*counts);
    }
    if (!good) {
      return Fail(ErrorKind::kBadInput,
                  "word_classes.tsv:" + std::to_string(number) + ": not a row of this file");
    }
  }
  std::array<double, kWordClassCount> totals{};
  for (const Counts& word : words) {
    for (size_t c = 0; c < kWordClassCount; ++c) totals[c] += word.of[c];
  }
  WordClassModel model;
  for (size_t c = 0; c < kWordClassCount; ++c) {
    model.once_[c] = static_cast<float>(-std::log(totals[c] + 1));
  }
  for (const Counts& word : words) {
    model.words_.emplace(word.key, LogScores(word, totals, false));
  }
  for (const Counts& suffix : suffixes) {
    model.suffixes_.emplace(suffix.key == "*" ? "" : suffix.key, LogScores(suffix, totals, true));
  }
  model.SetTransitions(transitions);
  return model;
}

// Interpolates one, two and three classes in a row.
void WordClassModel::SetTransitions(std::span<const double> counts) {
  constexpr double kThree = 0.6;
  constexpr double kTwo = 0.35;
  constexpr double kOne = 0.05;
  std::vector<double> one(kStates, 0.1);
  std::vector<double> two(kStates * kStates);
  for (size_t i = 0; i < counts.size(); ++i) {
    one[i % kStates] += counts[i];
    two[i % (kStates * kStates)] += counts[i];
  }
  const double all = std::accumulate(one.begin(), one.end(), 0.0);
  transitions_.resize(counts.size());
  for (size_t pair = 0; pair < kStates * kStates; ++pair) {
    const size_t b = pair % kStates;
    const auto row = counts.subspan(pair * kStates, kStates);
    const double from_pair = std::accumulate(row.begin(), row.end(), 1e-6);
    const auto row2 = std::span(two).subspan(b * kStates, kStates);
    const double from_one = std::accumulate(row2.begin(), row2.end(), 1e-6);
    for (size_t c = 0; c < kStates; ++c) {
      transitions_[pair * kStates + c] = static_cast<float>(
          std::log(kThree * row[c] / from_pair + kTwo * row2[c] / from_one + kOne * one[c] / all));
    }
  }
}

const WordClassModel::Scores& WordClassModel::Suffix(std::string_view word) const {
  static constexpr size_t kLongest = 4;
  for (size_t n = std::min(kLongest, word.size() - 1); n > 0; --n) {
    const auto found = suffixes_.find(word.substr(word.size() - n));
    if (found != suffixes_.end()) return found->second;
  }
  static const Scores kNothing{};
  const auto any = suffixes_.find("");
  return any != suffixes_.end() ? any->second : kNothing;
}

WordClassModel::Scores WordClassModel::Emission(std::string_view word, bool first,
                                                bool title_case) const {
  Scores only;
  only.fill(kNever);
  if (IsDigits(word)) only[static_cast<size_t>(WordClass::kNumber)] = 0;
  const bool capital = IsUpper(word.front());
  const std::string lower = ToLower(word);
  auto found = words_.find(word);
  const auto small = words_.find(lower);
  if (capital && (first || title_case) && small != words_.end()) found = small;
  if (IsDigits(word) && found == words_.end()) return only;
  if (found == words_.end() && IsMark(word)) {
    only[static_cast<size_t>(WordClass::kPunctuation)] = 0;
    return only;
  }
  // A word that the text capitalises within a sentence is a name, known or not.
  if (found == words_.end() && capital && !title_case && !first) {
    only[static_cast<size_t>(WordClass::kName)] = 0;
    only[static_cast<size_t>(WordClass::kAdjective)] = -4;
    return only;
  }
  Scores scores = found != words_.end()   ? found->second
                  : small != words_.end() ? small->second
                                          : Suffix(lower);
  const auto name = static_cast<size_t>(WordClass::kName);
  if (!capital) {
    if (found == words_.end()) scores[name] = kNever;
  } else if (found == words_.end() && small == words_.end()) {
    scores[name] = *std::ranges::max_element(scores) + 1;
  }
  return scores;
}

std::vector<WordClass> WordClassModel::Tag(std::span<const std::string_view> words,
                                           bool title_case) const {
  // best[(a, b)]: the score of the best path that ends in classes a, b.
  std::vector<float> best(kStates * kStates, kNever);
  best[kOutside * kStates + kOutside] = 0;
  std::vector<std::vector<uint8_t>> from(words.size());
  std::vector<size_t> alive = {kOutside * kStates + kOutside};
  for (size_t i = 0; i < words.size(); ++i) {
    const Scores emission = Emission(words[i], i == 0, title_case);
    std::vector<float> next(kStates * kStates, kNever);
    from[i].assign(kStates * kStates, 0);
    std::vector<size_t> next_alive;
    for (size_t pair : alive) {
      const size_t b = pair % kStates;
      for (size_t c = 0; c < kWordClassCount; ++c) {
        if (emission[c] <= kNever) continue;
        const float score = best[pair] + transitions_[pair * kStates + c] + emission[c];
        float& old = next[b * kStates + c];
        if (old <= kNever) next_alive.push_back(b * kStates + c);
        if (score > old) {
          old = score;
          from[i][b * kStates + c] = static_cast<uint8_t>(pair / kStates);
        }
      }
    }
    best = std::move(next);
    std::ranges::sort(next_alive);
    alive = std::move(next_alive);
  }
  std::vector<WordClass> classes(words.size());
  if (words.empty() || alive.empty()) return classes;
  size_t pair = *std::ranges::max_element(
      alive, {}, [&](size_t p) { return best[p] + transitions_[p * kStates + kOutside]; });
  for (size_t i = words.size(); i-- > 0;) {
    classes[i] = static_cast<WordClass>(pair % kStates);
    pair = from[i][pair] * kStates + pair / kStates;
  }
  return classes;
}

void WordClassModel::Learn(std::string_view word, WordClass word_class) {
  auto [known, is_new] = words_.try_emplace(std::string(word));
  if (is_new) {
    known->second = Suffix(word);
    known->second[static_cast<size_t>(WordClass::kName)] = kNever;
  }
  const auto c = static_cast<size_t>(word_class);
  // A word that training saw often in other classes is that much less likely in this one.
  constexpr float kSeldom = -1.5F;
  known->second[c] = std::max(known->second[c], once_[c] + (is_new ? 0 : kSeldom));
}

bool WordClassModel::Knows(std::string_view word, WordClass word_class) const {
  const auto found = words_.find(word);
  return found != words_.end() && found->second[static_cast<size_t>(word_class)] > kNever;
}

}  // namespace whosaid
