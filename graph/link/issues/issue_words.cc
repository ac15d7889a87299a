#include "graph/link/issues/issue_words.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <tuple>

namespace whosaid {
namespace {

// Words that say what is to become of a thing rather than which thing it is: "a
// return to pre-war borders", "restoring pre-war borders" and "pre-war borders"
// are one issue.
constexpr std::string_view kLight[] = {
    "achievement",    "aim",        "chance",    "concept",     "goal",      "idea",
    "implementation", "issue",      "matter",    "notion",      "objective", "outcome",
    "possibility",    "proposal",   "prospect",  "pursuit",     "question",  "reality",
    "recovery",       "regain",     "regaining", "restoration", "restore",   "restoring",
    "return",         "returning",  "securing",  "topic",       "path",      "bid",
    "ambition",       "aspiration", "hope",      "dream",       "full",      "eventual",
    "immediate",      "possible",   "potential", "future",      "proposed",  "planned",
    "building",       "plan",       "many",      "several",     "various",   "numerous"};
// Of these words one may be all that stands beside another: "tax return" is no tax, and "several
// firms" are those of one document.
constexpr std::string_view kOwnSense[] = {"building", "return",  "recovery", "path",
                                          "hope",     "dream",   "reality",  "outcome",
                                          "many",     "several", "various",  "numerous"};
// "a dam in the Arden Gorge" and "the Arden dam".
constexpr std::string_view kLandforms[] = {"gorge",  "valley",   "river",  "lake",
                                           "bay",    "island",   "city",   "town",
                                           "county", "district", "region", "province"};

// Who is sent, and being there: "troop involvement" and "troop deployment" are about the troops.
constexpr std::string_view kSent[] = {"troops",  "soldier", "peacekeeper", "marine",
                                      "monitor", "adviser", "advisor",     "paratrooper"};
constexpr std::string_view kBeingThere[] = {"involvement", "presence", "deployment",
                                            "participation"};

bool IsOneOf(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool IsLight(std::string_view word) { return IsOneOf(word, kLight); }

// "arden_gorge" is "arden".
std::string WithoutLandform(const std::string& word) {
  const size_t last = word.rfind('_');
  const bool landform = last != std::string::npos && IsOneOf(word.substr(last + 1), kLandforms);
  return landform ? word.substr(0, last) : word;
}

// Whether a label is fit to be shown for its issue: one line, not long, whole,
// no stray marks.
bool IsWellFormed(std::string_view label) {
  constexpr size_t kLongest = 60;
  constexpr std::string_view kStray = " .,;:!?-\"'";
  constexpr std::string_view kDangling[] = {"of",   "in",   "on", "to", "for", "and",  "or",
                                            "from", "with", "at", "by", "as",  "than", "that"};
  if (label.empty() || label.size() > kLongest ||
      label.find_first_of("\n\t\"") != std::string_view::npos ||
      kStray.find(label.front()) != std::string_view::npos ||
      kStray.find(label.back()) != std::string_view::npos) {
    return false;
  }
  const std::string_view first = label.substr(0, label.find(' '));
  const std::string_view last = label.substr(label.rfind(' ') + 1);
  return std::ranges::find(kDangling, first) == std::end(kDangling) &&
         std::ranges::find(kDangling, last) == std::end(kDangling);
}

}  // namespace

std::vector<std::string> SplitKey(std::string_view key) {
  std::vector<std::string> words;
  for (size_t begin = 0; begin < key.size();) {
    const size_t end = std::min(key.find(' ', begin), key.size());
    if (end > begin) words.emplace_back(key.substr(begin, end - begin));
    begin = end + 1;
  }
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  return words;
}

std::string Join(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) joined += (joined.empty() ? "" : " ") + word;
  return joined;
}

std::vector<std::string> Reduced(const std::vector<std::string>& words) {
  std::vector<std::string> kept;
  bool own_sense = false;
  const bool sent =
      std::ranges::any_of(words, [](const auto& word) { return IsOneOf(word, kSent); });
  for (const std::string& word : words) {
    if (sent && IsOneOf(word, kBeingThere)) continue;
    if (IsLight(word)) {
      own_sense |= IsOneOf(word, kOwnSense);
      continue;
    }
    const bool before = word.starts_with("pre-") && word.size() > 4;
    kept.push_back(before ? word.substr(4) : WithoutLandform(word));
  }
  if (kept.size() == 1 && own_sense) return {};
  std::ranges::sort(kept);
  kept.erase(std::ranges::unique(kept).begin(), kept.end());
  return kept;
}

bool IsNumber(std::string_view word) {
  return !word.empty() && word[0] >= '0' && word[0] <= '9' &&
         word.find_first_not_of("0123456789.,") == std::string_view::npos;
}

bool IsYear(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) && IsNumber(word);
}

bool IsMeasure(std::string_view word) {
  constexpr std::string_view kMeasures[] = {"%",       "percent", "$",        "£",    "€",
                                            "million", "billion", "trillion", "euro", "dollar"};
  return std::ranges::find(kMeasures, word) != std::end(kMeasures);
}

bool IsMeasured(const Labels& labels) {
  return std::ranges::any_of(labels, [](const auto& label) {
    return label.first.find_first_of("%$") != std::string::npos ||
           label.first.find("percent") != std::string::npos;
  });
}

bool IsShownBefore(const std::pair<const std::string, uint32_t>& a,
                   const std::pair<const std::string, uint32_t>& b) {
  const auto rank = [](const auto& label) {
    return std::tuple(!IsWellFormed(label.first), UINT32_MAX - label.second, label.first.size(),
                      std::string_view(label.first));
  };
  return rank(a) < rank(b);
}

bool Includes(const std::vector<std::string>& all, const std::vector<std::string>& some) {
  return std::ranges::includes(all, some);
}

bool IsName(const std::string& word, const Labels& labels) {
  if (word.find('_') != std::string::npos) return true;
  for (const auto& [label, count] : labels) {
    for (size_t at = 0; at < label.size();
         at = std::min(label.find(' ', at), label.size() - 1) + 1) {
      const std::string_view rest = std::string_view(label).substr(at);
      if (rest.size() < word.size() || rest[0] < 'A' || rest[0] > 'Z') continue;
      const bool same = std::ranges::equal(rest.substr(0, word.size()), word, [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
      });
      if (same) return true;
    }
  }
  return false;
}

}  // namespace whosaid
