#include "train/corpora/zone_corpus.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "extract/syntax/conllu.h"
#include "extract/zones/zones_blocks.h"
#include "extract/zones/zones_features.h"
#include "extract/zones/zones_rules.h"
#include "extract/zones/zones_states.h"

namespace whosaid {
namespace {

using K = ZoneKind;

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

struct Line {
  K kind;
  std::string text;
};

ZonePage ToPage(std::string name, const std::vector<Line>& lines) {
  ZonePage page;
  page.name = std::move(name);
  std::string& text = page.article.text;
  for (const Line& line : lines) {
    const auto begin = static_cast<uint32_t>(text.size());
    text += line.text;
    page.gold.push_back({line.kind, {begin, static_cast<uint32_t>(text.size())}});
    text += '\n';
  }
  return page;
}

class Mixer {
 public:
  Mixer(const ZoneFilling& filling, Random& random) : filling_(filling), random_(random) {}

  ZonePage Refill(const ZonePage& page) {
    constexpr double kGrowth[] = {1, 1.5, 2, 3};
    const FillingArticle& article = Article();
    const auto slots = static_cast<size_t>(std::count_if(
        page.gold.begin(), page.gold.end(), [&](const Zone& zone) { return IsSlot(page, zone); }));
    const auto wanted = static_cast<size_t>(static_cast<double>(slots) *
                                            kGrowth[random_.Below(std::size(kGrowth))]);
    const size_t count = std::min(article.paragraphs.size(), std::max(slots, wanted));
    const bool others_comment = Chance(.5);
    std::vector<Line> lines;
    size_t slot = 0, used = 0;
    bool titled = article.title.empty();
    for (const Zone& zone : page.gold) {
      const std::string_view text = Slice(page.article.text, zone.span);
      if (IsSlot(page, zone)) {
        const size_t until = (++slot * count + slots / 2) / slots;
        while (used < until) lines.push_back({K::kBody, article.paragraphs[used++]});
      } else if (zone.kind == K::kHeadline && !titled) {
        lines.push_back({K::kHeadline, article.title});
        titled = true;
      } else if (zone.kind == K::kComment && CountWords(text) >= 6 && others_comment) {
        lines.push_back({K::kComment, Comment()});
      } else {
        lines.push_back({zone.kind, std::string(text)});
      }
    }
    return ToPage(page.name, lines);
  }

  // Keeps what stands between the headline and the text.
  void AddHead(const ZonePage& page) {
    const auto is_text = [](const Zone& zone) { return IsBodyZone(zone.kind); };
    const auto headline = std::find_if(page.gold.begin(), page.gold.end(), is_text);
    if (headline == page.gold.end() || headline->kind != K::kHeadline) return;
    std::vector<Line> head;
    for (auto zone = headline + 1; zone != page.gold.end() && !is_text(*zone); ++zone) {
      if (zone->kind == K::kByline || zone->kind == K::kCaption) {
        head.push_back({zone->kind, std::string(Slice(page.article.text, zone->span))});
      }
    }
    if (!head.empty()) heads_.push_back(std::move(head));
  }

  // An article alone, or with comments behind it.
  ZonePage Plain(const FillingArticle& article, size_t comments) {
    constexpr size_t kLongest[] = {8, 12, 20, 40};
    std::vector<Line> lines;
    const bool titled = !article.title.empty() && Chance(.7);
    if (titled) lines.push_back({K::kHeadline, article.title});
    if (titled && !heads_.empty() && Chance(.5)) {
      const std::vector<Line>& head = heads_[random_.Below(heads_.size())];
      lines.insert(lines.end(), head.begin(), head.end());
    }
    const size_t most = comments > 0 ? kLongest[random_.Below(std::size(kLongest))] : 1000;
    for (size_t i = 0; i < std::min(most, article.paragraphs.size()); ++i) {
      lines.push_back({K::kBody, article.paragraphs[i]});
    }
    const bool own = !comments_.empty() && Chance(.5);
    for (size_t i = 0; i < comments; ++i) {
      const std::string& text = own ? comments_[random_.Below(comments_.size())] : Comment();
      lines.push_back({K::kComment, text});
    }
    return ToPage("plain", lines);
  }

  // Titles of other articles, with or without their first words, outlet and age.
  void AddTeasers(ZonePage& page) {
    constexpr const char* kHeads[] = {"Related Stories", "More from The Courier", "Read more",
                                      "Latest news", "Top stories"};
    std::vector<Line> lines;
    if (Chance(.5)) lines.push_back({K::kTeaser, kHeads[random_.Below(std::size(kHeads))]});
    const bool has_summary = Chance(.6), has_age = Chance(.5), is_glued = Chance(.5);
    for (size_t left = 3 + random_.Below(10); left > 0; --left) {
      const FillingArticle& other = filling_.news[random_.Below(filling_.news.size())];
      std::string last = other.title;
      if (has_summary && Chance(.8)) {
        lines.push_back({K::kTeaser, last});
        const std::string& text = other.paragraphs[0];
        const size_t stop = text.find(". ");
        last = stop == std::string::npos ? text : text.substr(0, stop + (Chance(.8) ? 1 : 0));
        if (Chance(.3)) last = last.substr(0, last.rfind(' ')) + " ...";
      }
      if (has_age) {
        const std::string age = std::to_string(1 + random_.Below(20)) + "hmd"[random_.Below(3)];
        if (is_glued) {
          last += "Coast News - " + age + " -";
        } else {
          lines.push_back({K::kTeaser, last});
          last = "Coast News · " + age + " ago";
        }
      }
      lines.push_back({K::kTeaser, last});
    }
    const ZonePage tail = ToPage("", lines);
    const auto at = static_cast<uint32_t>(page.article.text.size());
    page.article.text += tail.article.text;
    for (Zone zone : tail.gold) {
      zone.span.begin += at;
      zone.span.end += at;
      page.gold.push_back(zone);
    }
  }

  // Keeps what readers wrote below the page.
  void AddComments(const ZonePage& page) {
    constexpr size_t kFewest = 5;
    for (const Zone& zone : page.gold) {
      const std::string_view text = Slice(page.article.text, zone.span);
      if (zone.kind == K::kComment && CountWords(text) >= kFewest &&
          text.find_first_of(".!?") != std::string_view::npos) {
        comments_.emplace_back(text);
      }
    }
  }

  bool Chance(double share) { return random_.Uniform() < static_cast<float>(share); }

  const FillingArticle& Article() {
    const auto& from = Chance(.85) ? filling_.news : filling_.talk;
    return from[random_.Below(from.size())];
  }

  size_t Below(size_t bound) { return random_.Below(bound); }

  static bool IsSlot(const ZonePage& page, const Zone& zone) {
    return zone.kind == K::kBody && CountWords(Slice(page.article.text, zone.span)) >= 8;
  }

 private:
  const std::string& Comment() {
    return filling_.comments[random_.Below(filling_.comments.size())];
  }

  const ZoneFilling& filling_;
  Random& random_;
  std::vector<std::vector<Line>> heads_;
  std::vector<std::string> comments_;
};

// Of the zone in which the block ends; what the gold leaves out is no part of the article.
K GoldKind(const ZonePage& page, Span block) {
  for (const Zone& zone : page.gold) {
    if (zone.span.begin < block.end && zone.span.end >= block.end) return zone.kind;
  }
  return K::kBoilerplate;
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

std::vector<ZonePage> MixPages(const std::vector<ZonePage>& pages, const ZoneFilling& filling,
                               Random& random) {
  constexpr size_t kCopies = 3, kFewestSlots = 3, kPlain = 70, kCommented = 200, kTeasers = 60;
  Mixer mixer(filling, random);
  std::vector<ZonePage> mixed;
  for (const ZonePage& page : pages) {
    mixer.AddHead(page);
    mixer.AddComments(page);
    const auto slots = std::count_if(page.gold.begin(), page.gold.end(),
                                     [&](const Zone& zone) { return Mixer::IsSlot(page, zone); });
    if (static_cast<size_t>(slots) < kFewestSlots || !page.article.known_zones.empty()) continue;
    for (size_t i = 0; i < kCopies; ++i) {
      mixed.push_back(mixer.Refill(page));
      if (mixer.Chance(.2)) mixer.AddTeasers(mixed.back());
    }
  }
  for (size_t i = 0; i < kPlain; ++i) mixed.push_back(mixer.Plain(mixer.Article(), 0));
  for (size_t i = 0; i < filling.talk.size(); i += 2) {
    mixed.push_back(mixer.Plain(filling.talk[i], 0));
  }
  for (size_t i = 0; i < kCommented; ++i) {
    mixed.push_back(mixer.Plain(mixer.Article(), 3 + mixer.Below(i % 2 == 0 ? 12 : 60)));
  }
  for (size_t i = 0; i < kTeasers; ++i) {
    mixed.push_back(mixer.Plain(mixer.Article(), 0));
    mixer.AddTeasers(mixed.back());
  }
  return mixed;
}

ChainExample ToExample(const ZonePage& page) {
  const Page blocks{page.article.text, page.article.title,
                    SplitBlocks(page.article.text, page.article.known_zones)};
  ChainExample example;
  std::vector<K> kinds;
  const size_t labels = ZoneStates().size();
  const PageCues cues = FindCues(blocks);
  if (blocks.blocks.empty()) return example;
  const std::vector<K> by_rules = KindsByRules(blocks.blocks, cues.blocks);
  ForEachBlock(blocks, cues, [&](size_t block, const FeatureList& features) {
    example.features.push_back(features);
    example.scores.resize(example.scores.size() + labels);
    AddRules(cues.blocks[block].scores, by_rules[block], std::span(example.scores).last(labels));
    kinds.push_back(GoldKind(page, blocks.blocks[block].span));
  });
  example.labels = ToStates(kinds);
  return example;
}

}  // namespace whosaid
