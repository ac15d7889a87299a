#include "train/corpora/attribution_corpus.h"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "core/utf8.h"
#include "train/corpora/complaint.h"

namespace whosaid {
namespace {

std::vector<Span> ReadSpans(const nlohmann::json& spans, const CodePointIndex& index) {
  std::vector<Span> read;
  for (const auto& span : spans) {
    read.push_back(index.ToBytes(Span{span[0].get<uint32_t>(), span[1].get<uint32_t>()}));
  }
  return read;
}

}  // namespace

Result<std::vector<GoldArticle>> ReadAttributionCorpus(const std::string& path) {
  std::ifstream file(path);
  if (!file) return Fail(ErrorKind::kNotFound, path + ": cannot be read");
  std::vector<GoldArticle> articles;
  std::string line;
  for (size_t number = 1; std::getline(file, line); ++number) {
    try {
      const auto record = nlohmann::json::parse(line);
      GoldArticle article{record.at("id"), record.at("text"), {}};
      const CodePointIndex index(article.text);
      for (const auto& gold : record.at("attributions")) {
        article.attributions.push_back({ReadSpans(gold.at("source"), index),
                                        ReadSpans(gold.at("cue"), index),
                                        ReadSpans(gold.at("content"), index)});
      }
      articles.push_back(std::move(article));
    } catch (const nlohmann::json::exception& error) {
      return Fail(ErrorKind::kBadInput, fmt::format("{}:{}: {}", path, number, Complaint(error)));
    }
  }
  return articles;
}

}  // namespace whosaid
