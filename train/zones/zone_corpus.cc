#include "train/zones/zone_corpus.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "extract/syntax/conllu.h"
#include "extract/zones/zones_patterns.h"

namespace whosaid {
namespace {

size_t CountWords(std::string_view text) {
  return static_cast<size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

std::vector<std::string> SplitLines(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);) {
    const size_t begin = line.find_first_not_of(" \t\r");
    if (begin != std::string::npos) lines.push_back(line.substr(begin));
  }
  return lines;
}

std::string Bare(std::string_view title) {
  while (title.ends_with('.')) title.remove_suffix(1);
  return std::string(title);
}

Result<std::string> ReadFile(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Fail(ErrorKind::kNotFound, path + ": cannot be read");
  return std::string{std::istreambuf_iterator<char>(stream), {}};
}

// True where patterns take the paragraph for something that a site set below the text.
bool IsFurniture(const std::string& paragraph) {
  constexpr double kGoodSign = 6;
  const std::vector<int> matches = MatchPatterns(paragraph);
  return std::any_of(matches.begin(), matches.end(), [](int match) {
    const PatternCue& cue = PatternCues()[static_cast<size_t>(match)];
    return !IsBodyZone(cue.kind) && cue.kind != ZoneKind::kComment && cue.weight >= kGoodSign;
  });
}

void DropTail(std::vector<std::string>& paragraphs) {
  constexpr size_t kLast = 4;
  const auto tail =
      paragraphs.end() - static_cast<std::ptrdiff_t>(std::min(kLast, paragraphs.size()));
  paragraphs.erase(std::find_if(tail, paragraphs.end(), IsFurniture), paragraphs.end());
}

Result<std::vector<FillingArticle>> ReadNews(const std::string& path) {
  constexpr size_t kFewest = 4;
  const auto content = ReadFile(path);
  if (!content) return tl::make_unexpected(content.error());
  std::vector<FillingArticle> articles;
  for (const std::string& line : SplitLines(*content)) {
    const auto record = nlohmann::json::parse(line);
    FillingArticle article{record.at("title"), SplitLines(record.at("text").get<std::string>())};
    std::erase_if(article.paragraphs, [&](const std::string& paragraph) {
      return Bare(paragraph) == Bare(article.title);
    });
    DropTail(article.paragraphs);
    if (article.paragraphs.size() >= kFewest) articles.push_back(std::move(article));
  }
  return articles;
}

// Calls `take` with the identifier and the paragraphs of each document.
Result<void> ReadTrees(
    const std::string& path,
    const std::function<void(const std::string& id, std::vector<std::string> paragraphs)>& take) {
  const auto content = ReadFile(path);
  if (!content) return tl::make_unexpected(content.error());
  const auto sentences = ReadConllu(*content, path);
  if (!sentences) return tl::make_unexpected(sentences.error());
  for (size_t begin = 0, end = 0; begin < sentences->size(); begin = end) {
    end = begin + 1;
    while (end < sentences->size() && !(*sentences)[end].begins_document) ++end;
    const auto document = std::span(*sentences).subspan(begin, end - begin);
    take(document[0].document_id, SplitLines(ToArticle(document).text));
  }
  return {};
}

bool HasAny(const std::string& id, std::initializer_list<std::string_view> genres) {
  return std::any_of(genres.begin(), genres.end(),
                     [&](std::string_view genre) { return id.find(genre) != std::string::npos; });
}

}  // namespace

Result<ZoneFilling> ReadZoneFilling(const std::string& shared) {
  constexpr size_t kFewest = 4, kShortest = 3, kLongest = 140;
  ZoneFilling filling;
  auto news = ReadNews(shared + "/data/polnear/polnear.train.jsonl");
  if (!news) return tl::make_unexpected(news.error());
  filling.news = *std::move(news);
  const auto take = [&](const std::string& id, std::vector<std::string> paragraphs) {
    if (HasAny(id, {"answers", "reviews", "newsgroup"})) {
      std::erase_if(paragraphs, [&](const std::string& paragraph) {
        const size_t words = CountWords(paragraph);
        return words < kShortest || words > kLongest;
      });
      filling.comments.insert(filling.comments.end(), paragraphs.begin(), paragraphs.end());
    } else if (HasAny(id, {"interview", "speech", "news", "weblog"}) &&
               paragraphs.size() >= kFewest) {
      filling.talk.push_back({"", std::move(paragraphs)});
    }
  };
  for (const char* name : {"en_gum_by-ud-train.conllu", "en_ewt-ud-train.conllu"}) {
    const auto read = ReadTrees(shared + "/data/ud/" + name, take);
    if (!read) return tl::make_unexpected(read.error());
  }
  return filling;
}

}  // namespace whosaid
