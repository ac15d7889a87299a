// JSON records: one object a line (JSONL), or a file with one object or an array of them (JSON).
// Fields: kFields; ReadOptions::fields maps names.
#include <algorithm>
#include <cctype>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/utf8.h"
#include "extract/readers/encoding.h"
#include "extract/readers/readers.h"
#include "extract/times/date_text.h"

namespace whosaid {
namespace {

using nlohmann::json;

// Reads the fields of one record and keeps the first thing that is wrong.
class Record {
 public:
  Record(const json& object, const ReadOptions& options) : object_(object), options_(options) {}

  const std::string& error() const { return error_; }

  // Empty where the record has no such field. Numbers will do for an id.
  std::string Text(std::string_view field) {
    const json* value = Find(field);
    if (value == nullptr) return {};
    if (value->is_string()) return value->get<std::string>();
    if (field == "id" && value->is_number_integer()) return value->dump();
    Refuse(fmt::format("'{}' is {}, not a string", NameOf(field), TypeOf(*value)));
    return {};
  }

  std::vector<std::string> Texts(std::string_view field) {
    const json* value = Find(field);
    if (value == nullptr) return {};
    if (value->is_string()) return {value->get<std::string>()};
    const bool list = value->is_array() && std::all_of(value->begin(), value->end(),
                                                       [](const json& v) { return v.is_string(); });
    if (list) return value->get<std::vector<std::string>>();
    Refuse(fmt::format("'{}' is {}, not a string or a list of strings", NameOf(field),
                       TypeOf(*value)));
    return {};
  }

  std::optional<Published> When(std::string_view field) {
    const std::string text = Text(field);
    if (IsBlank(text)) return std::nullopt;
    if (const auto date = ReadDate(text)) return Published{*date, DateSource::kMetadata};
    Refuse(fmt::format("'{}' is no date: '{}' (2025-02-12 is one)", NameOf(field),
                       std::string_view(text).substr(0, ClipLength(text))));
    return std::nullopt;
  }

  void RequireText(std::string_view text) {
    if (!IsBlank(text) || !error_.empty()) return;
    const std::string name = NameOf("text");
    if (object_.contains(name)) return Refuse(fmt::format("'{}' is empty", name));
    std::string keys;
    for (const auto& [key, value] : object_.items()) {
      if (value.is_string() && keys.size() < 60) keys += keys.empty() ? key : ", " + key;
    }
    Refuse(fmt::format("no '{}'{}", name,
                       keys.empty() ? "" : " (map one of its fields to it: " + keys + ")"));
  }

 private:
  std::string NameOf(std::string_view field) const {
    const auto mapped = options_.fields.find(std::string(field));
    return mapped == options_.fields.end() ? std::string(field) : mapped->second;
  }

  const json* Find(std::string_view field) const {
    const auto found = object_.find(NameOf(field));
    return found == object_.end() || found->is_null() ? nullptr : &*found;
  }

  static std::string TypeOf(const json& value) {
    const std::string type = value.type_name();
    return (type == "array" || type == "object" ? "an " : "a ") + type;
  }

  static size_t ClipLength(std::string_view text) {
    size_t length = std::min<size_t>(40, text.size());
    while (!IsCodePointBoundary(text, length)) --length;
    return length;
  }

  void Refuse(std::string what) {
    if (error_.empty()) error_ = std::move(what);
  }

  const json& object_;
  const ReadOptions& options_;
  std::string error_;
};

// `where` names the record in errors, `uri` stands in where it has neither url nor id.
Result<Article> ToArticle(const json& value, const ReadOptions& options, const std::string& where,
                          std::string uri) {
  if (!value.is_object()) {
    return Fail(ErrorKind::kBadInput,
                fmt::format("{}: not a JSON object but {}", where, value.type_name()));
  }
  Record record(value, options);
  Article article;
  article.text = record.Text("text");
  article.title = record.Text("title");
  article.outlet = record.Text("outlet");
  article.language = record.Text("language");
  article.author = record.Texts("author");
  article.published = record.When("date");
  article.uri = record.Text("url");
  if (article.uri.empty()) article.uri = record.Text("id");
  if (article.uri.empty()) article.uri = std::move(uri);
  record.RequireText(article.text);
  if (!record.error().empty()) {
    return Fail(ErrorKind::kBadInput, fmt::format("{}: {}", where, record.error()));
  }
  return article;
}

// What is wrong with `text` as JSON, in a few words.
std::string Complaint(const json::parse_error& error, std::string_view text) {
  if (error.byte >= text.size()) return "cut JSON: it ends within a value";
  return fmt::format("broken JSON at byte {}", error.byte);
}

Result<json> Parse(std::string_view text, const std::string& where) {
  try {
    return json::parse(text);
  } catch (const json::parse_error& error) {
    return Fail(ErrorKind::kBadInput, fmt::format("{}: {}", where, Complaint(error, text)));
  } catch (const json::exception&) {
    return Fail(ErrorKind::kBadInput, fmt::format("{}: a number out of range", where));
  }
}

std::string_view FirstLine(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0) {
    text.remove_prefix(1);
  }
  return text.substr(0, text.find('\n'));
}

}  // namespace

bool RecognisesJsonLines(std::string_view text) {
  const std::string_view line = FirstLine(text);
  // A line that the sniffed bytes cut short can't be parsed; its beginning has to do.
  if (line.data() + line.size() == text.data() + text.size()) return line.starts_with("{\"");
  return line.starts_with('{') && json::accept(line);
}

void ReadJsonLines(Input input, const ReadOptions& options, const ArticleSink& sink) {
  const std::string_view text = input.text;
  size_t number = input.first_line;
  for (size_t begin = 0; begin < text.size(); ++number) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    if (IsBlank(line)) continue;
    const std::string where = fmt::format("{}:{}", input.uri, number);
    const Result<json> value = Parse(line, where);
    if (!value) {
      sink(tl::make_unexpected(value.error()));
    } else {
      sink(ToArticle(*value, options, where, fmt::format("{}#{}", input.uri, number)));
    }
  }
}

bool RecognisesJson(std::string_view text) {
  const std::string_view line = FirstLine(text);
  return line.starts_with("[{") || line == "[" || line == "{" || line == "[\r" || line == "{\r";
}

void ReadJson(Input input, const ReadOptions& options, const ArticleSink& sink) {
  const Result<json> value = Parse(input.text, input.uri);
  if (!value) return sink(tl::make_unexpected(value.error()));
  if (!value->is_array()) return sink(ToArticle(*value, options, input.uri, input.uri));
  size_t number = 0;
  for (const json& record : *value) {
    ++number;
    const std::string where = fmt::format("{}: record {}", input.uri, number);
    sink(ToArticle(record, options, where, fmt::format("{}#{}", input.uri, number)));
  }
}

}  // namespace whosaid
