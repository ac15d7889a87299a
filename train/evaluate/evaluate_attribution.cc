// The rules of score_attribution.py: spans are compared as sets of word tokens of the gold text,
// top-level statements only. Two measures are added: direct quotations, and chunks as BIO taggers
// are measured.
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
#include "train/corpora/complaint.h"
#include "train/evaluate/evaluate.h"

namespace whosaid {
namespace {

using Json = nlohmann::json;
using Tokens = std::vector<Span>;   // in code points
using TokenSet = std::set<size_t>;  // of one text

constexpr std::array<const char*, 3> kRoles = {"source", "cue", "content"};
struct Roles {
  std::array<TokenSet, 3> tokens;               // by kRoles
  std::array<std::vector<TokenSet>, 3> pieces;  // by kRoles: of each of its spans
  bool direct = false;                          // the content begins and ends with a quotation mark
};

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

// The gold text as the measures see it.
struct GoldText {
  explicit GoldText(const std::string& text) : tokens(TokensOf(text)) {
    for (size_t offset = 0; offset < text.size();) characters += NextCodePoint(text, offset);
    // A sentence ends with a line, or with a full stop, question or exclamation mark and any
    // closing marks before a blank and a capital letter or another opening, but for "Mr. Okafor".
    uint32_t sentence = 0;
    for (size_t i = 0; i < tokens.size(); ++i) {
      if (i > 0) sentence += EndsBetween(tokens[i - 1], tokens[i].begin);
      sentences.push_back(sentence);
    }
  }

  bool EndsBetween(Span token, uint32_t next) const {
    const auto gap = std::u32string_view(characters).substr(token.end, next - token.end);
    if (gap.find(U'\n') != gap.npos) return true;
    const size_t stop = gap.find_first_of(U".?!");
    if (stop == gap.npos || gap.find(U' ', stop) == gap.npos) return false;
    // "Mr. Okafor", "U.S. Navy"
    const bool capital = u_isupper(static_cast<UChar32>(characters[token.begin]));
    if (gap[stop] == U'.' && capital && token.end - token.begin <= 3) return false;
    return gap.back() != U' ' || u_isupper(static_cast<UChar32>(characters[next]));
  }

  Tokens tokens;
  std::vector<uint32_t> sentences;  // of each token
  std::u32string characters;
};

bool IsMark(char32_t c) {
  return c == U'"' || c == U'\'' || c == U'\u201C' || c == U'\u201D' || c == U'\u2018' ||
         c == U'\u2019';
}

void SetRole(const GoldText& text, const Json& spans, size_t r, Roles& roles) {
  roles.tokens[r] = Cover(text.tokens, spans);
  for (const Json& span : spans) {
    roles.pieces[r].push_back(Cover(text.tokens, Json::array({span})));
  }
  if (r != 2 || spans.empty()) return;
  const uint32_t begin = spans.front()[0];
  const uint32_t end = spans.back()[1];
  const std::u32string& characters = text.characters;
  roles.direct = begin < end && end <= characters.size() && IsMark(characters[begin]) &&
                 IsMark(characters[end - 1]);
}

std::vector<Roles> GoldRoles(const GoldText& text, const Json& attributions) {
  std::vector<Roles> all;
  for (const Json& attribution : attributions) {
    Roles& roles = all.emplace_back();
    for (size_t r = 0; r < kRoles.size(); ++r) {
      const auto at = attribution.find(kRoles[r]);
      if (at != attribution.end() && !at->is_null()) SetRole(text, *at, r, roles);
    }
  }
  return all;
}

// Statements have one span for source and cue, a list of them for content.
std::vector<Roles> FoundRoles(const GoldText& text, const Json& statements) {
  std::vector<Roles> all;
  for (const Json& statement : statements) {
    if (statement.contains("parent") && !statement["parent"].is_null()) continue;
    Roles& roles = all.emplace_back();
    for (size_t r = 0; r < 2; ++r) {
      const auto at = statement.find(kRoles[r]);
      if (at != statement.end() && !at->is_null()) SetRole(text, Json::array({*at}), r, roles);
    }
    SetRole(text, statement.at("content"), 2, roles);
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
  void Add(const GoldText& text, const std::vector<Roles>& gold, const std::vector<Roles>& found) {
    AddChunks(text, gold, found);
    for (size_t r = 0; r < kRoles.size(); ++r) AddRole(r, gold, found);
    const auto with_content = [](std::vector<Roles> all) {
      std::erase_if(all, [](const Roles& roles) { return roles.tokens[2].empty(); });
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
    line("direct quotations: source+content exact", direct_);
    for (size_t r = 0; r < kRoles.size(); ++r)
      line(fmt::format("{} BIO exact", kRoles[r]), chunks_[r]);
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
        const TokenSet& tokens = roles.tokens[r];
        if (!tokens.empty()) ++counts[side][tokens];
        unions[side].insert(tokens.begin(), tokens.end());
      }
    }
    AddCommon(counts[0], counts[1], spans_[r]);
    tokens_[r].right += Intersection(unions[0], unions[1]).size();
    tokens_[r].gold += unions[0].size();
    tokens_[r].found += unions[1].size();
  }

  void AddAttributions(const std::vector<Roles>& gold, const std::vector<Roles>& found) {
    using Key = std::pair<TokenSet, TokenSet>;
    const auto key = [](const Roles& roles) { return Key{roles.tokens[0], roles.tokens[2]}; };
    std::map<Key, size_t> counts[2];
    std::map<Key, size_t> direct[2];
    for (const Roles& roles : gold) {
      ++counts[0][key(roles)];
      if (roles.direct) ++direct[0][key(roles)];
    }
    for (const Roles& roles : found) {
      ++counts[1][key(roles)];
      if (roles.direct || direct[0].contains(key(roles))) ++direct[1][key(roles)];
    }
    AddCommon(counts[0], counts[1], exact_);
    AddCommon(direct[0], direct[1], direct_);
    // Pairs by falling Jaccard index of their contents; each attribution is matched once.
    std::vector<std::tuple<double, size_t, size_t>> pairs;
    for (size_t k = 0; k < gold.size(); ++k) {
      for (size_t l = 0; l < found.size(); ++l) {
        const size_t common = Intersection(gold[k].tokens[2], found[l].tokens[2]).size();
        if (common == 0) continue;
        const size_t either = gold[k].tokens[2].size() + found[l].tokens[2].size() - common;
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
      const TokenSet& a = gold[k].tokens[0];
      const TokenSet& b = found[l].tokens[0];
      half_with_source_.right += (a.empty() && b.empty()) || !Intersection(a, b).empty();
    }
    for (Tally* tally : {&half_, &half_with_source_}) {
      tally->gold += gold.size();
      tally->found += found.size();
    }
  }

  // Stretches of a role within one sentence; only sentences where the gold has some role count, as
  // BIO taggers are trained and measured on those.
  void AddChunks(const GoldText& text, const std::vector<Roles>& gold,
                 const std::vector<Roles>& found) {
    std::set<uint32_t> sentences;
    for (const Roles& roles : gold) {
      for (const TokenSet& tokens : roles.tokens) {
        for (const size_t token : tokens) sentences.insert(text.sentences[token]);
      }
    }
    for (size_t r = 0; r < kRoles.size(); ++r) {
      std::map<std::pair<size_t, size_t>, size_t> chunks[2];
      for (size_t side = 0; side < 2; ++side) {
        for (const Roles& roles : side == 0 ? gold : found) {
          for (const TokenSet& piece : roles.pieces[r]) {
            std::map<uint32_t, std::pair<size_t, size_t>> parts;  // by sentence
            for (const size_t token : piece) {
              const auto at = parts.try_emplace(text.sentences[token], token, token).first;
              at->second.second = token;
            }
            for (const auto& [sentence, chunk] : parts) {
              if (sentences.contains(sentence)) chunks[side][chunk] = 1;
            }
          }
        }
      }
      AddCommon(chunks[0], chunks[1], chunks_[r]);
    }
  }

  std::array<Tally, 3> spans_;
  std::array<Tally, 3> tokens_;
  Tally exact_;
  Tally direct_;
  std::array<Tally, 3> chunks_;
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
      const GoldText text(article.at("text"));
      const auto found = statements.find(id);
      scorer.Add(
          text, GoldRoles(text, article.at("attributions")),
          found == statements.end() ? std::vector<Roles>() : FoundRoles(text, found->second));
    }
    return scorer.Report();
  } catch (const nlohmann::json::exception& error) {
    return Fail(ErrorKind::kBadInput,
                fmt::format("not of the form this measure reads: {}", Complaint(error)));
  }
}

}  // namespace whosaid
