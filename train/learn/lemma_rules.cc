#include "train/learn/lemma_rules.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "extract/syntax/lemma_rules.h"

namespace whosaid {
namespace {

struct Edit {
  LemmaCase letters;
  uint32_t cut;
  std::string added;

  friend auto operator<=>(const Edit&, const Edit&) = default;
};

// The edit that keeps most of the form.
Edit EditOf(const std::string& form, const std::string& lemma, bool is_name) {
  constexpr std::array kCommon = {LemmaCase::kLower, LemmaCase::kCapital, LemmaCase::kKept};
  constexpr std::array kNames = {LemmaCase::kName, LemmaCase::kCapital, LemmaCase::kLower};
  Edit best{LemmaCase::kLower, 0, ""};
  size_t most_kept = 0;
  bool is_first = true;
  for (const LemmaCase letters : is_name ? kNames : kCommon) {
    const std::string base = ApplyEdit({letters, 0, ""}, form);
    const auto [end, unused] = std::mismatch(base.begin(), base.end(), lemma.begin(), lemma.end());
    const auto kept = static_cast<size_t>(end - base.begin());
    if (is_first || kept > most_kept) {
      most_kept = kept;
      best = {letters, static_cast<uint32_t>(base.size() - kept), lemma.substr(kept)};
    }
    is_first = false;
  }
  return best;
}

using Counts = std::map<Edit, size_t>;

Edit MostFrequent(const Counts& counts) {
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

std::string Line(const std::string& tag, const std::string& ending, const Edit& edit) {
  return tag + "\t" + ending + "\t" + static_cast<char>(edit.letters) + "\t" +
         std::to_string(edit.cut) + "\t" + edit.added;
}

// One tag's rules; `words` gives for each lowered form how often each edit was seen.
void AddRules(const std::string& tag, const std::map<std::string, Counts>& words,
              std::vector<std::string>& lines) {
  constexpr size_t kLeastWords = 2;
  std::map<std::string, Edit> current;  // what the rules so far do to each form
  for (size_t size = 0; size <= kLongestEnding; ++size) {
    std::map<std::string, Counts> endings;
    for (const auto& [form, counts] : words) {
      if (form.size() >= size) ++endings[form.substr(form.size() - size)][MostFrequent(counts)];
    }
    std::map<std::string, std::pair<Edit, size_t>> chosen;
    for (const auto& [ending, counts] : endings) {
      const Edit edit = MostFrequent(counts);
      chosen.emplace(ending, std::pair(edit, counts.at(edit)));
    }
    std::map<std::string, bool> written;
    for (const auto& [form, counts] : words) {
      if (form.size() < size) continue;
      const std::string ending = form.substr(form.size() - size);
      const auto& [edit, count] = chosen.at(ending);
      const auto before = current.find(form);
      if (before != current.end() && (before->second == edit || count < kLeastWords)) continue;
      if (!std::exchange(written[ending], true)) lines.push_back(Line(tag, ending, edit));
      current.insert_or_assign(form, edit);
    }
  }
  for (const auto& [form, counts] : words) {
    const Edit edit = MostFrequent(counts);
    if (current.at(form) != edit) lines.push_back(Line(tag, "^" + form, edit));
  }
}

}  // namespace

std::vector<std::string> LearnLemmaRules(const std::vector<ConlluSentence>& trees) {
  std::map<std::string, std::map<std::string, Counts>> tags;
  for (const ConlluSentence& tree : trees) {
    for (const ConlluWord& word : tree.words) {
      if (word.lemma == "_" && word.form != "_") continue;
      const bool is_name = word.upos == "PROPN";
      ++tags[word.xpos][Lowered(word.form)][EditOf(word.form, word.lemma, is_name)];
    }
  }
  std::vector<std::string> lines;
  for (const auto& [tag, words] : tags) AddRules(tag, words, lines);
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace whosaid
