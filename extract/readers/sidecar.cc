#include "extract/readers/sidecar.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "extract/times/date_text.h"

namespace whosaid {
namespace {

using nlohmann::json;

struct Key {
  std::string_view name;
  bool (*set)(const json& value, Article& article);  // false where the value makes no sense
};

template <std::string Article::* field>
bool SetText(const json& value, Article& article) {
  if (!value.is_string()) return false;
  article.*field = value.get<std::string>();
  return true;
}

bool SetAuthor(const json& value, Article& article) {
  for (const json& name : value.is_array() ? value : json::array({value})) {
    if (!name.is_string()) return false;
    article.author.push_back(name.get<std::string>());
  }
  return true;
}

bool SetDate(const json& value, Article& article) {
  const auto date = value.is_string() ? ReadDate(value.get<std::string>()) : std::nullopt;
  if (!date) return false;
  article.published = Published{*date, DateSource::kMetadata};
  return true;
}

constexpr Key kKeys[] = {
    {"title", SetText<&Article::title>},       {"date", SetDate},
    {"outlet", SetText<&Article::outlet>},     {"author", SetAuthor},
    {"language", SetText<&Article::language>}, {"url", SetText<&Article::uri>},
};

const Key* FindKey(std::string_view name) {
  for (const Key& key : kKeys) {
    if (key.name == name) return &key;
  }
  return nullptr;
}

std::string KeyNames() {
  std::string names;
  for (const Key& key : kKeys) names += fmt::format("{}{}", names.empty() ? "" : ", ", key.name);
  return names;
}

Result<Article> Parse(const std::string& content, const std::string& path) {
  const json object = json::parse(content, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) {
    return Fail(ErrorKind::kBadInput, fmt::format("{}: not a JSON object", path));
  }
  Article sidecar;
  for (const auto& [name, value] : object.items()) {
    const Key* key = FindKey(name);
    if (key == nullptr) {
      return Fail(ErrorKind::kBadInput,
                  fmt::format("{}: unknown key '{}' (known: {})", path, name, KeyNames()));
    }
    if (!value.is_null() && !key->set(value, sidecar)) {
      return Fail(ErrorKind::kBadInput,
                  fmt::format("{}: {} is no {}: '{}'", path, value.dump().substr(0, 60),
                              name == "date" ? "date (2025-02-12 is one)" : "text", name));
    }
  }
  return sidecar;
}

void Overwrite(const std::string& from, std::string& to) {
  if (!from.empty()) to = from;
}

}  // namespace

Result<Article> ReadSidecar(const std::string& path) {
  const std::filesystem::path file(path);
  std::filesystem::path stem = file;
  stem.replace_extension();
  for (const std::filesystem::path& base : {file, stem}) {
    const std::string name = base.string() + std::string(kSidecarSuffix);
    std::error_code ignored;
    if (!std::filesystem::exists(name, ignored)) continue;
    std::ifstream stream(name, std::ios::binary);
    if (!stream) return Fail(ErrorKind::kSystem, fmt::format("{}: can't be read", name));
    return Parse({std::istreambuf_iterator<char>(stream), {}}, name);
  }
  return Article{};
}

void ApplySidecar(const Article& sidecar, Article& article) {
  Overwrite(sidecar.uri, article.uri);
  Overwrite(sidecar.outlet, article.outlet);
  Overwrite(sidecar.title, article.title);
  Overwrite(sidecar.language, article.language);
  if (!sidecar.author.empty()) article.author = sidecar.author;
  if (sidecar.published) article.published = sidecar.published;
}

}  // namespace whosaid
