#include "graph/codebook.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <deque>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <unordered_map>
#include <utility>

#include "graph/names.h"

namespace whosaid {
namespace {

using Json = nlohmann::json;

std::string Trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

std::vector<std::string> SplitList(std::string_view list) {
  std::vector<std::string> parts;
  for (size_t begin = 0; begin <= list.size();) {
    const size_t end = std::min(list.find('|', begin), list.size());
    std::string part = Trimmed(list.substr(begin, end - begin));
    if (!part.empty()) parts.push_back(std::move(part));
    begin = end + 1;
  }
  return parts;
}

// The fields of one line, after RFC 4180: quoted ones may hold commas and
// doubled quotes.
std::vector<std::string> SplitCsv(std::string_view line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
      fields.back() += line[i++];
    } else if (line[i] == '"') {
      quoted = !quoted;
    } else if (line[i] == ',' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += line[i];
    }
  }
  return fields;
}

Result<Codebook> ReadCsv(std::string_view content) {
  Codebook codebook;
  std::istringstream lines{std::string(content)};
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (Trimmed(line).empty()) continue;
    const std::vector<std::string> fields = SplitCsv(line);
    if (number == 1) {
      if (Trimmed(fields[0]) == "concept") continue;
      return Fail(ErrorKind::kBadInput, "line 1: no header “concept,synonyms,patterns”");
    }
    if (fields.size() > 3) {
      return Fail(ErrorKind::kBadInput,
                  fmt::format("line {}: {} fields instead of concept, synonyms, patterns", number,
                              fields.size()));
    }
    codebook.push_back({Trimmed(fields[0]),
                        fields.size() > 1 ? SplitList(fields[1]) : std::vector<std::string>(),
                        fields.size() > 2 ? SplitList(fields[2]) : std::vector<std::string>()});
  }
  return codebook;
}

Result<Codebook> ReadJson(std::string_view content) {
  const Json json = Json::parse(content, nullptr, /*allow_exceptions=*/false);
  if (!json.is_array()) return Fail(ErrorKind::kBadInput, "not a JSON list of concepts");
  Codebook codebook;
  for (const Json& entry : json) {
    try {
      codebook.push_back({Trimmed(entry.at("concept").get<std::string>()),
                          entry.value("synonyms", std::vector<std::string>()),
                          entry.value("patterns", std::vector<std::string>())});
    } catch (const Json::exception&) {
      return Fail(ErrorKind::kBadInput,
                  fmt::format("concept {}: needs \"concept\", a text, and may "
                              "have \"synonyms\" and "
                              "\"patterns\", lists of texts",
                              codebook.size() + 1));
    }
  }
  return codebook;
}

}  // namespace

Result<Codebook> ReadCodebook(std::string_view content) {
  const size_t first = content.find_first_not_of(" \t\r\n");
  const bool json = first != std::string_view::npos && content[first] == '[';
  Result<Codebook> codebook = json ? ReadJson(content) : ReadCsv(content);
  if (!codebook) return codebook;
  std::set<std::string> names;
  for (const Concept& one : *codebook) {
    if (one.name.empty()) return Fail(ErrorKind::kBadInput, "a concept without a name");
    if (!names.insert(one.name).second) {
      return Fail(ErrorKind::kBadInput, fmt::format("“{}” comes twice", one.name));
    }
    for (const std::string& pattern : one.patterns) {
      const RE2 regex(pattern, RE2::Quiet);
      if (!regex.ok()) {
        return Fail(ErrorKind::kBadInput,
                    fmt::format("“{}”: pattern “{}”: {}", one.name, pattern, regex.error()));
      }
    }
  }
  return codebook;
}

struct ConceptIndex::Data {
  NameNormalizer normalizer;
  std::unordered_map<std::string, size_t> by_label;  // normalised names and synonyms
  std::deque<std::pair<RE2, size_t>> patterns;

  static RE2::Options AnyCase() {
    RE2::Options options(RE2::Quiet);
    options.set_case_sensitive(false);
    return options;
  }
};

ConceptIndex::ConceptIndex(const Codebook& codebook) : data_(std::make_unique<Data>()) {
  for (size_t i = 0; i < codebook.size(); ++i) {
    data_->by_label.try_emplace(data_->normalizer.Normalize(codebook[i].name), i);
    for (const std::string& synonym : codebook[i].synonyms) {
      data_->by_label.try_emplace(data_->normalizer.Normalize(synonym), i);
    }
    for (const std::string& pattern : codebook[i].patterns) {
      data_->patterns.emplace_back(std::piecewise_construct,
                                   std::forward_as_tuple(pattern, Data::AnyCase()),
                                   std::forward_as_tuple(i));
    }
  }
}

ConceptIndex::~ConceptIndex() = default;

std::optional<ConceptIndex::Hit> ConceptIndex::Find(const std::string& label) const {
  const auto known = data_->by_label.find(data_->normalizer.Normalize(label));
  if (known != data_->by_label.end()) return Hit{known->second, "a name of it in the codebook"};
  for (const auto& [pattern, index] : data_->patterns) {
    if (RE2::PartialMatch(label, pattern)) return Hit{index, "matches its pattern in the codebook"};
  }
  return std::nullopt;
}

}  // namespace whosaid
