#include "train/corpora/name_gazetteer.h"

#include <cctype>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

namespace whosaid {
namespace {

using Json = nlohmann::json;

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

class Builder {
 public:
  // Adds a name as written; its words are split at blanks, with 's, hyphens and commas as tokens.
  void Add(std::string_view name, uint8_t bits) {
    std::vector<std::string> tokens;
    std::string token;
    const auto flush = [&] {
      if (!token.empty()) tokens.push_back(token);
      token.clear();
    };
    for (size_t i = 0; i < name.size(); ++i) {
      const char c = name[i];
      if (c == ' ' || c == '_') {
        flush();
      } else if (c == '-' || c == ',') {
        flush();
        tokens.emplace_back(1, c);
      } else if (name.substr(i) == "'s" || name.substr(i).starts_with("'s ")) {
        flush();
        token = "'s";
        ++i;
      } else {
        token += c;
      }
    }
    flush();
    if (tokens.empty() || tokens.size() > Gazetteer::kMaxTokens) return;
    if (!IsUpper(tokens[0][0]) && (tokens[0][0] & 0x80) == 0) return;
    const std::vector<std::string_view> views(tokens.begin(), tokens.end());
    entries_[Gazetteer::HashOfTokens(views)] |= bits;
  }

  std::vector<Gazetteer::Entry> Take() const {
    std::vector<Gazetteer::Entry> entries;
    for (const auto& [hash, bits] : entries_) entries.push_back({hash, bits});
    return entries;
  }

 private:
  std::map<uint64_t, uint64_t> entries_;
};

Result<Json> ReadJson(const std::string& path) {
  std::ifstream file(path);
  Json json = Json::parse(file, nullptr, false);
  if (json.is_discarded()) return Fail(ErrorKind::kBadInput, path + ": cannot be read as JSON");
  return json;
}

Result<void> AddCountries(const std::string& path, Builder& builder) {
  const Result<Json> json = ReadJson(path);
  if (!json) return tl::make_unexpected(json.error());
  for (const Json& country : *json) {
    builder.Add(country["name"]["common"].get<std::string>(), Gazetteer::kPlace);
    builder.Add(country["name"]["official"].get<std::string>(), Gazetteer::kPlace);
    for (const Json& other : country.value("altSpellings", Json::array())) {
      const std::string name = other.get<std::string>();
      if (name.size() > 2) builder.Add(name, Gazetteer::kPlace);
    }
    for (const Json& capital : country.value("capital", Json::array())) {
      builder.Add(capital.get<std::string>(), Gazetteer::kPlace);
    }
    if (!country.contains("demonyms")) continue;
    for (const char* gender : {"f", "m"}) {
      const std::string demonym =
          country["demonyms"].value("eng", Json::object()).value(gender, "");
      builder.Add(demonym, Gazetteer::kDemonym);
      builder.Add(demonym + "s", Gazetteer::kDemonym);
    }
  }
  return {};
}

Result<void> AddRegions(const std::string& path, Builder& builder) {
  const Result<Json> json = ReadJson(path);
  if (!json) return tl::make_unexpected(json.error());
  for (const Json& region : (*json)["3166-2"]) {
    builder.Add(region["name"].get<std::string>(), Gazetteer::kPlace);
  }
  return {};
}

// WordNet's nouns with capitals: instances of places (lexicographer file 15), persons (18), groups
// (14), and the person nouns with capitals that are classes: demonyms.
Result<void> AddWordNet(const std::string& folder, Builder& builder) {
  const std::string path = folder + "/data.noun";
  std::ifstream file(path);
  if (!file) return Fail(ErrorKind::kNotFound, path + ": cannot be read");
  std::string line;
  while (std::getline(file, line)) {
    if (line.starts_with("  ") || line.size() < 20) continue;
    const std::string kind = line.substr(9, 2);
    const bool instance = line.find(" @i ") < line.find(" | ");
    const auto words = std::stoul(line.substr(14, 2), nullptr, 16);
    size_t at = 17;
    for (unsigned long i = 0; i < words; ++i) {
      const size_t blank = line.find(' ', at);
      const std::string lemma = line.substr(at, blank - at);
      at = line.find(' ', blank + 1) + 1;
      if (!IsUpper(lemma[0])) continue;
      if (kind == "15") builder.Add(lemma, Gazetteer::kPlace);
      if (kind == "14") builder.Add(lemma, Gazetteer::kOrganisation);
      if (kind != "18") continue;
      if (!instance) {
        builder.Add(lemma, Gazetteer::kDemonym);
        builder.Add(lemma + "s", Gazetteer::kDemonym);
        continue;
      }
      const size_t first = lemma.find('_');
      const size_t last = lemma.rfind('_');
      builder.Add(last == std::string::npos ? lemma : lemma.substr(last + 1), Gazetteer::kSurname);
      if (first != std::string::npos) builder.Add(lemma.substr(0, first), Gazetteer::kGivenName);
    }
  }
  return {};
}

// The value of "    first: Maria" lines; the file is regular enough to need no YAML parser.
Result<void> AddLegislators(const std::string& path, Builder& builder) {
  std::ifstream file(path);
  if (!file) return Fail(ErrorKind::kNotFound, path + ": cannot be read");
  std::string line;
  while (std::getline(file, line)) {
    if (line.starts_with("    first: ")) builder.Add(line.substr(11), Gazetteer::kGivenName);
    if (line.starts_with("    last: ")) builder.Add(line.substr(10), Gazetteer::kSurname);
  }
  return {};
}

}  // namespace

Result<std::vector<Gazetteer::Entry>> BuildGazetteer(const GazetteerSources& sources) {
  Builder builder;
  using Adder = Result<void> (*)(const std::string&, Builder&);
  const std::pair<const std::string*, Adder> adders[] = {{&sources.countries, AddCountries},
                                                         {&sources.regions, AddRegions},
                                                         {&sources.wordnet, AddWordNet},
                                                         {&sources.legislators, AddLegislators}};
  for (const auto& [path, add] : adders) {
    if (path->empty()) continue;
    if (const Result<void> added = add(*path, builder); !added) {
      return tl::make_unexpected(added.error());
    }
  }
  return builder.Take();
}

}  // namespace whosaid
