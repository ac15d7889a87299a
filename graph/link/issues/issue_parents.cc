#include "graph/link/issues/issue_parents.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "graph/link/issues/issue_words.h"

namespace whosaid {
namespace {

constexpr size_t kMostWords = 12;       // of an issue that are looked at in pairs
constexpr size_t kMostCandidates = 64;  // of a pair, the shortest

std::vector<std::string> WordsFor(const std::string& key) {
  std::vector<std::string> words = SplitKey(key);
  if (words.size() > kMostWords) words.resize(kMostWords);
  return words;
}

std::vector<std::string> PairsOf(const std::string& key) {
  const std::vector<std::string> words = WordsFor(key);
  std::vector<std::string> pairs;
  for (size_t i = 0; i < words.size(); ++i) {
    for (size_t j = i + 1; j < words.size(); ++j) {
      pairs.push_back(words[i] + ' ' + words[j] + '\0');
    }
  }
  return pairs;
}

std::vector<std::string> RowsOf(const std::string& key) {
  std::vector<std::string> rows;
  const std::vector<std::string> pairs = PairsOf(key);
  for (const std::string& pair : pairs) rows.push_back("c" + pair + key);
  if (pairs.empty()) return rows;
  const size_t words = std::min<size_t>(SplitKey(key).size(), UINT8_MAX);
  rows.push_back("p" + pairs.front() + static_cast<char>(words) + key);
  return rows;
}

}  // namespace

void IssueParents::Add(const std::string& key) {
  for (std::string& row : RowsOf(key)) {
    if (gone_.erase(row) == 0) added_.emplace(std::move(row), "");
  }
}

void IssueParents::Remove(const std::string& key) {
  for (std::string& row : RowsOf(key)) {
    if (added_.erase(row) == 0) gone_.insert(std::move(row));
  }
}

Result<void> IssueParents::Visit(const std::string& prefix,
                                 const std::function<bool(std::string_view row)>& visit) const {
  auto added = added_.lower_bound(prefix);
  bool more = true;
  const auto visit_until = [&](std::optional<std::string_view> end) {
    for (; more && added != added_.end() && added->first.starts_with(prefix) &&
           (!end || added->first < *end);
         ++added) {
      more = visit(std::string_view(added->first).substr(prefix.size()));
    }
  };
  if (snapshot_ != nullptr) {
    const auto read = snapshot_->VisitIndex(prefix, [&](std::string_view key, std::string_view) {
      visit_until(key);
      if (more && !gone_.contains(std::string(key))) more = visit(key.substr(prefix.size()));
      return more;
    });
    if (!read) return read;
  }
  visit_until({});
  return {};
}

Result<std::optional<std::string>> IssueParents::ParentOf(const std::string& key) const {
  const std::vector<std::string> words = SplitKey(key);
  std::optional<std::pair<size_t, std::string>> best;  // by how many words are missing
  for (const std::string& pair : PairsOf(key)) {
    size_t seen = 0;
    const auto read = Visit("p" + pair, [&](std::string_view row) {
      const std::string candidate(row.substr(1));
      const std::vector<std::string> fewer = SplitKey(candidate);
      if (fewer.size() < words.size() && Includes(words, fewer)) {
        const std::pair rank(words.size() - fewer.size(), candidate);
        if (!best || rank < *best) best = rank;
      }
      return ++seen < kMostCandidates;
    });
    if (!read) return tl::make_unexpected(read.error());
  }
  if (!best) return std::nullopt;
  return best->second;
}

Result<void> IssueParents::FindContained(const std::string& key,
                                         std::set<std::string>& keys) const {
  const std::vector<std::string> pairs = PairsOf(key);
  if (pairs.empty()) return {};
  return Visit("c" + pairs.front(), [&](std::string_view row) {
    keys.emplace(row);
    return true;
  });
}

}  // namespace whosaid
