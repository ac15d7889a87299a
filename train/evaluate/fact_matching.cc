#include "train/evaluate/fact_matching.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/vocabulary.h"
#include "train/evaluate/evaluate.h"

namespace whosaid {
namespace {

std::string Lower(const std::string& text) {
  std::string lower;
  icu::UnicodeString::fromUTF8(text).toLower(icu::Locale::getRoot()).toUTF8String(lower);
  return lower;
}

using Words = std::vector<std::string>;

Words WordsOf(const std::string& name) {
  static const std::set<std::string> kIgnored = {"the", "of", "and", "a", "jr", "sr", "anonymous"};
  Words words;
  std::string word;
  for (const char c : Lower(name) + ' ') {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      word += c;
    } else if (c == ' ' || c == '-') {
      if (!word.empty() && !kIgnored.contains(word)) words.push_back(word);
      word.clear();
    }
  }
  return words;
}

}  // namespace

Documents ByKey(const std::vector<std::string>& facts) {
  Documents documents;
  for (const std::string& line : facts) {
    Json document = Json::parse(line);
    const std::string key = DocumentKey(document.at("document").at("uri"));
    const auto same = std::ranges::find(documents, key, &Documents::value_type::first);
    if (same == documents.end()) {
      documents.emplace_back(key, std::move(document));
    } else {
      same->second = std::move(document);
    }
  }
  return documents;
}

const Json* FindDocument(const Documents& documents, const std::string& key) {
  const auto at = std::ranges::find(documents, key, &Documents::value_type::first);
  return at == documents.end() ? nullptr : &at->second;
}

std::string GoldKey(const Json& row) {
  const std::string name = row.at("doc");
  return name.substr(0, name.size() - 4);
}

bool Has(const Json& row, const char* name) {
  const auto at = row.find(name);
  return at != row.end() && !at->is_null() && !at->empty();
}

bool Overlap(const Json& a, const Json& b) {
  return std::min(a[1].get<int64_t>(), b[1].get<int64_t>()) >
         std::max(a[0].get<int64_t>(), b[0].get<int64_t>());
}

bool Same(const std::string& left, const std::string& right) {
  static const std::set<std::string> kInstitutions = {
      "administration", "campaign",   "party",      "officials", "official",  "members",
      "ministry",       "department", "government", "committee", "countries", "police",
      "council",        "office",     "commission", "court"};
  const Words a = WordsOf(left);
  const Words b = WordsOf(right);
  if (a.empty() || b.empty()) return false;
  const std::set<std::string> x(a.begin(), a.end());
  const std::set<std::string> y(b.begin(), b.end());
  if (x == y) return true;
  const auto institution = [&](const std::string& word) { return kInstitutions.contains(word); };
  const size_t longest = std::max(a.size(), b.size());
  if (std::ranges::any_of(x, institution) || std::ranges::any_of(y, institution) || longest > 3) {
    size_t common = 0;
    bool telling = false;
    for (const std::string& word : x) {
      if (!y.contains(word)) continue;
      ++common;
      telling |= !institution(word);
    }
    return common * 2 > longest && telling;
  }
  if (a.back() != b.back()) return false;
  return a.size() == 1 || b.size() == 1 || a[0].substr(0, 3) == b[0].substr(0, 3) ||
         (a[0][0] == b[0][0] && (a[0].size() == 1 || b[0].size() == 1));
}

std::optional<std::string> NameOf(const Json& document, const Json& row, const char* member) {
  const auto at = row.find(member);
  if (at == row.end() || at->is_null()) return std::nullopt;
  return document.at("actors").at(at->get<size_t>()).at("name").get<std::string>();
}

std::vector<std::string> HoldersOf(const Json& document, const Json& position) {
  std::vector<std::string> holders;
  for (const char* member : {"actor", "on_behalf_of"}) {
    if (const auto name = NameOf(document, position, member)) holders.push_back(*name);
  }
  return holders;
}

std::vector<std::string> HoldersOf(const Json& gold) {
  std::vector<std::string> holders = {gold.at("actor")};
  if (Has(gold, "on_behalf_of")) holders.push_back(gold["on_behalf_of"]);
  return holders;
}

bool SharesHolder(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& x) {
    return std::ranges::any_of(b, [&](const std::string& y) { return Same(x, y); });
  });
}

std::string LabelOf(const Json& document, const Json& position) {
  const Json& target = position.at("target");
  if (Has(target, "label") && !target["label"].get<std::string>().empty()) return target["label"];
  return NameOf(document, target, "actor").value_or("");
}

bool InBody(const Json& row) {
  const std::string zone = row.value("zone", "");
  return zone == "headline" || zone == "body" || zone == "bullets";
}

}  // namespace whosaid
