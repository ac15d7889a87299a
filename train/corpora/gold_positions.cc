#include "train/corpora/gold_positions.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string_view>

namespace whosaid {
namespace {

constexpr std::string_view kSmall[] = {"the", "of", "and", "a", "jr", "sr", "anonymous"};

std::vector<std::string> WordsOf(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) plain += lower;
    if (lower == ' ' || lower == '-') plain += ' ';
  }
  std::istringstream stream(plain);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) {
    if (std::ranges::find(kSmall, word) == std::end(kSmall)) words.push_back(word);
  }
  return words;
}

}  // namespace

std::string HexHash(std::string_view text) {
  return fmt::format("{:016x}", XXH3_64bits(text.data(), text.size()));
}

std::vector<std::string> NameKeys(std::string_view name) {
  const std::vector<std::string> words = WordsOf(name);
  if (words.empty()) return {};
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  std::vector<std::string> keys = {all};
  if (words.size() > 3) return keys;
  // A lone name is that of whoever bears it; two that bear it differ by their initials.
  const std::string& last = words.back();
  keys.push_back((words.size() > 1 ? "= " : "* ") + last);
  if (words.size() > 1) keys.push_back(words.front().substr(0, 1) + ". " + last);
  return keys;
}

bool SharesHolder(const GoldPosition& gold, std::string_view name) {
  std::vector<std::string> keys = NameKeys(name);
  // "* Berg" may be any "= Berg", and the other way round.
  const size_t own = keys.size();
  for (size_t i = 0; i < own; ++i) {
    if (keys[i].starts_with("* ")) keys.push_back("=" + keys[i].substr(1));
    if (keys[i].starts_with("= ")) keys[i][0] = '*';
  }
  return std::ranges::any_of(keys, [&](const std::string& key) {
    return std::ranges::find(gold.holders, HexHash(key)) != gold.holders.end();
  });
}

GoldPositions ReadGoldPositions(const std::string& path) {
  GoldPositions all;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::istringstream fields(line);
    std::string article, polarity, holders;
    GoldPosition gold;
    if (!(fields >> article >> gold.evidence.begin >> gold.evidence.end >> polarity >>
          gold.certain >> holders)) {
      continue;
    }
    std::vector<GoldPosition>& rows = all[article];
    if (polarity == "0") continue;
    gold.polarity = polarity[0] == '+' ? 1 : -1;
    gold.either = polarity.size() > 1;
    std::ranges::replace(holders, ',', ' ');
    std::istringstream keys(holders);
    for (std::string key; keys >> key;) gold.holders.push_back(key);
    rows.push_back(std::move(gold));
  }
  return all;
}

}  // namespace whosaid
