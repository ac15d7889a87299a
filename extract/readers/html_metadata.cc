#include "extract/readers/html_metadata.h"

#include <algorithm>
#include <cctype>
#include <deque>
#include <map>

#include <nlohmann/json.hpp>

#include "extract/times/date_text.h"

namespace whosaid {
namespace {

using nlohmann::json;

// Names of meta elements, the most telling first.
constexpr std::string_view kTitleNames[] = {"og:title", "twitter:title", "dc.title", "title"};
constexpr std::string_view kOutletNames[] = {"og:site_name", "application-name", "dc.publisher",
                                             "publisher"};
constexpr std::string_view kAuthorNames[] = {"author", "article:author", "dc.creator",
                                             "parsely-author", "byl"};
constexpr std::string_view kDateNames[] = {"article:published_time",
                                           "og:article:published_time",
                                           "og:published_time",
                                           "datepublished",
                                           "date",
                                           "pubdate",
                                           "publish-date",
                                           "publishdate",
                                           "publication_date",
                                           "dc.date",
                                           "dc.date.issued",
                                           "dcterms.created",
                                           "dcterms.date",
                                           "parsely-pub-date",
                                           "sailthru.date"};

// What the page holds, gathered in one walk.
constexpr size_t kMostDates = 16, kMostAuthors = 16;

struct Clues {
  std::map<std::string, std::string, std::less<>> metas;  // first of each name
  std::vector<json> records;                              // JSON-LD scripts
  std::string page_title;                                 // the title element
  std::string language;
  std::vector<std::string> dates;    // of itemprop and time elements, the most telling first
  std::vector<std::string> authors;  // of rel="author" and itemprop="author"
};

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

void NoteMeta(const GumboNode& meta, Clues& clues) {
  const std::string content(Attribute(meta, "content"));
  if (content.empty()) return;
  for (const char* attribute : {"property", "name", "itemprop"}) {
    const std::string name = Lower(Attribute(meta, attribute));
    if (!name.empty()) clues.metas.emplace(name, content);
  }
}

void NoteScript(const GumboNode& script, Clues& clues) {
  if (Lower(Attribute(script, "type")) != "application/ld+json") return;
  std::string text;
  Walk(script, [&](const GumboNode& node) {
    text += TextOf(node);
    return true;
  });
  json record = json::parse(text, nullptr, /*allow_exceptions=*/false, /*ignore_comments=*/true);
  if (!record.is_discarded()) clues.records.push_back(std::move(record));
}

void NoteTime(const GumboNode& element, Clues& clues) {
  if (clues.dates.size() >= kMostDates) return;
  const std::string_view attribute = Attribute(element, "datetime");
  std::string date = attribute.empty() ? CollapsedText(element) : std::string(attribute);
  const bool telling =
      Attribute(element, "itemprop") == "datePublished" || HasAttribute(element, "pubdate");
  clues.dates.insert(telling ? clues.dates.begin() : clues.dates.end(), std::move(date));
}

Clues Gather(const GumboNode& page) {
  Clues clues;
  clues.language = Attribute(page, "lang");
  Walk(page, [&](const GumboNode& node) {
    if (!IsElement(node)) return false;
    switch (node.v.element.tag) {
      case GUMBO_TAG_META:
        NoteMeta(node, clues);
        return false;
      case GUMBO_TAG_SCRIPT:
        NoteScript(node, clues);
        return false;
      case GUMBO_TAG_TITLE:
        if (clues.page_title.empty()) clues.page_title = CollapsedText(node);
        return false;
      case GUMBO_TAG_TIME:
        NoteTime(node, clues);
        return true;
      default:
        break;
    }
    if (Attribute(node, "itemprop") == "datePublished") NoteTime(node, clues);
    const bool author =
        Attribute(node, "rel") == "author" || Attribute(node, "itemprop") == "author";
    if (author && clues.authors.size() < kMostAuthors) clues.authors.push_back(CollapsedText(node));
    return !author;
  });
  return clues;
}

template <size_t n>
std::string FirstMeta(const Clues& clues, const std::string_view (&names)[n]) {
  for (const std::string_view name : names) {
    const auto found = clues.metas.find(name);
    if (found != clues.metas.end()) return found->second;
  }
  return {};
}

bool IsArticleType(const json& type) {
  if (type.is_array()) return std::any_of(type.begin(), type.end(), IsArticleType);
  if (!type.is_string()) return false;
  const std::string name = type.get<std::string>();
  return name.ends_with("Article") || name.ends_with("Posting") || name == "Report";
}

// The record of the article itself among the JSON-LD, which may nest it in lists and graphs.
json FindArticleRecord(const std::vector<json>& records) {
  std::deque<const json*> open;
  for (const json& record : records) open.push_back(&record);
  for (size_t looked_at = 0; !open.empty() && looked_at < 1000; ++looked_at) {
    const json* record = open.front();
    open.pop_front();
    if (record->is_array()) {
      for (const json& inner : *record) open.push_back(&inner);
    } else if (record->is_object()) {
      const auto type = record->find("@type");
      if (type != record->end() && IsArticleType(*type)) return *record;
      for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
        if (const auto inner = record->find(key); inner != record->end()) open.push_back(&*inner);
      }
    }
  }
  return json::object();
}

// A text, or the name of an object, or of each of a list.
std::vector<std::string> NamesIn(const json& record, const char* key) {
  const auto found = record.find(key);
  if (found == record.end()) return {};
  std::vector<std::string> names;
  for (const json& value : found->is_array() ? *found : json::array({*found})) {
    if (value.is_string()) names.push_back(value.get<std::string>());
    if (!value.is_object()) continue;
    const auto name = value.find("name");
    if (name != value.end() && name->is_string()) names.push_back(name->get<std::string>());
  }
  return names;
}

std::string FirstName(const json& record, const char* key) {
  const std::vector<std::string> names = NamesIn(record, key);
  return names.empty() ? std::string() : names.front();
}

// "Dam vote delayed | The Valley Post" → "Dam vote delayed": the last part is the outlet's where it
// is named elsewhere on the page.
std::string WithoutOutlet(const std::string& title, const std::string& outlet) {
  if (outlet.empty() || !title.ends_with(outlet)) return title;
  std::string_view rest = std::string_view(title).substr(0, title.size() - outlet.size());
  for (const std::string_view separator : {" | ", " - ", " – ", " — ", " · ", " :: "}) {
    if (rest.ends_with(separator) && rest.size() > separator.size()) {
      return std::string(rest.substr(0, rest.size() - separator.size()));
    }
  }
  return title;
}

std::optional<Published> FirstDate(const json& record, const Clues& clues) {
  std::vector<std::string> candidates = NamesIn(record, "datePublished");
  for (const std::string_view name : kDateNames) {
    const auto found = clues.metas.find(name);
    if (found != clues.metas.end()) candidates.push_back(found->second);
  }
  candidates.insert(candidates.end(), clues.dates.begin(), clues.dates.end());
  for (const std::string& candidate : candidates) {
    if (const auto date = ReadDate(candidate)) return Published{*date, DateSource::kMetadata};
  }
  return std::nullopt;
}

// "By Ann Lee" → "Ann Lee"; nothing for addresses of profiles.
std::vector<std::string> CleanAuthors(const std::vector<std::string>& names) {
  std::vector<std::string> authors;
  for (std::string name : names) {
    if (Lower(name).starts_with("by ")) name.erase(0, 3);
    const bool address = name.find("://") != std::string::npos || name.starts_with('@');
    const bool known = std::find(authors.begin(), authors.end(), name) != authors.end();
    if (!name.empty() && !address && !known) authors.push_back(std::move(name));
  }
  return authors;
}

}  // namespace

Article ReadPageMetadata(const GumboNode& page) {
  const Clues clues = Gather(page);
  const json record = FindArticleRecord(clues.records);
  Article article;
  article.language = clues.language;
  article.outlet = FirstName(record, "publisher");
  if (article.outlet.empty()) article.outlet = FirstMeta(clues, kOutletNames);
  article.title = FirstName(record, "headline");
  if (article.title.empty()) article.title = FirstMeta(clues, kTitleNames);
  if (article.title.empty()) article.title = clues.page_title;
  article.title = WithoutOutlet(article.title, article.outlet);
  article.author = CleanAuthors(NamesIn(record, "author"));
  if (article.author.empty()) article.author = CleanAuthors({FirstMeta(clues, kAuthorNames)});
  if (article.author.empty()) article.author = CleanAuthors(clues.authors);
  article.published = FirstDate(record, clues);
  return article;
}

}  // namespace whosaid
