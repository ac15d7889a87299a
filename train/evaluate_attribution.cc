// The rules of score_attribution.py: spans are compared as sets of word tokens of the gold text,
// top-level statements only.
#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <tuple>
#include <vector>

#include "core/utf8.h"
#include "train/evaluate.h"

namespace whosaid {
namespace {

using Json = nlohmann::json;
using Tokens = std::vector<Span>;   // in code points
using TokenSet = std::set<size_t>;  // of one text

constexpr std::array<const char*, 3> kRoles = {"source", "cue", "content"};
using Roles = std::array<TokenSet, 3>;  // by kRoles

// Python's \w: letters, numbers of any kind, underscore.
bool IsWordCharacter(char32_t c) {
  const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  return c == U'_' || (mask & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

Tokens TokensOf(const std::string& text) {
  Tokens tokens;
  uint32_t position = 0;
  bool inside = false;
  for (size_t offset = 0; offset < text.size(); ++position) {
    const bool word = IsWordCharacter(NextCodePoint(text, offset));
    if (word && !inside) tokens.push_back({position, position});
    if (word) tokens.back().end = position + 1;
    inside = word;
  }
  return tokens;
}

TokenSet Cover(const Tokens& tokens, const Json& spans) {
  TokenSet covered;
  for (const Json& span : spans) {
    const uint32_t begin = span[0];
    const uint32_t end = span[1];
    const auto first =
        std::ranges::partition_point(tokens, [&](const Span& token) { return token.end <= begin; });
    for (auto at = first; at != tokens.end() && at->begin < end; ++at) {
      covered.insert(static_cast<size_t>(at - tokens.begin()));
    }
  }
  return covered;
}

std::vector<Roles> GoldRoles(const Tokens& tokens, const Json& attributions) {
  std::vector<Roles> all;
  for (const Json& attribution : attributions) {
    Roles& roles = all.emplace_back();
    for (size_t r = 0; r < kRoles.size(); ++r) {
      const auto at = attribution.find(kRoles[r]);
      if (at != attribution.end() && !at->is_null()) roles[r] = Cover(tokens, *at);
    }
  }
  return all;
}

// Statements have one span for source and cue, a list of them for content.
std::vector<Roles> FoundRoles(const Tokens& tokens, const Json& statements) {
  std::vector<Roles> all;
  for (const Json& statement : statements) {
    if (statement.contains("parent") && !statement["parent"].is_null()) continue;
    Roles& roles = all.emplace_back();
    for (size_t r = 0; r < 2; ++r) {
      const auto at = statement.find(kRoles[r]);
      if (at != statement.end() && !at->is_null()) roles[r] = Cover(tokens, Json::array({*at}));
    }
    roles[2] = Cover(tokens, statement.at("content"));
  }
  return all;
}

TokenSet Intersection(const TokenSet& a, const TokenSet& b) {
  TokenSet common;
  std::ranges::set_intersection(a, b, std::inserter(common, common.end()));
  return common;
}

// Right, gold and found, added up over documents.
struct Tally {
  size_t right = 0;
  size_t gold = 0;
  size_t found = 0;
};

class Scorer {
 public:
  void Add(const std::vector<Roles>& gold, const std::vector<Roles>& found) {
    for (size_t r = 0; r < kRoles.size(); ++r) AddRole(r, gold, found);
    const auto with_content = [](std::vector<Roles> all) {
      std::erase_if(all, [](const Roles& roles) { return roles[2].empty(); });
      return all;
    };
    AddAttributions(with_content(gold), with_content(found));
  }

  std::string Report() const {
    std::string report;
    const auto line = [&](const std::string& name, const Tally& tally) {
      const auto percent = [](size_t part, size_t whole, double factor) {
        return factor * static_cast<double>(part) / static_cast<double>(std::max<size_t>(1, whole));
      };
      report +=
          fmt::format("{:46} P {:5.1f} R {:5.1f} F1 {:5.1f}  (gold {}, pred {})\n", name,
                      percent(tally.right, tally.found, 100), percent(tally.right, tally.gold, 100),
                      percent(tally.right, tally.gold + tally.found, 200), tally.gold, tally.found);
    };
    for (size_t r = 0; r < kRoles.size(); ++r) {
      line(std::string(kRoles[r]) + " span exact", spans_[r]);
      line(std::string(kRoles[r]) + " token", tokens_[r]);
    }
    line("attribution: source+content exact", exact_);
    line("attribution: content J>=.5", half_);
    line("attribution: content J>=.5 + source overlap", half_with_source_);
    return report;
  }

 private:
  template <typename Key>
  static void AddCommon(const std::map<Key, size_t>& gold, const std::map<Key, size_t>& found,
                        Tally& tally) {
    for (const auto& [key, count] : gold) {
      tally.gold += count;
      const auto at = found.find(key);
      if (at != found.end()) tally.right += std::min(count, at->second);
    }
    for (const auto& [key, count] : found) tally.found += count;
  }

  void AddRole(size_t r, const std::vector<Roles>& gold, const std::vector<Roles>& found) {
    std::map<TokenSet, size_t> counts[2];
    TokenSet unions[2];
    for (size_t side = 0; side < 2; ++side) {
      for (const Roles& roles : side == 0 ? gold : found) {
        if (!roles[r].empty()) ++counts[side][roles[r]];
        unions[side].insert(roles[r].begin(), roles[r].end());
      }
    }
    AddCommon(counts[0], counts[1], spans_[r]);
    tokens_[r].right += Intersection(unions[0], unions[1]).size();
    tokens_[r].gold += unions[0].size();
    tokens_[r].found += unions[1].size();
  }

  void AddAttributions(const std::vector<Roles>& gold, const std::vector<Roles>& found) {
    std::map<std::pair<TokenSet, TokenSet>, size_t> counts[2];
    for (const Roles& roles : gold) ++counts[0][{roles[0], roles[2]}];
    for (const Roles& roles : found) ++counts[1][{roles[0], roles[2]}];
    AddCommon(counts[0], counts[1], exact_);
    // Pairs by falling Jaccard index of their contents; each attribution is matched once.
    std::vector<std::tuple<double, size_t, size_t>> pairs;
    for (size_t k = 0; k < gold.size(); ++k) {
      for (size_t l = 0; l < found.size(); ++l) {
        const size_t common = Intersection(gold[k][2], found[l][2]).size();
        if (common == 0) continue;
        const size_t either = gold[k][2].size() + found[l][2].size() - common;
        pairs.emplace_back(-static_cast<double>(common) / static_cast<double>(either), k, l);
      }
    }
    std::ranges::sort(pairs);
    std::set<size_t> used_gold;
    std::set<size_t> used_found;
    for (const auto& [jaccard, k, l] : pairs) {
      if (jaccard > -0.5) break;
      if (used_gold.contains(k) || used_found.contains(l)) continue;
      used_gold.insert(k);
      used_found.insert(l);
      ++half_.right;
      const TokenSet& a = gold[k][0];
      const TokenSet& b = found[l][0];
      half_with_source_.right += (a.empty() && b.empty()) || !Intersection(a, b).empty();
    }
    for (Tally* tally : {&half_, &half_with_source_}) {
      tally->gold += gold.size();
      tally->found += found.size();
    }
  }

  std::array<Tally, 3> spans_;
  std::array<Tally, 3> tokens_;
  Tally exact_;
  Tally half_;
  Tally half_with_source_;
};

}  // namespace

Result<std::string> EvaluateAttribution(const std::vector<std::string>& facts,
                                        const std::string& gold) {
  try {
    std::map<std::string, Json> statements;
    for (const std::string& line : facts) {
      const Json document = Json::parse(line);
      statements[DocumentKey(document.at("document").at("uri"))] = document.at("statements");
    }
    Scorer scorer;
    std::istringstream lines(gold);
    std::string line;
    std::map<std::string, Json> articles;  // of several with one id the last one counts
    while (std::getline(lines, line)) {
      Json article = Json::parse(line);
      const std::string id = article.at("id");
      articles[id] = std::move(article);
    }
    for (const auto& [id, article] : articles) {
      const Tokens tokens = TokensOf(article.at("text"));
      const auto found = statements.find(id);
      scorer.Add(
          GoldRoles(tokens, article.at("attributions")),
          found == statements.end() ? std::vector<Roles>() : FoundRoles(tokens, found->second));
    }
    return scorer.Report();
  } catch (const nlohmann::json::exception& error) {
    return Fail(ErrorKind::kBadInput,
                fmt::format("not of the form this measure reads: {}", error.what()));
  }
}

}  // namespace whosaid
