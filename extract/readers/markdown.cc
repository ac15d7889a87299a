// Markdown: the text is kept untouched, marks and all; front matter is read as metadata, and the
// headline, list items and images are known zones.
#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <re2/re2.h>

#include "extract/readers/readers.h"
#include "extract/times/date_text.h"

namespace whosaid {
namespace {

struct Line {
  Span span;              // with its line break
  std::string_view text;  // without it
};

Line LineAt(std::string_view text, uint32_t begin) {
  const size_t end = text.find('\n', begin);
  const size_t after = end == std::string_view::npos ? text.size() : end + 1;
  std::string_view line = text.substr(begin, std::min(end, text.size()) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return {{begin, static_cast<uint32_t>(after)}, line};
}

std::string_view Trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::string Unquote(std::string_view value) {
  value = Trim(value);
  const bool quoted = value.size() >= 2 && value.front() == value.back() &&
                      (value.front() == '"' || value.front() == '\'');
  return std::string(quoted ? value.substr(1, value.size() - 2) : value);
}

// "[Ann Lee, Bo Ek]" or "Ann Lee".
std::vector<std::string> ReadList(std::string_view value) {
  value = Trim(value);
  if (!value.starts_with('[') || !value.ends_with(']')) {
    return value.empty() ? std::vector<std::string>{} : std::vector<std::string>{Unquote(value)};
  }
  value = value.substr(1, value.size() - 2);
  std::vector<std::string> items;
  while (!value.empty()) {
    const size_t end = std::min(value.find(','), value.size());
    if (std::string item = Unquote(value.substr(0, end)); !item.empty()) {
      items.push_back(std::move(item));
    }
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return items;
}

// The front matter: YAML's plain "key: value" lines between two lines "---". Keys of other tools
// are passed over.
class FrontMatter {
 public:
  // Where the text behind it begins; 0 where there is none.
  static uint32_t FindEnd(std::string_view text) {
    Line line = LineAt(text, 0);
    if (line.text != "---") return 0;
    while (line.span.end < text.size()) {
      line = LineAt(text, line.span.end);
      if (line.text == "---" || line.text == "...") return line.span.end;
    }
    return 0;
  }

  explicit FrontMatter(Article& article) : article_(article) {}

  // False where the line gives a date that is none.
  bool Read(std::string_view line) {
    if (in_authors_ && Trim(line).starts_with("- ")) {
      article_.author.push_back(Unquote(Trim(line).substr(2)));
      return true;
    }
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos || line.starts_with(' ')) return true;
    const std::string_view key = Trim(line.substr(0, colon));
    const std::string_view value = line.substr(colon + 1);
    in_authors_ = key == "author" || key == "authors";
    if (key == "title") article_.title = Unquote(value);
    if (key == "outlet") article_.outlet = Unquote(value);
    if (key == "language" || key == "lang") article_.language = Unquote(value);
    if (in_authors_) article_.author = ReadList(value);
    if (key == "date" && !Trim(value).empty()) {
      const std::optional<Date> date = ReadDate(Unquote(value));
      if (!date) return false;
      article_.published = Published{*date, DateSource::kMetadata};
    }
    return true;
  }

 private:
  Article& article_;
  bool in_authors_ = false;
};

// Gives each line its zone, with what the lines before say.
class LineZones {
 public:
  std::optional<ZoneKind> ZoneOf(const Line& line, std::string_view next) {
    const std::string_view text = Trim(line.text);
    const bool fence = text.starts_with("```") || text.starts_with("~~~");
    if (fence) in_code_ = !in_code_;
    const bool after_image = std::exchange(after_image_, false);
    const bool in_item = std::exchange(in_item_, false);
    static const RE2 rule("(?:[*_-] ?){3,}");
    if (in_code_ || fence || text.empty() || RE2::FullMatch(text, rule)) return std::nullopt;
    if (!headline_found_ && IsHeadline(line.text, next)) {
      headline_found_ = true;
      return ZoneKind::kHeadline;
    }
    if (text.starts_with("![")) {
      after_image_ = true;
      return ZoneKind::kCaption;
    }
    // ![The bridge](bridge.jpg)
    // *The bridge on Monday. Photo: A. Lee*
    if (after_image && text.size() > 2 && (text[0] == '*' || text[0] == '_') &&
        text.back() == text[0] && text[1] != ' ') {
      return ZoneKind::kCaption;
    }
    static const RE2 item("\\s{0,8}(?:[-*+]|[0-9]{1,3}[.)])\\s+\\S.*");
    static const RE2 link_item("\\s{0,8}(?:[-*+]|[0-9]{1,3}[.)])\\s+\\[[^\\]]*\\]\\([^)]*\\)\\W*");
    if (RE2::FullMatch(line.text, link_item)) return ZoneKind::kTeaser;
    const bool continued = in_item && line.text.starts_with("  ");
    if (!continued && !RE2::FullMatch(line.text, item)) return std::nullopt;
    in_item_ = true;
    return ZoneKind::kBullets;
  }

 private:
  // "# Title", or a line above "=====".
  static bool IsHeadline(std::string_view line, std::string_view next) {
    return line.starts_with("# ") ||
           (next.size() >= 3 && next.find_first_not_of('=') == std::string_view::npos);
  }

  bool headline_found_ = false;
  bool in_code_ = false;
  bool in_item_ = false;
  bool after_image_ = false;
};

std::string HeadingText(std::string_view line) {
  const size_t begin = std::min(line.find_first_not_of("# "), line.size());
  const size_t end = line.find_last_not_of("# ");
  return end == std::string_view::npos ? "" : std::string(line.substr(begin, end - begin + 1));
}

// Lines of one kind that follow each other are one zone, but headlines.
void AddZone(std::vector<Zone>& zones, ZoneKind kind, Span span) {
  if (!zones.empty() && zones.back().kind == kind && zones.back().span.end == span.begin) {
    zones.back().span.end = span.end;
  } else {
    zones.push_back({kind, span});
  }
}

}  // namespace

bool RecognisesMarkdown(std::string_view text) {
  const Line line = LineAt(text, 0);
  return line.text.starts_with("# ") || (line.text == "---" && FrontMatter::FindEnd(text) > 0);
}

void ReadMarkdown(Input input, const ReadOptions&, const ArticleSink& sink) {
  Article article;
  article.uri = std::move(input.uri);
  article.text = std::move(input.text);
  const std::string_view text = article.text;
  const uint32_t matter_end = FrontMatter::FindEnd(text);
  FrontMatter matter(article);
  size_t number = input.first_line;
  for (uint32_t at = 0; at < matter_end; ++number) {
    const Line line = LineAt(text, at);
    if (!matter.Read(line.text)) {
      return sink(
          Fail(ErrorKind::kBadInput,
               fmt::format("{}:{}: 'date' is no date (2025-02-12 is one)", article.uri, number)));
    }
    at = line.span.end;
  }
  if (matter_end > 0) article.known_zones.push_back({ZoneKind::kBoilerplate, {0, matter_end}});
  LineZones zones;
  for (uint32_t at = matter_end; at < text.size();) {
    const Line line = LineAt(text, at);
    at = line.span.end;
    const std::string_view next = at < text.size() ? LineAt(text, at).text : std::string_view();
    const std::optional<ZoneKind> kind = zones.ZoneOf(line, next);
    if (!kind) continue;
    AddZone(article.known_zones, *kind, line.span);
    if (*kind == ZoneKind::kHeadline && article.title.empty()) {
      article.title = HeadingText(line.text);
    }
  }
  sink(std::move(article));
}

}  // namespace whosaid
